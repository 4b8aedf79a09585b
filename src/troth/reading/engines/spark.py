"""A pipeline on Apache Spark: the same annotators over Arrow batches, by `mapInArrow`.

Worth its start-up only across machines. Each executor makes the pipeline once; every table of readings is
one pass that keeps the rows of that table. Duplicates are grouped afterwards, as in `engines.local`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pyarrow as pa

from troth.brandbook import BrandBook
from troth.reading.engines.run import for_stream
from troth.reading.pipeline import Tier
from troth.words.schemas import DOCUMENTS, TABLES


def session(master: str | None = None) -> Any:
    """A Spark session whose workers run this Python."""
    from pyspark.sql import SparkSession

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("troth").config("spark.sql.session.timeZone", "UTC")
    return (builder.master(master) if master else builder).getOrCreate()


def mapper(
    table: str, book: BrandBook | None, tier: Tier | None
) -> Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    """The function for `mapInArrow` that turns batches of documents into the rows of one table."""

    def read(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        chain = for_stream(book, tier)
        for rows in batches:
            yield chain.read(rows.cast(DOCUMENTS))[table]

    return read


def readings(frame: Any, book: BrandBook | None = None, tier: Tier | None = None) -> dict[str, Any]:
    """Spark data frames of readings by table, for one of documents; nothing runs until they are used."""
    from pyspark.sql.pandas.types import from_arrow_schema

    tables = sorted({table for item in for_stream(book, tier).annotators for table in item.gives})
    return {
        table: frame.mapInArrow(mapper(table, book, tier), from_arrow_schema(TABLES[table]))
        for table in tables
    }


def read_rows(
    spark: Any, batches: Iterable[pa.RecordBatch], book: BrandBook | None = None, tier: Tier | None = None
) -> dict[str, pa.Table]:
    """Readings of batches as Arrow tables, in the documents' order."""
    frame = spark.createDataFrame(pa.Table.from_batches(list(batches))).coalesce(1)
    found = readings(frame, book, tier)
    return {table: rows.toArrow().cast(TABLES[table]) for table, rows in found.items()}
