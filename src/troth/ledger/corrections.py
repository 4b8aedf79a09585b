"""Undo by counter-entry, and promises put in by hand."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any, Literal, Unpack

from django.db import transaction

from troth.ledger.acting import Conflict, How, Receipt, load, perform, receipt_of, write
from troth.ledger.appliers import UNDOABLE
from troth.ledger.checks import edit_problems
from troth.ledger.fold import Line, struck
from troth.ledger.models import Appearance, Entry
from troth.ledger.people import Actor, may, permit
from troth.ledger.state import PromiseState
from troth.ledger.writing import MAIN, Draft, lines, lock
from troth.words import TrothError, content_id, fail


def undo(
    act: str, actor: Actor, *, seen: Mapping[str, int | None] | None = None, **how: Unpack[How]
) -> Receipt:
    """Take an act back, on every promise that it touched, by counter-entries.

    One's own acts; others' only as legal or admin. `seen` gives the last entry that the person saw of some
    promises, `expected_seq` of all the others. Raises TrothError when the act is unknown, cannot be undone,
    is undone already, or something that followed depends on it; Conflict when a promise has changed since.
    """
    permit(actor, "undo")
    slug, key = how.get("ledger", MAIN), how.get("key")
    own_act = content_id("act", slug, "undo", actor.name, key) if key else uuid.uuid4().hex
    with transaction.atomic():
        ledger = lock(slug)
        if key and (done := receipt_of(slug, own_act)):
            return done
        entries = list(Entry.objects.filter(ledger_id=slug, act=act).order_by("seq"))
        _check_seen(slug, {e.promise_id: how.get("expected_seq") for e in entries} | dict(seen or {}))
        every = list(lines(slug, {entry.promise_id for entry in entries}))
        gone = _struck_of(every)
        _check_undoable(act, entries, actor, gone)
        _check_order(act, entries, every, gone)
        drafts = [
            Draft(
                promise, "undone", {"act": act, "seqs": [e.seq for e in entries if e.promise_id == promise]}
            )
            for promise in dict.fromkeys(entry.promise_id for entry in entries)
        ]
        return write(ledger, drafts, actor, own_act, how)


def _check_seen(slug: str, seen: Mapping[str, int | None]) -> None:
    for promise, seq in seen.items():
        later = Entry.objects.filter(ledger_id=slug, promise_id=promise, seq__gt=seq or 0).order_by("seq")
        if seq is not None and (changes := list(later)):
            raise Conflict(promise, seq, changes)


def _struck_of(every: list[Line]) -> set[int]:
    by_promise: dict[str, list[Line]] = {}
    for line in every:
        by_promise.setdefault(line.promise_id, []).append(line)
    return set().union(*(struck(own) for own in by_promise.values()))


def last_act(slug: str, actor: Actor) -> str | None:
    """The person's latest act that still stands: what a bare `undo` takes back."""
    mine = Entry.objects.filter(ledger_id=slug, actor=actor.name, kind__in=UNDOABLE).order_by("-seq")
    for seq, act, promise in mine.values_list("seq", "act", "promise_id")[:200].iterator():
        if seq not in struck(list(lines(slug, [promise]))):
            return str(act)
    return None


def _check_undoable(act: str, entries: list[Entry], actor: Actor, gone: set[int]) -> None:
    if not entries:
        raise fail("ledger.unknown", f"no act {act}", hint="`troth ledger history` shows acts")
    kinds = {entry.kind for entry in entries}
    if not kinds <= UNDOABLE and not kinds <= {"split_off", "proposed"} and kinds != {"undone"}:
        raise fail("ledger.undo", f"cannot undo {', '.join(sorted(kinds - UNDOABLE))}")
    if kinds == {"proposed"}:
        raise fail("ledger.undo", "a proposal is not undone; reject it")
    if entries[0].actor != actor.name and not may(actor, "undo_others"):
        raise fail("ledger.forbidden", f"{actor.role} may not undo what {entries[0].actor} did")
    if gone & {entry.seq for entry in entries}:
        raise fail("ledger.undo", f"act {act} is undone already")


_STRUCTURE = frozenset({"merged", "merged_into", "split_off"})


def _check_order(act: str, entries: list[Entry], every: list[Line], gone: set[int]) -> None:
    """Merges and splits are undone from the last backwards, so that no appearance is in two places."""
    if not any(entry.kind in _STRUCTURE | {"undone"} for entry in entries):
        return
    first = entries[0].seq
    for line in every:
        if line.seq > first and line.act != act and line.kind in _STRUCTURE and line.seq not in gone:
            raise fail("ledger.undo", f"undo the later {line.kind} (act {line.act}) first")


def doubled_appearances(states: list[PromiseState]) -> list[str]:
    """Keys of appearances that more than one living promise holds: always empty in a sound ledger."""
    count = Counter(key for s in states if s.review != "merged" for key in s.appearances)
    return [key for key, n in count.items() if n > 1]


def record(
    wording: str,
    actor: Actor,
    *,
    due: dict[str, Any] | None = None,
    announced_on: date | None = None,
    fields: dict[str, Any] | None = None,
    appearances: list[dict[str, Any]] | None = None,
    review: Literal["proposed", "confirmed"] = "confirmed",
    **how: Unpack[How],
) -> Receipt:
    """Put a promise in by hand, confirmed at once unless others shall review it. The receipt names it."""
    every = {
        **(fields or {}), "wording": wording, "due": due,
        "announced_on": announced_on.isoformat() if announced_on else None,
    }  # fmt: skip
    if problems := edit_problems(every):
        raise TrothError(problems)
    promise_id = content_id("record", how.get("ledger", MAIN), how.get("key") or uuid.uuid4().hex)
    payload = {**every, "origin": "person", "review": review, "appearances": appearances or []}

    def plan(_states: dict[str, PromiseState]) -> list[Draft]:
        taken = Appearance.objects.filter(key__in=[a["key"] for a in payload["appearances"]]).first()
        if taken is not None:
            raise fail("ledger.known", f"these words already belong to promise {taken.promise_id}")
        return [Draft(promise_id, "proposed", payload)]

    return perform("record", [], actor, how, plan)


def history(promise_id: str, slug: str = MAIN) -> PromiseState:
    """The promise's present state, folded from its entries. Raises TrothError when unknown."""
    return load(slug, [promise_id])[promise_id]
