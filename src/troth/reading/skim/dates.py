"""Dates of each document, counted from the day it was published."""

from __future__ import annotations

from datetime import date
from typing import Literal

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
        days, base = anchors(layers.documents), layers.joined.starts
        found = sorted(
            ((doc, place, hit) for doc, place, hit in moments.dates(layers)), key=lambda row: row[:2]
        )
        rows = [resolve(hit.reading, days[doc], False) for doc, _, hit in found]
        docs = [doc for doc, _, _ in found]
        starts = [place - int(base[doc]) for doc, place, _ in found]
        columns = {
            "start": pa.array(starts, pa.int32()),
            "end": pa.array(
                [at + len(hit.text) for at, (_, _, hit) in zip(starts, found, strict=True)], pa.int32()
            ),
            "text": pa.array([hit.text for _, _, hit in found], pa.string()),
            "from": pa.array([row[0] for row in rows], pa.date32()),
            "to": pa.array([row[1] for row in rows], pa.date32()),
            "precision": pa.array([row[2] for row in rows], pa.string()),
            "form": pa.array([row[3] for row in rows], pa.string()),
        }
        return {"dates": batch("dates", self.name, self.version, layers.documents, docs, columns)}
