"""Documents into the library: nothing twice, an edited text as a new version, all in one commit."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from troth.library.files import GROUP_ROWS, FileWriter, chunks, fitted, open_parquet
from troth.library.tables import Snapshot, Table
from troth.library.views import attach, engine, number
from troth.words.schemas import DOCUMENTS

CHUNK_BYTES = 64 << 20
MEMORY = "400MB"


@dataclass(frozen=True, slots=True)
class AddResult:
    """What became of the documents that were offered.

    added: not seen before · new_versions: an edited text of a known document · unchanged: already in the
    library · repeated: the same text of the same document more than once in this import.
    """

    added: int = 0
    new_versions: int = 0
    unchanged: int = 0
    repeated: int = 0


@dataclass(frozen=True, slots=True)
class _Piece:
    path: Path
    first: int
    rows: int


def add_documents(
    table: Table, before: Snapshot, batches: Iterable[pa.RecordBatch | pa.Table], scratch: Path
) -> AddResult:
    """Add what is new, in one commit; the caller holds the lock.

    First pass: rows go to scratch files, their keys to DuckDB. There, one anti-join against the keys at
    rest finds what is new. Second pass: the new rows go into data files. Memory does not grow with rows.
    """
    con = engine(scratch, MEMORY)
    try:
        attach(con, "known_rows", table, before)
        base = number(con, "SELECT coalesce(max(seq) + 1, 0) FROM known_rows")
        pieces = list(_spooled(con, batches, scratch, base))
        result = _compare(con)
        fresh = con.execute("SELECT pos, version FROM fresh ORDER BY pos").fetchnumpy()
    finally:
        con.close()
    writer = FileWriter(table, scratch)
    for piece in pieces:
        for rows in _chosen(piece, np.asarray(fresh["pos"]), np.asarray(fresh["version"])):
            writer.write(rows)
        piece.path.unlink()
    table.commit(writer.close())
    return result


def _spooled(
    con: duckdb.DuckDBPyConnection, batches: Iterable[pa.RecordBatch | pa.Table], scratch: Path, base: int
) -> Iterator[_Piece]:
    con.execute("CREATE TABLE incoming (pos BIGINT, doc_id VARCHAR, sha VARCHAR)")
    first = 0
    for chunk in chunks(batches, GROUP_ROWS, CHUNK_BYTES):
        rows = _hashed(chunk)
        positions = pa.array(np.arange(first, first + rows.num_rows, dtype=np.int64))
        keys = pa.table({"pos": positions, "doc_id": rows["doc_id"], "sha": rows["text_sha256"]})
        con.register("keys", keys)
        con.execute("INSERT INTO incoming FROM keys")
        con.unregister("keys")
        seq = pa.array(np.arange(base + first, base + first + rows.num_rows, dtype=np.int64))
        rows = rows.append_column(pa.field("seq", pa.int64(), nullable=False), seq)
        path = scratch / f"spool-{first}.parquet"
        with open_parquet(path, rows.schema) as out:
            out.write_table(rows, row_group_size=GROUP_ROWS)
        yield _Piece(path, first, rows.num_rows)
        first += rows.num_rows


def _hashed(chunk: pa.Table) -> pa.Table:
    """The chunk as documents, with the hash of the text as it is stored: never taken on trust."""
    texts = chunk["text"].to_pylist()
    hashes = [hashlib.sha256((text or "").encode()).hexdigest() for text in texts]
    place = chunk.schema.get_field_index("text_sha256")
    hashed = pa.array(hashes, pa.string())
    chunk = (
        chunk.append_column("text_sha256", hashed)
        if place < 0
        else chunk.set_column(place, "text_sha256", hashed)
    )
    return fitted(chunk, DOCUMENTS)


def _compare(con: duckdb.DuckDBPyConnection) -> AddResult:
    """Fill the table `fresh` (pos, version) and count what became of the rest."""
    con.execute("""
        CREATE TABLE known AS SELECT doc_id, text_sha256 AS sha, doc_version AS version
        FROM known_rows SEMI JOIN incoming USING (doc_id)
    """)
    con.execute("CREATE TABLE offered AS SELECT doc_id, sha, min(pos) AS pos, count(*) AS n "
                "FROM incoming GROUP BY doc_id, sha")  # fmt: skip
    con.execute("""
        CREATE TABLE fresh AS
        WITH newest AS (SELECT doc_id, max(version) AS version FROM known GROUP BY doc_id),
             unseen AS (FROM offered ANTI JOIN known USING (doc_id, sha))
        SELECT pos, n, (coalesce(newest.version, 0)
                     + row_number() OVER (PARTITION BY unseen.doc_id ORDER BY pos))::INTEGER AS version
        FROM unseen LEFT JOIN newest USING (doc_id)
    """)
    rows = number(con, "SELECT count(*) FROM incoming")
    offered = number(con, "SELECT coalesce(sum(n), 0) FROM fresh")
    unseen = number(con, "SELECT count(*) FROM fresh")
    added = number(con, "SELECT count(*) FROM fresh WHERE version = 1")
    return AddResult(added, unseen - added, rows - offered, offered - unseen)


def _chosen(piece: _Piece, positions: np.ndarray, versions: np.ndarray) -> Iterator[pa.Table]:
    """The new rows of one scratch file, each with its version."""
    low, high = np.searchsorted(positions, [piece.first, piece.first + piece.rows])
    if low == high:
        return
    rows = pq.read_table(piece.path)
    if high - low < piece.rows:
        rows = rows.take(pa.array(positions[low:high] - piece.first))
    version = pa.array(versions[low:high].astype(np.int32))
    yield rows.set_column(1, pa.field("doc_version", pa.int32(), nullable=False), version)
