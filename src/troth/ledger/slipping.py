"""The slip curve: what share of promises came true, by days after the day that was announced first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from math import exp, log, sqrt
from typing import Any

from troth.ledger.models import Promise
from troth.ledger.projection import states_of
from troth.ledger.record import MINIMUM_N, By, Z, wilson
from troth.ledger.state import PromiseState, as_date
from troth.ledger.states import KEPT
from troth.ledger.writing import MAIN

_SILENT = frozenset({"superseded", "unverifiable"})
"""Outcomes that say nothing about when a promise came true."""


@dataclass(frozen=True, slots=True)
class Wait:
    """A promise past its first announced last day: days until it came (0 where on time or early), or, where
    it has not come, days that it is waited for."""

    promise_id: str
    days: int
    came: bool


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the curve: share that came within `days`, its 95 % interval, and how many still waited."""

    days: int
    share: float
    low: float
    high: float
    waiting: int


@dataclass(frozen=True, slots=True)
class SlipCurve:
    """Somebody's curve. Under five promises past their day there are no steps: not enough data.

    `median` is the day by which half had come, with its interval; None where half never came so far.
    """

    who: str
    n: int
    came: int
    longest: int
    """Days of the longest wait: as far as the curve reaches."""
    steps: tuple[Step, ...]
    promise_ids: tuple[str, ...]

    @property
    def enough(self) -> bool:
        """True when there are enough promises past their day for a curve."""
        return bool(self.steps)

    @property
    def on_time(self) -> Step | None:
        """The curve on the announced day itself."""
        return self.steps[0] if self.steps else None

    @property
    def median(self) -> int | None:
        """Days by which half of the promises had come."""
        return next((step.days for step in self.steps if step.share >= 0.5), None)

    @property
    def median_low(self) -> int | None:
        """Lower end of the median's interval (Brookmeyer and Crowley, Biometrics 38, 1982)."""
        return next((step.days for step in self.steps if step.high >= 0.5), None)

    def as_dict(self) -> dict[str, Any]:
        """All fields and the median with its interval, for JSON."""
        middle = {name: getattr(self, name) for name in ("median", "median_low", "median_high")}
        return {**asdict(self), "enough": self.enough, **middle}

    @property
    def median_high(self) -> int | None:
        """Upper end of the median's interval; None where it lies beyond what was seen."""
        return next((step.days for step in self.steps if step.low >= 0.5), None)


def wait_of(state: PromiseState, today: date) -> Wait | None:
    """How long one promise was waited for; None before its first announced day and where nothing tells.

    Broken, withdrawn and dropped promises are waited for until today like open ones: they never come, and
    taking them out would say that they would have come like the others (the subdistribution of Fine and
    Gray, JASA 94, 1999).
    """
    versions = sorted(state.versions, key=lambda v: (v.get("on") or "", v.get("seq", 0)))
    days = [day for v in versions if (day := as_date((v.get("due") or {}).get("to")))]
    first = days[0] if days else state.due_to
    if first is None or first > today or state.outcome in _SILENT:
        return None
    came = as_date(state.settled_on) if state.outcome in KEPT else None
    if state.outcome in KEPT and came is None:
        return None
    return Wait(state.promise_id, max(0, ((came or today) - first).days), came is not None)


def curve(who: str, waits: Iterable[Wait]) -> SlipCurve:
    """The curve of some promises: one minus the product-limit estimate of those still waited for.

    Kaplan and Meier, JASA 53 (1958); variance by Greenwood's formula (1926); interval on the scale of
    log(−log S): S^exp(±z·√V/ln S), Kalbfleisch and Prentice, The Statistical Analysis of Failure Time Data
    (1980), 1.4. Where nothing has come yet the interval is Wilson's for none of n; where everything has, the
    lower end is the last one that the formula gives.
    """
    every = sorted(waits, key=lambda w: (w.days, w.promise_id))
    steps = tuple(_steps(every)) if len(every) >= MINIMUM_N else ()
    longest = every[-1].days if every else 0
    ids = tuple(wait.promise_id for wait in every)
    return SlipCurve(who, len(every), sum(wait.came for wait in every), longest, steps, ids)


def _steps(every: list[Wait]) -> list[Step]:
    still, total, steps = 1.0, 0.0, list[Step]()
    for days in sorted({0, *(wait.days for wait in every if wait.came)}):
        waiting = sum(wait.days >= days for wait in every)
        came = sum(wait.came and wait.days == days for wait in every)
        if came < waiting:
            total += came / (waiting * (waiting - came))
        still *= 1 - came / waiting
        low, high = _interval(still, total, waiting, steps)
        steps.append(Step(days, 1 - still, low, high, waiting - came))
    return steps


def _interval(still: float, total: float, waiting: int, before: list[Step]) -> tuple[float, float]:
    """Interval of the share that came, from the share still waited for and Greenwood's sum."""
    if total == 0.0 and still == 1.0:
        return wilson(0, waiting)
    if still <= 0.0:
        return before[-1].low if before else wilson(waiting, waiting)[0], 1.0
    width = Z * sqrt(total) / log(still)
    return 1 - still ** exp(width), 1 - still ** exp(-width)


def dated(slug: str = MAIN) -> list[PromiseState]:
    """Every confirmed promise that names, or named, a last day."""
    found = Promise.objects.filter(ledger_id=slug, review="confirmed")
    return [state for state in states_of(found.order_by("promise_id")) if _names_a_day(state)]


def _names_a_day(state: PromiseState) -> bool:
    return state.due_to is not None or any((v.get("due") or {}).get("to") for v in state.versions)


def curves(states: Iterable[PromiseState], today: date, by: By = "entity") -> list[SlipCurve]:
    """A curve for each brand, speaker or product line, those with most promises past their day first."""
    groups: dict[str, list[Wait]] = {}
    for state in states:
        wait, who = wait_of(state, today), getattr(state, by)
        if wait and who:
            groups.setdefault(who, []).append(wait)
    return sorted((curve(who, waits) for who, waits in groups.items()), key=lambda c: (-c.n, c.who))


def overall(states: Iterable[PromiseState], today: date) -> SlipCurve:
    """One curve for all promises together."""
    return curve("", [wait for state in states if (wait := wait_of(state, today))])
