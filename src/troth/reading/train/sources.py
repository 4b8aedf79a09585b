"""Public labelled text whose licence (MIT or Apache-2.0) allows a model trained on it to ship."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import orjson

from troth.reading.train.gold import Item
from troth.words import fail


@dataclass(frozen=True)
class Source:
    """A file below the data folder, its licence and what it teaches."""

    path: str
    licence: str
    lang: str
    task: str = "polarity"


SOURCES = (
    Source("polarity/amazon.zh.valid.jsonl", "Apache-2.0", "zh"),
    Source("polarity/sb10k.de.train.jsonl", "MIT", "de"),
    Source("polarity/xlmt.de.train.jsonl", "Apache-2.0", "de"),
    Source("polarity/xlmt.en.train.jsonl", "Apache-2.0", "en"),
    Source("target/review_camera.zh.train.jsonl", "MIT", "zh"),
    Source("target/review_car.zh.train.jsonl", "MIT", "zh"),
    Source("target/review_notebook.zh.train.jsonl", "MIT", "zh"),
    Source("target/review_phone.zh.train.jsonl", "MIT", "zh"),
)


def read_sources(folder: Path, sources: tuple[Source, ...] = SOURCES) -> Iterator[Item]:
    """Items of every source. Raises TrothError naming the files that are missing."""
    missing = [source.path for source in sources if not (folder / source.path).is_file()]
    if missing:
        raise fail("train.missing", f"not found: {', '.join(missing)}", file=str(folder))
    for source in sources:
        name = source.path.rsplit("/", 1)[-1].split(".")[0]
        for line in (folder / source.path).read_bytes().splitlines():
            row = orjson.loads(line)
            yield Item(row["text"], source.lang, name, {source.task: row["label"]}, target=row.get("target"))
