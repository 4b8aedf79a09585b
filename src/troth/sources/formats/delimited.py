"""CSV and TSV as they are found: any encoding and separator, notes above the header, stray quotes."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path

from troth.sources.encoding import detect, open_text
from troth.sources.formats import rowtable
from troth.sources.formats.records import Lines, Record, records
from troth.sources.model import MAX_LINE, Content, Format, RawBatch, Reading
from troth.sources.rejects import RejectSink
from troth.words import fail

SEPARATORS = (",", "\t", ";", "|")
LOOK = 60
"""Records read to find the separator and the header."""


class Delimited:
    """A delimited file: one table without a name."""

    name: str | None = None

    def __init__(self, reading: Reading) -> None:
        self._path: Path = reading.path
        self._file = reading.name
        self.encoding = detect(reading.path, reading.options.encoding, reading.name)
        lines = self._first_lines()
        self._separator = _separator(lines)
        first = list(_some(csv.reader(lines, delimiter=self._separator), LOOK))
        if not any(cell.strip() for row in first for cell in row):
            raise fail("source.empty", "there are no words in this table", file=self._file)
        self._above = _header_at(first, reading.knows)
        self.columns = rowtable.header(first[self._above], self._file)

    def batches(self, rejects: RejectSink) -> Iterator[RawBatch]:
        """Read from the start."""
        yield from rowtable.batches(self.columns, self._rows(rejects), rejects)

    def sample(self) -> list[dict[str, str]]:
        """The first rows."""
        with closing(RejectSink(self._file)) as scrap:
            return rowtable.as_sample(self.columns, (cells for _, cells in self._rows(scrap)))

    def _rows(self, rejects: RejectSink) -> Iterator[Record]:
        with open_text(self._path, self.encoding) as text:
            yield from records(text, self._separator, self._above, rejects)

    def _first_lines(self) -> list[str]:
        with open_text(self._path, self.encoding) as text:
            lines = list(_up_to(Lines(text), LOOK * 20))
        if not any(line.strip() for line in lines):
            raise fail("source.empty", "there is nothing in this file", file=self._file)
        if len(lines[0]) >= MAX_LINE:
            raise fail(
                "source.line_too_long",
                f"the first line is longer than {MAX_LINE} characters; this is no table",
                file=self._file,
                line=1,
            )
        return lines


def _up_to(lines: Iterable[str], count: int) -> Iterator[str]:
    size = 0
    for line, _ in zip(lines, range(count), strict=False):
        yield line
        size += len(line)
        if size >= MAX_LINE:
            return


def _separator(lines: list[str]) -> str:
    declared = lines[0].strip().lower()
    if declared.startswith("sep=") and len(declared) == 5:
        return declared[4]

    def score(separator: str) -> tuple[float, int]:
        widths = Counter(len(row) for row in _some(csv.reader(lines, delimiter=separator), LOOK) if row)
        if not widths:
            return 0.0, 0
        width, count = max(widths.items(), key=lambda item: (item[1] * (item[0] > 1), item[0]))
        return (count / widths.total() if width > 1 else 0.0), width

    best = max(SEPARATORS, key=score)
    return best if score(best)[1] > 1 else ","


def _some(rows: Iterable[list[str]], count: int) -> Iterator[list[str]]:
    try:
        for row, _ in zip(rows, range(count), strict=False):
            yield row
    except csv.Error:
        return


def _header_at(first: list[list[str]], knows: Callable[[Iterable[str]], bool]) -> int:
    """Which record is the header: the first that a known export has, else the first as wide as most are."""
    candidates = [(at, row) for at, row in enumerate(first[:LOOK]) if any(cell.strip() for cell in row)]
    for at, row in candidates:
        if knows(row):
            return at
    if candidates and len(candidates[0][1]) == 1 and candidates[0][1][0].lower().startswith("sep="):
        candidates = candidates[1:] or candidates
    widths = Counter(len(row) for _, row in candidates)
    width = max(widths, key=lambda w: (widths[w], w))
    return next(at for at, row in candidates if len(row) == width)


def _recognises(_head: bytes, suffix: str) -> bool:
    return suffix in FORMAT.suffixes


def _opens(reading: Reading) -> Content:
    return [Delimited(reading)]


FORMAT = Format(
    name="csv",
    suffixes=(".csv", ".tsv", ".tab"),
    gives="tables",
    reads="comma, tab, semicolon or bar; any encoding; notes above the header; line breaks inside quotes",
    recognises=_recognises,
    opens=_opens,
)
