"""The API: what pages show, as JSON, described by OpenAPI at /api/v1/docs, which is served from here."""

# ruff: noqa: ARG001, B008  # ninja gives every function the request and reads parameters from defaults

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.http import HttpRequest
from ninja import NinjaAPI, Query, Schema
from ninja.security import SessionAuth

from troth.ledger import actions, evidence_actions, queries
from troth.ledger.queries import Filters, Row
from troth.measures import METRICS
from troth.web import current, figures
from troth.web import queries as library_queries
from troth.web.finding import Wanted, find
from troth.web.people import actor_of
from troth.web.periods import Period, parse_day

api = NinjaAPI(
    title="Troth", version="1", urls_namespace="api", auth=SessionAuth(csrf=True),
    description="Documents, figures and promises of one workspace. Sign in on the site first.",
)  # fmt: skip


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


def _period(since: str | None, until: str | None) -> Period:
    return Period("", parse_day(since), parse_day(until))


@api.get("/documents", summary="Documents, the newest first or the best hits first")
def documents(
    request: HttpRequest, q: str = "", channel: str = "", voice: str = "", kind: str = "", lang: str = "",
    entity: str = "", since: str | None = None, until: str | None = None, after: str = "",
) -> dict[str, Any]:  # fmt: skip
    """`after` is the last page's `after`; `until` is not included."""
    wanted = Wanted(q, channel, voice, kind, lang, entity, period=_period(since, until))
    listing = find(current.library(), wanted, after)
    return {"total": listing.total, "after": listing.after or None, "documents": listing.rows}


@api.get("/documents/{doc_id}", summary="One document with its text")
def document(request: HttpRequest, doc_id: str, version: int | None = None) -> dict[str, Any]:
    """The newest version unless one is named."""
    return current.library().document(doc_id, version)


@api.get("/totals", summary="How many documents there are, from when to when")
def totals(request: HttpRequest) -> dict[str, Any]:
    """Documents in all, dated ones, first and last day."""
    return library_queries.totals(current.library())


@api.get("/measures", summary="Every measure with its card")
def measures(request: HttpRequest) -> list[dict[str, Any]]:
    """Cards: question, formula, unit, denominator, least n, interval, limits, version."""
    return [metric.card.as_dict() for metric in METRICS]


@api.get("/measures/{name}", summary="The figures of one measure")
def measure(
    request: HttpRequest, name: str, by: str | None = None, since: str | None = None, until: str | None = None
) -> list[dict[str, Any]]:
    """One figure for each group and grain; value is null where there is not enough data."""
    return [figure.as_dict() for figure in figures.figures(name, _period(since, until), by=by)]


@api.get("/measures/{name}/quotes", summary="The quotes that a measure was counted from")
def quotes(
    request: HttpRequest, name: str, since: str | None = None, until: str | None = None, offset: int = 0,
    counted: bool | None = None,
) -> dict[str, Any]:  # fmt: skip
    """Fifty at a time, the newest first."""
    found = figures.behind(name, _period(since, until), {}, counted, max(0, offset), 50)
    return {"total": found.total, "quotes": [asdict(quote) for quote in found.quotes]}


@api.get("/promises", summary="Promises with their schedule")
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
        "promise_id",
        "seq",
        "review",
        "kind",
        "wording",
        "lang",
        "speaker",
        "entity",
        "specificity",
        "announced_on",
        "due_from",
        "due_to",
        "outcome",
        "settled_on",
        "official",
        "appearances",
    )
    return {name: getattr(row.promise, name) for name in names} | {"schedule": asdict(row.schedule)}


@api.get("/promises/{promise_id}", summary="Everything about one promise")
def promise(request: HttpRequest, promise_id: str) -> dict[str, Any]:
    """Its folded state: wording, versions, appearances, evidence, outcome."""
    return queries.promise(promise_id).as_dict()


@api.get("/promises/{promise_id}/history", summary="Every entry of one promise")
def history(request: HttpRequest, promise_id: str) -> list[dict[str, Any]]:
    """Who did what, when and why; `undone` where it no longer counts."""
    return [asdict(event) for event in queries.timeline(promise_id)]


@api.post("/promises/{promise_id}/confirm", summary="Confirm a proposal")
def confirm(request: HttpRequest, promise_id: str, given: Reviewed) -> dict[str, Any]:
    """409 when somebody else changed it since `expected_seq`."""
    return asdict(actions.confirm(promise_id, actor_of(request), **_how(given)))


@api.post("/promises/{promise_id}/reject", summary="Reject a proposal")
def reject(request: HttpRequest, promise_id: str, given: Reviewed) -> dict[str, Any]:
    """It stays remembered and is not proposed again."""
    return asdict(actions.reject(promise_id, actor_of(request), **_how(given)))


@api.post("/promises/{promise_id}/outcome", summary="Set an outcome")
def outcome(request: HttpRequest, promise_id: str, given: Outcome) -> dict[str, Any]:
    """Kept and broken need accepted evidence."""
    day = parse_day(given.settled_on)
    receipt = actions.set_outcome(promise_id, given.outcome, actor_of(request), settled_on=day, **_how(given))
    return asdict(receipt)


@api.post("/promises/{promise_id}/evidence", summary="Accept or reject proposed evidence")
def judge(request: HttpRequest, promise_id: str, given: Judged) -> dict[str, Any]:
    """`relation` may correct what the reader took it for."""
    receipt = evidence_actions.judge_evidence(
        promise_id, given.evidence, given.accept, actor_of(request), relation=given.relation, **_how(given)
    )
    return asdict(receipt)


def _how(given: Reviewed) -> Any:
    return {"expected_seq": given.expected_seq, "reason": given.reason, "key": given.key}
