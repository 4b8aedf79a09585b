"""Promises: the list, one promise with all that is known of it, and the acts on it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from troth.ledger import actions, corrections, evidence_actions, queries, views
from troth.ledger.acting import Receipt
from troth.ledger.calendar_feed import calendar
from troth.ledger.queries import Filters
from troth.ledger.schedule import instalments, schedule
from troth.ledger.state import PromiseState, as_date
from troth.ledger.states import OUTCOMES, RELATIONS, TWO_PEOPLE
from troth.web import current, delivered, labels
from troth.web import promise_parts as parts
from troth.web.people import actor_of
from troth.web.periods import parse_day
from troth.words import Span, fail

LISTS = ("review", "outcome", "kind")


def promises(request: HttpRequest) -> HttpResponse:
    """The list with its filters."""
    filters = filters_of(request)
    number = int(text) if (text := request.GET.get("page", "")).isdecimal() and 0 < int(text) < 10**6 else 1
    book = current.book()
    page = {
        "filters": filters, "page": queries.list_promises(filters, number), "counts": queries.counts(),
        "reviews": ("proposed", "confirmed", "rejected"), "outcomes": labels.OUTCOMES,
        "schedules": queries.SCHEDULES, "specificities": labels.SPECIFICITY,
        "entities": book.entities if book else (), "views": views.list_views(actor_of(request)),
    }  # fmt: skip
    return render(request, "web/promises.html", page)


def filters_of(request: HttpRequest) -> Filters:
    """Filters from the address. Raises TrothError for what does not exist."""
    return Filters.from_dict(wanted(request.GET))


def wanted(given: QueryDict) -> dict[str, Any]:
    """The filters that an address or a form names, as Filters and saved views take them."""
    found: dict[str, Any] = {n: values for n in LISTS if (values := [v for v in given.getlist(n) if v])}
    for name in (
        "schedule",
        "entity",
        "speaker",
        "line",
        "lang",
        "text",
        "order",
        "owner",
        "due_since",
        "due_until",
    ):
        if given.get(name):
            found[name] = given[name]
    if (number := str(given.get("specificity", ""))).isdecimal():
        found["specificity"] = [int(number)]
    if given.get("needs_second"):
        found["needs_second"] = True
    if (found.get("outcome") or found.get("schedule")) and "review" not in found:
        found["review"] = ["confirmed"]
    return found


def promise(request: HttpRequest, promise_id: str) -> HttpResponse:
    """One promise: quotes, appearances, time line, small print, evidence, history."""
    state = queries.promise(promise_id)
    if state.review == "merged" and state.merged_into:
        return redirect("promise", state.merged_into)
    today = current.today()
    return render(
        request,
        "web/promise.html",
        {
            "state": state,
            "schedule": schedule(state.outcome, state.due_to, as_date(state.settled_on), today),
            "appearances": parts.in_place(list(state.appearances.values())),
            "evidence": parts.evidence(state),
            "said": parts.said(state),
            "versions": parts.versions(state),
            "delivery": delivered.delivery(state),
            "notes": parts.small_print(state),
            "findings": parts.findings(state),
            "observed": delivered.names(state) or ["delivered"],
            "outcomes": OUTCOMES,
            "relations": RELATIONS,
            "officials": labels.OFFICIAL,
            "course": parts.course(state),
            "history": reversed(queries.timeline(promise_id)),
            "instalments": instalments(state.due, state.instalments, today),
            "second": state.outcome in TWO_PEOPLE and not state.seconded_by,
            "clarities": labels.CLARITIES,
            "specificities": labels.SPECIFICITY,
        },
    )


@require_POST
def act(request: HttpRequest, promise_id: str, verb: str) -> HttpResponse:
    """One act on a promise, then back to its page. Conflicts and refusals are shown with their reason."""
    if verb not in ACTS:
        raise fail("ledger.unknown", f"there is no act {verb!r}")
    seen = request.POST.get("seq", "")
    how = {"reason": request.POST.get("reason", "")[:2_000], "key": request.POST.get("key") or None}
    ACTS[verb](request, promise_id, {**how, "expected_seq": int(seen) if seen.isdecimal() else None})
    messages.success(request, _("Written to the ledger."))
    place = reverse("promise", args=[promise_id])
    return redirect(f"{place}#evidence" if verb == "judge" else place)


def _outcome(request: HttpRequest, promise_id: str, how: Any) -> Receipt:
    post = request.POST
    day = parse_day(post.get("settled_on"))
    return actions.set_outcome(promise_id, post.get("outcome", ""), actor_of(request), settled_on=day, **how)


def _edit(request: HttpRequest, promise_id: str, how: Any) -> Receipt:
    return actions.edit(
        promise_id, edited_fields(request, queries.promise(promise_id)), actor_of(request), **how
    )


def edited_fields(request: HttpRequest, state: PromiseState) -> dict[str, Any]:
    """Fields of the form that corrects a promise; a field that the form does not have is left alone."""
    post = request.POST
    fields: dict[str, Any] = {}
    for name in ("wording", "speaker", "kind", "clarity"):
        if name in post:
            fields[name] = post[name].strip() if name != "wording" else post[name]
    if post.get("specificity", "").isdecimal():
        fields["specificity"] = int(post["specificity"])
    if "due_to" in post:
        first, last = parse_day(post.get("due_from")), parse_day(post.get("due_to"))
        if (first, last) != (state.due_from, state.due_to):
            fields["due"] = (
                {**(state.due or {}), "from": _iso(first), "to": _iso(last)} if first or last else None
            )
    return fields


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _judge(request: HttpRequest, promise_id: str, how: Any) -> Receipt:
    post = request.POST
    return evidence_actions.judge_evidence(
        promise_id, post.get("evidence", ""), post.get("accept") == "yes", actor_of(request),
        relation=post.get("relation", ""), **how,
    )  # fmt: skip


def _evidence_by_hand(request: HttpRequest, promise_id: str, how: Any) -> Receipt:
    post = request.POST
    numbers = [post.get(name, "") for name in ("start", "end")]
    span = None
    if post.get("doc_id") and all(number.isdecimal() for number in numbers):
        span = Span(post["doc_id"], int(numbers[0]), int(numbers[1]))
    return evidence_actions.add_evidence(
        promise_id, post.get("relation", ""), actor_of(request), span=span, quote=post.get("quote", ""),
        url=post.get("url", "").strip(), on=parse_day(post.get("on")), texts=current.library(), **how,
    )  # fmt: skip


def _observe(request: HttpRequest, promise_id: str, how: Any) -> Receipt:
    post, on = request.POST, parse_day(request.POST.get("on"))
    if on is None:
        raise fail("ledger.observe", "say on which day it was counted")
    return evidence_actions.observe(
        promise_id, post.get("what", ""), _number(post.get("value", "")), on, actor_of(request),
        unit=post.get("unit", "").strip()[:20], source=post.get("source", "").strip()[:1_000], **how,
    )  # fmt: skip


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise fail("ledger.observe", f"{text[:40]!r} is no number") from None


def _split(request: HttpRequest, promise_id: str, how: Any) -> Receipt:
    return actions.split(promise_id, request.POST.getlist("appearance"), actor_of(request), **how)


def _merge(request: HttpRequest, promise_id: str, how: Any) -> Receipt:
    from troth.ledger.acting import resolve

    return actions.merge(
        promise_id, [resolve(request.POST.get("other", "").strip())], actor_of(request), **how
    )


def _undo(request: HttpRequest, promise_id: str, how: Any) -> Receipt:
    seen = {promise_id: how.pop("expected_seq")}
    return corrections.undo(request.POST.get("act", ""), actor_of(request), seen=seen, **how)


ACTS = {
    "confirm": lambda r, p, how: actions.confirm(p, actor_of(r), **how),
    "reject": lambda r, p, how: actions.reject(p, actor_of(r), **how),
    "reopen": lambda r, p, how: actions.reopen(p, actor_of(r), **how),
    "outcome": _outcome,
    "second": lambda r, p, how: actions.second(p, actor_of(r), **how),
    "official": lambda r, p, how: actions.set_official(
        p, r.POST.get("official", ""), actor_of(r), on=parse_day(r.POST.get("on")), **how
    ),
    "edit": _edit,
    "judge": _judge,
    "evidence": _evidence_by_hand,
    "comment": lambda r, p, how: actions.comment(p, r.POST.get("text", ""), actor_of(r), **how),
    "assign": lambda r, p, how: actions.assign(p, r.POST.get("to", ""), actor_of(r), **how),
    "answer": lambda r, p, how: actions.answer(p, r.POST.get("text", ""), actor_of(r), **how),
    "publish": lambda r, p, how: actions.publish(p, r.POST.get("public") == "yes", actor_of(r), **how),
    "observe": _observe,
    "split": _split,
    "merge": _merge,
    "undo": _undo,
}
"""Verb in the address → what it does."""


@require_POST
def save_view(request: HttpRequest) -> HttpResponse:
    """Keep the list's filters under a name."""
    post = request.POST
    views.save_view(post.get("name", ""), wanted(post), actor_of(request), shared="shared" in post)
    return redirect("promises")


def feed(request: HttpRequest) -> HttpResponse:
    """Due days as a calendar file."""
    body = calendar(base_url=request.build_absolute_uri("/").rstrip("/"))
    return HttpResponse(body, content_type="text/calendar; charset=utf-8",
                        headers={"Content-Disposition": 'attachment; filename="promises.ics"'})  # fmt: skip
