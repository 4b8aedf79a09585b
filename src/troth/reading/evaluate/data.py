"""Labelled files, one JSON object a line: read with every mistake at its line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson

from troth.words import Problem, TrothError, fail

Row = dict[str, Any]
MOST_PROBLEMS = 20
SPLITS = ("train", "dev", "test")


def read_rows(path: Path, fields: tuple[str, ...], fits: Callable[[Row], str | None]) -> list[Row]:
    """Rows of a file. `fits` says what is wrong with a row, or None.

    Raises TrothError with the line of every mistake (the first twenty).
    """
    if not path.is_file():
        raise fail("eval.missing", "no such file", file=str(path))
    rows: list[Row] = []
    problems: list[Problem] = []
    with path.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            row = _parsed(line, fields, fits)
            if isinstance(row, str):
                problems.append(Problem("eval.row", row, file=str(path), line=number))
                if len(problems) >= MOST_PROBLEMS:
                    break
            else:
                row["_line"] = number
                rows.append(row)
    if problems:
        raise TrothError(problems)
    if not rows:
        raise fail("eval.empty", "the file holds no rows", file=str(path))
    return rows


def _parsed(line: bytes, fields: tuple[str, ...], fits: Callable[[Row], str | None]) -> Row | str:
    try:
        row = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        return f"not JSON: {error}"
    if not isinstance(row, dict):
        return "not a JSON object"
    missing = [name for name in fields if name not in row]
    if missing:
        return f"no field {', '.join(missing)}"
    if not isinstance(row.get("text"), str):
        return "text is not a string"
    return fits(row) or row


def split_of(path: Path) -> tuple[Path, str | None]:
    """A file and the split asked for: FILE#dev is the dev rows of FILE."""
    name, mark, split = path.name.rpartition("#")
    return (path.with_name(name), split) if mark and split in SPLITS else (path, None)


def of_split(rows: list[Row], wanted: str | None, path: Path) -> tuple[list[Row], str | None]:
    """The rows of a split, and its name; all rows of a file that has none.

    Without a wish it is the test part: the others were trained on or chosen by. Raises TrothError when it is
    empty.
    """
    if wanted is None and not any("split" in row for row in rows):
        return rows, None
    split = wanted or "test"
    chosen = [row for row in rows if row.get("split") == split]
    if not chosen:
        raise fail("eval.empty", f"no row is of the split {split}", file=str(path))
    return chosen, split


def quote_spans(row: Row) -> list[tuple[int, int]] | None:
    """Places of a row's promise quote (parts joined by ｜ or a line end); None when one is not there."""
    spans = []
    for part in str(row["promise_quote"]).replace("｜", "\n").split("\n"):
        words = part.strip()
        if not words:
            continue
        place = row["text"].find(words)
        if place < 0:
            return None
        spans.append((place, place + len(words)))
    return spans or None
