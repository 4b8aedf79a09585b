"""Bare texts as documents, for readers that are given nothing but words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import pyarrow as pa

from troth.words.schemas import DOCUMENTS

_FILL: dict[str, Any] = {
    "doc_version": 1, "channel": "other", "kind": "post", "voice": "unknown", "text_sha256": "",
    "collected_at": datetime(2000, 1, 1, tzinfo=UTC),
}  # fmt: skip


def documents(texts: Sequence[str]) -> pa.RecordBatch:
    """A batch in the schema DOCUMENTS, numbered from 0, everything but the text left blank."""
    count = len(texts)
    arrays = []
    for field in DOCUMENTS:
        if field.name == "text":
            arrays.append(pa.array(texts, pa.string()))
        elif field.name == "doc_id":
            arrays.append(pa.array([str(number) for number in range(count)], pa.string()))
        else:
            arrays.append(pa.repeat(pa.scalar(_FILL.get(field.name), field.type), count))
    return pa.RecordBatch.from_arrays(arrays, schema=DOCUMENTS)
