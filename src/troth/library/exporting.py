"""Tables for other programs: Parquet, CSV, XLSX and JSON lines, with formulas made harmless."""

from __future__ import annotations

import csv
import json
import secrets
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import orjson
import pyarrow as pa
import pyarrow.parquet as pq
import xlsxwriter

from troth.library.library import Library
from troth.library.views import streamed
from troth.words import fail
from troth.words.schemas import TABLES

BATCH_ROWS = 20_000
SHEET_ROWS = 1_048_575
"""Rows that a sheet holds below its header."""
CELL_CHARS = 32_767
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def export(library: Library, query: str, path: str | Path, format: str | None = None) -> int:
    """Write a table (by its name) or the rows of a query to a file; returns how many rows.

    `format` is parquet, csv, xlsx or jsonl, by the file's suffix when it is not named. The file appears
    whole or not at all. Raises TrothError for an unknown format, a bad query, or more rows than a sheet has.
    """
    path = Path(path)
    form = (format or path.suffix.lstrip(".")).lower()
    if form not in _WRITERS:
        raise fail("export.format", f"cannot write {form or 'a file without suffix'}", file=str(path),
                   hint=f"one of {', '.join(_WRITERS)}")  # fmt: skip
    known = query in TABLES or query == "documents_all"
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        reader = streamed(library.connect(), f'FROM "{query}"' if known else query, BATCH_ROWS)
        rows = _WRITERS[form](reader, part)
        part.replace(path)
    except duckdb.Error as error:
        raise fail("export.query", f"the query cannot be answered: {error}") from error
    except OSError as error:
        raise fail("export.unwritable", f"cannot be written: {error.strerror}", file=str(path)) from error
    finally:
        part.unlink(missing_ok=True)
    return rows


def safe_cell(value: Any) -> Any:
    """A value for a spreadsheet cell; text that would run as a formula gets an apostrophe before it."""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA) else value
    if isinstance(value, (list, dict)):
        return safe_cell(_json(value))
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    return value


def _parquet(reader: pa.RecordBatchReader, path: Path) -> int:
    rows = 0
    with pq.ParquetWriter(path, reader.schema, compression="zstd") as out:
        for batch in reader:
            out.write_batch(batch)
            rows += batch.num_rows
    return rows


def _csv(reader: pa.RecordBatchReader, path: Path) -> int:
    rows = 0
    # The byte order mark makes spreadsheets read the file as UTF-8.
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.writer(out)
        writer.writerow([safe_cell(name) for name in reader.schema.names])
        for row in _rows(reader):
            writer.writerow([safe_cell(value) for value in row])
            rows += 1
    return rows


def _xlsx(reader: pa.RecordBatchReader, path: Path) -> int:
    rows = 0
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, [safe_cell(name) for name in reader.schema.names])
        for row in _rows(reader):
            rows += 1
            if rows > SHEET_ROWS:
                raise fail("export.too_long", f"a sheet holds {SHEET_ROWS} rows", hint="write csv instead")
            for column, value in enumerate(row):
                _cell(sheet, rows, column, safe_cell(value))
    return rows


def _cell(sheet: Any, row: int, column: int, value: Any) -> None:
    if isinstance(value, str):
        sheet.write_string(row, column, value[:CELL_CHARS])
    elif isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, int | float):
        # A sheet's numbers are floats: whole ones above 2**53 would change, so they are written as text.
        if value == value and abs(value) <= 2**53:
            sheet.write_number(row, column, value)
        else:
            sheet.write_string(row, column, str(value))


def _jsonl(reader: pa.RecordBatchReader, path: Path) -> int:
    rows = 0
    with path.open("wb") as out:
        for batch in reader:
            for row in batch.to_pylist():
                out.write(orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE))
            rows += batch.num_rows
    return rows


def _rows(reader: Iterable[pa.RecordBatch]) -> Iterator[tuple[Any, ...]]:
    for batch in reader:
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


_WRITERS: dict[str, Callable[[pa.RecordBatchReader, Path], int]] = {
    "parquet": _parquet,
    "csv": _csv,
    "xlsx": _xlsx,
    "jsonl": _jsonl,
}
