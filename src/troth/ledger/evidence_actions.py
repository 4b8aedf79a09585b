"""What people and the reader do with evidence, silence and observations: one verb a function."""

from __future__ import annotations

import math
from datetime import date
from typing import Any, Protocol, Unpack

from troth.ledger import moment
from troth.ledger.acting import How, Receipt, perform
from troth.ledger.people import Actor
from troth.ledger.proof import document_mark, erased_keys
from troth.ledger.state import PromiseState
from troth.ledger.states import OUTCOMES, RELATIONS
from troth.ledger.writing import MAIN, Draft
from troth.words import NotGrounded, Span, content_id, fail, ground


class Texts(Protocol):
    """Where stored texts come from (the library)."""

    def text(self, doc_id: str, version: int | None = None) -> str: ...


def evidence_key(promise_id: str, doc_id: str, quote: str, url: str = "") -> str:
    """The same passage for the same promise is the same evidence, however often it is found."""
    return content_id("evidence", promise_id, doc_id, quote, url)


def _relation(relation: str) -> None:
    if relation not in RELATIONS:
        raise fail("ledger.relation", f"unknown relation {relation!r}", hint=", ".join(RELATIONS))


def add_evidence(
    promise_id: str,
    relation: str,
    actor: Actor,
    *,
    span: Span | None = None,
    quote: str = "",
    url: str = "",
    on: date | None = None,
    texts: Texts | None = None,
    doc_version: int | None = None,
    **how: Unpack[How],
) -> Receipt:
    """Add a passage that a person found, accepted at once.

    With a span, the quote must stand there in the stored text (TrothError otherwise); without one, a URL
    or a quote must say where the evidence can be seen.
    """
    _relation(relation)
    if span is not None:
        quote = _grounded(span, quote, texts, doc_version)
    elif not (quote.strip() or url.strip()):
        raise fail("ledger.evidence", "evidence needs a passage in a document, or a quote or an address")
    if url and not url.startswith(("http://", "https://")):
        raise fail("ledger.evidence", "an address starts with http:// or https://")
    doc = span.doc_id if span else ""
    key = evidence_key(promise_id, doc, quote, url)
    payload = {
        "key": key, "relation": relation, "quote": quote, "url": url,
        "doc_id": doc, "doc_version": doc_version, "start": span.start if span else None,
        "end": span.end if span else None, "on": on.isoformat() if on else None, "score": 1.0,
        "status": "accepted", "judged_by": actor.name, "by": actor.name,
    }  # fmt: skip

    def plan(states: dict[str, PromiseState]) -> list[Draft]:
        known = states[promise_id].evidence.get(key)
        if known is None:
            return [Draft(promise_id, "evidence_put", payload)]
        judged = {"key": key, "status": "accepted", "relation": relation}
        return [Draft(promise_id, "evidence_judged", judged)]

    return perform("evidence", [promise_id], actor, how, plan)


def _grounded(span: Span, quote: str, texts: Texts | None, version: int | None) -> str:
    if texts is None:
        raise fail("ledger.evidence", "a passage can only be checked against the library")
    try:
        stored = texts.text(span.doc_id, version)
        ground(stored, span, quote or span.of(stored))
        return quote or span.of(stored)
    except NotGrounded as problem:
        raise fail(
            "ledger.not_grounded", str(problem), hint="quote the stored text letter for letter"
        ) from None


def judge_evidence(
    promise_id: str, evidence: str, accept: bool, actor: Actor, *, relation: str = "", **how: Unpack[How]
) -> Receipt:
    """Accept proposed evidence, perhaps under another relation, or reject it for good."""
    if relation:
        _relation(relation)
    payload = {"key": evidence, "status": "accepted" if accept else "rejected", "relation": relation}

    def plan(states: dict[str, PromiseState]) -> list[Draft]:
        if evidence not in states[promise_id].evidence:
            raise fail("ledger.evidence", f"promise {promise_id} has no evidence {evidence}")
        return [Draft(promise_id, "evidence_judged", payload)]

    return perform("evidence", [promise_id], actor, how, plan)


def propose_evidence(
    promise_id: str, found: list[dict[str, Any]], actor: Actor, **how: Unpack[How]
) -> Receipt:
    """Put the reader's finds beside a promise; those already there, rejected ones too, are left alone."""

    def plan(states: dict[str, PromiseState]) -> list[Draft]:
        known = states[promise_id].evidence.keys() | erased_keys(how.get("ledger", MAIN), promise_id)
        fresh = {
            item["key"]: item
            for item in found
            if not known & {item["key"], document_mark(item.get("doc_id") or "")}
        }
        return [Draft(promise_id, "evidence_put", {**item, "status": "proposed"}) for item in fresh.values()]

    return perform("propose_evidence", [promise_id], actor, how, plan)


def note_silence(
    promise_id: str, query: str, searched: int, actor: Actor, *, as_of: date | None = None, **how: Unpack[How]
) -> Receipt:
    """Record that nothing was found as of a day: the query and the number of documents looked through."""
    day = as_of or (how.get("at") or moment.now()).date()
    payload = {"as_of": day.isoformat(), "query": query, "searched": searched}

    def plan(_states: dict[str, PromiseState]) -> list[Draft]:
        return [Draft(promise_id, "silence_noted", payload)]

    return perform("note_silence", [promise_id], actor, how, plan)


def observe(
    promise_id: str,
    what: str,
    value: float,
    on: date,
    actor: Actor,
    *,
    unit: str = "",
    source: str = "",
    **how: Unpack[How],
) -> Receipt:
    """Note a number on a day (ordered, delivered, target …) with its source: a document or an address."""
    if not what.strip() or len(what) > 60:
        raise fail("ledger.observe", "say what was counted, in at most 60 characters")
    if not math.isfinite(value):
        raise fail("ledger.observe", "the value must be a number")
    payload = {"what": what.strip(), "value": value, "on": on.isoformat(), "unit": unit, "source": source}

    def plan(_states: dict[str, PromiseState]) -> list[Draft]:
        return [Draft(promise_id, "observed", payload)]

    return perform("observe", [promise_id], actor, how, plan)


def set_instalment(promise_id: str, period: str, outcome: str, actor: Actor, **how: Unpack[How]) -> Receipt:
    """Say how one instalment of a recurring promise ended; `period` is its first day."""
    if outcome not in OUTCOMES:
        raise fail("ledger.outcome", f"unknown outcome {outcome!r}", hint=", ".join(OUTCOMES))
    try:
        start = date.fromisoformat(period).isoformat()
    except ValueError:
        raise fail("ledger.period", f"{period!r} is no day; write YYYY-MM-DD") from None

    def plan(states: dict[str, PromiseState]) -> list[Draft]:
        if not (states[promise_id].due or {}).get("every"):
            raise fail("ledger.period", f"promise {promise_id} does not recur")
        return [Draft(promise_id, "instalment_set", {"period": start, "outcome": outcome})]

    return perform("outcome", [promise_id], actor, how, plan)
