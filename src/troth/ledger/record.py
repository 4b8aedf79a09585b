"""The record of those who promise: kept rate with Wilson's interval, delays, slip of announced dates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from math import sqrt
from statistics import median
from typing import Literal

from troth.ledger.models import Promise
from troth.ledger.projection import states_of
from troth.ledger.schedule import schedule
from troth.ledger.state import PromiseState, as_date
from troth.ledger.states import KEPT, SETTLED
from troth.ledger.writing import MAIN

MINIMUM_N = 5
Z = 1.959963984540054
By = Literal["entity", "speaker", "line"]
_COUNTED = frozenset({"kept", "kept_late", "kept_in_part", "broken", "withdrawn", "quietly_dropped"})
"""Outcomes that count as settled; superseded and unverifiable say nothing about keeping one's word."""


def wilson(k: int, n: int) -> tuple[float, float]:
    """Wilson's score interval (95 %) for k of n; (0, 1) for n = 0. Wilson, JASA 22 (1927)."""
    if n == 0:
        return 0.0, 1.0
    p, z2 = k / n, Z * Z
    middle = (p + z2 / (2 * n)) / (1 + z2 / n)
    half = Z * sqrt(p * (1 - p) / n + z2 / (4 * n * n)) / (1 + z2 / n)
    return max(0.0, middle - half) if k else 0.0, min(1.0, middle + half) if k < n else 1.0


@dataclass(frozen=True, slots=True)
class Record:
    """Somebody's record. `rate` counts kept and kept late among settled promises; None (and no interval)
    below five of them: not enough data."""

    who: str
    settled: int
    kept: int
    kept_late: int
    broken: int
    open: int
    overdue: int
    rate: float | None
    low: float | None
    high: float | None
    median_delay: float | None
    promise_ids: tuple[str, ...]

    @property
    def enough(self) -> bool:
        """True when there are enough settled promises for a rate."""
        return self.rate is not None


def records(today: date, by: By = "entity", slug: str = MAIN) -> list[Record]:
    """Records by brand, speaker or product line, over confirmed promises; the largest first."""
    groups: dict[str, list[Promise]] = {}
    for row in Promise.objects.filter(ledger_id=slug, review="confirmed").order_by("promise_id"):
        if who := getattr(row, by):
            groups.setdefault(who, []).append(row)
    made = [record_of(who, rows, today) for who, rows in groups.items()]
    return sorted(made, key=lambda r: (-r.settled, r.who))


def record_of(who: str, rows: Iterable[Promise], today: date) -> Record:
    """The record that some promises make."""
    every = list(rows)
    counted = [row for row in every if row.outcome in _COUNTED]
    kept = [row for row in counted if row.outcome in KEPT]
    late = [row for row in kept if row.outcome == "kept_late"]
    delays = [max(0, (r.settled_on - r.due_to).days) for r in kept if r.settled_on and r.due_to]
    still = [row for row in every if row.outcome not in SETTLED]
    overdue = [r for r in still if schedule(r.outcome, r.due_to, None, today).state == "overdue"]
    enough = len(counted) >= MINIMUM_N
    low, high = wilson(len(kept), len(counted)) if enough else (None, None)
    return Record(
        who, len(counted), len(kept), len(late), sum(r.outcome == "broken" for r in counted), len(still),
        len(overdue), len(kept) / len(counted) if enough else None, low, high,
        float(median(delays)) if len(delays) >= MINIMUM_N else None,
        tuple(row.promise_id for row in counted),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Slip:
    """A point of the slip curve: on a day, the last day that was then announced. `actual` is when it came."""

    promise_id: str
    said_on: date
    announced: date
    actual: date | None
    days: int
    """Days by which what was announced lies behind the first announcement."""


def slip_curve(states: Iterable[PromiseState]) -> list[Slip]:
    """Announced last days over time against the actual day, one point for every version that names a day."""
    points: list[Slip] = []
    for state in states:
        dated = [
            (as_date(v.get("on")), as_date((v.get("due") or {}).get("to")))
            for v in sorted(state.versions, key=lambda v: (v.get("on") or "", v.get("seq", 0)))
        ]
        known = [(on, due) for on, due in dated if on and due]
        actual = as_date(state.settled_on) if state.outcome in KEPT else None
        for on, due in known:
            points.append(Slip(state.promise_id, on, due, actual, (due - known[0][1]).days))
    return sorted(points, key=lambda p: (p.said_on, p.promise_id))


def slips(slug: str = MAIN, entity: str = "") -> list[Slip]:
    """The slip curve of a brand's confirmed promises (of all, without `entity`)."""
    found = Promise.objects.filter(ledger_id=slug, review="confirmed", due_to__isnull=False)
    if entity:
        found = found.filter(entity=entity)
    return slip_curve(states_of(found.order_by("promise_id")))
