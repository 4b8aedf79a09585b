"""Addresses of the site."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path

from troth.web.api import api
from troth.web.views import (
    account,
    brandbook,
    documents,
    figures,
    help,
    narrative,
    overview,
    promises,
    public,
    report,
    review,
    sources,
    trust,
)


def healthz(_request: HttpRequest) -> HttpResponse:
    """For those who watch the server."""
    return HttpResponse("ok", content_type="text/plain")


urlpatterns = [
    path("", overview.overview, name="overview"),
    path("documents", documents.documents, name="documents"),
    path("documents/<str:doc_id>", documents.document, name="document"),
    path("documents/<str:doc_id>/versions", documents.versions, name="versions"),
    path("promises", promises.promises, name="promises"),
    path("promises.ics", promises.feed, name="promises-ics"),
    path("promises/views", promises.save_view, name="save-view"),
    path("promises/<str:promise_id>", promises.promise, name="promise"),
    path("promises/<str:promise_id>/<slug:verb>", promises.act, name="act"),
    path("review", review.review, name="review"),
    path("review/several", review.confirm_many, name="confirm-many"),
    path("review/undo", review.undo, name="undo"),
    path("review/<str:promise_id>/<slug:verb>", review.decide, name="decide"),
    path("robots.txt", public.robots),
    path("public/", public.promises, name="public"),
    path("public/feed", public.Changes(), name="public-feed"),
    path("public/sitemap.xml", public.sitemap, name="public-sitemap"),
    path("public/<str:promise_id>", public.promise, name="public-promise"),
    path("public/<str:promise_id>/card", public.card, name="public-card"),
    path("narrative", narrative.narrative, name="narrative"),
    path("figures", figures.measures, name="measures"),
    path("figures/<slug:name>", figures.figure, name="figure"),
    path("trust", trust.trust, name="trust"),
    path("report", report.report, name="report"),
    path("sources", sources.sources, name="sources"),
    path("sources/upload", sources.upload, name="upload"),
    path("sources/rejects/<str:name>", sources.rejects, name="rejects"),
    path("brandbook", brandbook.brandbook, name="brandbook"),
    path("brandbook/check", brandbook.check, name="brandbook-check"),
    path("brandbook/save", brandbook.save, name="brandbook-save"),
    path("help", help.help_page, name="help"),
    path("sign-in", account.sign_in, name="sign-in"),
    path("sign-out", account.sign_out, name="sign-out"),
    path("welcome", account.welcome, name="welcome"),
    path("role", account.role, name="role"),
    path("language", account.language, name="language"),
    path("theme", account.theme, name="theme"),
    path("people", account.people_page, name="people"),
    path("people/tokens", account.make_token, name="make-token"),
    path("people/tokens/<int:pk>", account.revoke_token, name="revoke-token"),
    path("people/<int:pk>", account.change_person, name="change-person"),
    path("api/v1/", api.urls),
    path("healthz", healthz),
]
