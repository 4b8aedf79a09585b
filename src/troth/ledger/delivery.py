"""Deliveries over time: observed numbers against the promised line, and when they will be through."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np

LEAST = 3
"""Observations below which no finish is foretold."""
FAR = 366 * 20
_T975 = (
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145,
    2.131, 2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048,
    2.045, 2.042,
)  # fmt: skip
"""97.5 % points of Student's t for 1 to 30 degrees of freedom."""


@dataclass(frozen=True, slots=True)
class Point:
    """A number on a day, with where it comes from."""

    on: date
    value: float
    source: str


def series(observations: Iterable[dict[str, Any]], what: str) -> list[Point]:
    """Observations of one thing in order of day; the last one noted for a day stands."""
    by_day = {
        date.fromisoformat(o["on"]): Point(
            date.fromisoformat(o["on"]), float(o["value"]), o.get("source", "")
        )
        for o in observations
        if o.get("what") == what and o.get("on")
    }
    return [by_day[day] for day in sorted(by_day)]


@dataclass(frozen=True, slots=True)
class Finish:
    """Expected finish at the present pace: day and 95 % interval; None where there is none to tell.

    `latest` None means that the pace might as well be nothing. `enough` is False under three observations.
    """

    enough: bool
    n: int
    per_day: float | None = None
    expected: date | None = None
    earliest: date | None = None
    latest: date | None = None


def expected_finish(points: list[Point], target: float, window: int = 12) -> Finish:
    """When the series reaches `target`: a straight line through the last observations (least squares),
    with the interval of its slope by Student's t carried on from the last point.
    """
    used = points[-window:]
    if len(used) < LEAST or used[0].on == used[-1].on:
        return Finish(False, len(used))
    x = np.array([(p.on - used[0].on).days for p in used], dtype=float)
    y = np.array([p.value for p in used], dtype=float)
    spread = float(((x - x.mean()) ** 2).sum())
    slope = float(((x - x.mean()) * (y - y.mean())).sum()) / spread
    rest = y - y.mean() - slope * (x - x.mean())
    error = float(np.sqrt((rest**2).sum() / (len(used) - 2) / spread))
    half = _T975[min(len(used) - 2, len(_T975)) - 1] * error
    last, left = used[-1].on, target - used[-1].value
    days = [_reach(last, left, pace) for pace in (slope, slope + half, slope - half)]
    return Finish(True, len(used), slope, days[0], days[1], days[2])


def _reach(last: date, left: float, pace: float) -> date | None:
    if left <= 0:
        return last
    if pace <= 0 or left / pace > FAR:
        return None
    return last + timedelta(days=int(np.ceil(left / pace)))


def promised_line(due_from: date | None, due_to: date | None, target: float, on: date) -> float | None:
    """What should have been delivered by a day, if the promise is kept evenly between its two days."""
    if due_to is None:
        return None
    start = due_from or due_to
    if on >= due_to or start >= due_to:
        return target if on >= due_to else 0.0
    return target * max(0, (on - start).days) / (due_to - start).days
