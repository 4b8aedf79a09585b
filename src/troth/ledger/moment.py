"""The ledger's clock: the machine's, unless a workspace says otherwise (replays, the sample year)."""

from __future__ import annotations

from contextvars import ContextVar
from datetime import date, datetime

from troth.words import Clock, SystemClock

_clock: ContextVar[Clock | None] = ContextVar("ledger_clock", default=None)
_default: list[Clock] = [SystemClock()]


def set_clock(clock: Clock) -> None:
    """Use this clock in the whole process from now on."""
    _default[0] = clock


def use_clock(clock: Clock | None) -> None:
    """Use this clock in the present context only (a request, a test); None ends it."""
    _clock.set(clock)


def now() -> datetime:
    """The present moment in UTC."""
    return (_clock.get() or _default[0]).now()


def today() -> date:
    """The present day in UTC."""
    return now().date()
