"""What the clock says: overdue comes by itself, outcomes never do."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.ledger.schedule import Schedule, add_months, instalments, schedule
from troth.ledger.states import OPEN_OUTCOMES, OUTCOMES

TODAY = date(2026, 3, 1)
days = st.dates(date(2000, 1, 1), date(2100, 1, 1))


@pytest.mark.parametrize(
    ("outcome", "due", "settled", "state"),
    [
        ("not_rated", None, None, Schedule("undated")),
        ("not_rated", date(2026, 3, 1), None, Schedule("due_soon", 0)),
        ("in_the_works", date(2026, 3, 31), None, Schedule("due_soon", 30)),
        ("stalled", date(2026, 4, 1), None, Schedule("not_due", 31)),
        ("not_rated", date(2026, 2, 28), None, Schedule("overdue", 1)),
        ("kept", date(2026, 2, 28), date(2026, 2, 28), Schedule("on_time")),
        ("kept_late", date(2026, 1, 31), date(2026, 2, 28), Schedule("late", 28)),
        ("kept", None, date(2026, 2, 28), Schedule("closed")),
        ("broken", date(2026, 1, 1), None, Schedule("closed")),
    ],
)
def test_where_a_promise_stands(
    outcome: str, due: date | None, settled: date | None, state: Schedule
) -> None:
    assert schedule(outcome, due, settled, TODAY) == state


@given(st.sampled_from(OUTCOMES), days, days)
def test_only_open_promises_are_overdue_and_only_after_their_day(
    outcome: str, due: date, today: date
) -> None:
    told = schedule(outcome, due, None, today)
    assert (told.state == "overdue") == (outcome in OPEN_OUTCOMES and today > due)


@given(days, st.integers(0, 60))
def test_months_stay_on_their_day_or_the_last_one(day: date, months: int) -> None:
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later.day < day.day and (later + timedelta(days=1)).day == 1)


def test_quarterly_rounds_are_due_at_the_quarters_ends() -> None:
    due = {"from": "2025-08-20", "to": None, "every": "quarter"}
    rounds = instalments(due, {"2025-07-01": "kept"}, TODAY)
    assert [(r.end, r.outcome, r.schedule.state) for r in rounds] == [
        (date(2025, 9, 30), "kept", "closed"),
        (date(2025, 12, 31), "not_rated", "overdue"),
        (date(2026, 3, 31), "not_rated", "due_soon"),
        (date(2026, 6, 30), "not_rated", "not_due"),
    ]


def test_rounds_end_with_the_promise_and_weeks_begin_on_monday() -> None:
    due = {"from": "2026-02-18", "to": "2026-03-03", "every": "week"}
    assert [r.start for r in instalments(due, {}, TODAY)] == [
        date(2026, 2, 16), date(2026, 2, 23), date(2026, 3, 2),
    ]  # fmt: skip
    assert instalments({"from": None, "every": "week"}, {}, TODAY) == []
    assert instalments(None, {}, TODAY) == []


def test_late_against_the_first_date_is_never_on_time_against_the_moved_one() -> None:
    moved = date(2026, 2, 28)
    assert schedule("kept_late", moved, date(2026, 2, 26), date(2026, 3, 1)) == Schedule("closed")
    assert schedule("kept_late", moved, date(2026, 3, 2), date(2026, 3, 3)) == Schedule("late", 2)
