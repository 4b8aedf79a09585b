"""Passages that may tell what became of a promise: statements, and sentences of documents found by search."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

import pyarrow as pa

from troth.ledger.said import Library, Said, statements

KINDS = ("fact", "comparison", "superlative", "promise", "forecast", "aspiration")
LONGEST = 400


class SearchableLibrary(Library, Protocol):
    """A library that can also be searched in words."""

    def search(
        self, query: str, limit: int = 50, lang: str | None = None, since: Any = None, until: Any = None
    ) -> list[Any]: ...


@dataclass(frozen=True, slots=True)
class Passage:
    """Some words of a document, with the sentence around them (`context`) for judging them."""

    doc_id: str
    doc_version: int
    start: int
    end: int
    quote: str
    context: str
    kind: str
    on: date | None
    lang: str
    url: str
    voice: str
    speaker: str
    entities: tuple[str, ...]
    counts: tuple[tuple[float, str | None], ...] = ()
    """Amounts as (value, unit)."""
    days: tuple[str, ...] = ()
    """Days that the words name, as MM-DD."""
    ahead: bool = False
    """True when the words name a day after that on which they were published."""

    @property
    def values(self) -> tuple[float, ...]:
        """The numbers of its amounts."""
        return tuple(value for value, _ in self.counts)


_SENTENCES = """
SELECT n.doc_id, n.doc_version, n.start, n."end", substr(d.text, n.start + 1, n."end" - n.start) AS quote,
       coalesce(g.lang, d.lang, '') AS lang, d.url, d.voice,
       coalesce((SELECT max(t."from") FROM dates t WHERE t.doc_id = n.doc_id AND t.doc_version = n.doc_version
         AND t.start >= n.start AND t."end" <= n."end" AND t.precision = 'day' AND t."from" = t."to"
         AND t.form IN ('exact', 'relative') AND CAST(d.published_at AS DATE) - t."from" BETWEEN 0 AND 400
         ), CAST(d.published_at AS DATE)) AS day,
       (SELECT list(DISTINCT m.entity) FROM mentions m WHERE m.doc_id = n.doc_id
         AND m.doc_version = n.doc_version AND m.start >= n.start AND m."end" <= n."end") AS entities,
       (SELECT list({'value': a.value, 'unit': a.unit}) FROM amounts a WHERE a.doc_id = n.doc_id
         AND a.doc_version = n.doc_version AND a.start >= n.start AND a."end" <= n."end") AS counts,
       (SELECT list(strftime(coalesce(t."to", t."from"), '%m-%d')) FROM dates t WHERE t.doc_id = n.doc_id
         AND t.doc_version = n.doc_version AND t.start >= n.start AND t."end" <= n."end") AS days,
       (SELECT coalesce(bool_or(t.precision = 'day' AND t."to" > CAST(d.published_at AS DATE)), false)
         FROM dates t WHERE t.doc_id = n.doc_id AND t.doc_version = n.doc_version
         AND t.start >= n.start AND t."end" <= n."end") AS ahead
FROM sentences n
JOIN documents d USING (doc_id, doc_version)
LEFT JOIN languages g USING (doc_id, doc_version)
WHERE n.doc_id IN (SELECT unnest($docs)) AND n."end" - n.start BETWEEN 4 AND $longest
ORDER BY n.doc_id, n.start
"""
_ABOUT = """
SELECT doc_id FROM documents d WHERE d.doc_id IN (
  SELECT m.doc_id FROM mentions m WHERE m.entity IN (SELECT unnest($entities))
) ORDER BY d.published_at DESC NULLS LAST, d.doc_id LIMIT $most
"""
NEWEST = 4_000
"""Documents about the brand whose every sentence is looked at; older ones are found by search only."""


def said_passages(library: Library) -> list[Passage]:
    """Every statement of the library as a passage; a day named in its own words is its day."""
    found = statements(library, KINDS, inside=True)
    around, days = contexts(library, found), _named_days(library)
    return [
        Passage(
            s.doc_id, s.doc_version, s.start, s.end, s.quote, around.get((s.doc_id, s.start), s.quote),
            s.kind, s.on, s.lang, s.url, s.voice, s.speaker, tuple(s.entities),
            tuple((a["value"], a["unit"]) for a in s.amounts if a["value"] is not None),
            *days.get((s.doc_id, s.start), ((), False)),
        )
        for s in found
    ]  # fmt: skip


def _named_days(library: Library) -> dict[tuple[str, int], tuple[tuple[str, ...], bool]]:
    """The days that statements name: (doc_id, start of the statement) → MM-DD, and whether one lies ahead."""
    rows = library.sql(
        """
        SELECT s.doc_id, s.start, list(strftime(coalesce(t."to", t."from"), '%m-%d')) AS days,
               coalesce(bool_or(t.precision = 'day' AND t."to" > CAST(d.published_at AS DATE)), false)
                 AS ahead
        FROM statements s
        JOIN documents d USING (doc_id, doc_version)
        JOIN dates t ON t.doc_id = s.doc_id AND t.doc_version = s.doc_version
         AND t.start >= s.start AND t."end" <= s."end"
        GROUP BY s.doc_id, s.start
        """
    )
    return {
        (r["doc_id"], r["start"]): (tuple(d for d in r["days"] if d), r["ahead"]) for r in rows.to_pylist()
    }


def contexts(library: Library, found: list[Said]) -> dict[tuple[str, int], str]:
    """The sentence around each statement: (doc_id, start of the statement) → text."""
    if not found:
        return {}
    rows = library.sql(
        """
        SELECT s.doc_id, s.start, substr(d.text, n.start + 1, n."end" - n.start) AS sentence
        FROM statements s
        JOIN documents d USING (doc_id, doc_version)
        JOIN sentences n ON n.doc_id = s.doc_id AND n.doc_version = s.doc_version
         AND n.start <= s.start AND n."end" > s.start
        WHERE n."end" - n.start <= $longest
        """,
        {"longest": LONGEST},
    )
    return {(row["doc_id"], row["start"]): row["sentence"] for row in rows.to_pylist()}


def sentence_passages(library: Library, docs: Iterable[str]) -> list[Passage]:
    """Every sentence of some documents as a passage."""
    wanted = sorted(set(docs))
    if not wanted:
        return []
    rows: pa.Table = library.sql(_SENTENCES, {"docs": wanted, "longest": LONGEST})
    return [
        Passage(
            row["doc_id"], row["doc_version"], row["start"], row["end"], row["quote"], row["quote"],
            "sentence", row["day"], row["lang"], row["url"] or "", row["voice"], "",
            tuple(row["entities"] or ()), tuple((c["value"], c["unit"]) for c in row["counts"] or ()),
            tuple(day for day in row["days"] or () if day), bool(row["ahead"]),
        )
        for row in rows.to_pylist()
        if row["quote"].strip()
    ]  # fmt: skip


def documents_about(library: Library, entities: Iterable[str]) -> list[str]:
    """The newest documents that mention one of these entities."""
    rows = library.sql(_ABOUT, {"entities": sorted(entities), "most": NEWEST})
    return [str(doc) for doc in rows["doc_id"].to_pylist()]
