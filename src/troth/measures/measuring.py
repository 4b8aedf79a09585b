"""Figures, and the quotes that they were counted from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, date
from typing import Any

import pyarrow as pa

from troth.library import Library
from troth.measures.cards import Metric
from troth.measures.formulas import FORMULAS
from troth.measures.scope import TIMES, Scope, grouped
from troth.measures.sides import Book, entities, lacking
from troth.words import fail

NOT_ENOUGH = "not enough data"
_PARAM = re.compile(r"\$(\w+)")


@dataclass(frozen=True, slots=True)
class Figure:
    """A value with its interval, or the reason why there is none.

    `keys` says what it is about: the grain's names, and "group" where it is grouped.
    """

    metric: str
    version: int
    keys: dict[str, Any]
    value: float | None
    low: float | None
    high: float | None
    n: int
    numerator: float
    denominator: float
    unit: str
    enough: bool
    reason: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """The figure for JSON and pages."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Quote:
    """One thing that was counted: its exact words and what the metric says of it."""

    doc_id: str
    version: int
    start: int
    end: int
    quote: str
    counted: bool
    row: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Behind:
    """A page of quotes; `total` counts them all."""

    total: int
    quotes: list[Quote]


def measure(
    library: Library, book: Book | None, metric: Metric, scope: Scope | None = None,
    relations: Mapping[str, pa.Table] | None = None, **filters: Any,
) -> list[Figure]:  # fmt: skip
    """The figures of a metric, one for each group and grain; one without value when nothing was counted.

    Filters are those of Scope, given as one or by name. `relations` holds the tables that the card asks for:
    promises (promise_id, outcome, due_to, settled_on, announced_on, doc_id, doc_version, start, end) or terms
    (term). Answers are remembered until the library changes.
    """
    scope = scope or Scope(**filters)
    tables = _relations(book, metric, relations)
    if missing := lacking(metric.card.needs, tables["entities"]):
        return [_empty(metric, f"no {missing} in the brand book")]
    query, params = composed(metric, scope, library)
    name = f"{metric.id}@{metric.card.version}"
    rows = library.cached(name, f"{query}\n{metric.figure}", _bound(query + metric.figure, params), tables)
    grouping = scope.grouping(metric.card.by)
    figures = [_figure(metric, row, grouping) for row in rows.to_pylist()]
    return sorted(figures, key=lambda f: [str(value or "") for value in f.keys.values()]) or [_empty(metric)]


def quotes_behind(
    library: Library, book: Book | None, metric: Metric, scope: Scope | None = None,
    relations: Mapping[str, pa.Table] | None = None, keys: Mapping[str, Any] | None = None,
    counted: bool | None = None, limit: int = 50, offset: int = 0, **filters: Any,
) -> Behind:  # fmt: skip
    """The rows that a figure was counted from, newest first.

    `keys` are the figure's; `counted` true keeps what is in the numerator, false the rest. Rows without a
    document (a promise that was typed in) are counted and not shown.
    """
    scope = scope or Scope(**filters)
    query, params = composed(metric, scope, library)
    where = ["true"]
    for number, (key, value) in enumerate((keys or {}).items()):
        if key not in ("group", *metric.card.grain):
            raise fail("measure.key", f"{metric.id} has no {key}")
        where.append(f"b.{'grp' if key == 'group' else key} IS NOT DISTINCT FROM $key{number}")
        params[f"key{number}"] = value
    if counted is not None:
        where.append(f"b.counted = {str(counted).lower()}")
    tables, kept = _relations(book, metric, relations), " AND ".join(where)
    name = f"{metric.id}@{metric.card.version}"
    count = f"{query}\nSELECT count(*) AS total FROM behind AS b WHERE {kept}"
    total = library.cached(name, count, _bound(count, params), tables)["total"][0].as_py()
    page = f"""{query},
page AS (
    SELECT * FROM behind AS b WHERE {kept} ORDER BY b.published_at DESC NULLS LAST, b.doc_id, b.start
    LIMIT {int(limit)} OFFSET {int(offset)}
)
SELECT p.*, substring(d.text, p.start + 1, p."end" - p.start) AS quote
FROM page AS p JOIN documents_all AS d ON d.doc_id = p.doc_id AND d.doc_version = p.doc_version
ORDER BY p.published_at DESC NULLS LAST, p.doc_id, p.start"""
    rows = library.cached(name, page, _bound(page, params), tables).to_pylist()
    return Behind(total, [_quote(row) for row in rows])


def composed(metric: Metric, scope: Scope, library: Library | None = None) -> tuple[str, dict[str, Any]]:
    """The WITH clause that a metric's statements follow, and the values of all parameters."""
    by = scope.grouping(metric.card.by)
    parts = [metric.shared] if metric.shared else []
    behind = metric.behind
    if "{grp}" in behind:
        if by not in ("all", *TIMES):
            raise fail("measure.by", f"promises cannot be grouped by {by}", hint=", ".join(("all", *TIMES)))
        behind = behind.replace("{grp}", grouped(by, "p.due_to", ""))
    else:
        parts.insert(0, scope.sql(by))
    parts.append(f"behind AS (\n{behind}\n)")
    today = library.workspace.clock().now().astimezone(UTC).date() if library is not None else date.min
    return "WITH " + ",\n".join(parts), scope.params(metric.card.sides) | {"as_of": today}


def _bound(query: str, params: Mapping[str, Any]) -> dict[str, Any]:
    used = set(_PARAM.findall(query))
    return {name: value for name, value in params.items() if name in used}


def _relations(
    book: Book | None, metric: Metric, given: Mapping[str, pa.Table] | None
) -> dict[str, pa.Table]:
    found = dict(given or {})
    if missing := set(metric.card.relations) - found.keys():
        raise fail("measure.relation", f"{metric.id} needs {', '.join(sorted(missing))}")
    return {"entities": entities(book)} | {name: found[name] for name in metric.card.relations}


def _figure(metric: Metric, row: dict[str, Any], grouping: str) -> Figure:
    card = metric.card
    keys = ({} if grouping == "all" else {"group": row["grp"]}) | {name: row[name] for name in card.grain}
    n, denominator = int(row["n"] or 0), float(row["denominator"] or 0)
    value = low = high = None
    enough = n >= card.minimum_n and denominator > 0
    if enough:
        value, low, high = FORMULAS[card.interval](row)
    return Figure(
        card.id, card.version, keys, value, low, high, n, float(row["numerator"] or 0), denominator,
        card.unit, enough, None if enough else NOT_ENOUGH,
    )  # fmt: skip


def _empty(metric: Metric, reason: str = NOT_ENOUGH) -> Figure:
    card = metric.card
    return Figure(card.id, card.version, {}, None, None, None, 0, 0.0, 0.0, card.unit, False, reason)


def _quote(row: dict[str, Any]) -> Quote:
    place = (row.pop("doc_id"), row.pop("doc_version"), row.pop("start"), row.pop("end"))
    return Quote(*place, row.pop("quote"), bool(row.pop("counted")), row)
