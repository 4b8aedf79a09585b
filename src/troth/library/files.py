"""Writing a table's data files: Parquet with page checksums, named by hash."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from troth.library.tables import DataFile, Table

FILE_ROWS = 1_048_576
FILE_BYTES = 128 << 20
GROUP_ROWS = 65_536


class FileWriter:
    """Writes rows into as many files as they need and brings each into the table, not yet committed."""

    def __init__(self, table: Table, scratch: Path, file_rows: int = FILE_ROWS) -> None:
        self._table, self._scratch, self._limit = table, scratch, file_rows
        self._waiting: list[pa.Table] = []
        self._rows = self._bytes = 0
        self._written = 0
        self._writer: pq.ParquetWriter | None = None
        self._path = scratch
        self.files: list[DataFile] = []

    def write(self, rows: pa.Table) -> None:
        """Add rows; they are cast to the table's schema."""
        if rows.num_rows == 0:
            return
        rows = fitted(rows, self._table.schema)
        self._waiting.append(rows)
        self._rows += rows.num_rows
        self._bytes += rows.nbytes
        if self._rows >= GROUP_ROWS or self._bytes >= FILE_BYTES // 2:
            self._flush()

    def close(self) -> list[DataFile]:
        """Finish the last file and return all of them."""
        self._flush()
        self._finish()
        return self.files

    def _flush(self) -> None:
        if not self._waiting:
            return
        if self._writer is None:
            self._path = self._scratch / f"{self._table.name}-{len(self.files)}.parquet"
            self._writer = open_parquet(self._path, self._table.schema)
        self._writer.write_table(pa.concat_tables(self._waiting), row_group_size=GROUP_ROWS)
        self._written += self._rows
        self._waiting, self._rows, self._bytes = [], 0, 0
        if self._written >= self._limit or self._path.stat().st_size >= FILE_BYTES:
            self._finish()

    def _finish(self) -> None:
        if self._writer is None:
            return
        self._writer.close()
        data = measured(self._path, self._written)
        self._table.bring(self._path, data)
        self.files.append(data)
        self._writer, self._written = None, 0


def open_parquet(path: Path, schema: pa.Schema) -> pq.ParquetWriter:
    """A Parquet writer with the settings that all data files share."""
    return pq.ParquetWriter(path, schema, compression="zstd", compression_level=1, write_page_checksum=True)


def measured(path: Path, rows: int) -> DataFile:
    """A finished file's name (its hash), size and rows; its bytes are on the disk when this returns."""
    with path.open("rb") as handle:
        os.fsync(handle.fileno())
        digest = hashlib.file_digest(handle, "sha256").hexdigest()
    return DataFile(f"{digest}.parquet", path.stat().st_size, rows)


def fitted(rows: pa.Table, schema: pa.Schema) -> pa.Table:
    """Rows in the schema's order and types. Raises ValueError for a null where none may be."""
    rows = rows.select(schema.names)
    for field, column in zip(schema, rows.columns, strict=True):
        if not field.nullable and column.null_count:
            raise ValueError(f"{field.name} must not be null")
    if rows.schema != schema:
        rows = rows.cast(schema)
    return rows.replace_schema_metadata(schema.metadata)


def chunks(batches: Iterable[pa.RecordBatch | pa.Table], rows: int, size: int) -> Iterable[pa.Table]:
    """Small batches together and big ones as they come: tables of about `rows` rows or `size` bytes."""
    waiting: list[pa.Table] = []
    count = total = 0
    for batch in batches:
        table = pa.Table.from_batches([batch]) if isinstance(batch, pa.RecordBatch) else batch
        for offset in range(0, table.num_rows, rows):
            piece = table.slice(offset, rows)
            waiting.append(piece)
            count += piece.num_rows
            total += piece.nbytes
            if count >= rows or total >= size:
                yield pa.concat_tables(waiting)
                waiting, count, total = [], 0, 0
    if waiting:
        yield pa.concat_tables(waiting)
