"""The API: what pages show, as JSON, described by OpenAPI at /api/v1/docs, which is served from here."""

# ruff: noqa: ARG001  # ninja gives every function the request

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.http import HttpRequest
from ninja import NinjaAPI

from troth.measures import METRICS
from troth.web import claims, current, figures
from troth.web import queries as library_queries
from troth.web.api_auth import READ
from troth.web.api_promises import router
from troth.web.api_work import router as work
from troth.web.finding import Wanted, find
from troth.web.periods import Period, parse_day

api = NinjaAPI(
    title="Troth", version="1", urls_namespace="api", auth=READ,
    description=(
        "Documents, figures and promises of one workspace. Sign in on the site, or send "
        "`Authorization: Bearer TOKEN`; administrators make tokens on the page People. A token acts for its "
        "owner: it may do what both its scope and the owner's role allow. Acts take `expected_seq`; when "
        "somebody was faster the answer is 409 with `changes`: who did what, when."
    ),
)  # fmt: skip


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


@api.get("/claims", summary="Claims that do not hold together")
def claims_found(
    request: HttpRequest, since: str | None = None, until: str | None = None
) -> list[dict[str, Any]]:
    """Sums that do not come out (`sum`) and small print that takes a headline back (`smallprint`)."""
    return claims.claims(_period(since, until))


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


api.add_router("", router)
api.add_router("", work)
