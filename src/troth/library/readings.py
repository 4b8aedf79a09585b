"""Readings into the library: replaced as a whole for each document and annotator, or not at all.

A run writes to several Delta tables. Each commit carries the run's number, and the table `reads` is
committed last: readers leave out what carries a number that `reads` has not reached.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from troth.library.files import FileWriter
from troth.library.tables import READS, DataFile, Snapshot, Table
from troth.library.views import arrow, attach, engine, number, rows_of, streamed
from troth.words.schemas import READINGS

Readings = Mapping[str, pa.Table | pa.RecordBatch | Iterable[pa.RecordBatch]]
KEYS = pa.schema([READS.field("doc_id"), READS.field("doc_version")])


@dataclass
class _Change:
    """What one run adds to and takes from one table."""

    add: list[DataFile] = field(default_factory=list)
    remove: list[DataFile] = field(default_factory=list)


def recover(tables: Mapping[str, Table]) -> int:
    """Take back what a killed run left in the readings' tables; returns the number of the last whole run."""
    run = tables["reads"].snapshot().run
    for name in READINGS:
        now = tables[name].snapshot()
        if now.run > run:
            then = tables[name].snapshot(run)
            add, remove = set(then.files) - set(now.files), set(now.files) - set(then.files)
            tables[name].commit(add, remove, run=then.run)
    return run


def replace(
    tables: Mapping[str, Table], keys: pa.Table, readings: Readings, annotators: Mapping[str, str],
    scratch: Path,
) -> None:  # fmt: skip
    """Write one run's rows in place of what the same annotators gave for the same documents."""
    if unknown := readings.keys() - set(READINGS):
        raise ValueError(f"no such table of readings: {', '.join(sorted(unknown))}")
    run = recover(tables) + 1
    changes = {name: _Change() for name in (*READINGS, "reads")}
    for name, rows in readings.items():
        changes[name].add += _written(tables[name], _batches(rows), scratch, annotators)
    con = engine(scratch, "400MB")
    try:
        con.register("arrived", keys.select(KEYS.names))
        con.execute("CREATE TABLE keys AS SELECT DISTINCT doc_id, doc_version FROM arrived")
        _displace(con, tables, changes, annotators, scratch)
    finally:
        con.close()
    for name in READINGS:
        if changes[name].add or changes[name].remove:
            tables[name].commit(changes[name].add, changes[name].remove, run=run)
    tables["reads"].commit(changes["reads"].add, changes["reads"].remove, run=run)


def signature(annotators: Mapping[str, str]) -> str:
    """A set of annotators as one string."""
    return "\n".join(f"{name}@{version}" for name, version in sorted(annotators.items()))


def parsed(text: str) -> dict[str, str]:
    """The set that `signature` wrote."""
    pairs = (line.rpartition("@") for line in text.splitlines())
    return {name: version for name, _, version in pairs}


def unread_query(con: duckdb.DuckDBPyConnection, annotators: Mapping[str, str]) -> str:
    """A query for the `seq` of current documents that lack a reading of this version, oldest first."""
    rows = rows_of(con, "SELECT DISTINCT annotators FROM reads")
    order = list(annotators.items())
    masks = [
        (text, sum(1 << bit for bit, pair in enumerate(order) if pair in parsed(text).items()))
        for (text,) in rows
    ]
    con.execute("CREATE OR REPLACE TEMPORARY TABLE masks (annotators VARCHAR, mask BIGINT)")
    if masks:
        con.executemany("INSERT INTO masks VALUES (?, ?)", masks)
    return f"""
        SELECT seq FROM documents_current LEFT JOIN (
            SELECT doc_id, doc_version, bit_or(mask) AS done FROM reads JOIN masks USING (annotators)
            GROUP BY doc_id, doc_version
        ) USING (doc_id, doc_version)
        WHERE coalesce(done, 0) <> {(1 << len(order)) - 1} ORDER BY seq
    """


def _batches(rows: pa.Table | pa.RecordBatch | Iterable[pa.RecordBatch]) -> Iterator[pa.Table]:
    if isinstance(rows, pa.Table):
        yield rows
    elif isinstance(rows, pa.RecordBatch):
        yield pa.Table.from_batches([rows])
    else:
        yield from (pa.Table.from_batches([batch]) for batch in rows)


