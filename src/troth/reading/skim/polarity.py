"""Polarity of each document, and toward each entity that it names."""

from __future__ import annotations

from typing import Literal

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from troth.brandbook import BrandBook
from troth.reading.joined import Ints
from troth.reading.pipeline import Layers
from troth.reading.rows import batch
from troth.reading.skim import heads, mentions
from troth.reading.skim.calibration import calibration

Floats = npt.NDArray[np.float32]
TASK = "polarity"


def value(chances: Floats) -> tuple[Floats, Floats]:
    """Polarity -1..1 and confidence (calibrated) from chances of (negative, neutral, positive)."""
    sure = calibration(TASK, "skim").of(chances).max(axis=1)
    return np.asarray(chances[:, 2] - chances[:, 0]), np.asarray(sure)


def toward(layers: Layers, places: Ints, docs: Ints) -> Floats:
    """Chances of (negative, neutral, positive) toward what stands at each place.

    The clause that holds the place counts most, then its sentence, then the document.
    """
    pieces = heads.scan(layers).clauses
    clause = np.searchsorted(pieces.start, places, side="right") - 1
    clause = np.clip(clause, 0, max(0, len(pieces) - 1))
    near = heads.by_clause(layers).of(TASK)[clause]
    sentence = heads.by_sentence(layers).of(TASK)[pieces.sentence[clause]]
    whole = heads.by_document(layers).of(TASK)[docs]
    return np.asarray(0.4 * near + 0.35 * sentence + 0.25 * whole, dtype=np.float32)


class Polarity:
    """Positive, negative or neutral: the document as a whole, and toward each entity it names."""

    name = "polarity"
    needs = frozenset({"documents", "mentions"})
    gives = frozenset({"opinions"})
    langs = frozenset({"zh", "en", "de"})
    tier: Literal["skim", "study"] = "skim"

    def __init__(self, book: BrandBook | None) -> None:
        self.names = mentions.Names(book.entities if book else ())
        self.version = mentions.book_version("2", book)

    def annotate(self, layers: Layers) -> dict[str, pa.RecordBatch]:
        """One row a document that has words, then one row a mention; span: the text or the mention."""
        joined, found = layers.joined, mentions.find(layers, self.names)
        docs = np.flatnonzero(joined.ends > joined.starts)
        whole, sure = value(heads.by_document(layers).of(TASK)[docs])
        if len(found):
            near, near_sure = value(toward(layers, found.start, found.doc))
        else:
            near, near_sure = whole[:0], sure[:0]
        rows = np.concatenate([docs, found.doc])
        order = np.argsort(rows, kind="stable")
        base = joined.starts
        start = np.concatenate([np.zeros(len(docs), np.int64), found.start - base[found.doc]])
        end = np.concatenate([(joined.ends - base)[docs], found.end - base[found.doc]])
        ids = [None] * len(docs) + [found.ids[number] for number in found.entity.tolist()]
        columns = {
            "start": start[order].astype(np.int32), "end": end[order].astype(np.int32),
            "target": pa.array(ids, type=pa.string()).take(pa.array(order)),
            "target_kind": pa.array(["document", "entity"]).take(pa.array((order >= len(docs)).astype(int))),
            "polarity": np.concatenate([whole, near])[order],
            "confidence": np.concatenate([sure, near_sure])[order],
        }  # fmt: skip
        return {
            "opinions": batch("opinions", self.name, self.version, layers.documents, rows[order], columns)
        }
