"""Documents and readings for the library's tests."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import pyarrow as pa

from troth.words.schemas import DOCUMENTS, TABLES

DAY = datetime(2026, 3, 1, 12, tzinfo=UTC)


def document(doc_id: str, text: str, **given: Any) -> dict[str, Any]:
    """A row of `documents`; what is not given is null."""
    row: dict[str, Any] = dict.fromkeys(DOCUMENTS.names)
    row |= {
        "doc_id": doc_id, "doc_version": 1, "channel": "weibo", "kind": "post", "voice": "public",
        "published_at": DAY, "collected_at": DAY, "text": text, "text_sha256": "",
    }  # fmt: skip
    return row | given


def batch(*rows: dict[str, Any]) -> pa.RecordBatch:
    """Rows as one batch of documents."""
    return pa.RecordBatch.from_pylist(list(rows), schema=DOCUMENTS)


def many(texts: Iterable[str], first: int = 0) -> pa.RecordBatch:
    """One document a text, ids counted on from `first`."""
    return batch(*(document(f"d{number}", text) for number, text in enumerate(texts, first)))


def mentions(*rows: tuple[str, int, int, str], version: int = 1, made: str = "1") -> pa.Table:
    """Rows (doc_id, start, end, text) of the annotator `mentions`."""
    listed = [
        {
            "doc_id": doc, "doc_version": version, "start": start, "end": end, "entity": "mi", "text": text,
            "annotator": "mentions", "annotator_version": made,
        }
        for doc, start, end, text in rows
    ]  # fmt: skip
    return pa.Table.from_pylist(listed, schema=TABLES["mentions"])


def keys(*documents: tuple[str, int]) -> pa.Table:
    """Document keys."""
    ids, versions = zip(*documents, strict=True)
    return pa.table({"doc_id": ids, "doc_version": pa.array(versions, pa.int32())})
