"""Readings as record batches: keys taken from the documents, the annotator's stamp on every row."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pyarrow as pa

from troth.words.schemas import TABLES


def batch(
    table: str,
    annotator: str,
    version: str,
    documents: pa.RecordBatch,
    docs: Any,
    columns: Mapping[str, Any],
) -> pa.RecordBatch:
    """Rows of one reading table.

    `docs` is the row of the document for each reading; `columns` holds the remaining columns by name, as
    arrays or lists of the same length. Raises when a column is missing or does not fit the schema.
    """
    schema = TABLES[table]
    index = pa.array(np.asarray(docs, dtype=np.int64))
    count = len(index)
    made = {
        "doc_id": lambda: documents.column("doc_id").take(index),
        "doc_version": lambda: documents.column("doc_version").take(index),
        "annotator": lambda: pa.repeat(annotator, count),
        "annotator_version": lambda: pa.repeat(version, count),
    }
    arrays = []
    for field in schema:
        if field.name in made:
            arrays.append(made[field.name]())
            continue
        values = columns[field.name]
        if not isinstance(values, pa.Array):
            values = pa.array(values, type=field.type)
        arrays.append(values if values.type == field.type else values.cast(field.type))
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


def empty(table: str) -> pa.RecordBatch:
    """No rows, in the table's schema."""
    schema = TABLES[table]
    return pa.RecordBatch.from_arrays([pa.array([], type=field.type) for field in schema], schema=schema)
