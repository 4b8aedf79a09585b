"""Dates of each document, counted from the day it was published."""

from __future__ import annotations

from datetime import date
from typing import Literal

import numpy as np
import pyarrow as pa

from troth.reading.grammar.resolve import resolve
from troth.reading.pipeline import Layers
from troth.reading.rows import batch
from troth.reading.skim import moments


def anchors(documents: pa.RecordBatch) -> list[date | None]:
    """The day of publication of each document (UTC), None where it is unknown."""
    days: list[date | None] = documents.column("published_at").cast(pa.date32()).to_pylist()
    return days


class Dates:
    """Absolute and relative dates with the days they stand for."""

    name = "dates"
    version = "1"
    needs = frozenset({"documents"})
    gives = frozenset({"dates"})
    langs = frozenset({"zh", "en", "de"})
    tier: Literal["skim", "study"] = "skim"

    def annotate(self, layers: Layers) -> dict[str, pa.RecordBatch]:
        """One row a date expression; from and to are null where no day can be computed."""
        found, days, text = moments.dates(layers), anchors(layers.documents), layers.joined.text
        base = layers.joined.starts[found.doc]
        rows = [
            resolve(reading, days[doc], False)
            for doc, reading in zip(found.doc.tolist(), found.hits, strict=True)
        ]
        from_, to, precision, form, _ = zip(*rows, strict=True) if rows else ((),) * 5
        columns = {
            "start": (found.start - base).astype(np.int32),
            "end": (found.end - base).astype(np.int32),
            "text": [text[a:b] for a, b in zip(found.start.tolist(), found.end.tolist(), strict=True)],
            "from": pa.array(from_, pa.date32()),
            "to": pa.array(to, pa.date32()),
            "precision": pa.array(precision, pa.string()),
            "form": pa.array(form, pa.string()),
        }
        docs = found.doc
        return {"dates": batch("dates", self.name, self.version, layers.documents, docs, columns)}
