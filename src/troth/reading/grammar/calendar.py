"""Periods of the calendar: months, quarters, seasons, ISO weeks, festivals, working days."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from troth.reading.grammar.lunar import lunar_date, solar_term

FIRST_YEAR, LAST_YEAR = 1000, 2999


class Period(NamedTuple):
    """Days from `start` up to and including `end`; `precision` is day, week, month, quarter, half or year."""

    start: date
    end: date
    precision: str


def day(year: int, month: int, number: int) -> Period | None:
    """One day, or None when the calendar has no such day."""
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12):
        return None
    if not 1 <= number <= monthrange(year, month)[1]:
        return None
    it = date(year, month, number)
    return Period(it, it, "day")


def months(year: int, first: int, count: int, precision: str) -> Period | None:
    """`count` months from month `first` (1 to 12) on; they may run into the next year."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    start = date(year, first, 1)
    return Period(start, add_months(start, count) - timedelta(days=1), precision)


def month(year: int, number: int) -> Period | None:
    """A calendar month."""
    return months(year, number, 1, "month")


def quarter(year: int, number: int) -> Period | None:
    """A calendar quarter, 1 to 4."""
    return months(year, 3 * number - 2, 3, "quarter")


def half(year: int, number: int) -> Period | None:
    """A half-year, 1 or 2."""
    return months(year, 6 * number - 5, 6, "half")


def year(number: int) -> Period | None:
    """A calendar year."""
    return months(number, 1, 12, "year")


def season(number_of_year: int, name: str) -> Period | None:
    """A meteorological season; winter runs from December of the named year to February."""
    first = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}[name]
    return months(number_of_year, first, 3, "season")


def iso_week(number_of_year: int, number: int) -> Period | None:
    """An ISO week, Monday to Sunday; None when the year has no such week."""
    if not FIRST_YEAR <= number_of_year <= LAST_YEAR:
        return None
    try:
        start = date.fromisocalendar(number_of_year, number, 1)
    except ValueError:
        return None
    return Period(start, start + timedelta(days=6), "week")


def week_of(anchor: date, offset: int = 0) -> Period:
    """The ISO week that holds a day, or one `offset` weeks away."""
    start = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=offset)
    return Period(start, start + timedelta(days=6), "week")


def weekday_after(anchor: date, number: int) -> date:
    """The next such weekday (0 is Monday) after a day."""
    return anchor + timedelta(days=(number - anchor.weekday() - 1) % 7 + 1)


def weekday_before(anchor: date, number: int) -> date:
    """The last such weekday (0 is Monday) before a day."""
    return anchor - timedelta(days=(anchor.weekday() - number - 1) % 7 + 1)


def add_months(start: date, count: int) -> date:
    """The same day `count` months later, or the last day of that month when it is shorter."""
    index = start.year * 12 + start.month - 1 + count
    number_of_year, number = divmod(index, 12)
    number_of_year = min(max(number_of_year, 1), 9998)
    return date(number_of_year, number + 1, min(start.day, monthrange(number_of_year, number + 1)[1]))


def add_workdays(start: date, count: int) -> date:
    """The `count`-th Monday-to-Friday day after a day; holidays are not known to it."""
    weeks, rest = divmod(count, 5)
    it = start + timedelta(weeks=weeks)
    while rest:
        it += timedelta(days=1)
        rest -= it.weekday() < 5
    while it.weekday() > 4 and count:
        it -= timedelta(days=1)
    return it


def add(start: date, count: float, unit: str) -> date | None:
    """A day plus a span, counted on the calendar; None when it leaves the years that dates can hold.

    Units: hour, day, workday, week, month, quarter, year, decade. Part days round up, part years and
    quarters become months.
    """
    try:
        if unit in _DAYS:
            return start + timedelta(days=-(-count * _DAYS[unit] // 1))
        if unit == "workday":
            return add_workdays(start, min(int(count), 100_000))
        if unit == "month" and count % 1:
            return add_months(start, int(count)) + timedelta(days=round(count % 1 * 30))
        return add_months(start, round(count * _MONTHS[unit]))
    except (OverflowError, ValueError):
        return None


_DAYS = {
    "second": 1 / 86400, "minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "night": 1.0,
    "week": 7.0, "weekend": 7.0, "fortnight": 14.0,
}  # fmt: skip
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}


@cache
def easter(number_of_year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus/Jones/Butcher)."""
    a, (b, c) = number_of_year % 19, divmod(number_of_year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    number, rest = divmod(h + m - 7 * n + 114, 31)
    return date(number_of_year, number, rest + 1)


_FIXED = {
    "new_year": (1, 1), "new_year_eve": (12, 31), "valentine": (2, 14), "womens_day": (3, 8),
    "labour_day": (5, 1), "childrens_day": (6, 1), "618": (6, 18), "national_cn": (10, 1),
    "national_de": (10, 3), "halloween": (10, 31), "singles_day": (11, 11), "double12": (12, 12),
    "christmas_eve": (12, 24), "christmas": (12, 25), "nikolaus": (12, 6), "us_independence": (7, 4),
    "midsummer": (6, 24), "golden_week": (10, 1), "double11_weeks": (11, 1),
}  # fmt: skip
_LUNAR = {
    "spring_festival": (1, 1), "lantern": (1, 15), "dragon_boat": (5, 5), "qixi": (7, 7),
    "mid_autumn": (8, 15), "double_ninth": (9, 9),
}  # fmt: skip
_EASTER = {"easter": 0, "good_friday": -2, "ascension": 39, "pentecost": 49, "carnival": -47}


@cache
def festival(number_of_year: int, name: str) -> date:
    """The (first) day of a festival in a year. Black Friday follows Thanksgiving and has no own entry."""
    if name in _FIXED:
        return date(number_of_year, *_FIXED[name])
    if name in _LUNAR:
        return lunar_date(number_of_year, *_LUNAR[name])
    if name in _EASTER:
        return easter(number_of_year) + timedelta(days=_EASTER[name])
    if name == "qingming":
        return solar_term(number_of_year, 15)
    if name == "winter_solstice":
        return solar_term(number_of_year, 270)
    if name.startswith("term:"):
        return solar_term(number_of_year, int(name[5:]))
    if name == "thanksgiving":
        return date(number_of_year, 11, 22) + timedelta(days=(3 - date(number_of_year, 11, 22).weekday()) % 7)
    # the first Sunday of Advent: the fourth one before Christmas Day
    return weekday_before(date(number_of_year, 12, 25), 6) - timedelta(weeks=3)


def festival_period(name: str, number_of_year: int) -> Period | None:
    """The days of a festival; a single day where the calendar knows no more."""
    if not 1900 <= number_of_year <= 2200:
        return None
    before, after = _STRETCH.get(name, (0, 0))
    first = festival(number_of_year, _NAMED_AFTER.get(name, name))
    return Period(first + timedelta(days=before), first + timedelta(days=after), "day")


_NAMED_AFTER = {"black_friday": "thanksgiving", "spring_eve": "spring_festival", "chunyun": "spring_festival"}
_STRETCH = {
    "black_friday": (1, 1),
    "spring_eve": (-1, -1),
    "chunyun": (-15, 24),
    "christmas": (0, 1),
    "easter": (0, 1),
    "golden_week": (0, 6),
    "double11_weeks": (0, 10),
}
"""Days from the first day of the festival that a period is named after; chunyun is the 40 days of travel."""
