"""The list of documents: filters, full text, pages that stay quick however many documents there are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.http import QueryDict

from troth.library import Library
from troth.web.periods import Period

Rows = list[dict[str, Any]]
PAGE = 40
MOST_HITS = 1_000
"""Hits of a search that can be paged through; a search is refined rather than read to its end."""
_SEEN = "coalesce(published_at, TIMESTAMPTZ '0001-01-02 00:00:00+00')"
_COLUMNS = """
    doc_id, doc_version, channel, kind, voice, author_name, published_at, title, url, reach, likes,
    left(text, 600) AS beginning
"""

EVER = Period()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list shows. An empty field does not narrow."""

    q: str = ""
    channel: str = ""
    voice: str = ""
    kind: str = ""
    lang: str = ""
    entity: str = ""
    lean: str = ""
    file: str = ""
    period: Period = EVER

    @classmethod
    def of(cls, given: QueryDict, period: Period) -> Wanted:
        """The filters in an address."""
        names = ("q", "channel", "voice", "kind", "lang", "entity", "lean", "file")
        return cls(**{name: given.get(name, "").strip()[:300] for name in names}, period=period)

    def where(self) -> tuple[str, dict[str, Any]]:
        """Conditions on `documents d` in SQL and what they bind."""
        parts, bound = self.period.where("d.published_at")
        for name, column in (
            ("channel", "channel"),
            ("voice", "voice"),
            ("kind", "kind"),
            ("file", "source_file"),
        ):
            if value := getattr(self, name):
                parts.append(f"d.{column} = ${name}")
                bound[name] = value
        if self.lang:
            parts.append(
                "(doc_id, doc_version) IN (SELECT doc_id, doc_version FROM languages WHERE lang = $lang)"
            )
            bound["lang"] = self.lang
        if self.entity:
            parts.append(
                "(doc_id, doc_version) IN (SELECT doc_id, doc_version FROM mentions WHERE entity = $entity)"
            )
            bound["entity"] = self.entity
        if self.lean in _LEANS:
            parts.append(
                "(doc_id, doc_version) IN (SELECT doc_id, doc_version FROM opinions"
                f" WHERE target_kind = 'document' AND {_LEANS[self.lean]})"
            )
        return " AND ".join(parts) or "true", bound


_LEANS = {
    "negative": "polarity < -0.2",
    "neutral": "polarity BETWEEN -0.2 AND 0.2",
    "positive": "polarity > 0.2",
}


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of documents. `after` leads to the next page; `total` is None where counting would be slow."""

    rows: list[dict[str, Any]]
    after: str
    total: int | None


def find(library: Library, wanted: Wanted, after: str = "") -> Listing:
    """Documents, the newest first; with words to search for, the best hits first."""
    rows, following, total = (_searched if wanted.q else _newest)(library, wanted, after)
    more = {row["doc_id"]: row for row in _extras(library, [row["doc_id"] for row in rows])}
    return Listing([{**row, **more.get(row["doc_id"], {})} for row in rows], following, total)


def _newest(library: Library, wanted: Wanted, after: str) -> tuple[Rows, str, int]:
    where, bound = wanted.where()
    count = library.cached("found", f"SELECT count(*) AS n FROM documents d WHERE {where}", bound)
    moment, _, last = after.partition("~")
    if last:
        bound = {**bound, "moment": _parsed(moment), "last": last}
        where += f" AND ({_SEEN} < $moment OR ({_SEEN} = $moment AND doc_id > $last))"
    # One query that sorts and takes the columns at once: the engine reads texts only of the rows that stay.
    found = library.cached(
        "newest",
        f"SELECT {_COLUMNS}, {_SEEN} AS seen FROM documents d WHERE {where}"
        f" ORDER BY seen DESC, doc_id LIMIT {PAGE + 1}",
        bound,
    ).to_pylist()
    following = ""
    if len(found) > PAGE:
        edge = found[PAGE - 1]
        following = f"{edge['seen'].astimezone(UTC).isoformat()}~{edge['doc_id']}"
    return found[:PAGE], following, count["n"][0].as_py()


def _searched(library: Library, wanted: Wanted, after: str) -> tuple[Rows, str, int]:
    hits = library.search(wanted.q, MOST_HITS, wanted.lang or None, wanted.period.since, wanted.period.until)
    where, bound = wanted.where()
    bound |= {"ids": [hit.doc_id for hit in hits], "ranks": list(range(len(hits)))}
    ranked = "(SELECT unnest($ids::VARCHAR[]) AS doc_id, unnest($ranks::INTEGER[]) AS rank)"
    first = int(after) if after.isdecimal() and len(after) < 6 else 0
    found: Rows = library.sql(
        f"SELECT {_COLUMNS}, count(*) OVER () AS total FROM documents d JOIN {ranked} USING (doc_id)"
        f" WHERE {where} ORDER BY rank LIMIT {PAGE} OFFSET {first}",
        bound,
    ).to_pylist()
    total = found[0]["total"] if found else 0
    return found, str(first + PAGE) if total > first + PAGE else "", total


def _extras(library: Library, keys: list[str]) -> Rows:
    """Language, lean and number of promises, for one page of documents."""
    if not keys:
        return []
    found: Rows = library.cached(
        "extras",
        """
        WITH wanted AS (SELECT unnest($keys::VARCHAR[]) AS doc_id),
             tongue AS (SELECT doc_id, doc_version, lang FROM languages SEMI JOIN wanted USING (doc_id)),
             lean AS (SELECT doc_id, doc_version, avg(polarity) AS polarity FROM opinions
                      SEMI JOIN wanted USING (doc_id) WHERE target_kind = 'document' GROUP BY ALL),
             said AS (SELECT doc_id, doc_version, count(*) AS promises FROM statements
                      SEMI JOIN wanted USING (doc_id) WHERE kind = 'promise' GROUP BY ALL)
        SELECT doc_id, arg_max(lang, doc_version) AS lang, arg_max(polarity, doc_version) AS polarity,
               coalesce(arg_max(promises, doc_version), 0) AS promises
        FROM tongue LEFT JOIN lean USING (doc_id, doc_version) LEFT JOIN said USING (doc_id, doc_version)
        GROUP BY doc_id
        """,
        {"keys": keys},
    ).to_pylist()
    return found


def _parsed(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return datetime.max.replace(tzinfo=UTC)
