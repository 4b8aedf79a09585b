"""The frame of every act: permission, lock, conflict check, idempotency, entries, read side.

A verb in `actions` only says what to write; `perform` sees to it that it is written once, in one
transaction, against the state that the person saw.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypedDict

from django.db import transaction

from troth.ledger import moment
from troth.ledger.fold import fold_sorted
from troth.ledger.models import Entry, Ledger, Promise
from troth.ledger.people import Actor, permit
from troth.ledger.projection import project
from troth.ledger.state import PromiseState
from troth.ledger.writing import MAIN, Draft, append, lines, lock
from troth.words import Problem, TrothError, content_id, fail


class How(TypedDict, total=False):
    """The circumstances of an act, all optional.

    `expected_seq` is the promise's last entry that the person saw; `key` makes a retry do nothing;
    `at` overrides the clock (imports of dated histories); `ledger` names another ledger than the main one.
    """

    expected_seq: int | None
    reason: str
    key: str | None
    at: datetime | None
    ledger: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """What an act wrote: its id (for undo), and each touched promise's last seq. `repeated` when a retry
    with the same key found the act already done."""

    act: str
    seqs: dict[str, int]
    repeated: bool = False


class Conflict(TrothError):
    """Somebody else changed the promise since it was read. `changes` are the entries not seen."""

    def __init__(self, promise_id: str, expected: int, changes: list[Entry]) -> None:
        self.promise_id, self.expected, self.changes = promise_id, expected, changes
        told = "; ".join(f"{e.actor} ({e.role}): {e.kind} at {e.at:%Y-%m-%d %H:%M} UTC" for e in changes)
        super().__init__(
            Problem(
                "ledger.conflict",
                f"promise {promise_id} changed since you read it: {told}",
                hint="look at it again, then repeat what still applies",
            )
        )


Plan = Callable[[dict[str, PromiseState]], list[Draft]]


def perform(
    verb: str,
    promise_ids: Iterable[str],
    actor: Actor,
    how: How,
    plan: Plan,
    expected: Mapping[str, int] | None = None,
) -> Receipt:
    """Run one act. Raises TrothError (forbidden, missing, refused by the plan) and Conflict."""
    permit(actor, verb)
    slug, ids = how.get("ledger", MAIN), list(dict.fromkeys(promise_ids))
    key = how.get("key")
    act = content_id("act", slug, verb, actor.name, key) if key else uuid.uuid4().hex
    with transaction.atomic():
        ledger = lock(slug)
        if key and (done := receipt_of(slug, act)):
            return done
        states = load(slug, ids)
        _check_expected(slug, states, ids, how, expected)
        drafts = plan(states)
        return write(ledger, drafts, actor, act, how)


def write(ledger: Ledger, drafts: list[Draft], actor: Actor, act: str, how: How) -> Receipt:
    """Append drafts to a locked ledger and bring the read side up to date."""
    at = how.get("at") or moment.now()
    entries = append(ledger, drafts, actor, at, act, how.get("reason", ""))
    project(ledger.slug, {entry.promise_id for entry in entries})
    return Receipt(act, {entry.promise_id: entry.seq for entry in entries})


def receipt_of(slug: str, act: str) -> Receipt | None:
    """The receipt of an act already in the ledger."""
    rows = Entry.objects.filter(ledger_id=slug, act=act).order_by("seq").values_list("promise_id", "seq")
    seqs = dict(rows)
    return Receipt(act, seqs, repeated=True) if seqs else None


def load(slug: str, promise_ids: list[str]) -> dict[str, PromiseState]:
    """States folded from the entries themselves. Raises TrothError naming every unknown promise."""
    states = {state.promise_id: state for state in fold_sorted(lines(slug, promise_ids))}
    missing = [promise for promise in promise_ids if promise not in states]
    if missing:
        raise TrothError([Problem("ledger.unknown", f"no promise {promise}") for promise in missing])
    return states


def resolve(text: str, slug: str = MAIN) -> str:
    """The full id of a promise from its first letters (four or more). Raises TrothError."""
    if len(text) < 4:
        raise fail(
            "ledger.unknown", f"{text!r} is too short for a promise id", hint="give four letters or more"
        )
    found = list(
        Promise.objects.filter(ledger_id=slug, promise_id__startswith=text.lower()).values_list(
            "promise_id", flat=True
        )[:6]
    )
    if len(found) == 1:
        return found[0]
    told = f"{text!r} fits {', '.join(p[:12] for p in found)}" if found else f"no promise {text!r}"
    raise fail("ledger.unknown", told, hint="`troth ledger list` shows the ids")


def _check_expected(
    slug: str,
    states: Mapping[str, PromiseState],
    ids: list[str],
    how: How,
    expected: Mapping[str, int] | None,
) -> None:
    single = how.get("expected_seq")
    seen = dict(expected or {})
    if single is not None and ids:
        seen.setdefault(ids[0], single)
    for promise, seq in seen.items():
        if promise in states and states[promise].seq != seq:
            changes = Entry.objects.filter(ledger_id=slug, promise_id=promise, seq__gt=seq).order_by("seq")
            raise Conflict(promise, seq, list(changes))
