"""Measures: their cards, and one figure with the quotes behind it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from troth.measures import METRICS, Figure
from troth.web import current, figures, pictures, queries
from troth.web.labels import CHANNELS, PERIODS, SIDES
from troth.web.periods import Period, period_of

QUOTES = 30
TIMES = {"all", "month", "quarter", "year", "channel", "side", "lang"}


def measures(request: HttpRequest) -> HttpResponse:
    """Every measure with its question, its figure now and its card."""
    period = period_of(request)
    rows = []
    for metric in METRICS:
        found = figures.figures(metric.id, period, by="all")
        rows.append({"card": metric.card, "figures": [figures.shown(figure, period) for figure in found[:6]]})
    return render(request, "web/measures.html", {"rows": rows, "period": period, "periods": PERIODS})


def figure(request: HttpRequest, name: str) -> HttpResponse:
    """One measure: value, interval, course over time, card, and the quotes it was counted from."""
    metric, period = figures.metric_of(name), period_of(request)
    filters = _filters(request)
    found = figures.figures(name, period, **filters)
    keys = _keys(request, found)
    chosen = [item for item in found if item.keys == keys] or found[:1]
    rows = [figures.shown(item, period, **_plain(request)) for item in found]
    page = {
        "card": metric.card.as_dict(), "rows": rows[:200], "period": period, "periods": PERIODS,
        "main": figures.shown(chosen[0], period), "filters": filters, "by": filters.get("by", ""),
        "sides": SIDES, "channels": CHANNELS, "choices": queries.choices(current.library()),
        "groupings": _groupings(metric.card.relations), **_quotes(request, name, period, keys, filters),
        "course": _course(name, period, filters),
    }  # fmt: skip
    return render(request, "web/figure.html", page)


def _groupings(relations: tuple[str, ...]) -> dict[str, str]:
    words = {"": _("as the card says"), "all": _("all together"), "month": _("by month"),
             "quarter": _("by quarter"), "year": _("by year"), "channel": _("by channel"),
             "side": _("by voice"), "lang": _("by language")}  # fmt: skip
    if "promises" in relations:
        return {key: words[key] for key in ("", "all", "quarter", "year")}
    return words


def _quotes(
    request: HttpRequest, name: str, period: Period, keys: dict[str, Any], filters: dict[str, Any]
) -> dict[str, Any]:
    offset = int(text) if (text := request.GET.get("offset", "")).isdecimal() and len(text) < 9 else 0
    counted = {"yes": True, "no": False}.get(request.GET.get("counted", ""))
    found = figures.behind(name, period, keys, counted, offset, QUOTES, **filters)
    places = [
        {"doc_id": q.doc_id, "doc_version": q.version, "start": q.start, "end": q.end} for q in found.quotes
    ]
    passages = queries.passages(current.library(), places)
    quotes = [
        {"passage": passage, "counted": quote.counted, "promise": quote.row.get("promise_id")}
        for passage, quote in zip(passages, found.quotes, strict=False)
    ]
    following = offset + QUOTES if offset + QUOTES < found.total else None
    return {"quotes": quotes, "total": found.total, "counted": request.GET.get("counted", ""),
            "offset": offset, "following": following}  # fmt: skip


def _course(name: str, period: Period, filters: dict[str, Any]) -> Any:
    metric = figures.metric_of(name)
    if metric.card.grain or filters.get("by") not in (None, "month"):
        return None
    by = "quarter" if metric.card.relations else "month"
    found = figures.figures(name, period, **{**filters, "by": by})
    return pictures.course(_(metric.card.name), found) if sum(f.enough for f in found) > 1 else None


def _filters(request: HttpRequest) -> dict[str, Any]:
    """Filters of `measure` from the address; what is not known is left out."""
    given = request.GET
    filters: dict[str, Any] = {}
    if given.get("by") in TIMES:
        filters["by"] = given["by"]
    if given.get("side") in SIDES:
        filters["sides"] = [given["side"]]
    if given.get("channel") in CHANNELS:
        filters["channels"] = [given["channel"]]
    if given.get("entity"):
        filters["entities"] = [given["entity"]]
    if terms := [term.strip()[:60] for term in given.get("terms", "").split(",") if term.strip()]:
        filters["terms"] = terms[:30]
    return filters


def _plain(request: HttpRequest) -> dict[str, str]:
    names = ("by", "side", "channel", "entity", "terms")
    return {name: request.GET[name] for name in names if request.GET.get(name)}


def _keys(request: HttpRequest, found: list[Figure]) -> dict[str, Any]:
    """The figure that the address names among those found; else the first."""
    asked = {key[2:]: value for key, value in request.GET.items() if key.startswith("k.")}
    for item in found:
        if asked and {key: _text(value) for key, value in item.keys.items()} == asked:
            return item.keys
    return found[0].keys if found else {}


def _text(value: Any) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)
