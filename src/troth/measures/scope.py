"""Which documents a figure is about, and how they are grouped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from troth.words import fail

TIMES = ("day", "week", "month", "quarter", "year")
COLUMNS = ("channel", "voice", "kind", "lang", "side")
SIDES = ("own", "rival", "media", "public")

_SIDE = """CASE
            WHEN d.voice IN ('own', 'spokesperson') THEN 'own'
            WHEN d.voice = 'rival' THEN 'rival'
            WHEN d.voice IN ('public', 'kol') THEN 'public'
            WHEN d.voice = 'unknown' AND d.kind IN ('post', 'comment', 'live_comment') THEN 'public'
            ELSE 'media'
        END"""


@dataclass(frozen=True, slots=True)
class Scope:
    """Filters; None lets everything through.

    since and until (not included) are compared with the day of publication, of promises with the due day.
    `entities` keeps documents that name one of these ids; `sides` replaces the card's. `by` is "all", a unit
    of time, a column of documents, or None for the card's own.
    """

    since: date | datetime | None = None
    until: date | datetime | None = None
    by: str | None = None
    entities: Sequence[str] | None = None
    sides: Sequence[str] | None = None
    voices: Sequence[str] | None = None
    channels: Sequence[str] | None = None
    kinds: Sequence[str] | None = None
    langs: Sequence[str] | None = None

    def grouping(self, default: str) -> str:
        """The grouping asked for. Raises TrothError for an unknown one."""
        by = self.by or default
        if by not in ("all", *TIMES, *COLUMNS):
            allowed = ", ".join(("all", *TIMES, *COLUMNS))
            raise fail("measure.by", f"cannot group by {by}", hint=f"one of {allowed}")
        return by

    def params(self, sides: Sequence[str]) -> dict[str, Any]:
        """Values for the parameters that the statements may bind."""
        chosen = self.sides if self.sides is not None else sides
        return {
            "since": self.since,
            "until": self.until,
            "about": _listed(self.entities),
            "sides": _listed(chosen),
            "voices": _listed(self.voices),
            "channels": _listed(self.channels),
            "kinds": _listed(self.kinds),
            "langs": _listed(self.langs),
        }

    def sql(self, by: str) -> str:
        """The relation `scope`: one row a current document that the filters let through."""
        lang = "coalesce(l.lang, d.lang)"
        joined = "LEFT JOIN languages AS l ON l.doc_id = d.doc_id AND l.doc_version = d.doc_version"
        tests = {
            "since": "d.published_at >= $since::TIMESTAMPTZ", "until": "d.published_at < $until::TIMESTAMPTZ",
            "voices": "list_contains($voices::VARCHAR[], d.voice)",
            "channels": "list_contains($channels::VARCHAR[], d.channel)",
            "kinds": "list_contains($kinds::VARCHAR[], d.kind)",
            "langs": f"list_contains($langs::VARCHAR[], {lang})",
            "entities": "EXISTS (SELECT 1 FROM mentions AS a WHERE a.doc_id = d.doc_id AND "
                        "a.doc_version = d.doc_version AND list_contains($about::VARCHAR[], a.entity))",
        }  # fmt: skip
        where = [test for name, test in tests.items() if getattr(self, name) is not None]
        where.append(f"list_contains($sides::VARCHAR[], {_SIDE})")
        if by in TIMES:
            where.append("d.published_at IS NOT NULL")
        column = {"side": _SIDE, "lang": lang}.get(by, f"d.{by}")
        return f"""scope AS (
    SELECT
        d.doc_id, d.doc_version, d.published_at, d.voice, d.kind, d.author_key, d.reach, d.text,
        {_SIDE} AS side, {grouped(by, "d.published_at", column)} AS grp
    FROM documents AS d {joined if by == "lang" or self.langs is not None else ""}
    WHERE {" AND ".join(where)}
)"""


def grouped(by: str, moment: str, column: str) -> str:
    """The expression that a row's group is made by."""
    if by == "all":
        return "CAST(NULL AS VARCHAR)"
    return f"CAST(date_trunc('{by}', {moment}) AS DATE)" if by in TIMES else column


def _listed(values: Sequence[str] | None) -> list[str] | None:
    return None if values is None else list(values)
