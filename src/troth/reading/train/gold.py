"""The gold set as training items: sentences with their settled labels."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import orjson


@dataclass(frozen=True)
class Item:
    """A labelled text; `labels` maps a task to its class."""

    text: str
    lang: str
    source: str
    labels: dict[str, str]
    part: str = "train"
    target: str | None = None
    published: str | None = None


def part_of(theme: str) -> str:
    """train, dev or test by the theme's name: 60, 15 and 25 of a hundred."""
    share = int(hashlib.sha256(theme.encode()).hexdigest()[:8], 16) % 100
    return "train" if share < 60 else "dev" if share < 75 else "test"


_TASKS = ("kind", "commitment", "specificity", "footnote", "layer", "stance", "polarity")


def read_gold(folder: Path) -> Iterator[Item]:
    """Items of the gold set: JSON Lines when it is built, else the TSV files of pass A."""
    built = sorted(folder.glob("*.jsonl"))
    for path in built:
        for line in path.read_bytes().splitlines():
            row = orjson.loads(line)
            labels = {task: str(row[task]) for task in _TASKS if row.get(task) not in (None, "", "-")}
            part = row.get("split") or row.get("part") or part_of(row["theme"])
            yield Item(row["text"], row.get("lang", path.stem[:2]), "gold", labels, part,
                       row.get("target"), row.get("published"))  # fmt: skip
    if not built:
        yield from _read_sources(folder / "src")


def _read_sources(folder: Path) -> Iterator[Item]:
    for path in sorted(folder.glob("*/*.tsv")):
        lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#fact")]
        part = part_of(path.stem)
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            if not row.get("embargo"):
                continue
            labels = {task: row[task] for task in _TASKS if row[task] != "-" and row[task]}
            target = None if row["target"] == "-" else row["target"]
            yield Item(row["text"], path.parent.name, "gold", labels, part, target, row["published"])
