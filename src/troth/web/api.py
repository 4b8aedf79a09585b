"""The API: what pages show, as JSON, described by OpenAPI at /api/v1/docs, which is served from here."""

# ruff: noqa: ARG001, ARG002, B008  # ninja gives every function the request and reads parameters from defaults

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.http import HttpRequest
from ninja import NinjaAPI, Query, Schema
from ninja.errors import HttpError
from ninja.security import HttpBearer, SessionAuth

from troth.ledger import actions, corrections, evidence_actions, queries
from troth.ledger.queries import Filters, Row
from troth.measures import METRICS
from troth.web import current, figures, tokens
from troth.web import queries as library_queries
from troth.web.finding import Wanted, find
from troth.web.people import actor_of
from troth.web.periods import Period, parse_day
from troth.words import fail


class TokenRead(HttpBearer):
    """`Authorization: Bearer TOKEN`, with the scope read, or a session of the site."""

    scope: tokens.Scope = "read"

    def authenticate(self, request: HttpRequest, token: str) -> Any:
        """The token, which the middleware has looked up already; 403 when its scopes do not reach."""
        held = getattr(request, "token", None)
        if held is not None and not held.allows(self.scope):
            raise HttpError(403, f"this token lacks the scope {self.scope}")
        return held


class TokenPropose(TokenRead):
    """A token with the scope propose, or a session of the site."""

    scope = "propose"


class TokenWrite(TokenRead):
    """A token with the scope write, or a session of the site."""

    scope = "write"


class TokenAdmin(TokenRead):
    """A token with the scope admin, or a session of the site."""

    scope = "admin"


SESSION = SessionAuth(csrf=True)
READ, PROPOSE, WRITE, ADMIN = (
    [kind(), SESSION] for kind in (TokenRead, TokenPropose, TokenWrite, TokenAdmin)
)
api = NinjaAPI(
    title="Troth", version="1", urls_namespace="api", auth=READ,
    description=(
        "Documents, figures and promises of one workspace. Sign in on the site, or send "
        "`Authorization: Bearer TOKEN`; administrators make tokens on the page People. A token acts for its "
        "owner: it may do what both its scope and the owner's role allow. Acts take `expected_seq`; when "
        "somebody was faster the answer is 409 with `changes`: who did what, when."
    ),
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


@api.post("/promises/{promise_id}/confirm", auth=WRITE, summary="Confirm a proposal")
def confirm(request: HttpRequest, promise_id: str, given: Reviewed) -> dict[str, Any]:
    """409 when somebody else changed it since `expected_seq`."""
    return asdict(actions.confirm(promise_id, actor_of(request), **_how(given)))


@api.post("/promises/{promise_id}/reject", auth=WRITE, summary="Reject a proposal")
def reject(request: HttpRequest, promise_id: str, given: Reviewed) -> dict[str, Any]:
    """It stays remembered and is not proposed again."""
    return asdict(actions.reject(promise_id, actor_of(request), **_how(given)))


@api.post("/promises/{promise_id}/outcome", auth=WRITE, summary="Set an outcome")
def outcome(request: HttpRequest, promise_id: str, given: Outcome) -> dict[str, Any]:
    """Kept and broken need accepted evidence."""
    day = parse_day(given.settled_on)
    receipt = actions.set_outcome(promise_id, given.outcome, actor_of(request), settled_on=day, **_how(given))
    return asdict(receipt)


@api.post("/promises/{promise_id}/evidence", auth=WRITE, summary="Accept or reject proposed evidence")
def judge(request: HttpRequest, promise_id: str, given: Judged) -> dict[str, Any]:
    """`relation` may correct what the reader took it for."""
    receipt = evidence_actions.judge_evidence(
        promise_id, given.evidence, given.accept, actor_of(request), relation=given.relation, **_how(given)
    )
    return asdict(receipt)


@api.post("/promises/{promise_id}/evidence/found", auth=WRITE, summary="Add evidence that a person saw")
def found(request: HttpRequest, promise_id: str, given: Found) -> dict[str, Any]:
    """A quote or an address must say where it can be seen."""
    receipt = evidence_actions.add_evidence(
        promise_id, given.relation, actor_of(request), quote=given.quote, url=given.url,
        on=parse_day(given.on), **_how(given),
    )  # fmt: skip
    return asdict(receipt)


@api.post("/promises/{promise_id}/observations", auth=WRITE, summary="Note a number on a day")
def observed(request: HttpRequest, promise_id: str, given: Observed) -> dict[str, Any]:
    """Ordered, delivered, target …, with its source."""
    on = parse_day(given.on)
    if on is None:
        raise fail("ledger.observe", "say on which day it was counted: YYYY-MM-DD")
    receipt = evidence_actions.observe(
        promise_id, given.what, given.value, on, actor_of(request), unit=given.unit, source=given.source,
        **_how(given),
    )  # fmt: skip
    return asdict(receipt)


@api.post("/promises/{promise_id}/second", auth=WRITE, summary="Agree with an outcome as the second person")
def second(request: HttpRequest, promise_id: str, given: Reviewed) -> dict[str, Any]:
    """Kept and broken are public only then; a token is no second person beside its owner."""
    return asdict(actions.second(promise_id, actor_of(request), **_how(given)))


@api.post("/promises/{promise_id}/publish", auth=ADMIN, summary="Show a promise to everybody, or take it off")
def publish(request: HttpRequest, promise_id: str, given: Published) -> dict[str, Any]:
    """Takes effect where the workspace's public pages are on."""
    return asdict(actions.publish(promise_id, given.public, actor_of(request), **_how(given)))


@api.post("/promises", auth=PROPOSE, summary="Propose a promise for review")
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


def _how(given: Reviewed) -> Any:
    return {"expected_seq": given.expected_seq, "reason": given.reason, "key": given.key}
