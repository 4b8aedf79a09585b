"""Work on promises by API: corrections, remarks, owners, merges and splits, what the brand says, undo."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from troth.ledger import actions, corrections
from troth.ledger.acting import resolve
from troth.web.api_auth import ADMIN, WRITE
from troth.web.api_promises import Reviewed, how
from troth.web.people import actor_of
from troth.web.periods import parse_day

router = Router()


class Text(Reviewed):
    """Words for colleagues or for the public."""

    text: str


class Assigned(Reviewed):
    """Who looks after a promise; empty for nobody."""

    to: str


class Edited(Reviewed):
    """Corrected fields by name: wording, speaker, kind, due, amounts, clarity, specificity …"""

    fields: dict[str, Any]


class Merged(Reviewed):
    """Promises that are the same as the one in the address."""

    others: list[str]


class Split(Reviewed):
    """Keys of the appearances that are a promise of their own."""

    appearances: list[str]


class Official(Reviewed):
    """What the brand itself now says, and when it said so."""

    official: str
    on: str | None = None


class Undone(Reviewed):
    """The act to be taken back: its id, as acts answer it and the history shows it."""

    act: str


class Kept(Schema):
    """What an act wrote: its id, and the last entry of each promise it touched."""

    act: str
    seqs: dict[str, int]
    repeated: bool


@router.post("/promises/{promise_id}/edit", auth=WRITE, response=Kept, summary="Correct what was read")
def edit(request: HttpRequest, promise_id: str, given: Edited) -> dict[str, Any]:
    """The quotes stay as they are."""
    return asdict(actions.edit(promise_id, given.fields, actor_of(request), **how(given)))


@router.post("/promises/{promise_id}/comment", auth=WRITE, response=Kept, summary="Leave a remark")
def comment(request: HttpRequest, promise_id: str, given: Text) -> dict[str, Any]:
    """For colleagues; never public."""
    return asdict(actions.comment(promise_id, given.text, actor_of(request), **how(given)))


@router.post("/promises/{promise_id}/assign", auth=WRITE, response=Kept, summary="Give it to somebody")
def assign(request: HttpRequest, promise_id: str, given: Assigned) -> dict[str, Any]:
    """Reminders go to whom it is assigned."""
    return asdict(actions.assign(promise_id, given.to, actor_of(request), **how(given)))


@router.post("/promises/{promise_id}/merge", auth=WRITE, response=Kept, summary="Merge others into it")
def merge(request: HttpRequest, promise_id: str, given: Merged) -> dict[str, Any]:
    """Their appearances, versions and evidence move here."""
    others = [resolve(other) for other in given.others]
    return asdict(actions.merge(promise_id, others, actor_of(request), **how(given)))


@router.post("/promises/{promise_id}/split", auth=WRITE, response=Kept, summary="Split appearances off")
def split(request: HttpRequest, promise_id: str, given: Split) -> dict[str, Any]:
    """The answer names both promises."""
    return asdict(actions.split(promise_id, given.appearances, actor_of(request), **how(given)))


@router.post("/promises/{promise_id}/official", auth=WRITE, response=Kept, summary="What the brand says now")
def official(request: HttpRequest, promise_id: str, given: Official) -> dict[str, Any]:
    """planned, in_progress, done, delayed, withdrawn or denied."""
    on = parse_day(given.on)
    return asdict(actions.set_official(promise_id, given.official, actor_of(request), on=on, **how(given)))


@router.post("/promises/{promise_id}/answer", auth=ADMIN, response=Kept, summary="The brand's public answer")
def answer(request: HttpRequest, promise_id: str, given: Text) -> dict[str, Any]:
    """Shown beside the outcome where the promise is public."""
    return asdict(actions.answer(promise_id, given.text, actor_of(request), **how(given)))


@router.post("/promises/{promise_id}/undo", auth=WRITE, response=Kept, summary="Take an act back")
def undo(request: HttpRequest, promise_id: str, given: Undone) -> dict[str, Any]:
    """By counter-entries; 409 when this promise has changed since `expected_seq`."""
    seen = {promise_id: given.expected_seq}
    stated: Any = {"reason": given.reason, "key": given.key}
    return asdict(corrections.undo(given.act, actor_of(request), seen=seen, **stated))