def _written(
    table: Table, batches: Iterable[pa.Table], scratch: Path, annotators: Mapping[str, str]
) -> list[DataFile]:
    writer = FileWriter(table, scratch)
    for rows in batches:
        makers = rows.select(["annotator", "annotator_version"]).group_by(["annotator", "annotator_version"])
        for made in makers.aggregate([]).to_pylist():
            if annotators.get(made["annotator"]) != made["annotator_version"]:
                raise ValueError(f"{table.name}: rows of {made} are not of this run")
        writer.write(rows)
    return writer.close()


def _displace(
    con: duckdb.DuckDBPyConnection, tables: Mapping[str, Table], changes: dict[str, _Change],
    annotators: Mapping[str, str], scratch: Path,
) -> None:  # fmt: skip
    """Record the new reads; where the documents were read before, take the old rows out of every table."""
    reads = tables["reads"]
    before = reads.snapshot()
    attach(con, "old_reads", reads, before)
    old = [text for (text,) in rows_of(
        con, "SELECT DISTINCT annotators FROM old_reads SEMI JOIN keys USING (doc_id, doc_version)"
    )]  # fmt: skip
    touched = [text for text in old if parsed(text).keys() & annotators.keys()]
    if touched:
        con.execute("CREATE TABLE replacing (annotator VARCHAR)")
        con.executemany("INSERT INTO replacing VALUES (?)", [[name] for name in annotators])
        for name in READINGS:
            _drop_rows(con, tables[name], changes[name], scratch)
        _shrink_reads(con, reads, before, changes["reads"], touched, annotators, scratch)
    writer = FileWriter(reads, scratch)
    writer.write(arrow(con, "SELECT doc_id, doc_version, ? AS annotators FROM keys", [signature(annotators)]))
    changes["reads"].add += writer.close()


def _drop_rows(con: duckdb.DuckDBPyConnection, table: Table, change: _Change, scratch: Path) -> None:
    for file in table.snapshot().files:
        attach(con, "old_rows", table, Snapshot(0, 0, (file,)))
        gone = "annotator IN (FROM replacing) AND (doc_id, doc_version) IN (FROM keys)"
        if number(con, f"SELECT count(*) FROM old_rows WHERE {gone}"):
            _rewrite(table, change, file, streamed(con, f"FROM old_rows WHERE NOT ({gone})"), scratch)


def _shrink_reads(
    con: duckdb.DuckDBPyConnection, reads: Table, before: Snapshot, change: _Change, touched: list[str],
    annotators: Mapping[str, str], scratch: Path,
) -> None:  # fmt: skip
    """A document's earlier entries keep only the annotators that this run does not replace."""
    con.execute("CREATE TABLE shrunk (annotators VARCHAR, rest VARCHAR)")
    for text in touched:
        rest = {name: version for name, version in parsed(text).items() if name not in annotators}
        con.execute("INSERT INTO shrunk VALUES (?, ?)", [text, signature(rest)])
    for file in before.files:
        attach(con, "old_reads", reads, Snapshot(0, 0, (file,)))
        if number(
            con,
            "SELECT count(*) FROM old_reads SEMI JOIN keys USING (doc_id, doc_version) "
            "WHERE annotators IN (SELECT annotators FROM shrunk)",
        ):
            rows = streamed(con, """
                SELECT doc_id, doc_version,
                       CASE WHEN (doc_id, doc_version) IN (FROM keys) THEN coalesce(rest, annotators)
                            ELSE annotators END AS annotators
                FROM old_reads LEFT JOIN shrunk USING (annotators)
            """)  # fmt: skip
            _rewrite(reads, change, file, rows, scratch, drop_empty=True)


def _rewrite(
    table: Table, change: _Change, file: DataFile, rows: pa.RecordBatchReader, scratch: Path,
    drop_empty: bool = False,
) -> None:  # fmt: skip
    writer = FileWriter(table, scratch)
    for batch in rows:
        rest = pa.Table.from_batches([batch])
        if drop_empty:
            rest = rest.filter(pc.not_equal(rest["annotators"], ""))
        writer.write(rest)
    change.remove.append(file)
    change.add += writer.close()
