"""The library: documents and readings at rest, asked in SQL, in words or by id."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from troth.library import adding, caching, optimising, readings, verifying, views
from troth.library.adding import AddResult
from troth.library.lock import exclusive
from troth.library.originals import Originals
from troth.library.readings import Readings
from troth.library.search import Hit, SearchIndex
from troth.library.tables import AT_REST, Table
from troth.library.views import Moment
from troth.library.workspace import Workspace
from troth.words import Problem, fail
from troth.words.schemas import DOCUMENTS

BATCH_ROWS = 20_000
Relations = Mapping[str, pa.Table]


class Library:
    """All documents and readings of one workspace.

    Any number of threads and processes may read; one at a time writes. A reader sees the state after the
    last finished write, never a part of one.
    """

    def __init__(self, workspace: Workspace | str | Path) -> None:
        self.workspace = workspace if isinstance(workspace, Workspace) else Workspace.open(workspace)
        options = self.workspace.settings.storage_options
        base = self.workspace.library_url
        self.tables = {name: Table(base, name, options) for name in AT_REST}
        self.originals = Originals(self.workspace.originals_path)
        self._engine_lock = threading.Lock()
        self._engine: tuple[str, duckdb.DuckDBPyConnection] | None = None

    # Writing

    def add(self, batches: Iterable[pa.RecordBatch | pa.Table]) -> AddResult:
        """Add documents (schema DOCUMENTS) in one commit: all of them or, if it is cut off, none.

        A text that the library holds for the same doc_id is not added again; a changed text becomes the
        next version. Several texts of one doc_id become versions in the order in which they come.
        `doc_version` and `text_sha256` are set here, whatever the batches say.
        """
        with self._writing() as scratch:
            table = self.tables["documents"]
            before = table.snapshot()
            result = adding.add_documents(table, before, batches, scratch)
            if len(before.files) >= optimising.TOO_MANY:
                optimising.join_small(table, scratch, optimising.TOO_MANY)
            return result

    def replace_readings(
        self, doc_keys: pa.Table | pa.RecordBatch, given: Readings, annotators: Mapping[str, str]
    ) -> None:
        """Write what annotators (name → version) gave for documents, in place of what they gave before.

        `doc_keys` has doc_id and doc_version of every document that was read, also those without a row.
        Cut off half-way, nothing of it counts. Raises ValueError for rows of another annotator or version.
        """
        keys = pa.Table.from_batches([doc_keys]) if isinstance(doc_keys, pa.RecordBatch) else doc_keys
        with self._writing() as scratch:
            readings.replace(self.tables, keys, given, annotators, scratch)
            for table in self.tables.values():
                optimising.join_small(table, scratch, optimising.TOO_MANY)

    def write(self, given: Mapping[str, pa.Table]) -> None:
        """Write readings; the documents and annotators are those that the rows name."""
        made: dict[str, str] = {}
        keys: list[pa.Table] = []
        for rows in given.values():
            pairs = zip(rows["annotator"].to_pylist(), rows["annotator_version"].to_pylist(), strict=True)
            made |= dict(pairs)
            keys.append(rows.select(readings.KEYS.names).cast(readings.KEYS))
        self.replace_readings(pa.concat_tables(keys) if keys else readings.KEYS.empty_table(), given, made)

    def optimise(self, keep_hours: int = optimising.KEEP_HOURS) -> optimising.Optimised:
        """Join small data files and remove those that nothing has named for `keep_hours`."""
        with self._writing() as scratch:
            readings.recover(self.tables)
            self.originals.sweep(keep_hours)
            return optimising.optimise(self.tables, scratch, keep_hours)

    # Asking

    def connect(self) -> duckdb.DuckDBPyConnection:
        """A DuckDB connection over the present state; it goes on seeing that state.

        Views: `documents` (current versions), `documents_all`, and every table of readings. Readings carry
        doc_version: join on doc_id and doc_version.
        """
        with self._engine_lock:
            stamp = self.state()
            if self._engine is None or self._engine[0] != stamp:
                moment = self.moment()
                con = views.engine(self.workspace.root / "tmp")
                views.attach_all(con, self.tables, moment)
                if not self.tables["documents"].local:
                    return con  # what is registered from object storage belongs to one connection
                self._engine = (moment.stamp, con)
            return self._engine[1].cursor()

    def sql(self, query: str, params: Any = None, relations: Relations | None = None) -> pa.Table:
        """The rows of a query; `params` are bound (a list for ?, a dict for $name).

        `relations` are further tables that the query may name.
        """
        con = self.connect()
        for name, rows in (relations or {}).items():
            con.register(name, rows)
        return views.arrow(con, query, params)

    def cached(
        self, name: str, query: str, params: Any = None, relations: Relations | None = None
    ) -> pa.Table:
        """As `sql`, remembered on disk until the library changes; `name` keeps askers apart."""
        question = caching.question(name, query, params, relations or {})
        return caching.remembered(
            self.workspace.cache_path, self.state(), question, lambda: self.sql(query, params, relations)
        )

    def state(self) -> str:
        """A string that changes whenever documents or readings change."""
        return "|".join(self.tables[name].stamp() for name in ("documents", "reads"))

    def document(self, doc_id: str, version: int | None = None) -> dict[str, Any]:
        """One document as a dict, the newest version unless one is named. Raises TrothError if unknown."""
        which = "" if version is None else " AND doc_version = ?"
        params: list[Any] = [doc_id] if version is None else [doc_id, version]
        query = f"SELECT * FROM documents_all WHERE doc_id = ?{which} ORDER BY doc_version DESC LIMIT 1"
        rows: list[dict[str, Any]] = self.sql(query, params).to_pylist()
        if not rows:
            raise fail("library.no_document", f"there is no document {doc_id}", hint="see troth search")
        return rows[0]

    def text(self, doc_id: str, version: int | None = None) -> str:
        """One document's text."""
        return str(self.document(doc_id, version)["text"])

    def search(
        self, query: str, limit: int = 50, lang: str | None = None, since: Any = None, until: Any = None
    ) -> list[Hit]:
        """Current documents that hold all words and "phrases" of the query and no -word, best first.

        `since` and `until` are dates or datetimes; `until` is not included. The index is brought up to
        date first.
        """
        return self.index.search(self.connect(), query, limit, lang, since, until)

    def unread(
        self, annotators: Mapping[str, str], where: str = "true", rows: int = BATCH_ROWS
    ) -> Iterator[pa.RecordBatch]:
        """Current documents that lack a reading by any of these annotators (name → version), in order.

        `where` narrows by columns of `documents`. The list is made once, so that readings may be written
        while it is worked through.
        """
        con = self.connect()
        seqs = views.arrow(con, readings.unread_query(con, annotators))["seq"]
        for first in range(0, len(seqs), rows):
            con.register("wanted", pa.table({"seq": seqs.slice(first, rows)}))
            low, high = seqs[first].as_py(), seqs[min(first + rows, len(seqs)) - 1].as_py()
            found = views.arrow(
                con,
                "SELECT * EXCLUDE (seq) FROM (SELECT * FROM documents_rows WHERE seq BETWEEN ? AND ?)"
                f" SEMI JOIN wanted USING (seq) WHERE {where} ORDER BY seq",
                [low, high],
            )
            yield from found.cast(DOCUMENTS).combine_chunks().to_batches()

    def verify(self) -> list[Problem]:
        """Everything that is not as it was written; empty when all is well."""
        return verifying.verify(self)

    @cached_property
    def index(self) -> SearchIndex:
        """The full-text index; made anew when it is missing or damaged."""
        return SearchIndex(self.workspace.search_path)

    @contextmanager
    def _writing(self) -> Iterator[Path]:
        with exclusive(self.workspace.lock_path):
            self.workspace.sweep()
            scratch = self.workspace.scratch("write")
            try:
                yield scratch
            finally:
                self.workspace.discard(scratch)

    def moment(self) -> Moment:
        """All tables at one moment: the run is read first, so that no reading lacks its document."""
        stamp = self.state()
        reads = self.tables["reads"].snapshot()
        found = {name: t.snapshot(reads.run) for name, t in self.tables.items() if name != "documents"}
        return Moment(stamp, {**found, "reads": reads, "documents": self.tables["documents"].snapshot()})
