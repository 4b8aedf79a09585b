"""The review queue: proposals settled one by one with the keyboard, or several at once."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from troth.ledger import actions, corrections, queries
from troth.ledger.queries import Filters
from troth.ledger.state import PromiseState
from troth.ledger.writing import MAIN
from troth.web import current, labels
from troth.web import queries as library_queries
from troth.web.people import actor_of, needs
from troth.web.views.promises import edited_fields
from troth.words import fail

SHOWN = 40


@needs("confirm")
def review(request: HttpRequest) -> HttpResponse:
    """What waits for a person, the surest proposals first."""
    rows = queries.review_queue(SHOWN)
    proposed = [row for row in rows if row.promise.review == "proposed"]
    return render(request, "web/review.html", {
        "items": items_of([queries.promise(row.promise.promise_id) for row in proposed]),
        "evidence": [row for row in rows if row.promise.review == "confirmed"],
        "waiting": queries.counts().get("proposed", 0), "kinds": labels.STATEMENTS,
        "second": queries.list_promises(Filters(review=("confirmed",), needs_second=True), size=20),
    })  # fmt: skip


def items_of(states: list[PromiseState]) -> list[dict[str, Any]]:
    """Proposals, each with the place where it was said first; the library is asked once for all."""
    said = [_said_first(state) for state in states]
    grounded = [place for place in said if place]
    found = {(p.doc_id, p.start): p for p in library_queries.passages(current.library(), grounded)}
    return [
        {"state": state, "passage": found.get((place["doc_id"], place.get("start"))) if place else None}
        for state, place in zip(states, said, strict=True)
    ]


def _said_first(state: PromiseState) -> dict[str, Any] | None:
    """The first appearance that stands in a document."""
    told = [place for place in state.appearances.values() if place.get("doc_id")]
    return min(told, key=lambda place: (place.get("on") or "9999", place["key"]), default=None)


@require_POST
@needs("confirm")
def decide(request: HttpRequest, promise_id: str, verb: str) -> HttpResponse:
    """Confirm, reject or correct one proposal; htmx gets the settled item back."""
    seen = request.POST.get("seq", "")
    seq, actor = int(seen) if seen.isdecimal() else None, actor_of(request)
    if verb == "confirm":
        receipt = actions.confirm(promise_id, actor, expected_seq=seq)
    elif verb == "reject":
        receipt = actions.reject(
            promise_id, actor, expected_seq=seq, reason=request.POST.get("reason", "")[:2_000]
        )
    elif verb == "edit":
        fields = edited_fields(request, queries.promise(promise_id))
        receipt = actions.edit(promise_id, fields, actor, expected_seq=seq)
    else:
        raise fail("ledger.unknown", f"there is no act {verb!r}")
    if not request.headers.get("HX-Request"):
        return redirect("review")
    state = queries.promise(promise_id)
    page = {"item": items_of([state])[0], "act": receipt.act, "kinds": labels.STATEMENTS}
    return render(request, "web/_queue_item.html" if verb == "edit" else "web/_queue_done.html", page)


@require_POST
@needs("confirm")
def confirm_many(request: HttpRequest) -> HttpResponse:
    """Confirm or reject every proposal that was ticked, as one act."""
    ticked = request.POST.getlist("promise")
    pairs = [item.rpartition(":") for item in ticked]
    chosen: dict[str, int | None] = {promise: int(seq) for promise, _sep, seq in pairs if seq.isdecimal()}
    if not chosen:
        messages.info(request, _("Nothing was ticked."))
    elif request.POST.get("verb") == "reject":
        actions.reject_many(chosen, actor_of(request))
    else:
        actions.confirm_many(chosen, actor_of(request))
    if chosen:
        said = ngettext("%(n)d proposal settled.", "%(n)d proposals settled.", len(chosen))
        messages.success(request, said % {"n": len(chosen)})
    return redirect("review")


@require_POST
@needs("undo")
def undo(request: HttpRequest) -> HttpResponse:
    """Take back an act, or the person's latest one."""
    actor = actor_of(request)
    act = request.POST.get("act") or corrections.last_act(MAIN, actor)
    if act is None:
        messages.info(request, _("There is nothing to undo."))
        return redirect("review")
    receipt = corrections.undo(act, actor)
    messages.success(request, _("Undone."))
    return redirect(f"/review#p{next(iter(receipt.seqs))}")
