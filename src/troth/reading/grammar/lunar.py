"""The Chinese calendar, computed from new moons and the sun's longitude.

Formulas: J. Meeus, Astronomical Algorithms (2nd ed.), chapters 25 (sun, low accuracy) and 49 (phases of
the moon, main terms). The errors stay under a few minutes of time, and no new moon between 2000 and 2060
lies that close to a midnight in Beijing that would move a festival.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from math import floor, radians, sin

_EPOCH = date(2000, 1, 1).toordinal() - 2451545
"""Julian day number (at noon) minus proleptic ordinal of the same day, negated."""
_BEIJING = 8 / 24
_SYNODIC = 29.530588861


def _new_moon(k: int) -> float:
    """Julian ephemeris day of new moon number k (k = 0: January 2000)."""
    t = k / 1236.85
    jde = 2451550.09766 + _SYNODIC * k + 0.00015437 * t * t
    e = 1 - 0.002516 * t
    m = radians(2.5534 + 29.1053567 * k)
    p = radians(201.5643 + 385.81693528 * k + 0.0107582 * t * t)
    f = radians(160.7108 + 390.67050284 * k - 0.0016118 * t * t)
    om = radians(124.7746 - 1.56375588 * k)
    terms = (
        (-0.40720, p), (0.17241 * e, m), (0.01608, 2 * p), (0.01039, 2 * f), (0.00739 * e, p - m),
        (-0.00514 * e, p + m), (0.00208 * e * e, 2 * m), (-0.00111, p - 2 * f), (-0.00057, p + 2 * f),
        (0.00056 * e, 2 * p + m), (-0.00042, 3 * p), (0.00042 * e, m + 2 * f), (0.00038 * e, m - 2 * f),
        (-0.00024 * e, 2 * p - m), (-0.00017, om), (0.000325, radians(299.77 + 0.107408 * k)),
    )  # fmt: skip
    return jde + sum(size * sin(angle) for size, angle in terms)


def _sun_longitude(jde: float) -> float:
    """Apparent longitude of the sun in degrees, 0 to 360."""
    t = (jde - 2451545.0) / 36525
    mean = 280.46646 + 36000.76983 * t
    m = radians(357.52911 + 35999.05029 * t)
    centre = (1.914602 - 0.004817 * t) * sin(m) + 0.019993 * sin(2 * m) + 0.000289 * sin(3 * m)
    return (mean + centre - 0.00569 - 0.00478 * sin(radians(125.04 - 1934.136 * t))) % 360


def _beijing_day(jde: float) -> int:
    """Ordinal of the day in Beijing on which an instant falls (70 s taken off for dynamical time)."""
    return floor(jde - 0.0008 + 0.5 + _BEIJING) - 1 + _EPOCH + 1


def _solstice(year: int) -> int:
    """Ordinal of the December solstice's day in Beijing."""
    jde = 2451900.05952 + 365.242 * (year - 2000)
    for _ in range(6):
        jde += 58 * sin(radians(270 - _sun_longitude(jde)))
    return _beijing_day(jde)


def _month_starts(first: int, count: int) -> list[int]:
    k = round((first - date(2000, 1, 6).toordinal()) / _SYNODIC) - 2
    days: list[int] = []
    while len(days) < count + 1:
        day = _beijing_day(_new_moon(k))
        following = _beijing_day(_new_moon(k + 1))
        if following > first:
            days.append(day)
        k += 1
    return days


def _holds_principal_term(start: int, end: int) -> bool:
    """True when the sun crosses a multiple of 30 degrees on a day from start up to, not including, end."""
    at = _sun_longitude(_midnight(start)) // 30
    return at != _sun_longitude(_midnight(end)) // 30


def _midnight(ordinal: int) -> float:
    return ordinal - _EPOCH - 0.5 - _BEIJING + 0.0008


@cache
def _year(year: int) -> dict[tuple[int, bool], int]:
    """First days of the months of the Chinese year that begins in `year`: (month, leap) to ordinal."""
    months: dict[tuple[int, bool], int] = {}
    for solstice_year in (year - 1, year):
        starts = _month_starts(_solstice(solstice_year), 14)
        last = _solstice(solstice_year + 1)
        leap_year = next(i for i, day in enumerate(starts) if day > last) - 1 == 13
        number, leap_seen = 11, False
        for i, start in enumerate(starts[:13]):
            leap = leap_year and not leap_seen and i > 0 and not _holds_principal_term(start, starts[i + 1])
            if leap:
                leap_seen = True
            elif i > 0:
                number = number % 12 + 1
            belongs = (solstice_year == year - 1 and number < 11) or (solstice_year == year and number >= 11)
            if belongs and (number, leap) not in months:
                months[number, leap] = start
    return months


def lunar_date(year: int, month: int, day: int) -> date:
    """The day of the common calendar on which lunar `month`/`day` of the Chinese year `year` falls."""
    return date.fromordinal(_year(year)[month, False]) + timedelta(days=day - 1)


def solar_term(year: int, longitude: int) -> date:
    """The day in Beijing on which the sun reaches a longitude: 15 is Qingming, 270 the winter solstice."""
    past_equinox = longitude if longitude < 280 else longitude - 360
    jde = 2451623.8 + 365.2422 * (year - 2000) + past_equinox * 365.2422 / 360
    for _ in range(8):
        jde += 58 * sin(radians(longitude - _sun_longitude(jde)))
    return date.fromordinal(_beijing_day(jde))
