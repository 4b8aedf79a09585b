"""Numbers over time beside a promise: observed, promised by then, expected finish."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from troth.ledger.delivery import Finish, Point, expected_finish, promised_line, series
from troth.ledger.state import PromiseState, as_date
from troth.web import pictures
from troth.web.charts_promises import delivered_lines
from troth.web.drawing import ACCENT, Chart, chart
from troth.web.templatetags.show import day, num

TARGET = "target"
"""Observations of this name state the promised number, where it is not in the wording."""
COLOURS = (
    ("v-own", ACCENT),
    ("v-rival", "var(--v-rival)"),
    ("v-media", "var(--v-media)"),
    ("v-kol", "var(--v-kol)"),
)
"""Colour class and colour of each series."""
NOT_COUNTED = ("%", "percent", "day", "month", "year", "h", "hour")


@dataclass(frozen=True, slots=True)
class Delivery:
    """What the page shows: the chart, the series that the finish is foretold from, and the finish."""

    chart: Chart
    main: str
    latest: Point
    target: float | None
    share: float | None
    """Latest observation as a share of the target."""
    due: float | None
    """What should be there by the day of the latest observation, if the promise is kept evenly."""
    finish: Finish | None
    late: int | None
    """Days by which the expected finish lies behind the due day."""


def target_of(state: PromiseState) -> float | None:
    """The promised number: the last observation named target, else the largest amount that counts things."""
    stated = series(state.observations, TARGET)
    if stated:
        return stated[-1].value
    found = [
        float(a["value"]) for a in state.amounts
        if a.get("value") is not None and str(a.get("unit") or "").lower() not in NOT_COUNTED
    ]  # fmt: skip
    return max(found, default=None)


def names(state: PromiseState) -> list[str]:
    """What was observed, the series with the most observations first."""
    counted: dict[str, int] = {}
    for item in state.observations:
        if item.get("what") and item.get("on") and item["what"] != TARGET:
            counted[item["what"]] = counted.get(item["what"], 0) + 1
    return sorted(counted, key=lambda what: -counted[what])


def delivery(state: PromiseState) -> Delivery | None:
    """The delivery of a promise; None while nothing was observed."""
    observed = {what: series(state.observations, what) for what in names(state)[: len(COLOURS)]}
    if not observed:
        return None
    target, main = target_of(state), next(iter(observed))
    latest = observed[main][-1]
    start = as_date(state.announced_on) if state.due_from in (None, state.due_to) else state.due_from
    finish = expected_finish(observed[main], target) if target else None
    due = promised_line(start, state.due_to, target, latest.on) if target else None
    late = (finish.expected - state.due_to).days if finish and finish.expected and state.due_to else None
    share = latest.value / target if target else None
    return Delivery(
        _chart(observed, target, start, state.due_to, finish), main, latest, target, share, due, finish, late
    )


def _chart(
    observed: dict[str, list[Point]], target: float | None, start: date | None, end: date | None,
    finish: Finish | None,
) -> Chart:  # fmt: skip
    points = [
        {"on": p.on, "value": p.value, "series": what} for what, found in observed.items() for p in found
    ]
    colours = dict(zip(observed, COLOURS, strict=False))
    legend = [(css, what) for what, (css, _colour) in colours.items()]
    promised: list[dict[str, Any]] = []
    if target and start and end:
        promised = [{"on": start, "value": 0.0}, {"on": end, "value": target}]
        legend.append(("v-public", _("Promised")))
    last = next(iter(observed.values()))[-1]
    expected, reach = _ahead(last, target, finish)
    table = [
        [day(p.on), what, num(p.value), num(_by_then(start, end, target, p.on)), p.source]
        for what, found in observed.items() for p in found
    ]  # fmt: skip
    columns = [_("Day"), _("Counted"), _("Observed"), _("Promised by then"), _("Source")]
    spec = delivered_lines(
        points, [(what, colour) for what, (_css, colour) in colours.items()], promised, expected, reach
    )
    return chart(_("Observed against promised"), spec, columns, table, legend, pictures.folder(), wide=640)


def _ahead(
    last: Point, target: float | None, finish: Finish | None
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The present pace carried on, and its end's interval; one without end stops at the middle."""
    if not target or not finish or not finish.expected or finish.expected <= last.on:
        return [], []
    ahead = [{"on": last.on, "value": last.value}, {"on": finish.expected, "value": target}]
    until = finish.latest or finish.expected
    return ahead, [{"on": finish.earliest or finish.expected, "until": until, "value": target}]


def _by_then(start: date | None, end: date | None, target: float | None, on: date) -> float | None:
    return promised_line(start, end, target, on) if target else None
