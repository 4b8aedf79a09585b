"""What people do with promises: one verb a function, one transaction each.

Every verb takes the acting person and `How` (expected_seq, reason, key, at, ledger) and returns a
`Receipt`. All raise TrothError when the act is not allowed or not possible, and Conflict when somebody
else was faster.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Unpack

from troth.ledger import moment
from troth.ledger.acting import How, Receipt, perform
from troth.ledger.checks import edit_problems
from troth.ledger.people import Actor
from troth.ledger.state import PromiseState
from troth.ledger.states import OFFICIAL, OUTCOMES, TWO_PEOPLE, move, outcome_refusal
from troth.ledger.writing import Draft
from troth.words import TrothError, content_id, fail


def _moved(state: PromiseState, verb: str) -> None:
    if move(state.review, verb) is None:
        raise fail("ledger.state", f"cannot {verb} promise {state.promise_id}: it is {state.review}")


def _one(
    verb: str, entry: str, promise_id: str, actor: Actor, how: How, payload: dict[str, Any] | None = None
) -> Receipt:
    return perform(verb, [promise_id], actor, how, lambda _states: [Draft(promise_id, entry, payload or {})])


def confirm(promise_id: str, actor: Actor, **how: Unpack[How]) -> Receipt:
    """Say that a proposal is a promise."""
    return confirm_many({promise_id: how.pop("expected_seq", None)}, actor, **how)


def confirm_many(promises: Mapping[str, int | None], actor: Actor, **how: Unpack[How]) -> Receipt:
    """Confirm several proposals as one act: all of them or none, one undo for all."""
    return _review_many("confirm", "confirmed", promises, actor, how)


def reject(promise_id: str, actor: Actor, **how: Unpack[How]) -> Receipt:
    """Say that a proposal is no promise; it stays remembered and is not proposed again."""
    return reject_many({promise_id: how.pop("expected_seq", None)}, actor, **how)


def reject_many(promises: Mapping[str, int | None], actor: Actor, **how: Unpack[How]) -> Receipt:
    """Reject several proposals as one act."""
    return _review_many("reject", "rejected", promises, actor, how)


def reopen(promise_id: str, actor: Actor, **how: Unpack[How]) -> Receipt:
    """Put a confirmed or rejected promise back into the review queue."""
    return _review_many("reopen", "reopened", {promise_id: how.pop("expected_seq", None)}, actor, how)


def _review_many(
    verb: str, entry: str, promises: Mapping[str, int | None], actor: Actor, how: How
) -> Receipt:
    def plan(states: dict[str, PromiseState]) -> list[Draft]:
        for state in states.values():
            _moved(state, verb)
        return [Draft(promise, entry, {}) for promise in promises]

    seen = {promise: seq for promise, seq in promises.items() if seq is not None}
    return perform(verb, promises, actor, how, plan, seen)


def edit(promise_id: str, fields: dict[str, Any], actor: Actor, **how: Unpack[How]) -> Receipt:
    """Correct what the reader read: wording, due, speaker, amounts, kind … (not the quotes)."""
    if problems := edit_problems(fields):
        raise TrothError(problems)

    def plan(states: dict[str, PromiseState]) -> list[Draft]:
        state = states[promise_id]
        changed = {name: value for name, value in fields.items() if getattr(state, name) != value}
        if not changed:
            raise fail("ledger.unchanged", "the edit changes nothing")
        return [Draft(promise_id, "edited", {"fields": changed})]

    return perform("edit", [promise_id], actor, how, plan)


def merge(into: str, others: list[str], actor: Actor, **how: Unpack[How]) -> Receipt:
    """Say that other promises are this one: their appearances, versions and evidence move here."""
    rest = [other for other in dict.fromkeys(others) if other != into]
    if not rest:
        raise fail("ledger.merge", "a merge needs another promise")

    def plan(states: dict[str, PromiseState]) -> list[Draft]:
        drafts: list[Draft] = []
        if states[into].review not in ("proposed", "confirmed"):
            _moved(states[into], "merge")
        for other in rest:
            state = states[other]
            _moved(state, "merge")
            moved = {
                "from": other,
                "appearances": list(state.appearances.values()),
                "evidence": list(state.evidence.values()),
                "versions": [{**v, "why": "merged"} for v in state.versions],
            }
            drafts += [Draft(into, "merged", moved), Draft(other, "merged_into", {"into": into})]
        return drafts

    return perform("merge", [into, *rest], actor, how, plan)


def split(promise_id: str, keys: list[str], actor: Actor, **how: Unpack[How]) -> Receipt:
    """Make some appearances a promise of their own. The receipt names both promises."""

    def plan(states: dict[str, PromiseState]) -> list[Draft]:
        state = states[promise_id]
        if state.review not in ("proposed", "confirmed"):
            raise fail("ledger.state", f"cannot split promise {promise_id}: it is {state.review}")
        parts = [state.appearances[key] for key in keys if key in state.appearances]
        if not parts or len(parts) == len(state.appearances):
            raise fail("ledger.split", "a split needs some of the appearances, not none and not all")
        new = content_id("split", promise_id, state.seq, *sorted(a["key"] for a in parts))
        return [
            Draft(promise_id, "split_off", {"keys": [a["key"] for a in parts], "to": new}),
            Draft(new, "proposed", _split_payload(state, parts)),
        ]

    return perform("split", [promise_id], actor, how, plan)


def _split_payload(state: PromiseState, parts: list[dict[str, Any]]) -> dict[str, Any]:
    first = min(parts, key=lambda a: (a.get("on") or "9999", a["key"]))
    own = first.get("read") or {}
    return {
        "origin": "split", "review": state.review, "kind": state.kind,
        "wording": first.get("quote", state.wording), "lang": first.get("lang") or state.lang,
        "speaker": first.get("speaker") or "", "speaker_entity": first.get("speaker_entity") or "",
        "entity": state.entity, "entities": state.entities, "line": state.line,
        "amounts": own.get("amounts", state.amounts), "due": own.get("due", state.due),
        "vague": own.get("vague", state.vague), "commitment": state.commitment,
        "specificity": own.get("specificity", state.specificity), "confidence": state.confidence,
        "announced_on": first.get("on"), "appearances": parts,
    }  # fmt: skip


def set_outcome(
    promise_id: str, outcome: str, actor: Actor, *, settled_on: date | None = None, **how: Unpack[How]
) -> Receipt:
    """Say how a promise ended, or stands. Kept and broken need accepted evidence."""
    if outcome not in OUTCOMES:
        raise fail("ledger.outcome", f"unknown outcome {outcome!r}", hint=", ".join(OUTCOMES))

    def plan(states: dict[str, PromiseState]) -> list[Draft]:
        state, now = states[promise_id], how.get("at") or moment.now()
        refusal = outcome_refusal(outcome, state.facts(now.date()))
        if refusal:
            raise fail(refusal[0], refusal[1])
        day = settled_on or _settled(state, outcome)
        if day and day > now.date():
            raise fail("ledger.future", f"a promise cannot be settled on {day}, which is still to come")
        return [Draft(promise_id, "outcome_set", {"outcome": outcome, "settled_on": _iso(day)})]

    return perform("outcome", [promise_id], actor, how, plan)


def _settled(state: PromiseState, outcome: str) -> date | None:
    """Day of the last accepted evidence: what settled the promise, where nobody says otherwise."""
    if outcome not in ("kept", "kept_late", "kept_in_part", "withdrawn"):
        return None
    days = [e["on"] for e in state.evidence.values() if e.get("status") == "accepted" and e.get("on")]
    return date.fromisoformat(max(days)) if days else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def second(promise_id: str, actor: Actor, **how: Unpack[How]) -> Receipt:
    """Agree, as a second person, with how a promise ended, so that the public may see it."""

    def plan(states: dict[str, PromiseState]) -> list[Draft]:
        state = states[promise_id]
        if state.outcome not in TWO_PEOPLE:
            raise fail("ledger.second", f"{state.outcome} needs no second person")
        if state.outcome_by == actor.name:
            raise fail("ledger.second", "the second person must be somebody else")
        return [Draft(promise_id, "outcome_seconded", {"outcome": state.outcome})]

    return perform("second", [promise_id], actor, how, plan)


def set_official(
    promise_id: str, official: str, actor: Actor, *, on: date | None = None, **how: Unpack[How]
) -> Receipt:
    """Note what the brand itself now says."""
    if official not in OFFICIAL:
        raise fail("ledger.official", f"unknown status {official!r}", hint=", ".join(filter(None, OFFICIAL)))
    payload = {"official": official, "on": _iso(on)}
    return _one("official", "official_set", promise_id, actor, how, payload)


def assign(promise_id: str, to: str, actor: Actor, **how: Unpack[How]) -> Receipt:
    """Give a promise to somebody to look after; an empty name takes it back."""
    return _one("assign", "assigned", promise_id, actor, how, {"to": to.strip()})


def comment(promise_id: str, text: str, actor: Actor, **how: Unpack[How]) -> Receipt:
    """Leave a remark for colleagues."""
    if not text.strip() or len(text) > 10_000:
        raise fail("ledger.comment", "a comment needs 1 to 10,000 characters")
    return _one("comment", "commented", promise_id, actor, how, {"text": text.strip()})


def answer(promise_id: str, text: str, actor: Actor, **how: Unpack[How]) -> Receipt:
    """Give the brand's public answer beside the outcome."""
    if not text.strip() or len(text) > 10_000:
        raise fail("ledger.answer", "an answer needs 1 to 10,000 characters")
    return _one("answer", "answered", promise_id, actor, how, {"text": text.strip()})


def publish(promise_id: str, public: bool, actor: Actor, **how: Unpack[How]) -> Receipt:
    """Show a promise on the public pages, or take it off."""
    return _one("publish", "published", promise_id, actor, how, {"public": public})
