"""From what a grammar read to days: years filled in, relative periods counted from the anchor, bounds
applied.

The rules are the twelve of docs/reading.md, "Due".
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from troth.reading.grammar import calendar as cal
from troth.reading.grammar.calendar import Period

Getter = Callable[[date | None, bool], Period | None]
"""(anchor, future) → period. With `future`, a date without a year is the next one, otherwise the nearest
one."""


class Reading(NamedTuple):
    """What an expression says before an anchor is known.

    `bound` is "" (the period itself), by, before, from, since, within (span ahead), after (a point ahead),
    ago, last, past, every, event or now.
    """

    bound: str
    get: Getter | None = None
    low: float = 0
    high: float = 0
    unit: str = ""
    relative: bool = False
    start: Getter | None = None


class Days(NamedTuple):
    """Resolved: open ends are None; `form` as in the dates table; `past` marks what lies behind the
    anchor."""

    from_: date | None
    to: date | None
    precision: str
    form: str
    past: bool = False


def fixed(period: Period | None) -> Getter:
    """A period that needs no anchor."""
    return lambda _anchor, _future: period


def in_year(make: Callable[[int], Period | None], year: int | None) -> Getter:
    """The period that `make` gives in a named year, else in the nearest (or next) year."""
    if year is not None:
        return fixed(make(year))

    def get(anchor: date | None, future: bool) -> Period | None:
        if anchor is None:
            return None
        near = [made for y in (anchor.year - 1, anchor.year, anchor.year + 1) if (made := make(y))]
        if future:
            near = [made for made in near if made.end >= anchor] or near[-1:]
            return near[0] if near else None
        return min(near, key=lambda made: _distance(anchor, made), default=None)

    return get


def _distance(anchor: date, period: Period) -> int:
    if period.start <= anchor <= period.end:
        return 0
    return min(abs((period.start - anchor).days), abs((period.end - anchor).days))


def from_anchor(make: Callable[[date], Period | None]) -> Getter:
    """A period counted from the anchor; None without one."""
    return lambda anchor, _future: make(anchor) if anchor else None


def days_on(count: int) -> Getter:
    """The day `count` days after the anchor."""
    return from_anchor(lambda a: _one(a + timedelta(days=count)))


def _one(day: date) -> Period:
    return Period(day, day, "day")


def unit_on(unit: str, count: int) -> Getter:
    """The calendar week, month, quarter … `count` after the running one."""

    def make(a: date) -> Period | None:
        if unit == "week":
            return cal.week_of(a, count)
        if unit == "weekend":
            week = cal.week_of(a, count)
            return Period(week.start + timedelta(days=5), week.end, "week")
        if unit in ("day", "night"):
            return _one(a + timedelta(days=count))
        if unit in _STEPS:
            size, name = _STEPS[unit]
            first = (a.month - 1) // size * size
            start = cal.add_months(date(a.year, first + 1, 1), count * size)
            return cal.months(start.year, start.month, size, name)
        if unit in ("decade", "century"):
            size = 10 if unit == "decade" else 100
            first_year = a.year // size * size + count * size
            return Period(date(first_year, 1, 1), date(first_year + size - 1, 12, 31), unit)
        return None

    return from_anchor(make)


_STEPS = {"month": (1, "month"), "quarter": (3, "quarter"), "half": (6, "half"), "year": (12, "year")}


def weekday_on(number: int, which: str) -> Getter:
    """A weekday: "" or "next" the next one, "this" in the running week, "week" in next week, "last" the
    last one."""

    def get(anchor: date | None, _future: bool) -> Period | None:
        if anchor is None:
            return None
        if which == "this":
            return _one(cal.week_of(anchor).start + timedelta(days=number))
        if which == "week":
            return _one(cal.week_of(anchor, 1).start + timedelta(days=number))
        if which == "last":
            return _one(cal.weekday_before(anchor, number))
        return _one(cal.weekday_after(anchor, number))

    return get


def part(get: Getter, name: str) -> Getter:
    """A part of a period: early, start, mid, late, end, half1, half2."""

    def cut(anchor: date | None, future: bool) -> Period | None:
        whole = get(anchor, future)
        return None if whole is None else _cut(whole, name)

    return cut


def _cut(whole: Period, name: str) -> Period:
    start, end, precision = whole
    if precision == "month":
        first, last = {
            "early": (1, 10),
            "start": (1, 10),
            "mid": (11, 20),
            "late": (21, 31),
            "end": (21, 31),
            "half1": (1, 15),
            "half2": (16, 31),
        }[name]
        return Period(start.replace(day=first), min(end, _day_in(start, last)), "part")
    if precision == "week":
        first, last = {"early": (0, 1), "start": (0, 1), "mid": (2, 2), "half1": (0, 2), "half2": (3, 6)}.get(
            name, (4, 6)
        )
        return Period(start + timedelta(days=first), start + timedelta(days=last), "day")
    if precision == "season":
        if name in ("early", "start"):
            return Period(start, start.replace(day=10), "part")
        return Period(end.replace(day=21), end, "part") if name in ("late", "end") else whole
    length = (end.year - start.year) * 12 + end.month - start.month + 1
    table = {
        12: {
            "early": (0, 3),
            "start": (0, 1),
            "mid": (5, 2),
            "late": (9, 3),
            "end": (11, 1),
            "half1": (0, 6),
            "half2": (6, 6),
        },
        6: {"early": (0, 2), "start": (0, 1), "mid": (2, 2), "late": (4, 2), "end": (5, 1)},
        3: {"early": (0, 1), "start": (0, 1), "mid": (1, 1), "late": (2, 1), "end": (2, 1)},
    }
    if length not in table or name not in table[length]:
        return whole
    skip, count = table[length][name]
    cut_start = cal.add_months(start, skip)
    return Period(
        cut_start, cal.add_months(cut_start, count) - timedelta(days=1), "month" if count == 1 else "part"
    )


def _day_in(start: date, last: int) -> date:
    return (
        cal.add_months(start.replace(day=1), 1) - timedelta(days=1) if last > 27 else start.replace(day=last)
    )


def middle_end(whole: Period) -> date:
    """The last day that "by mid-X" allows: the 15th of a month, the last day of June for a year."""
    if whole.precision == "month":
        return whole.start.replace(day=15)
    span = (whole.end - whole.start).days + 1
    if whole.precision == "year":
        return date(whole.start.year, 6, 30)
    return whole.start + timedelta(days=span // 2)


def resolve(reading: Reading, anchor: date | None, future: bool = False) -> Days:
    """Days of a reading. What needs an anchor and has none keeps open days and the form that it has."""
    form = "relative" if reading.relative else "exact"
    bound = reading.bound
    if bound in ("event", "every", "now"):
        start = anchor if bound != "event" else None
        return Days(start, None, "day", {"event": "event", "every": "recurring", "now": "start"}[bound])
    if bound in ("within", "after", "ago", "last"):
        return _span(reading, anchor, future)
    period = reading.get(anchor, future) if reading.get else None
    if period is None:
        return Days(None, None, "day", form, bound in ("since", "past"))
    return _bounded(reading, period, anchor, future, form)


def _bounded(reading: Reading, period: Period, anchor: date | None, future: bool, form: str) -> Days:
    bound, precision = reading.bound, period.precision
    first = reading.start(anchor, future) if reading.start else None
    if bound == "range":
        return Days(first.start if first else anchor, period.end, precision, "range")
    if bound in ("by", "before"):
        if (
            bound == "before"
            and reading.relative
            and future
            and anchor
            and period.start <= anchor
            and reading.get
        ):
            period = reading.get(period.end + timedelta(days=1), True) or period
        end = period.end if bound == "by" else period.start - timedelta(days=1)
        lower = first.start if first else anchor
        past = anchor is not None and end < anchor
        return Days(None if past else lower, end, precision, "range", past)
    if bound == "from":
        started = precision == "season" and reading.relative and future and anchor is not None
        if started and anchor and period.start < anchor and reading.get:
            period = reading.get(period.end + timedelta(days=1), True) or period
        return Days(period.start, None, precision, "start")
    if bound == "behind":
        return Days(period.end + timedelta(days=1), None, precision, "start")
    if bound == "since":
        return Days(period.start, anchor, precision, "start", True)
    past = bound == "past" or (anchor is not None and period.end < anchor)
    return Days(
        period.start,
        period.end,
        precision,
        form if precision == "day" else ("range" if form == "exact" else form),
        past,
    )


def _span(reading: Reading, anchor: date | None, future: bool) -> Days:
    if reading.start is not None:
        started = reading.start(anchor, future)
        anchor = started.start if started else anchor
    past = reading.bound in ("ago", "last")
    if anchor is None:
        return Days(None, None, reading.unit, "relative", past)
    sign = -1 if past else 1
    low = cal.add(anchor, sign * reading.low, reading.unit)
    high = cal.add(anchor, sign * (reading.high or reading.low), reading.unit)
    if low is None or high is None:
        return Days(None, None, reading.unit, "relative", past)
    if reading.bound == "last":
        return Days(high, anchor, reading.unit, "relative", True)
    if reading.bound == "ago":
        return Days(high, low, reading.unit, "relative", True)
    ranged = bool(reading.high) and reading.high != reading.low
    if reading.bound == "within" and not ranged:
        return Days(anchor, low, reading.unit, "relative")
    return Days(low, high, reading.unit, "relative")
