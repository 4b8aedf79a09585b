"""The report, made now and shown, or sent as a file."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from troth.web import current
from troth.web.periods import period_of
from troth.web.report import CONTENT_SECURITY, render_report


def report(request: HttpRequest) -> HttpResponse:
    """One self-contained page; `download` in the address sends it as a file."""
    period = period_of(request)
    text = render_report(current.workspace(), get_language() or "en", period.since, period.until)
    headers = {"Content-Security-Policy": CONTENT_SECURITY}
    if "download" in request.GET:
        headers["Content-Disposition"] = (
            f'attachment; filename="troth-report-{current.today():%Y-%m-%d}.html"'
        )
    return HttpResponse(text, headers=headers)
