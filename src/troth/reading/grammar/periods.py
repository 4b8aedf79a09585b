"""Ways to name a period that the three languages share: within a year told or not, next summer, year-end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from troth.reading.grammar import calendar as cal
from troth.reading.grammar.calendar import Period
from troth.reading.grammar.resolve import Getter, fixed, from_anchor, in_year, middle_end, part, unit_on

Make = Callable[[int], Period | None]
"""A period from the number of its year."""
Year = int | Getter | None
"""The year as told: a number, relative to the anchor (next year), or not at all."""


def day(month: int, number: int) -> Make:
    """A day of a month, e.g. 17 September."""
    return lambda year: cal.day(year, month, number)


def month(number: int) -> Make:
    """A month, 1 to 12."""
    return lambda year: cal.month(year, number) if 1 <= number <= 12 else None


def quarter(number: int) -> Make:
    """A quarter, 1 to 4."""
    return lambda year: cal.quarter(year, number) if 1 <= number <= 4 else None


def half(number: int) -> Make:
    """A half-year, 1 or 2."""
    return lambda year: cal.half(year, number) if 1 <= number <= 2 else None


def season(name: str) -> Make:
    """A season by name."""
    return lambda year: cal.season(year, name)


def week(number: int) -> Make:
    """An ISO week by number."""
    return lambda year: cal.iso_week(year, number)


def festival(name: str) -> Make:
    """A festival by name."""
    return partial(cal.festival_period, name)


def of_year(make: Make, year: Year) -> Getter:
    """The period `make` within a year as told; not told, the nearest or next one."""
    if year is None or isinstance(year, int):
        return in_year(make, year)

    def get(anchor: date | None, future: bool) -> Period | None:
        whole = year(anchor, future)
        return make(whole.start.year) if whole else None

    return get


def whole_year(year: Year) -> Getter:
    """The year itself."""
    if isinstance(year, int):
        return fixed(cal.year(year))
    return year if year is not None else unit_on("year", 0)


def shifted(make: Make, which: str) -> Getter:
    """S, N, L: this, next, last summer; next is the first one that starts after the anchor."""

    def get(anchor: date) -> Period | None:
        near = [p for y in (-2, -1, 0, 1, 2) if (p := make(anchor.year + y))]
        if which == "L":
            near = [p for p in near if p.end < anchor][-1:]
        elif which == "N":
            near = [p for p in near if p.start > anchor]
        else:
            near = [p for p in near if p.end >= anchor]
        return near[0] if near else None

    return from_anchor(get)


def bare_end(months: int, year: Year) -> Getter:
    """The bare end of a year (12 months), quarter (3), month (1), or its middle (6): 年底, year-end,
    Monatsende."""
    if months == 12:
        return of_year(month(12), year if year is not None else unit_on("year", 0))
    if months == 6:
        return part(whole_year(year), "mid")
    return part(unit_on({1: "month", 3: "quarter"}.get(months, "week"), 0), "end")


def week_with(day_getter: Getter) -> Getter:
    """The ISO week of a day."""

    def get(anchor: date | None, future: bool) -> Period | None:
        found = day_getter(anchor, future)
        return cal.week_of(found.start) if found else None

    return get


def until_middle(getter: Getter) -> Getter:
    """A period cut after its middle, for "by mid-July"."""

    def get(anchor: date | None, future: bool) -> Period | None:
        found = getter(anchor, future)
        return Period(found.start, middle_end(found), found.precision) if found else None

    return get


def until_eve(getter: Getter) -> Getter:
    """The day before a festival, for "by Christmas"; the same for a season that something comes before."""

    def get(anchor: date | None, future: bool) -> Period | None:
        found = getter(anchor, future)
        return (
            Period(eve, eve, "day")
            if found and (eve := date.fromordinal(found.start.toordinal() - 1))
            else None
        )

    return get


def last_day(getter: Getter) -> Getter:
    """The last day of a period, for "at the end of June"."""

    def get(anchor: date | None, future: bool) -> Period | None:
        found = getter(anchor, future)
        return Period(found.end, found.end, "day") if found else None

    return get
