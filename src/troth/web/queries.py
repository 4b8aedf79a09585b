"""Reads of the library that several pages share; answers are kept until the library changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from troth.library import Library
from troth.web.periods import Period

Rows = list[dict[str, Any]]


def _clause(parts: list[str]) -> str:
    return " AND ".join(parts) if parts else "true"


def totals(library: Library) -> dict[str, Any]:
    """Documents in all, dated ones, first and last day."""
    found: Rows = library.cached(
        "totals",
        "SELECT count(*) AS documents, count(published_at) AS dated, min(published_at)::DATE AS first,"
        " max(published_at)::DATE AS last FROM documents",
    ).to_pylist()
    return found[0]


def weeks(library: Library, period: Period) -> Rows:
    """Documents by week (its Monday) and voice."""
    parts, bound = period.where()
    return library.cached(  # type: ignore[no-any-return]
        "weeks",
        "SELECT date_trunc('week', published_at)::DATE AS week, voice, count(*) AS n FROM documents"
        f" WHERE {_clause(['published_at IS NOT NULL', *parts])} GROUP BY ALL ORDER BY week, voice",
        bound,
    ).to_pylist()


def voices(library: Library, period: Period) -> Rows:
    """Documents by voice, the most first."""
    parts, bound = period.where()
    return library.cached(  # type: ignore[no-any-return]
        "voices",
        f"SELECT voice, count(*) AS n FROM documents WHERE {_clause(parts)}"
        " GROUP BY voice ORDER BY n DESC, voice",
        bound,
    ).to_pylist()


def busiest_days(library: Library, period: Period, limit: int = 6) -> Rows:
    """Days with the most documents, and how the public's texts of that day lean."""
    parts, bound = period.where()
    return library.cached(  # type: ignore[no-any-return]
        "busiest",
        f"""
        WITH days AS (
            SELECT published_at::DATE AS day, count(*) AS n FROM documents
            WHERE {_clause(["published_at IS NOT NULL", *parts])} 
            GROUP BY day ORDER BY n DESC, day LIMIT {limit:d})
        SELECT day, any_value(days.n) AS n,
               count(*) FILTER (polarity < -0.2) AS negative, count(*) FILTER (polarity > 0.2) AS positive
        FROM days JOIN documents d ON d.published_at::DATE = day
        LEFT JOIN (FROM opinions WHERE target_kind = 'document') USING (doc_id, doc_version)
        GROUP BY day ORDER BY n DESC, day
        """,
        bound,
    ).to_pylist()


def topics(library: Library, period: Period, limit: int = 10) -> Rows:
    """Entities named in the most documents, and how those documents lean."""
    parts, bound = period.where()
    return library.cached(  # type: ignore[no-any-return]
        "topics",
        f"""
        WITH named AS (SELECT DISTINCT entity, doc_id, doc_version FROM mentions)
        SELECT entity, count(*) AS n, avg(polarity) AS lean,
               count(*) FILTER (polarity < -0.2) AS negative, count(*) FILTER (polarity > 0.2) AS positive
        FROM named JOIN documents USING (doc_id, doc_version)
        LEFT JOIN (FROM opinions WHERE target_kind = 'document') USING (doc_id, doc_version)
        WHERE {_clause(parts)} GROUP BY entity ORDER BY n DESC, entity LIMIT {limit:d}
        """,
        bound,
    ).to_pylist()


def choices(library: Library) -> dict[str, list[str]]:
    """Values that documents really have, for filters."""
    found = library.cached(
        "choices",
        "SELECT 'channel' AS what, channel AS value, count(*) AS n FROM documents GROUP BY ALL"
        " UNION ALL SELECT 'voice', voice, count(*) FROM documents GROUP BY ALL"
        " UNION ALL SELECT 'kind', kind, count(*) FROM documents GROUP BY ALL"
        " UNION ALL SELECT 'lang', lang, count(*) FROM languages GROUP BY ALL ORDER BY what, n DESC, value",
    ).to_pylist()
    listed: dict[str, list[str]] = {"channel": [], "voice": [], "kind": [], "lang": []}
    for row in found:
        listed[row["what"]].append(row["value"])
    return listed


def coverage(library: Library, period: Period) -> dict[str, int]:
    """What the figures do not see: undated documents, unknown voices, unread and unclear languages."""
    parts, bound = period.where()
    dated = _clause(parts)
    found: Rows = library.cached(
        "coverage",
        f"""
        SELECT count(*) FILTER ({dated}) AS documents,
               count(*) FILTER (published_at IS NULL) AS undated,
               count(*) FILTER (voice = 'unknown' AND {dated}) AS unknown_voice,
               count(*) FILTER (reach IS NULL AND {dated}) AS no_reach,
               count(*) FILTER (languages.doc_id IS NULL AND {dated}) AS unread,
               count(*) FILTER (languages.lang NOT IN ('zh', 'en', 'de') AND {dated}) AS other_language
        FROM documents LEFT JOIN languages USING (doc_id, doc_version)
        """,
        bound,
    ).to_pylist()
    return found[0]


def sources(library: Library) -> Rows:
    """Imported files with their documents, the latest import first."""
    return library.cached(  # type: ignore[no-any-return]
        "sources",
        "SELECT source_file AS file, raw_sha256, count(*) AS documents, max(collected_at) AS collected,"
        " min(published_at)::DATE AS first, max(published_at)::DATE AS last,"
        " list_sort(list_distinct(list(channel))) AS channels FROM documents_all"
        " GROUP BY ALL ORDER BY collected DESC, file",
    ).to_pylist()


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in a document with its words and what is known of the document."""

    doc_id: str
    doc_version: int
    start: int | None
    end: int | None
    quote: str
    before: str
    after: str
    document: dict[str, Any]


AROUND = 80
"""Characters shown before and after a quote."""


def passages(library: Library, places: list[dict[str, Any]], around: int = AROUND) -> list[Passage]:
    """Rows of (doc_id, doc_version, start, end) as quotes with their surroundings, in the same order.

    A place without start stands for the whole document and shows its beginning.
    """
    if not places:
        return []
    found = library.sql(
        "SELECT doc_id, doc_version, title, channel, voice, kind, published_at, text FROM documents_all"
        " WHERE doc_id IN (SELECT unnest($ids))",
        {"ids": list({place["doc_id"] for place in places})},
    ).to_pylist()
    known = {(row["doc_id"], row["doc_version"]): row for row in found}
    newest: dict[str, dict[str, Any]] = {}
    for row in sorted(found, key=lambda row: row["doc_version"]):
        newest[row["doc_id"]] = row
    shown: list[Passage] = []
    for place in places:
        row = known.get((place["doc_id"], place.get("doc_version"))) or newest.get(place["doc_id"])
        if row is not None:
            shown.append(_passage(row, place.get("start"), place.get("end"), around))
    return shown


def _passage(row: dict[str, Any], start: int | None, end: int | None, around: int) -> Passage:
    text = row["text"]
    about = {key: value for key, value in row.items() if key != "text"}
    if start is None or end is None:
        quote = text[:200]
        return Passage(
            row["doc_id"], row["doc_version"], None, None, quote, "", "…" if len(text) > 200 else "", about
        )
    before, after = text[max(0, start - around) : start], text[end : end + around]
    return Passage(
        row["doc_id"], row["doc_version"], start, end, text[start:end],
        ("…" if start > around else "") + before, after + ("…" if end + around < len(text) else ""), about,
    )  # fmt: skip
