"""Statements of the library as the ledger uses them: grounded, dated, with somebody who answers for them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

import pyarrow as pa

from troth.brandbook import BrandBook
from troth.words import content_id


class Library(Protocol):
    """The part of the library that the ledger asks."""

    def sql(self, query: str, params: Any = None) -> pa.Table: ...
    def text(self, doc_id: str, version: int | None = None) -> str: ...


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with its document. `on` is the day it was said, where anything tells."""

    doc_id: str
    doc_version: int
    start: int
    end: int
    quote: str
    kind: str
    speaker: str
    speaker_entity: str
    amounts: list[dict[str, Any]]
    due: dict[str, Any] | None
    vague: bool
    commitment: str
    specificity: int
    footnotes: list[dict[str, Any]]
    entities: list[str]
    confidence: float
    unsure: bool
    lang: str
    on: date | None
    channel: str
    url: str
    voice: str
    doc_kind: str
    superlative: bool = False
    comparison: bool = False
    extra: dict[str, Any] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """The same words in the same document are the same appearance, whatever version either has."""
        return content_id("appearance", self.doc_id, " ".join(self.quote.split()))

    def appearance(self) -> dict[str, Any]:
        """What the ledger keeps of it."""
        return {
            "key": self.key, "doc_id": self.doc_id, "doc_version": self.doc_version, "start": self.start,
            "end": self.end, "quote": self.quote, "speaker": self.speaker,
            "speaker_entity": self.speaker_entity, "on": self.on.isoformat() if self.on else None,
            "lang": self.lang, "channel": self.channel, "url": self.url, "voice": self.voice,
            "read": {
                "amounts": self.amounts, "due": self.due, "vague": self.vague,
                "specificity": self.specificity, "footnotes": self.footnotes,
            },
        }  # fmt: skip


_STATEMENTS = """
WITH told AS (
  SELECT s.doc_id, s.doc_version, s.start, any_value(t."from") AS day, max(t.start) AS at
  FROM statements s
  JOIN documents d USING (doc_id, doc_version)
  JOIN dates t ON t.doc_id = s.doc_id AND t.doc_version = s.doc_version
   AND t.form IN ('exact', 'relative') AND t.precision = 'day' AND t."from" = t."to"
   AND t.start < s."end" AND t.start >= s.start - 90
   AND (t."end" <= s.start OR $inside)
   AND (d.published_at IS NULL OR CAST(d.published_at AS DATE) - t."from" BETWEEN 0 AND 400)
   AND NOT regexp_matches(substr(d.text, t."end" + 1, greatest(s.start - t."end", 0)), '[。！？!?；;\n]|\\. ')
  WHERE s.kind IN (SELECT unnest($kinds))
  GROUP BY s.doc_id, s.doc_version, s.start, t.start
  QUALIFY row_number() OVER (PARTITION BY s.doc_id, s.doc_version, s.start ORDER BY t.start DESC) = 1
)
SELECT s.*, coalesce(g.lang, d.lang, '') AS lang, d.channel, d.url, d.voice, d.kind AS doc_kind,
       coalesce(
         told.day,
         CASE WHEN s.due.anchor <= CAST(d.published_at AS DATE) THEN s.due.anchor END,
         CAST(d.published_at AS DATE)) AS said_on,
       substr(d.text, s.start + 1, s."end" - s.start) AS stands
FROM statements s
JOIN documents d USING (doc_id, doc_version)
LEFT JOIN languages g USING (doc_id, doc_version)
LEFT JOIN told ON told.doc_id = s.doc_id AND told.doc_version = s.doc_version AND told.start = s.start
WHERE s.kind IN (SELECT unnest($kinds))
ORDER BY said_on NULLS LAST, s.doc_id, s.doc_version, s.start
"""
"""A day named in the same sentence shortly before the words (10月10日,极氪官方公布 …) is when they were said;
else the day that the due counts from, else the day of publication. With $inside, a day named within the
words counts too (for events)."""


def statements(library: Library, kinds: tuple[str, ...], inside: bool = False) -> list[Said]:
    """Statements of these kinds in current documents, oldest first; those whose quote does not stand in
    the stored text are left out."""
    rows = library.sql(_STATEMENTS, {"kinds": list(kinds), "inside": inside}).to_pylist()
    return [_said(row) for row in rows if row["stands"] == row["quote"] and row["quote"].strip()]


def _said(row: dict[str, Any]) -> Said:
    return Said(
        row["doc_id"], row["doc_version"], row["start"], row["end"], row["quote"], row["kind"],
        row["speaker"] or "", row["speaker_entity"] or "", [_amount(a) for a in row["amounts"]],
        _due(row["due"]), row["vague"], row["commitment"] or "", row["specificity"],
        [dict(f) for f in row["footnotes"]], list(row["entities"]), float(row["confidence"]), row["unsure"],
        row["lang"], row["said_on"], row["channel"], row["url"] or "", row["voice"], row["doc_kind"],
        row["superlative"], row["comparison"],
    )  # fmt: skip


def _amount(amount: dict[str, Any]) -> dict[str, Any]:
    return {name: amount[name] for name in ("value", "value_to", "unit", "text")}


def _due(due: dict[str, Any] | None) -> dict[str, Any] | None:
    if due is None:
        return None
    days = {n: due[n].isoformat() if due[n] else None for n in ("from", "to", "anchor")}
    return {**days, "text": due["text"], "form": due["form"], "every": _every(due)}


_EVERY = {
    "week": ("每周", "week", "woche", "wöchentlich"), "month": ("每月", "每个月", "month", "monat"),
    "quarter": ("每季", "每个季度", "quarter", "quartal"), "half_year": ("半年", "half", "halbjahr"),
    "year": ("每年", "year", "annual", "jahr", "jährlich"),
}  # fmt: skip


def _every(due: dict[str, Any]) -> str | None:
    if due["form"] != "recurring":
        return None
    text = (due["text"] or "").lower()
    return next((period for period, words in _EVERY.items() if any(w in text for w in words)), None)


def answers_for(said: Said, book: BrandBook | None) -> str | None:
    """Who must keep what was said: an entity's id, or the speaker's name; None when it is nobody's promise
    that the ledger follows (a customer's, an outsider's, a rival's own)."""
    if book is None:
        return said.speaker or None
    if said.speaker_entity in book.by_id:
        entity = book.by_id[said.speaker_entity]
        return _house(book, entity.id) if entity.own else None
    own = next((e for e in said.entities if e in book.by_id and book.by_id[e].own), None)
    if said.voice in ("own", "spokesperson"):
        return _house(book, own) if own else book.brand
    if said.voice in ("public", "kol", "rival") or (not said.speaker and said.doc_kind == "comment"):
        return None
    rivals = any(e in book.by_id and not book.by_id[e].own for e in said.entities)
    return _house(book, own) if own and (said.speaker or not rivals) else None


def _house(book: BrandBook, entity_id: str) -> str:
    """The nearest brand or sub-brand above an entity: the house that answers for it."""
    entity = book.by_id[entity_id]
    while entity.kind not in ("brand", "sub_brand") and entity.parent in book.by_id:
        entity = book.by_id[entity.parent]
    return entity.id


def product_line(said: Said, book: BrandBook | None) -> str:
    """The first own product that the words name; empty when they name none."""
    if book is None:
        return ""
    products = (e for e in said.entities if e in book.by_id and book.by_id[e].kind == "product")
    return next(products, "")
