"""Amounts of each document, in base units."""

from __future__ import annotations

from typing import Literal

import numpy as np
import pyarrow as pa

from troth.reading.pipeline import Layers
from troth.reading.rows import batch
from troth.reading.skim import moments


class Amounts:
    """Numbers with what they count or measure: 1.2万, 近2亿元, 3-5 years, 40.000, 15 %."""

    name = "amounts"
    version = "1"
    needs = frozenset({"documents"})
    gives = frozenset({"amounts"})
    langs = frozenset({"zh", "en", "de"})
    tier: Literal["skim", "study"] = "skim"

    def annotate(self, layers: Layers) -> dict[str, pa.RecordBatch]:
        """One row an amount."""
        found = moments.amounts(layers)
        base, hits = layers.joined.starts[found.doc], found.hits
        columns = {
            "start": (found.start - base).astype(np.int32),
            "end": (found.end - base).astype(np.int32),
            "text": pa.array([hit.text for hit in hits], pa.string()),
            "value": pa.array([hit.value for hit in hits], pa.float64()),
            "value_to": pa.array([hit.value_to for hit in hits], pa.float64()),
            "unit": pa.array([hit.unit for hit in hits], pa.string()),
        }
        docs = found.doc
        return {"amounts": batch("amounts", self.name, self.version, layers.documents, docs, columns)}
