"""Reading a library: what lacks a reading is read and written in commits of some ten thousand documents."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

import pyarrow as pa

from troth.brandbook import BrandBook
from troth.library import Library
from troth.reading import pipeline
from troth.reading.engines.run import Readings, run, workers_for
from troth.reading.joined import Joined
from troth.reading.pipeline import Tier
from troth.reading.skim.duplicates import Clusters, Duplicates
from troth.reading.skim.sketch import sketched

COMMIT_EVERY = 50_000
_KEYS = ("doc_id", "doc_version")


class Step(Protocol):
    """Told how far a long task is."""

    def __call__(self, done: int, total: int | None = None) -> None: ...


@dataclass
class ReadReport:
    """What a run did: documents read, rows written by table."""

    documents: int = 0
    rows: dict[str, int] = field(default_factory=dict)


def read_library(
    library: Library, book: BrandBook | None = None, tier: Tier | None = None,
    progress: Step | None = None, workers: int | None = None,
) -> ReadReport:  # fmt: skip
    """Read every current document that lacks a reading by the present annotators and brand book.

    Cut off half-way, the commits that were made stay and the rest is read next time. Duplicates are grouped
    over the whole library whenever something was read.
    """
    versions = dict(pipeline(book, tier).versions)
    grouping = {"duplicates": versions.pop("duplicates")}
    versions.pop("sketches")
    total = _count(library)
    done, report = _Pending(library, versions), ReadReport()
    pool = workers if workers is not None else workers_for(total)
    for documents, readings in run(library.unread(versions), book, tier, pool):
        done.take(documents, readings)
        report.documents += documents.num_rows
        if progress:
            progress(report.documents, total)
    done.flush()
    report.rows = done.rows
    if report.documents or next(iter(library.unread(grouping, rows=1)), None) is not None:
        found = _sketch_all(library).rows("duplicates", Duplicates.version)
        keys = library.sql("SELECT doc_id, doc_version FROM documents")
        library.replace_readings(keys, {"duplicates": found}, grouping)
        report.rows["duplicates"] = found.num_rows
    return report


class _Pending:
    """Readings that wait for the next commit."""

    def __init__(self, library: Library, versions: dict[str, str]) -> None:
        self._library, self._versions = library, versions
        self._keys: list[pa.RecordBatch] = []
        self._waiting: dict[str, list[pa.RecordBatch]] = {}
        self._count = 0
        self.rows: dict[str, int] = {}

    def take(self, documents: pa.RecordBatch, readings: Readings) -> None:
        self._keys.append(documents.select(list(_KEYS)))
        self._count += documents.num_rows
        for name, rows in readings.items():
            self._waiting.setdefault(name, []).append(rows)
            self.rows[name] = self.rows.get(name, 0) + rows.num_rows
        if self._count >= COMMIT_EVERY:
            self.flush()

    def flush(self) -> None:
        if not self._keys:
            return
        tables = {name: pa.Table.from_batches(batches) for name, batches in self._waiting.items()}
        self._library.replace_readings(pa.Table.from_batches(self._keys), tables, self._versions)
        self._keys, self._waiting, self._count = [], {}, 0


def _count(library: Library) -> int:
    return int(library.sql("SELECT count(*) AS n FROM documents")["n"][0].as_py())


def _sketch_all(library: Library) -> Clusters:
    """Sketches of all current documents, the earliest published first; texts are not sorted but streamed."""
    clusters, moments = Clusters(), [pa.array([], pa.int64())]
    query = "SELECT doc_id, doc_version, text, epoch_us(published_at) AS moment FROM documents"
    for rows in library.connect().sql(query).to_arrow_reader(10_000):
        clusters.add(sketched(rows, Joined.of(rows.column("text"))))
        # Copied: a column of the reader's holds its whole batch, texts and all.
        moments.append(rows.column("moment").take(pa.array(range(rows.num_rows), pa.int64())))
    clusters.order(pa.chunked_array(moments))
    return clusters
