"""Volume for benchmarks: posts grown from the sample brand's own texts, the same for the same seed."""

from __future__ import annotations

import csv
import random
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from troth.sample import laid_out
from troth.sources import read_source
from troth.sources.model import ImportOptions
from troth.sources.sidecar import NAME, Sidecar
from troth.sources.walk import walk

START = datetime(2025, 10, 1, tzinfo=UTC)
SECONDS = 365 * 86_400
COLUMNS = ("id", "text", "time", "author", "url", "likes", "comments", "shares")
_TAILS = ("", "!", "…", " 😂", " 🙏", " 求回复", " +1", " lol", " #S7#", " ???", " 加油", " na ja", " imo")


def write_posts(path: Path, posts: int, seed: int = 0) -> None:
    """Write `posts` rows as CSV (UTF-8): half a sentence of one text, half of another, a tail, counts.

    A twentieth are exact repeats, so that duplicates have work.
    """
    chance = random.Random(seed)  # noqa: S311  # repeatable, not secret
    with path.open("w", encoding="utf-8", newline="") as file:
        sheet = csv.writer(file)
        sheet.writerow(COLUMNS)
        sheet.writerows(_rows(posts, chance, sorted(_texts())))


def _rows(posts: int, chance: random.Random, texts: list[str]) -> Iterator[tuple[object, ...]]:
    last = texts[0]
    for number in range(posts):
        if chance.random() > 0.05:
            one, other = chance.choice(texts), chance.choice(texts)
            last = one[: chance.randint(8, 40)] + other[: chance.randint(0, 30)] + chance.choice(_TAILS)
        moment = START + timedelta(seconds=int(SECONDS * number / posts))
        yield (
            f"v{number}", last, moment.strftime("%Y-%m-%d %H:%M:%S"), f"user{chance.randint(0, posts // 8)}",
            f"https://posts.example/{number}", *(int(chance.paretovariate(1.2)) - 1 for _ in range(3)),
        )  # fmt: skip


def _texts() -> Iterator[str]:
    """Short texts of the sample's documents, each once."""
    seen: set[str] = set()
    with tempfile.TemporaryDirectory(prefix="troth-sample-") as place:
        folder = laid_out(Path(place))
        sidecar = Sidecar.of(folder)
        for path in walk([folder]):
            if not isinstance(path, Path) or path.name == NAME:
                continue
            options = sidecar.options(path, ImportOptions()) if sidecar else ImportOptions()
            with read_source(path, options) as source:
                for batch in source.batches():
                    seen.update(
                        line for text in batch.column("text").to_pylist() for line in text.split("\n")
                    )
    yield from (line for line in seen if 8 <= len(line) <= 200)
