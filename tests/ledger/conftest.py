"""Promises and people that the ledger's tests share."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from troth.ledger import moment
from troth.ledger.corrections import record
from troth.ledger.people import Actor
from troth.words import FixedClock

ANA = Actor("ana", "analyst")
BEN = Actor("ben", "analyst")
CORA = Actor("cora", "communications")
LEO = Actor("leo", "legal")
EVE = Actor("eve", "viewer")
READER = Actor("reader", "machine")


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    """The first of March 2026, at noon."""
    moment.set_clock(FixedClock(datetime(2026, 3, 1, 12, tzinfo=UTC)))
    yield
    from troth.words import SystemClock

    moment.set_clock(SystemClock())


def appearance(key: str, quote: str = "We will open 20 shops by June.", **more: Any) -> dict[str, Any]:
    """An appearance as the reader writes it."""
    return {
        "key": key, "doc_id": "doc-" + key, "doc_version": 1, "start": 0, "end": len(quote),
        "quote": quote, "speaker": "Mara Lind", "on": "2026-01-10", **more,
    }  # fmt: skip


def a_promise(wording: str = "We will open 20 shops by June.", **more: Any) -> str:
    """A confirmed promise put in by hand; returns its id."""
    due = more.pop("due", {"from": "2026-01-10", "to": "2026-06-30", "text": "by June"})
    receipt = record(wording, ANA, due=due, **more)
    return next(iter(receipt.seqs))
