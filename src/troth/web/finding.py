"""The list of documents: filters, full text, pages that stay quick however many documents there are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pyarrow as pa
from django.http import QueryDict

from troth.library import Library
from troth.web.periods import Period

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
    keys, following, total = (
        _searched(library, wanted, after) if wanted.q else _newest(library, wanted, after)
    )
    return Listing(_filled(library, keys), following, total)


def _newest(library: Library, wanted: Wanted, after: str) -> tuple[list[str], str, int]:
    where, bound = wanted.where()
    total = library.cached("found", f"SELECT count(*) AS n FROM documents d WHERE {where}", bound)["n"][
        0
    ].as_py()
    moment, _, last = after.partition("~")
    if last:
        bound = {**bound, "moment": _parsed(moment), "last": last}
        where += f" AND ({_SEEN} < $moment OR ({_SEEN} = $moment AND doc_id > $last))"
    found = library.sql(
        f"SELECT doc_id, {_SEEN} AS seen FROM documents d WHERE {where}"
        f" ORDER BY seen DESC, doc_id LIMIT {PAGE + 1}",
        bound,
    ).to_pylist()
    following = ""
    if len(found) > PAGE:
        edge = found[PAGE - 1]
        following = f"{edge['seen'].astimezone(UTC).isoformat()}~{edge['doc_id']}"
    return [row["doc_id"] for row in found[:PAGE]], following, total


def _searched(library: Library, wanted: Wanted, after: str) -> tuple[list[str], str, int]:
    hits = library.search(
        wanted.q,
        limit=MOST_HITS,
        lang=wanted.lang or None,
        since=wanted.period.since,
        until=wanted.period.until,
    )
    where, bound = wanted.where()
    con = library.connect()
    con.register("hits", pa.table({"doc_id": [hit.doc_id for hit in hits], "rank": range(len(hits))}))
    first = int(after) if after.isdecimal() else 0
    found = con.execute(
        f"SELECT doc_id FROM documents d JOIN hits USING (doc_id) WHERE {where} ORDER BY rank", bound
    ).fetchall()
    con.unregister("hits")
    following = str(first + PAGE) if len(found) > first + PAGE else ""
    return [row[0] for row in found[first : first + PAGE]], following, len(found)


def _filled(library: Library, keys: list[str]) -> list[dict[str, Any]]:
    if not keys:
        return []
    rows = library.sql(
        f"SELECT {_COLUMNS} FROM documents WHERE doc_id IN (SELECT unnest($keys))", {"keys": keys}
    )
    by_id = {row["doc_id"]: row for row in rows.to_pylist()}
    for row in _extras(library, keys):
        if row["doc_id"] in by_id:
            by_id[row["doc_id"]].update(row)
    return [by_id[key] for key in keys if key in by_id]


def _extras(library: Library, keys: list[str]) -> list[dict[str, Any]]:
    """Language, lean and number of promises, for one page of documents."""
    found: list[dict[str, Any]] = library.sql(
        """
        WITH wanted AS (SELECT unnest($keys) AS doc_id),
             here AS (SELECT doc_id, doc_version FROM documents SEMI JOIN wanted USING (doc_id)),
             lean AS (SELECT doc_id, doc_version, avg(polarity) AS polarity FROM opinions SEMI JOIN wanted
                      USING (doc_id) WHERE target_kind = 'document' GROUP BY ALL),
             said AS (SELECT doc_id, doc_version, count(*) AS promises FROM statements SEMI JOIN wanted
                      USING (doc_id) WHERE kind = 'promise' GROUP BY ALL)
        SELECT doc_id, languages.lang AS lang, polarity, coalesce(promises, 0) AS promises
        FROM here LEFT JOIN languages USING (doc_id, doc_version) LEFT JOIN lean USING (doc_id, doc_version)
        LEFT JOIN said USING (doc_id, doc_version)
        """,
        {"keys": keys},
    ).to_pylist()
    return found


def _parsed(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return datetime.max.replace(tzinfo=UTC)
