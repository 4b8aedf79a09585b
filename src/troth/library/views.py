"""The library as DuckDB sees it: one view a table, over exactly the files of one moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.dataset as ds

from troth.library.tables import AT_REST, Snapshot, Table

MEMORY = "800MB"
"""What DuckDB may hold in memory before it spills to the workspace's tmp folder."""


@dataclass(frozen=True)
class Moment:
    """Every table at one moment; readings of a run count only when its last commit is there."""

    stamp: str
    snapshots: Mapping[str, Snapshot]


def engine(scratch: Path, memory: str = MEMORY) -> duckdb.DuckDBPyConnection:
    """An in-memory DuckDB that fetches nothing from outside and spills into `scratch`."""
    settings: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": memory,
        "temp_directory": str(scratch),
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }
    con = duckdb.connect(":memory:", config=settings)
    con.execute("SET TimeZone = 'UTC'; SET parquet_metadata_cache = true")
    return con


def attach(con: duckdb.DuckDBPyConnection, view: str, table: Table, snapshot: Snapshot) -> None:
    """Give a connection one table's rows under the name `view`."""
    if not snapshot.files:
        con.register("nothing", AT_REST[table.name].empty_table())
        con.execute(f'CREATE OR REPLACE TABLE "no {view}" AS FROM nothing')
        con.unregister("nothing")
        con.execute(f'CREATE OR REPLACE VIEW "{view}" AS FROM "no {view}"')
        return
    paths = table.paths(snapshot.files)
    if table.local:
        listed = ", ".join("'" + path.replace("'", "''") + "'" for path in paths)
        con.execute(f'CREATE OR REPLACE VIEW "{view}" AS FROM read_parquet([{listed}])')
        return
    con.register(view, remote(table, paths))


def remote(table: Table, paths: list[str]) -> ds.Dataset:
    """Files in object storage as an Arrow dataset; DuckDB pushes columns and filters down into it."""
    return ds.dataset(paths, schema=table.schema, format="parquet", filesystem=table.filesystem())


def attach_all(con: duckdb.DuckDBPyConnection, tables: Mapping[str, Table], moment: Moment) -> None:
    """Attach every table, then lay `documents` (current versions) and `documents_all` over the rows."""
    for name, snapshot in moment.snapshots.items():
        attach(con, "documents_rows" if name == "documents" else name, tables[name], snapshot)
    con.execute(
        "CREATE TABLE superseded AS SELECT DISTINCT doc_id, (doc_version - 1)::INTEGER AS doc_version"
        " FROM documents_rows WHERE doc_version > 1"
    )
    found = number(con, "SELECT count(*) FROM superseded")
    newest = " ANTI JOIN superseded USING (doc_id, doc_version)" if found else ""
    temporary = "" if tables["documents"].local else "TEMPORARY "
    for view, rows in (
        ("documents_current", f"SELECT * FROM documents_rows{newest}"),
        ("documents", "SELECT * EXCLUDE (seq) FROM documents_current"),
        ("documents_all", "SELECT * EXCLUDE (seq) FROM documents_rows"),
    ):
        con.execute(f"CREATE {temporary}VIEW {view} AS {rows}")


def rows_of(con: duckdb.DuckDBPyConnection, query: str, params: Any = None) -> list[tuple[Any, ...]]:
    """A query's rows as tuples."""
    return con.execute(query, params).fetchall()


def number(con: duckdb.DuckDBPyConnection, query: str, params: Any = None) -> int:
    """The one number that a query answers with."""
    return int(rows_of(con, query, params)[0][0])


def arrow(con: duckdb.DuckDBPyConnection, query: str, params: Any = None) -> pa.Table:
    """A query's rows as an Arrow table."""
    table: pa.Table = con.sql(query, params=params).to_arrow_table()
    return table


def streamed(con: duckdb.DuckDBPyConnection, query: str, rows: int = 20_000) -> pa.RecordBatchReader:
    """A query's rows batch by batch, never all of them in memory; nothing can be bound."""
    return con.sql(query).to_arrow_reader(rows)
