"""Promises in the API: what is known of them, and the acts that write to the ledger."""

# ruff: noqa: ARG001, B008  # ninja gives every function the request and reads parameters from defaults

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.http import HttpRequest
from ninja import Query, Router, Schema

from troth.ledger import actions, corrections, evidence_actions, queries, slipping
from troth.ledger.queries import Filters, Row
from troth.ledger.record import By
from troth.web import current, promise_parts
from troth.web.api_auth import ADMIN, PROPOSE, WRITE
from troth.web.people import actor_of
from troth.web.periods import parse_day
from troth.words import fail

router = Router()


class Reviewed(Schema):
    """An act on a promise: the entry that the caller saw last, and why."""

    expected_seq: int | None = None
    reason: str = ""
    key: str | None = None


class Outcome(Reviewed):
    """How a promise ended."""

    outcome: str
    settled_on: str | None = None


class Judged(Reviewed):
    """What a person thinks of proposed evidence."""

    evidence: str
    accept: bool
    relation: str = ""


class Proposed(Schema):
    """A promise that somebody found, to be reviewed: its words, who said them, and in `reason` where."""

    wording: str
    speaker: str = ""
    entity: str = ""
    announced_on: str | None = None
    due_from: str | None = None
    due_to: str | None = None
    reason: str = ""
    key: str | None = None


class Found(Reviewed):
    """Evidence that a person saw: a quote or an address, accepted at once."""

    relation: str
    quote: str = ""
    url: str = ""
    on: str | None = None


class Observed(Reviewed):
    """A number on a day with its source."""

    what: str
    value: float
    on: str
    source: str
    unit: str = ""


class Published(Reviewed):
    """Whether everybody may read the promise."""

    public: bool


@router.get("/promises", summary="Promises with their schedule")
def promises(
    request: HttpRequest, review: list[str] = Query([]), outcome: list[str] = Query([]), schedule: str = "",
    entity: str = "", text: str = "", order: str = "due", page: int = 1,
) -> dict[str, Any]:  # fmt: skip
    """Fifty on a page."""
    wanted: dict[str, Any] = {"schedule": schedule, "entity": entity, "text": text, "order": order}
    wanted |= {"review": review} if review else {}
    wanted |= {"outcome": outcome} if outcome else {}
    found = queries.list_promises(Filters.from_dict(wanted), page)
    return {
        "total": found.total,
        "page": found.number,
        "pages": found.pages,
        "promises": [_row(r) for r in found.rows],
    }


def _row(row: Row) -> dict[str, Any]:
    names = (
        "promise_id", "seq", "review", "kind", "wording", "lang", "speaker", "entity", "specificity",
        "announced_on", "due_from", "due_to", "outcome", "settled_on", "official", "appearances",
    )  # fmt: skip
    return {name: getattr(row.promise, name) for name in names} | {"schedule": asdict(row.schedule)}


@router.get("/slips", summary="The slip curve: what share of promises came, by days after the announced day")
def slips(request: HttpRequest, by: By = "entity") -> dict[str, Any]:
    """`overall` and one curve for each brand, speaker or product line, with 95 % intervals."""
    states, today = slipping.dated(), current.today()
    return {
        "overall": slipping.overall(states, today).as_dict(),
        "curves": [curve.as_dict() for curve in slipping.curves(states, today, by)],
    }


@router.get("/promises/{promise_id}", summary="Everything about one promise")
def promise(request: HttpRequest, promise_id: str) -> dict[str, Any]:
    """Its folded state, and `notes`: its small print with the sizes of headline and note in points."""
    state = queries.promise(promise_id)
    return {**state.as_dict(), "notes": [note.as_dict() for note in promise_parts.small_print(state)]}


@router.get("/promises/{promise_id}/history", summary="Every entry of one promise")
def history(request: HttpRequest, promise_id: str) -> list[dict[str, Any]]:
    """Who did what, when and why; `undone` where it no longer counts."""
    return [asdict(event) for event in queries.timeline(promise_id)]


