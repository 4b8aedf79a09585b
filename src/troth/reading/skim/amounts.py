"""Amounts of each document, in base units."""

from __future__ import annotations

from typing import Literal

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
        base = layers.joined.starts
        found = sorted(moments.amounts(layers), key=lambda row: row[:2])
        starts = [place - int(base[doc]) for doc, place, _ in found]
        hits = [hit for _, _, hit in found]
        columns = {
            "start": pa.array(starts, pa.int32()),
            "end": pa.array([at + len(hit.text) for at, hit in zip(starts, hits, strict=True)], pa.int32()),
            "text": pa.array([hit.text for hit in hits], pa.string()),
            "value": pa.array([hit.value for hit in hits], pa.float64()),
            "value_to": pa.array([hit.value_to for hit in hits], pa.float64()),
            "unit": pa.array([hit.unit for hit in hits], pa.string()),
        }
        docs = [doc for doc, _, _ in found]
        return {"amounts": batch("amounts", self.name, self.version, layers.documents, docs, columns)}
