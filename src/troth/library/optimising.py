"""Small files joined into large ones, and files that nothing needs removed."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from troth.library.files import FileWriter
from troth.library.tables import DataFile, Table

SMALL = 16 << 20
MANY = 8
TOO_MANY = 100
"""Small files of one table at which a writer joins them unasked."""
KEEP_HOURS = 24
_ROWS = 20_000


@dataclass(frozen=True, slots=True)
class Optimised:
    """How many small files were joined, into how many, and how many unneeded ones were removed."""

    joined: int = 0
    written: int = 0
    removed: int = 0


def optimise(tables: Mapping[str, Table], scratch: Path, keep_hours: int) -> Optimised:
    """Join and clean every table; the caller holds the lock and has recovered what a killed run left."""
    joined = written = removed = 0
    for table in tables.values():
        old, new = join_small(table, scratch)
        joined, written = joined + old, written + new
        removed += len(table.vacuum(keep_hours))
    return Optimised(joined, written, removed)


def join_small(table: Table, scratch: Path, many: int = MANY) -> tuple[int, int]:
    """Join a table's small files if there are `many`; returns how many they were and are now."""
    small = [file for file in table.snapshot().files if file.size < SMALL]
    if len(small) < many:
        return 0, 0
    new = _joined(table, small, scratch)
    table.commit(new, small, same_rows=True)
    return len(small), len(new)


def _joined(table: Table, files: list[DataFile], scratch: Path) -> list[DataFile]:
    writer = FileWriter(table, scratch)
    for source in in_order(table, files, scratch):
        for batch in pq.ParquetFile(source).iter_batches(_ROWS):
            writer.write(pa.Table.from_batches([batch]))
    return writer.close()


def in_order(table: Table, files: list[DataFile], scratch: Path) -> list[Path]:
    """The files' local paths, documents in order of arrival; files in object storage are fetched."""
    paths = [Path(path) if table.local else fetched(table, path, scratch) for path in table.paths(files)]
    return sorted(paths, key=_first_seq) if table.name == "documents" else paths


def fetched(table: Table, name: str, scratch: Path) -> Path:
    """A copy in scratch of a file in object storage."""
    place = scratch / f"fetched-{name}"
    with table.filesystem().open_input_file(name) as source, place.open("wb") as sink:
        shutil.copyfileobj(source, sink)
    return place


def _first_seq(path: Path) -> int:
    return int(pq.read_table(path, columns=["seq"])["seq"][0].as_py())
