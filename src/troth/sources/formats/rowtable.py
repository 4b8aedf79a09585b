"""Rows of cells as text → Arrow batches with row numbers; shared by the formats that read row by row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import pyarrow as pa

from troth.sources.model import BATCH_CHARS, BATCH_ROWS, MAX_COLUMNS, RawBatch
from troth.sources.rejects import RejectSink
from troth.words import Problem, TrothError

SAMPLE_ROWS = 200


def header(cells: Sequence[str | None], file: str, table: str | None = None) -> list[str]:
    """Column names that are there and differ: an empty one is called by its place, a repeated one counted.

    Raises TrothError when there are more columns than any export has.
    """
    if len(cells) > MAX_COLUMNS:
        where = f"the table {table!r}" if table else "the table"
        message = f"{where} has {len(cells)} columns; more than {MAX_COLUMNS} cannot be read"
        raise TrothError(
            Problem("source.too_many_columns", message, file=file, hint="is the separator right?")
        )
    names: list[str] = []
    seen: dict[str, int] = {}
    for place, cell in enumerate(cells, start=1):
        name = (cell or "").strip("\ufeff \t\r\n") or f"column {place}"
        seen[name] = seen.get(name, 0) + 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return names


def batches(
    columns: list[str],
    rows: Iterable[tuple[int, Sequence[str | None]]],
    rejects: RejectSink,
    table: str | None = None,
) -> Iterator[RawBatch]:
    """Gather numbered rows into batches; a row whose cells do not match the columns is set aside."""
    width = len(columns)
    numbers: list[int] = []
    held: list[Sequence[str | None]] = []
    chars = 0
    for number, cells in rows:
        if len(cells) != width:
            fitted = fit(cells, width)
            if fitted is None:
                reason = f"{len(cells)} cells stand in this row, but there are {width} columns"
                rejects.add(number, "cells", reason, [cell or "" for cell in cells], table)
                continue
            cells = fitted
        numbers.append(number)
        held.append(cells)
        chars += sum([len(cell) for cell in cells if cell])
        if len(held) >= BATCH_ROWS or chars > BATCH_CHARS:
            yield _batch(columns, numbers, held)
            numbers, held, chars = [], [], 0
    if held:
        yield _batch(columns, numbers, held)


def fit(cells: Sequence[str | None], width: int) -> Sequence[str | None] | None:
    """A row that has only empty cells too many, cut to width; None for one that does not fit."""
    if len(cells) > width and not any(cells[width:]):
        return cells[:width]
    return None


def _batch(columns: list[str], numbers: list[int], held: list[Sequence[str | None]]) -> RawBatch:
    arrays = [pa.array(cells, pa.string()) for cells in zip(*held, strict=True)]
    return RawBatch(pa.array(numbers, pa.int64()), pa.RecordBatch.from_arrays(arrays, names=columns))


def as_sample(columns: list[str], rows: Iterable[Sequence[str | None]]) -> list[dict[str, str]]:
    """Rows as dictionaries of text, for the suggestion of a mapping."""
    return [
        {name: cell or "" for name, cell in zip(columns, cells, strict=False)}
        for cells, _ in zip(rows, range(SAMPLE_ROWS), strict=False)
    ]