@router.post("/promises/{promise_id}/confirm", auth=WRITE, summary="Confirm a proposal")
def confirm(request: HttpRequest, promise_id: str, given: Reviewed) -> dict[str, Any]:
    """409 when somebody else changed it since `expected_seq`."""
    return asdict(actions.confirm(promise_id, actor_of(request), **how(given)))


@router.post("/promises/{promise_id}/reject", auth=WRITE, summary="Reject a proposal")
def reject(request: HttpRequest, promise_id: str, given: Reviewed) -> dict[str, Any]:
    """It stays remembered and is not proposed again."""
    return asdict(actions.reject(promise_id, actor_of(request), **how(given)))


@router.post("/promises/{promise_id}/outcome", auth=WRITE, summary="Set an outcome")
def outcome(request: HttpRequest, promise_id: str, given: Outcome) -> dict[str, Any]:
    """Kept and broken need accepted evidence."""
    day = parse_day(given.settled_on)
    receipt = actions.set_outcome(promise_id, given.outcome, actor_of(request), settled_on=day, **how(given))
    return asdict(receipt)


@router.post("/promises/{promise_id}/evidence", auth=WRITE, summary="Accept or reject proposed evidence")
def judge(request: HttpRequest, promise_id: str, given: Judged) -> dict[str, Any]:
    """`relation` may correct what the reader took it for."""
    receipt = evidence_actions.judge_evidence(
        promise_id, given.evidence, given.accept, actor_of(request), relation=given.relation, **how(given)
    )
    return asdict(receipt)


@router.post("/promises/{promise_id}/evidence/found", auth=WRITE, summary="Add evidence that a person saw")
def found(request: HttpRequest, promise_id: str, given: Found) -> dict[str, Any]:
    """A quote or an address must say where it can be seen."""
    receipt = evidence_actions.add_evidence(
        promise_id, given.relation, actor_of(request), quote=given.quote, url=given.url,
        on=parse_day(given.on), **how(given),
    )  # fmt: skip
    return asdict(receipt)


@router.post("/promises/{promise_id}/observations", auth=WRITE, summary="Note a number on a day")
def observed(request: HttpRequest, promise_id: str, given: Observed) -> dict[str, Any]:
    """Ordered, delivered, target …, with its source."""
    on = parse_day(given.on)
    if on is None:
        raise fail("ledger.observe", "say on which day it was counted: YYYY-MM-DD")
    receipt = evidence_actions.observe(
        promise_id, given.what, given.value, on, actor_of(request), unit=given.unit, source=given.source,
        **how(given),
    )  # fmt: skip
    return asdict(receipt)


@router.post(
    "/promises/{promise_id}/second", auth=WRITE, summary="Agree with an outcome as the second person"
)
def second(request: HttpRequest, promise_id: str, given: Reviewed) -> dict[str, Any]:
    """How a promise ended is public only then; a token is no second person beside its owner."""
    return asdict(actions.second(promise_id, actor_of(request), **how(given)))


@router.post(
    "/promises/{promise_id}/publish", auth=ADMIN, summary="Show a promise to everybody, or take it off"
)
def publish(request: HttpRequest, promise_id: str, given: Published) -> dict[str, Any]:
    """Takes effect where the workspace's public pages are on."""
    return asdict(actions.publish(promise_id, given.public, actor_of(request), **how(given)))


@router.post("/promises", auth=PROPOSE, summary="Propose a promise for review")
def propose(request: HttpRequest, given: Proposed) -> dict[str, Any]:
    """It waits in the review queue; the same `key` proposes it once."""
    first, last, said = parse_day(given.due_from), parse_day(given.due_to), parse_day(given.announced_on)
    due = {"from": given.due_from, "to": given.due_to} if first or last else None
    fields = {"speaker": given.speaker, "entity": given.entity}
    receipt = corrections.record(
        given.wording, actor_of(request), due=due, announced_on=said, fields=fields, review="proposed",
        reason=given.reason, key=given.key,
    )  # fmt: skip
    return asdict(receipt)


def how(given: Reviewed) -> Any:
    """The circumstances of an act, as the actions take them."""
    return {"expected_seq": given.expected_seq, "reason": given.reason, "key": given.key}
