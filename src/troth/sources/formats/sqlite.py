"""SQLite databases, opened so that nothing in them can run and nothing of them can change."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from troth.sources.formats import rowtable
from troth.sources.formats.xlsx import as_cell
from troth.sources.model import MAX_LINE, Content, Format, RawBatch, Reading
from troth.sources.rejects import RejectSink
from troth.words import Problem, fail

MAX_TABLES = 200
SECONDS = 600
"""No single table is read for longer than this: a file can be built to keep a query busy for ever."""


class DatabaseTable:
    """One table of a database, in the order of its rowids."""

    def __init__(self, path: Path, file: str, table: str, name: str | None) -> None:
        self._path, self._file, self._table, self.name = path, file, table, name
        with closing(_connect(path)) as connection:
            found = connection.execute("SELECT name FROM pragma_table_info(?)", (table,)).fetchall()
        self.columns = rowtable.header([row[0] for row in found], file, table)

    def batches(self, rejects: RejectSink) -> Iterator[RawBatch]:
        """Read from the start. Raises TrothError where the database is damaged."""
        yield from rowtable.batches(self.columns, self._rows(), rejects, self.name)

    def sample(self) -> list[dict[str, str]]:
        """The first rows."""
        return rowtable.as_sample(self.columns, (cells for _, cells in self._rows()))

    def _rows(self) -> Iterator[tuple[int, list[str | None]]]:
        name = self._table.replace('"', '""')
        number = 0
        try:
            with closing(_connect(self._path)) as connection:
                for row in connection.execute(f'SELECT * FROM "{name}"'):
                    number += 1
                    yield number, [_cell(value) for value in row]
        except sqlite3.Error as error:
            message = f"the table {self._table!r} cannot be read: {error}"
            raise fail("source.broken", message, file=self._file, row=number + 1) from None


def _cell(value: object) -> str | None:
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    return as_cell(value) if not isinstance(value, str) else value or None


def _connect(path: Path) -> sqlite3.Connection:
    address = f"file:{quote(str(path.resolve()))}?mode=ro&immutable=1"
    connection = sqlite3.connect(address, uri=True)
    connection.text_factory = lambda data: data.decode("utf-8", "replace")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA query_only = ON")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 4 * MAX_LINE)
    end = time.monotonic() + SECONDS
    connection.set_progress_handler(lambda: int(time.monotonic() > end), 100_000)
    return connection


def _opens(reading: Reading) -> Content:
    query = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' " \
            "AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"  # fmt: skip
    try:
        with closing(_connect(reading.path)) as connection:
            names = [row[0] for row in connection.execute(query).fetchmany(MAX_TABLES)]
            filled = [name for name in names if _has_rows(connection, name)]
    except sqlite3.Error as error:
        raise fail("source.broken", f"this database is damaged: {error}", file=reading.name) from None
    waiting = reading.path.with_name(reading.path.name + "-wal")
    if waiting.exists() and waiting.stat().st_size:
        reading.problems.append(
            Problem(
                "source.unfinished_database",
                "a program still writes to this database; what it wrote last is not read",
                file=reading.name,
                hint="close the program and import again",
            )
        )
    if not filled:
        raise fail("source.empty", "there are no rows in this database", file=reading.name)
    alone = len(filled) == 1
    return [DatabaseTable(reading.path, reading.name, name, None if alone else name) for name in filled]


def _has_rows(connection: sqlite3.Connection, table: str) -> bool:
    name = table.replace('"', '""')
    return connection.execute(f'SELECT 1 FROM "{name}" LIMIT 1').fetchone() is not None


FORMAT = Format(
    name="sqlite",
    suffixes=(".db", ".sqlite", ".sqlite3"),
    gives="tables",
    reads="every table by itself, read-only; views and virtual tables are left alone",
    recognises=lambda head, _suffix: head.startswith(b"SQLite format 3\x00"),
    opens=_opens,
)
