"""What the clock says of a promise: pure functions of its due, its outcome and the day. Never stored."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from typing import Any, Literal

from troth.ledger.states import KEPT, OPEN_OUTCOMES, PERIODS

ScheduleState = Literal["undated", "not_due", "due_soon", "overdue", "on_time", "late", "closed"]
SOON = 30
"""Days before the last day from which a promise counts as due soon."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """`days` is the distance: until the last day (not_due, due_soon), past it (overdue, late); else None."""

    state: ScheduleState
    days: int | None = None


def schedule(outcome: str, due_to: date | None, settled_on: date | None, today: date) -> Schedule:
    """Where a promise stands on a day. Overdue comes by itself; an outcome never does."""
    if outcome in KEPT:
        if due_to is None or settled_on is None:
            return Schedule("closed")
        late = (settled_on - due_to).days
        if late > 0:
            return Schedule("late", late)
        # Late against the first date, in time against the moved one: nobody should read "on time".
        return Schedule("closed" if outcome == "kept_late" else "on_time")
    if outcome not in OPEN_OUTCOMES:
        return Schedule("closed")
    if due_to is None:
        return Schedule("undated")
    left = (due_to - today).days
    if left < 0:
        return Schedule("overdue", -left)
    return Schedule("due_soon" if left <= SOON else "not_due", left)


def add_months(day: date, months: int) -> date:
    """The same day so many months on, or the month's last day where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


@dataclass(frozen=True, slots=True)
class Instalment:
    """One round of a recurring promise: from `start` to its last day `end`."""

    start: date
    end: date
    outcome: str
    schedule: Schedule


def instalments(
    due: dict[str, Any] | None, outcomes: dict[str, str], today: date, ahead: int = 1
) -> list[Instalment]:
    """Rounds of a recurring promise so far, the running one and `ahead` more; at most 400.

    `due["every"]` is the period and `due["from"]` the first day; rounds are calendar periods, so that a
    quarterly promise made in mid-quarter is first due at that quarter's end.
    """
    every = (due or {}).get("every")
    if not due or every not in PERIODS or not due.get("from"):
        return []
    last = date.fromisoformat(due["to"]) if due.get("to") else None
    rounds: list[Instalment] = []
    coming = 0
    for start, end in _periods(date.fromisoformat(due["from"]), every):
        if (last and start > last) or coming > ahead or len(rounds) >= 400:
            break
        coming += start > today
        if coming <= ahead:
            outcome = outcomes.get(start.isoformat(), "not_rated")
            rounds.append(Instalment(start, end, outcome, schedule(outcome, end, None, today)))
    return rounds


def _periods(first: date, every: str) -> Iterator[tuple[date, date]]:
    if every == "week":
        monday = first - timedelta(days=first.weekday())
        for n in count():
            yield monday + timedelta(weeks=n), monday + timedelta(weeks=n, days=6)
    months = PERIODS[every]
    month = (first.month - 1) // months * months + 1
    start = date(first.year, month, 1)
    for n in count():
        begin = add_months(start, n * months)
        yield begin, add_months(begin, months) - timedelta(days=1)
