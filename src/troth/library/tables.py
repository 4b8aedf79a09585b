"""Delta tables whose data files are named by their own hash, so that a changed byte is always found."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.fs as pafs
from deltalake import CommitProperties, DeltaTable, Transaction
from deltalake.exceptions import TableNotFoundError
from deltalake.fs import DeltaStorageHandler
from deltalake.transaction import AddAction, RemoveAction

from troth.words.schemas import READINGS, TABLES

RUN = "troth.run"
"""Name under which a table's commits carry the number of the reading run that they belong to."""

DOCUMENT_ROWS = TABLES["documents"].append(pa.field("seq", pa.int64(), nullable=False))
"""Documents as they lie at rest: `seq` numbers the rows in the order of arrival."""

READS = pa.schema(
    [
        pa.field("doc_id", pa.string(), nullable=False),
        pa.field("doc_version", pa.int32(), nullable=False),
        pa.field("annotators", pa.string(), nullable=False),
    ],
    metadata={"troth.table": "reads", "troth.version": "1"},
)
"""Which annotators have read which document: one name@version a line, sorted."""

AT_REST: dict[str, pa.Schema] = {
    "documents": DOCUMENT_ROWS,
    "reads": READS,
    **{name: TABLES[name] for name in READINGS},
}


@dataclass(frozen=True, slots=True)
class DataFile:
    """One Parquet file of a table; its name is its SHA-256."""

    name: str
    size: int
    rows: int


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A table at one moment: the files that belong to it."""

    version: int
    run: int
    files: tuple[DataFile, ...]


class Table:
    """One Delta table, in a folder or in object storage."""

    def __init__(self, base: str, name: str, storage_options: dict[str, str] | None = None) -> None:
        self.name = name
        self.schema = AT_REST[name]
        self.url = f"{base}/{name}"
        self.local = "://" not in base
        self._options = storage_options or None
        self._lock = threading.Lock()
        self._delta: DeltaTable | None = None

    def snapshot(self, run: int | None = None) -> Snapshot:
        """The table as it is now; with `run`, as it was after that reading run and before any later one."""
        with self._lock:
            delta = self._current()
            version, done = delta.version(), self._run(delta)
        while run is not None and done > run:
            version -= 1
            delta = DeltaTable(self.url, version=version, storage_options=self._options)
            done = self._run(delta)
        return Snapshot(version, done, _files(delta))

    def stamp(self) -> str:
        """The table's identity and version: changes with every commit."""
        with self._lock:
            delta = self._current()
            return f"{delta.metadata().id}:{delta.version()}"

    def bring(self, file: Path, data: DataFile) -> None:
        """Move a finished file in under its name. It counts only once a commit names it."""
        if self.local:
            file.chmod(0o444)
            file.replace(Path(self.url) / data.name)
            return
        # The raw handler, because the file system around it cannot write what pyarrow hands it.
        sink = DeltaStorageHandler(self.url, self._options)._handler.open_output_stream(data.name)
        with file.open("rb") as source:
            shutil.copyfileobj(source, sink)
        sink.close()  # type: ignore[attr-defined]  # its stub lacks it
        file.unlink()

    def commit(
        self, add: Iterable[DataFile], remove: Iterable[DataFile] = (), run: int | None = None,
        same_rows: bool = False,
    ) -> None:  # fmt: skip
        """One Delta commit. `same_rows` says that the files were only rewritten."""
        added, gone = {f.name: f for f in add}, {f.name: f for f in remove}
        both = added.keys() & gone.keys()
        now = int(time.time() * 1000)
        actions: list[Any] = [
            AddAction(f.name, f.size, {}, now, not same_rows, f'{{"numRecords":{f.rows}}}')
            for f in added.values()
            if f.name not in both
        ]
        actions += [
            RemoveAction(f.name, not same_rows, now, f.size) for f in gone.values() if f.name not in both
        ]
        marks = None if run is None else [Transaction(RUN, run)]
        if not actions and marks is None:
            return
        with self._lock:
            self._current().create_write_transaction(
                actions, "append", self.schema, commit_properties=CommitProperties(app_transactions=marks)
            )

    def paths(self, files: Sequence[DataFile]) -> list[str]:
        """Where files lie: full paths in a folder, names inside `filesystem()` otherwise."""
        return [f"{self.url}/{f.name}" if self.local else f.name for f in files]

    def filesystem(self) -> pafs.FileSystem:
        """The table's folder as a file system of its own, for object storage."""
        return pafs.PyFileSystem(DeltaStorageHandler(self.url, self._options))

    def vacuum(self, hours: int) -> list[str]:
        """Remove files that no version younger than `hours` names."""
        with self._lock:
            gone: list[str] = self._current().vacuum(
                retention_hours=hours, dry_run=False, enforce_retention_duration=False, full=True
            )
            return gone

    def _run(self, delta: DeltaTable) -> int:
        # Documents belong to no run, and asking costs a look through the log.
        return 0 if self.name == "documents" else int(delta.transaction_version(RUN) or 0)

    def _current(self) -> DeltaTable:
        if self._delta is None:
            self._delta = self._opened()
        else:
            self._delta.update_incremental()
        return self._delta

    def _opened(self) -> DeltaTable:
        try:
            return DeltaTable(self.url, storage_options=self._options)
        except TableNotFoundError:
            return DeltaTable.create(
                self.url, self.schema, mode="ignore", name=self.name, storage_options=self._options
            )


def _files(delta: DeltaTable) -> tuple[DataFile, ...]:
    listed = pa.table(delta.get_add_actions()).select(["path", "size_bytes", "num_records"])
    rows = zip(*(column.to_pylist() for column in listed.columns), strict=True)
    return tuple(sorted((DataFile(*row) for row in rows), key=lambda file: file.name))
