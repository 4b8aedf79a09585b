"""A small library whose readings are written down by hand, and a brand book to measure it with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

import pyarrow as pa

from troth.library import Library
from troth.measures import BY_ID, Metric
from troth.words.schemas import DOCUMENTS, TABLES


@dataclass(frozen=True)
class Somebody:
    id: str
    kind: str
    parent: str | None = None
    founder: bool = False

    @property
    def own(self) -> bool:
        return not self.kind.startswith("rival")


@dataclass(frozen=True)
class Cast:
    entities: tuple[Somebody, ...]


BOOK = Cast(
    (
        Somebody("aster", "brand"),
        Somebody("lamp", "product", parent="aster"),
        Somebody("mia", "person", founder=True),
        Somebody("ben", "person"),
        Somebody("boreal", "rival"),
        Somebody("torch", "rival_product", parent="boreal"),
        Somebody("corvus", "rival"),
    )
)
NAMES = {
    "aster": "Aster", "lamp": "Lamp", "mia": "Mia", "ben": "Ben", "boreal": "Boreal", "torch": "Torch",
    "corvus": "Corvus",
}  # fmt: skip


def small(name: str) -> Metric:
    """A metric that answers from the first row on, so that figures can be worked out by hand."""
    metric = BY_ID[name]
    return replace(metric, card=replace(metric.card, minimum_n=1))


class Told:
    """Collects documents and readings, then writes them."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._documents: list[dict[str, Any]] = []
        self._readings: dict[str, list[dict[str, Any]]] = {}

    def says(self, doc_id: str, text: str, day: str | None = "2026-03-01", **given: Any) -> Told:
        """A document (a public post unless told otherwise); every known name in it is a mention."""
        when = None if day is None else datetime.fromisoformat(day).replace(tzinfo=UTC)
        row: dict[str, Any] = dict.fromkeys(DOCUMENTS.names)
        row |= {
            "doc_id": doc_id, "channel": "weibo", "kind": "post", "voice": "public", "published_at": when,
            "collected_at": datetime(2026, 12, 1, tzinfo=UTC), "text": text,
        }  # fmt: skip
        self._documents.append(row | given)
        for entity, name in NAMES.items():
            if (start := text.find(name)) >= 0:
                self._reading("mentions", doc_id, start, start + len(name), entity=entity, text=name)
        return self

    def feels(self, doc_id: str, polarity: float, about: str | None = None) -> Told:
        kind = "document" if about is None else "entity"
        return self._reading("opinions", doc_id, 0, 1, target=about, target_kind=kind, polarity=polarity,
                             confidence=1.0)  # fmt: skip

    def frames(self, doc_id: str, start: int, layer: str | None, stance: str | None = "neutral") -> Told:
        return self._reading("frames", doc_id, start, start + 1, layer=layer, stance=stance,
                             layer_confidence=1.0, stance_confidence=1.0)  # fmt: skip

    def sentence(self, doc_id: str, start: int, end: int) -> Told:
        return self._reading("sentences", doc_id, start, end, index=0)

    def states(self, doc_id: str, kind: str, **given: Any) -> Told:
        row: dict[str, Any] = {
            "statement_id": f"{doc_id}-{kind}", "kind": kind, "quote": "q", "amounts": [],
            "superlative": False, "comparison": False, "vague": False, "commitment": "yes", "specificity": 1,
            "footnotes": [], "entities": [], "confidence": 1.0, "unsure": False,
        }  # fmt: skip
        return self._reading("statements", doc_id, 0, 1, **(row | given))

    def _reading(self, table: str, doc_id: str, start: int, end: int, **given: Any) -> Told:
        row: dict[str, Any] = dict.fromkeys(TABLES[table].names)
        row |= {"doc_id": doc_id, "doc_version": 1, "start": start, "end": end, "annotator": "hand",
                "annotator_version": "1"}  # fmt: skip
        self._readings.setdefault(table, []).append(row | given)
        return self

    def done(self) -> Library:
        """Write everything."""
        rows = [{**row, "doc_version": 1, "text_sha256": ""} for row in self._documents]
        self.library.add([pa.RecordBatch.from_pylist(rows, schema=DOCUMENTS)])
        self.library.write(
            {name: pa.Table.from_pylist(rows, schema=TABLES[name]) for name, rows in self._readings.items()}
        )
        return self.library


def promises(*rows: tuple[str, str | None, str | None]) -> pa.Table:
    """Promises as (outcome, due day, day of settling)."""
    day = lambda text: None if text is None else date.fromisoformat(text)  # noqa: E731
    listed = [
        {"promise_id": f"p{number}", "outcome": outcome, "due_to": day(due), "settled_on": day(settled),
         "announced_on": date(2025, 1, 1), "doc_id": "d", "doc_version": 1, "start": 0, "end": 2}
        for number, (outcome, due, settled) in enumerate(rows)
    ]  # fmt: skip
    schema = pa.schema(
        [("promise_id", pa.string()), ("outcome", pa.string()), ("due_to", pa.date32()),
         ("settled_on", pa.date32()), ("announced_on", pa.date32()), ("doc_id", pa.string()),
         ("doc_version", pa.int32()), ("start", pa.int32()), ("end", pa.int32())]
    )  # fmt: skip
    return pa.Table.from_pylist(listed, schema=schema)
