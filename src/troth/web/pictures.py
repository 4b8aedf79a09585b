"""The site's charts: rows of a query or figure in, a drawing with its table out."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from troth.ledger.record import Slip
from troth.ledger.schedule import add_months
from troth.ledger.slipping import SlipCurve
from troth.measures import Figure
from troth.web import current
from troth.web.charts import grouped_bars, line_with_band, stacked_weeks
from troth.web.charts_promises import slip_lines, slip_steps
from troth.web.drawing import COLOURS, Chart, chart
from troth.web.figures import in_words
from troth.web.labels import LAYERS, VOICES, label
from troth.web.templatetags.show import day, num, pct


def folder() -> Path:
    """Where drawings are kept."""
    return current.workspace().cache_path / "charts"


def weeks(rows: list[dict[str, Any]]) -> Chart:
    """Documents by week and voice; weeks without any are part of the table too."""
    order = [voice for voice in VOICES if any(row["voice"] == voice for row in rows)]
    order += sorted({row["voice"] for row in rows} - set(order))
    by_week: dict[date, dict[str, int]] = {}
    for row in rows:
        by_week.setdefault(row["week"], {})[row["voice"]] = row["n"]
    first, last = min(by_week), max(by_week)
    every = [first + timedelta(weeks=n) for n in range((last - first).days // 7 + 1)]
    table = [[day(week), *(num(by_week.get(week, {}).get(voice, 0)) for voice in order)] for week in every]
    return chart(
        _("Documents by week and voice"),
        stacked_weeks(rows, order),
        [_("Week from"), *(label("voice", voice) for voice in order)],
        table
        if len(table) <= 120
        else [line for week, line in zip(every, table, strict=True) if week in by_week],
        [(f"v-{voice}", label("voice", voice)) for voice in order],
        folder(),
    )


def course(title: str, found: list[Figure]) -> Chart:
    """A figure over time, with its interval; where there is not enough data the line breaks off."""
    rows = _over_time(found)
    unit = rows[0].unit
    share, lean = unit == "share", unit.startswith("from -1")
    table = [
        [
            day(f.keys["group"]),
            in_words(f.value, unit),
            in_words(f.low, unit),
            in_words(f.high, unit),
            num(f.n),
        ]
        for f in rows
    ]
    spec = line_with_band(
        _unbroken(rows), percent=share, domain=(-1, 1) if lean else (0, 1) if share else None
    )
    columns = [_("From"), _("Value"), _("Low"), _("High"), "n"]
    return chart(title, spec, columns, table, folder=folder(), wide=640)


def _over_time(found: list[Figure]) -> list[Figure]:
    return [f for f in found if f.enough and isinstance(f.keys.get("group"), date)]


def _unbroken(rows: list[Figure]) -> list[dict[str, Any]]:
    """Points for a drawing: every month from first to last, empty where nothing is known."""
    known = {f.keys["group"]: f for f in rows}
    step = 3 if all(month.month % 3 == 1 for month in known) and len(known) > 1 else 1
    points, month, last = [], min(known), max(known)
    while month <= last:
        f = known.get(month)
        values = (
            {"value": f.value, "low": f.low, "high": f.high} if f else dict.fromkeys(("value", "low", "high"))
        )
        points.append({"month": month, **values})
        month = add_months(month, step)
    return points


def courses(title: str, named: list[tuple[str, str, str, list[Figure]]]) -> Chart | None:
    """Several figures over time in one drawing: (title, colour class, colour, figures)."""
    drawn = [(words, css, colour, _over_time(found)) for words, css, colour, found in named]
    if len({f.keys["group"] for *_rest, found in drawn for f in found}) < 2:
        return None
    data = [
        {**point, "series": words}
        for words, _css, _colour, found in drawn
        if found
        for point in _unbroken(found)
    ]
    table = [
        [day(f.keys["group"]), words, pct(f.value), pct(f.low), pct(f.high)]
        for words, _css, _colour, found in drawn
        for f in found
    ]
    columns = [_("From"), _("Measure"), _("Value"), _("Low"), _("High")]
    spec = line_with_band(
        data, percent=True, series=[(words, colour) for words, _css, colour, _found in drawn]
    )
    return chart(title, spec, columns, table, [(css, words) for words, css, *_rest in drawn], folder())


def pyramid(found: list[Figure]) -> Chart | None:
    """Function, emotion and values, own voice beside the public's."""
    rows = [f for f in found if f.enough]
    if not rows:
        return None
    layers = [str(words) for words in LAYERS.values()]
    sides = [side for side in ("own", "public") if any(f.keys["side"] == side for f in rows)]
    data = [
        {"group": label("layer", f.keys["layer"]), "series": label("side", f.keys["side"]),
         "value": f.value, "low": f.low, "high": f.high}
        for f in rows
    ]  # fmt: skip
    table = [
        [str(row["group"]), str(row["series"]), pct(row["value"]), pct(row["low"]), pct(row["high"])]
        for row in data
    ]
    series = [(label("side", side), COLOURS[side]) for side in sides]
    columns = [_("Layer"), _("Voice"), _("Share"), _("Low"), _("High")]
    legend = [(f"v-{side}", label("side", side)) for side in sides]
    return chart(_("Pyramid mix"), grouped_bars(data, layers, series), columns, table, legend, folder(), 620)


def slips(points: list[Slip]) -> Chart | None:
    """Announced last days of the promises whose day moved; None while none has."""
    announced: dict[str, set[date]] = {}
    for point in points:
        announced.setdefault(point.promise_id, set()).add(point.announced)
    moved = [point for point in points if len(announced[point.promise_id]) > 1]
    if not moved:
        return None
    rows: list[dict[str, Any]] = [
        {"promise": p.promise_id, "on": p.said_on, "days": p.days, "came": False} for p in moved
    ]
    for last in {p.promise_id: p for p in moved}.values():
        if last.actual:
            days = last.days + (last.actual - last.announced).days
            rows.append({"promise": last.promise_id, "on": last.actual, "days": days, "came": True})
    table = [[day(p.said_on), day(p.announced), num(p.days), p.promise_id[:8]] for p in moved]
    columns = [_("Said on"), _("Announced for"), _("Days since the first announcement"), _("Promise")]
    return chart(
        _("Days behind the first announcement; hollow: the day it came"),
        slip_lines(rows),
        columns,
        table,
        folder=folder(),
    )


def slip_curve(curve: SlipCurve) -> Chart | None:
    """The share of promises that came by days after their first announced day; None under five promises."""
    if not curve.enough:
        return None
    rows: list[dict[str, Any]] = [
        {"days": step.days, "share": step.share, "low": step.low, "high": step.high} for step in curve.steps
    ]
    rows.append({**rows[-1], "days": max(rows[-1]["days"], curve.longest, 1)})
    table = [
        [num(step.days), pct(step.share), pct(step.low), pct(step.high), num(step.waiting)]
        for step in curve.steps
    ]
    columns = [_("Days"), _("Share that came"), _("Low"), _("High"), _("Still waited for")]
    title = _("Share that came, by days after the day announced first (95 %)")
    return chart(title, slip_steps(rows), columns, table, folder=folder())
