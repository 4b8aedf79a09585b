# ruff: noqa: E501  a case stays on one line
from __future__ import annotations

import itertools
from datetime import date

import pytest

from troth.reading.grammar import calendar as cal
from troth.reading.grammar.lunar import lunar_date, solar_term


@pytest.mark.parametrize(
    "day",
    ["2000-02-05", "2008-02-07", "2015-02-19", "2023-01-22", "2024-02-10", "2025-01-29", "2026-02-17", "2033-01-31", "2034-02-19"],
)  # fmt: skip
def test_the_chinese_year_begins_on_the_published_day(day: str) -> None:
    expected = date.fromisoformat(day)
    assert lunar_date(expected.year, 1, 1) == expected


def test_mid_autumn_after_a_leap_month() -> None:
    assert lunar_date(2025, 8, 15) == date(2025, 10, 6)
    assert lunar_date(2020, 8, 15) == date(2020, 10, 1)


def test_solar_terms() -> None:
    assert solar_term(2025, 15) == date(2025, 4, 4)
    assert solar_term(2025, 270) == date(2025, 12, 21)
    assert solar_term(2025, 315) == date(2025, 2, 3)


def test_every_chinese_month_of_the_table_has_29_or_30_days() -> None:
    days = sorted(lunar_date(year, month, 1) for year in range(2000, 2061) for month in range(1, 13))
    gaps = {(b - a).days for a, b in itertools.pairwise(days)}
    assert gaps <= {29, 30, 58, 59, 60}  # two months where a leap month lies between


def test_easter() -> None:
    assert [cal.easter(year) for year in (2024, 2025, 2026)] == [
        date(2024, 3, 31),
        date(2025, 4, 20),
        date(2026, 4, 5),
    ]


def test_adding_months_keeps_to_the_end_of_a_shorter_month() -> None:
    assert cal.add_months(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert cal.add_months(date(2025, 1, 31), 1) == date(2025, 2, 28)


def test_working_days_skip_the_weekend() -> None:
    assert cal.add_workdays(date(2024, 10, 9), 20) == date(2024, 11, 6)
    assert cal.add_workdays(date(2025, 11, 21), 1) == date(2025, 11, 24)


def test_iso_weeks() -> None:
    assert cal.iso_week(2026, 45) == cal.Period(date(2026, 11, 2), date(2026, 11, 8), "week")
    assert cal.iso_week(2025, 53) is None
