"""Promises that went quiet: past due, searched for, neither told again by the brand nor settled by anyone.

What comes out is a finding for people to look at; an outcome is never set by it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from troth.ledger.evidence import Find
from troth.ledger.state import PromiseState
from troth.ledger.states import OPEN_OUTCOMES

SETTLES = ("supports_kept", "supports_part", "delay", "withdrawn")
"""Relations of a passage that breaks the silence; a complaint that nothing came does not."""
OWN_VOICES = ("own", "spokesperson")


def quiet(
    state: PromiseState, found: Sequence[Find], query: str, searched: int, today: date
) -> dict[str, Any] | None:
    """The finding "silence" for one promise after a search, or None.

    Past due and open; no passage found, or kept from an earlier round, tells that anything became of it;
    and the brand has not told it again since its due day. `query` and `searched` document the search.
    """
    due = state.due_to
    if due is None or due >= today or state.outcome not in OPEN_OUTCOMES:
        return None
    told = [e["relation"] for e in state.evidence.values() if e.get("status") != "rejected"]
    told += [find.relation.name for find in found]
    if any(relation in SETTLES for relation in told):
        return None
    own = [a.get("on") or "" for a in state.appearances.values() if a.get("voice") in OWN_VOICES]
    if max(own, default="") > due.isoformat():
        return None
    days = [a["on"] for a in state.appearances.values() if a.get("on")]
    return {
        "key": f"silence:{due.isoformat()}", "kind": "silence", "due": due.isoformat(),
        "as_of": today.isoformat(), "query": query, "searched": searched,
        "last_mention": max(days, default=None),
        "text": f"{due.isoformat()} → {today.isoformat()}: 0 / {searched} · {query}",
    }  # fmt: skip
