"""Writes rows into files of every table format, as exports do."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import xlsxwriter

from troth.sources import ImportOptions, Source, read_source

Row = dict[str, str]


def columns_of(rows: list[Row]) -> list[str]:
    return list(dict.fromkeys(key for row in rows for key in row))


def delimited_text(rows: list[Row], separator: str = ",") -> str:
    out = io.StringIO()
    columns = columns_of(rows)
    writer = csv.writer(out, delimiter=separator)
    writer.writerow(columns)
    writer.writerows([[row.get(name, "") for name in columns] for row in rows])
    return out.getvalue()


def write_csv(rows: list[Row], path: Path) -> None:
    path.write_bytes(delimited_text(rows).encode("utf-8-sig"))


def write_tsv(rows: list[Row], path: Path) -> None:
    path.write_bytes(delimited_text(rows, "\t").encode("utf-16"))


def write_jsonl(rows: list[Row], path: Path) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")


def write_json(rows: list[Row], path: Path) -> None:
    path.write_text(json.dumps(rows, ensure_ascii=False, indent=1), "utf-8")


def write_xlsx(rows: list[Row], path: Path, sheet: str = "Sheet1") -> None:
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        page = book.add_worksheet(sheet)
        columns = columns_of(rows)
        for at, row in enumerate([dict(zip(columns, columns, strict=True)), *rows]):
            for place, name in enumerate(columns):
                page.write_string(at, place, row.get(name, ""))


def write_parquet(rows: list[Row], path: Path) -> None:
    pq.write_table(pa.table({name: [row.get(name) for row in rows] for name in columns_of(rows)}), path)


def write_sqlite(rows: list[Row], path: Path, table: str = "rows") -> None:
    columns = columns_of(rows)
    with sqlite3.connect(path) as connection:
        names = ", ".join(f'"{name}"' for name in columns)
        connection.execute(f'CREATE TABLE "{table}" ({names})')
        marks = ", ".join("?" * len(columns))
        connection.executemany(
            f'INSERT INTO "{table}" VALUES ({marks})', [[row.get(name) for name in columns] for row in rows]
        )
    connection.close()


WRITERS: dict[str, Callable[[list[Row], Path], None]] = {
    "csv": write_csv,
    "tsv": write_tsv,
    "jsonl": write_jsonl,
    "json": write_json,
    "xlsx": write_xlsx,
    "parquet": write_parquet,
    "db": write_sqlite,
}


def documents(source: Source) -> list[dict[str, Any]]:
    return [row for batch in source.batches() for row in batch.to_pylist()]


def read(path: Path, **options: Any) -> list[dict[str, Any]]:
    with read_source(path, ImportOptions(author_key=b"k" * 32, **options)) as source:
        return documents(source)
