"""Figures of the measures as pages show them: in words, with their interval and the way to their quotes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

import pyarrow as pa
from django.urls import reverse
from django.utils.translation import gettext as _

from troth.ledger import queries as ledger
from troth.ledger.models import Appearance
from troth.measures import BY_ID, Behind, Figure, Metric, measure, quotes_behind
from troth.web import current
from troth.web.labels import label
from troth.web.periods import Period
from troth.web.templatetags.show import DASH, day, num, pct, signed
from troth.words import fail

HEADLINES = ("net_sentiment", "share_of_voice_documents", "resonance_gap", "promise_rate")
GRAIN_LABELS = {"side": "side", "layer": "layer", "group": "group", "counted_in": "counted_in"}
_FIRST = pa.schema(
    [("promise_id", pa.string()), ("doc_id", pa.string()), ("doc_version", pa.int32()),
     ("start", pa.int32()), ("end", pa.int32())]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shown:
    """One figure, ready for a page."""

    id: str
    title: str
    about: str
    value: float | None
    low: float | None
    high: float | None
    n: int
    enough: bool
    reason: str
    minimum: int
    shown: str
    shown_low: str
    shown_high: str
    least: float
    most: float
    url: str
    keys: dict[str, Any]


def metric_of(name: str) -> Metric:
    """A metric by its id. Raises TrothError when there is none."""
    if name not in BY_ID:
        raise fail("measures.unknown", f"there is no measure {name!r}", hint=", ".join(BY_ID))
    return BY_ID[name]


def figures(name: str, period: Period, **filters: Any) -> list[Figure]:
    """The figures of a metric over a period; `filters` are those of `measure`."""
    metric = metric_of(name)
    scope = {"since": period.since, "until": period.until, **filters}
    terms = scope.pop("terms", None)
    return measure(current.library(), current.book(), metric, relations=relations(metric, terms), **scope)


def behind(
    name: str,
    period: Period,
    keys: dict[str, Any],
    counted: bool | None,
    offset: int,
    limit: int,
    **filters: Any,
) -> Behind:
    """The quotes that a figure was counted from."""
    metric = metric_of(name)
    scope = {"since": period.since, "until": period.until, **filters}
    terms = scope.pop("terms", None)
    return quotes_behind(
        current.library(), current.book(), metric, relations=relations(metric, terms), keys=keys,
        counted=counted, limit=limit, offset=offset, **scope,
    )  # fmt: skip


def relations(metric: Metric, terms: list[str] | None = None) -> dict[str, pa.Table]:
    """The tables that a metric asks its caller for."""
    made: dict[str, pa.Table] = {}
    if "promises" in metric.card.relations:
        made["promises"] = promises()
    if "terms" in metric.card.relations:
        made["terms"] = pa.table({"term": pa.array(terms or chosen_terms(), pa.string())})
    return made


def promises() -> pa.Table:
    """Confirmed promises with the place where each was said first."""
    first: dict[str, list[Any]] = {}
    rows = Appearance.objects.exclude(doc_id="").order_by("said_on", "key")
    for promise, *place in rows.values_list("promise_id", "doc_id", "doc_version", "start", "end").iterator():
        first.setdefault(promise, place)
    places = pa.Table.from_pylist(
        [dict(zip(_FIRST.names, (promise, *place), strict=True)) for promise, place in first.items()],
        schema=_FIRST,
    )
    return ledger.promises_table().join(places, "promise_id", join_type="left outer")


def chosen_terms() -> list[str]:
    """Words whose use is followed: standards of one's own, and the rivals' names."""
    book = current.book()
    if book is None:
        return []
    own = [term.term for term in book.terms]
    rivals = [name for entity in book.entities if entity.kind == "rival" for name in entity.names()]
    return list(dict.fromkeys([*own, *rivals]))


def headlines(period: Period) -> list[Shown]:
    """The figures on top of the overview and the report."""
    return [shown(figures(name, period, by="all")[0], period) for name in HEADLINES]


def shown(figure: Figure, period: Period, **filters: str) -> Shown:
    """A figure in words."""
    card = metric_of(figure.metric).card
    least, most = _bounds(figure)
    link = {**period.as_query, **({"period": period.code} if period.code else {}), **filters}
    if period.code:
        link.pop("since", None)
        link.pop("until", None)
    link |= {f"k.{key}": "" if value is None else str(value) for key, value in figure.keys.items()}
    return Shown(
        figure.metric, _(card.name), about(figure.keys), figure.value, figure.low, figure.high, figure.n,
        figure.enough, _reason(figure.reason), card.minimum_n, in_words(figure.value, figure.unit),
        in_words(figure.low, figure.unit), in_words(figure.high, figure.unit), least, most,
        reverse("figure", args=[figure.metric]) + ("?" + urlencode(link) if link else ""), figure.keys,
    )  # fmt: skip


def in_words(value: float | None, unit: str) -> str:
    """A value by its unit."""
    if value is None:
        return DASH
    if unit == "share":
        return pct(value)
    if unit.startswith("from -"):
        return signed(value)
    if unit == "days":
        return num(value)
    return num(value, 2)


def about(keys: dict[str, Any]) -> str:
    """What a figure is about, in words."""
    return " · ".join(key_in_words(key, value) for key, value in keys.items())


def key_in_words(key: str, value: Any) -> str:
    """One of a figure's keys in words."""
    if isinstance(value, date):
        return day(value)
    if key in ("entity", "person", "without"):
        return current.name_of(str(value))
    if key in ("side", "layer", "group", "counted_in"):
        for group in ("side", "layer", "voice", "channel", "kind", "lang", "counted_in"):
            words = label(group, value)
            if words != str(value):
                return words
    return str(value)


def _bounds(figure: Figure) -> tuple[float, float]:
    unit = figure.unit
    if unit == "share" or figure.metric in ("resonance_gap", "spokesperson_concentration"):
        return 0.0, 1.0
    if unit == "from -1 to 1":
        return -1.0, 1.0
    if unit == "from -2 to 2":
        return -2.0, 2.0
    return 0.0, max(1e-9, 1.2 * (figure.high or figure.value or 1))


def _reason(reason: str | None) -> str:
    if reason is None:
        return ""
    if reason.startswith("no "):
        return _("The brand book lacks what this needs.")
    return _("Not enough data")
