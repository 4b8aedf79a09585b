"""The sample's truth as the ledger sees it: promises folded from their true appearances, evidence by place.

What reading gives is taken from the grammar here, so that the search for evidence is judged by itself and
not by which promises the reader finds.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from troth.brandbook import BrandBook
from troth.ledger.evidence import Find
from troth.ledger.fold import Line, fold_promise
from troth.ledger.relations import language
from troth.ledger.state import PromiseState
from troth.library import Library
from troth.reading.grammar.amounts import find_amounts
from troth.reading.grammar.dates import find_dates
from troth.sample.truth import Place, TruePromise
from troth.words import content_id, kept

Spot = tuple[str, int, int]
"""doc_id, start, end."""


class Shelf:
    """Where the truth's quotes stand in a library that holds the sample."""

    def __init__(self, library: Library, book: BrandBook) -> None:
        self.book = book
        rows = library.sql(
            "SELECT doc_id, doc_version, text, source_file, voice, url, channel, "
            "CAST(published_at AS DATE) AS day FROM documents ORDER BY doc_id"
        )
        self.rows: dict[str, dict[str, Any]] = {row["doc_id"]: row for row in rows.to_pylist()}
        self.mentions: dict[str, list[tuple[int, int, str]]] = {}
        for row in library.sql('SELECT doc_id, start, "end", entity FROM mentions').to_pylist():
            self.mentions.setdefault(row["doc_id"], []).append((row["start"], row["end"], row["entity"]))

    def spots(self, place: Place) -> list[Spot]:
        """Every document of the place's file in which its quote stands."""
        quote = kept(place.quote)
        found: list[Spot] = []
        for doc, row in self.rows.items():
            if place.name not in (row["source_file"] or ""):
                continue
            at = row["text"].find(quote)
            if at >= 0:
                found.append((doc, at, at + len(quote)))
        return found

    def promise(self, promise: TruePromise) -> PromiseState | None:
        """The promise as reading its true appearances would lay it down; None when none was taken in."""
        told = sorted(
            (self._appearance(spot) for place in promise.appearances for spot in self.spots(place)),
            key=lambda a: (a["on"] or "", a["doc_id"]),
        )
        if not told:
            return None
        lines = [Line(1, promise.id, "proposed", self._proposed(told[0]), "reader", "machine", "2026-01-01")]
        for seq, appearance in enumerate(told[1:], 2):
            payload = {"appearances": [appearance]}
            lines.append(Line(seq, promise.id, "appeared", payload, "reader", "machine", "2026-01-01"))
        return fold_promise(lines)

    def _appearance(self, spot: Spot) -> dict[str, Any]:
        doc, start, end = spot
        row = self.rows[doc]
        quote = row["text"][start:end]
        lang = language(quote, "de" if _german(quote) else "en")
        amounts = [
            {"value": a.value, "value_to": a.value_to, "unit": a.unit, "text": a.text}
            for a in find_amounts(quote, lang)
        ]
        return {
            "key": content_id("appearance", doc, quote), "doc_id": doc, "doc_version": row["doc_version"],
            "start": start, "end": end, "quote": quote, "lang": lang, "voice": row["voice"],
            "on": row["day"].isoformat() if row["day"] else None, "url": row["url"] or "",
            "read": {"amounts": amounts, "due": _due(quote, lang, row["day"])},
            "entities": [e for s, t, e in self.mentions.get(doc, []) if s < end and start < t],
        }  # fmt: skip

    def _proposed(self, first: dict[str, Any]) -> dict[str, Any]:
        known, entities = self.book.by_id, first["entities"]
        line = next((e for e in entities if e in known and known[e].kind == "product"), "")
        return {
            "wording": first["quote"], "lang": first["lang"], "entity": self.book.brand, "line": line,
            "entities": entities, "announced_on": first["on"], "appearances": [first], **first["read"],
        }  # fmt: skip


def _german(quote: str) -> bool:
    return bool({"die", "der", "das", "wir", "den", "mit", "sieben", "sollen"} & set(quote.lower().split()))


def _due(quote: str, lang: str, on: date | None) -> dict[str, Any] | None:
    hits = [hit for hit in find_dates(quote, lang, on) if hit.from_ or hit.to]
    if not hits:
        return None
    hit = max(hits, key=lambda hit: hit.to or hit.from_ or date.min)
    days = {
        "from": hit.from_.isoformat() if hit.from_ else None,
        "to": hit.to.isoformat() if hit.to else None,
    }
    return {**days, "text": hit.text, "form": hit.form, "anchor": None, "every": None}


def rank(found: Iterable[Find], spots: list[Spot]) -> int | None:
    """Place (1 = first) of the first find that stands where true evidence stands."""
    for place, find in enumerate(found, 1):
        p = find.passage
        if any(doc == p.doc_id and start < p.end and p.start < end for doc, start, end in spots):
            return place
    return None
