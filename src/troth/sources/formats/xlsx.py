"""Spreadsheets (XLSX, XLS, ODS): every sheet is a table of its own; formulas count by their stored value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

import python_calamine as calamine

from troth.sources.formats import archive, rowtable
from troth.sources.model import Content, Format, RawBatch, Reading
from troth.sources.rejects import RejectSink
from troth.words import fail

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOOK = 30
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
Rows = Iterator[tuple[int, Sequence[str | None]]]


class Sheet:
    """One sheet. Rows are numbered from 1 below the header."""

    def __init__(self, sheet: Any, above: int, columns: list[str], name: str | None) -> None:
        self._sheet, self._above, self.columns, self.name = sheet, above, columns, name

    def batches(self, rejects: RejectSink) -> Iterator[RawBatch]:
        """Read from the start."""
        yield from rowtable.batches(self.columns, self._rows(), rejects, self.name)

    def sample(self) -> list[dict[str, str]]:
        """The first rows."""
        return rowtable.as_sample(self.columns, (cells for _, cells in self._rows()))

    def _rows(self) -> Rows:
        width = len(self.columns)
        for at, row in enumerate(self._sheet.iter_rows()):
            if at > self._above and any(cell != "" for cell in row):
                cells = [as_cell(cell) for cell in row]
                yield at - self._above, (cells + [None] * (width - len(cells)))


def as_cell(value: Any) -> str | None:
    """A cell as text: whole numbers without ".0", dates in ISO form, Excel's _x000D_ undone."""
    if value is None or value == "":
        return None
    if isinstance(value, str):
        return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value) if "_x" in value else value
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**63:
        return str(int(value))
    if isinstance(value, datetime | date | time):
        return value.isoformat(" ") if isinstance(value, datetime) else value.isoformat()
    if isinstance(value, timedelta):
        return str(value.total_seconds())
    return str(value)


def _opens(reading: Reading) -> Content:
    with reading.path.open("rb") as file:
        zipped = file.read(2) == b"PK"
    if zipped:
        archive.guard(reading.path, reading.name)
    try:
        book = calamine.load_workbook(str(reading.path))
        sheets = [(name, book.get_sheet_by_name(name)) for name in book.sheet_names]
    except (calamine.CalamineError, OSError, ValueError) as error:
        message = f"this spreadsheet cannot be opened: {error}"
        raise fail("source.broken", message, file=reading.name, hint="is it locked by a password?") from None
    filled = [(name, sheet) for name, sheet in sheets if sheet.height and sheet.width]
    if not filled:
        raise fail("source.empty", "there is nothing in this spreadsheet", file=reading.name)
    return [_sheet(name, sheet, reading, alone=len(filled) == 1) for name, sheet in filled]


def _sheet(name: str, sheet: Any, reading: Reading, *, alone: bool) -> Sheet:
    first = [[as_cell(cell) for cell in row] for row, _ in zip(sheet.iter_rows(), range(LOOK), strict=False)]
    at = _header_at(first, reading)
    cells = first[at]
    while cells and cells[-1] is None and not any(row[len(cells) - 1] for row in first[at + 1 :]):
        cells = cells[:-1]
    return Sheet(sheet, at, rowtable.header(cells, reading.name, name), None if alone else name)


def _header_at(first: list[list[str | None]], reading: Reading) -> int:
    known = (at for at, row in enumerate(first) if reading.knows([cell or "" for cell in row]))
    widths = [sum(cell is not None for cell in row) for row in first]
    return next(known, next(at for at, width in enumerate(widths) if width == max(widths)))


def _recognises(head: bytes, suffix: str) -> bool:
    if head.startswith(OLE):
        return suffix in (".xls", ".xlsx", ".csv", "")
    if not head.startswith(b"PK\x03\x04"):
        return False
    return suffix in FORMAT.suffixes or b"xl/" in head or b"opendocument.spreadsheet" in head[:200]


FORMAT = Format(
    name="xlsx",
    suffixes=(".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"),
    gives="tables",
    reads="every sheet by itself; formulas by their stored value; at most 1 GiB unpacked",
    recognises=_recognises,
    opens=_opens,
)
