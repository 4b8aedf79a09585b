"""Sums in claims, deliveries over time, changed words: pure functions."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.ledger.arithmetic import check_percentage, check_total
from troth.ledger.delivery import Point, expected_finish, promised_line, series
from troth.ledger.wording import changed_words, versions


def amounts(*told: tuple[float, str | None, str]) -> list[dict[str, Any]]:
    return [{"value": v, "value_to": None, "unit": u, "text": t} for v, u, t in told]


@pytest.mark.parametrize(
    ("told", "text", "wrong"),
    [
        (amounts((290_000, None, "290,000"), (0.6, "%", "0.6%"), (43e6, None, "43 million")),
         "a drop of 290,000, which is only 0.6% of the total 43 million", True),
        (amounts((290_000, None, "290,000"), (0.7, "%", "0.7%"), (43e6, None, "43 million")),
         "290,000 is 0.7% of 43 million", False),
        (amounts((1200, None, "1.200"), (24, "%", "24 %"), (5000, None, "5.000")),
         "1.200 von 5.000 Kunden, das sind 24 %", False),
        (amounts((1200, None, "1200"), (42, "%", "42%"), (5000, None, "5000")),
         "5000位用户中,1200位占42%", True),
        (amounts((1200, None, "1200"), (25, "%", "约25%"), (5000, None, "5000")),
         "5000位用户中,1200位占约25%", False),
        (amounts((20, None, "20 shops"), (15, "%", "15 %"), (300, "km", "300 km")),
         "of 20 shops, 15 % lie within 300 km", False),
        (amounts((3, None, "3"), (50, "%", "50%")), "50% of 3", False),
    ],
)  # fmt: skip
def test_percentages(told: list[dict[str, Any]], text: str, wrong: bool) -> None:
    found = check_percentage(told, text)
    assert (found is not None) == wrong
    assert found is None or "=" in found.shown


def test_totals() -> None:
    parts = amounts((300, None, "300"), (200, None, "200"), (600, None, "600"))
    found = check_total(parts, "300 in Lyon and 200 in Rome, 600 in total")
    assert found is not None
    assert found.shown == "300 + 200 = 500, not 600"
    right = amounts((300, None, "300"), (200, None, "200"), (500, None, "500"))
    assert check_total(right, "300 in Lyon and 200 in Rome, 500 in total") is None
    assert check_total(parts, "300 in Lyon, 200 in Rome, 600 in Oslo") is None


@given(st.integers(2, 10**6), st.integers(3, 10**7), st.integers(0, 2))
def test_a_rightly_rounded_percentage_is_never_a_finding(part: int, whole: int, decimals: int) -> None:
    share = f"{100 * part / whole:.{decimals}f}"
    told = amounts((part, None, str(part)), (whole, None, str(whole)), (float(share), "%", share + "%"))
    assert check_percentage(told, f"{part} of {whole} is {share}%") is None


def line(values: list[float], step: int = 10) -> list[Point]:
    return [Point(date(2026, 1, 1) + timedelta(days=step * n), v, "") for n, v in enumerate(values)]


def test_a_steady_pace_finishes_on_a_day_that_can_be_counted() -> None:
    told = expected_finish(line([0, 1000, 2000, 3000]), 5000)
    assert (told.per_day, told.expected) == (pytest.approx(100), date(2026, 2, 20))
    assert told.earliest == told.latest == told.expected


def test_the_interval_holds_the_expected_day_and_may_have_no_end() -> None:
    told = expected_finish(line([0, 700, 2400, 2900, 4300]), 9000)
    assert told.earliest is not None
    assert told.expected is not None
    assert told.latest is not None
    assert told.earliest < told.expected < told.latest
    standstill = expected_finish(line([40_000, 40_100, 40_050]), 240_000)
    assert standstill.latest is None
    assert not expected_finish(line([1, 2]), 10).enough
    assert expected_finish(line([1, 2, 3]), 3).expected == date(2026, 1, 21)


def test_the_last_note_of_a_day_stands_and_the_promised_line_is_straight() -> None:
    noted = [
        {"what": "delivered", "on": "2026-01-02", "value": 5, "source": "d1"},
        {"what": "ordered", "on": "2026-01-02", "value": 9},
        {"what": "delivered", "on": "2026-01-01", "value": 1},
        {"what": "delivered", "on": "2026-01-02", "value": 6, "source": "d2"},
    ]
    assert [(p.value, p.source) for p in series(noted, "delivered")] == [(1, ""), (6, "d2")]
    first, last = date(2026, 1, 1), date(2026, 1, 11)
    assert [promised_line(first, last, 100, first + timedelta(days=n)) for n in (0, 5, 10, 20)] == [
        0, 50, 100, 100,
    ]  # fmt: skip
    assert promised_line(None, None, 100, first) is None


@given(st.text(max_size=40), st.text(max_size=40))
def test_changed_words_give_back_both_wordings(before: str, after: str) -> None:
    pieces = changed_words(before, after)
    assert "".join(p.text for p in pieces if p.change != "in") == before
    assert "".join(p.text for p in pieces if p.change != "out") == after


def test_versions_show_what_moved() -> None:
    stored = [
        {"seq": 1, "on": "2026-01-01", "wording": "将于11月交付", "due": {"to": "2026-11-30"},
         "why": "first"},
        {"seq": 5, "on": "2026-02-01", "wording": "将于12月交付", "due": {"to": "2026-12-31"},
         "why": "date moved"},
    ]  # fmt: skip
    first, second = versions(stored)
    assert (first.moved_days, second.moved_days) == (None, 31)
    assert [(p.change, p.text) for p in second.pieces if p.change != "same"] == [("out", "11"), ("in", "12")]
