"""Where documents come from: files imported, rows that were set aside, and the upload."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from troth.sources import FORMATS, mappings
from troth.web import current, importing, queries
from troth.web.labels import CHANNELS, KINDS
from troth.web.people import actor_of, may, needs


def sources(request: HttpRequest) -> HttpResponse:
    """Imported files with their documents, rejected rows, and the form for more."""
    return render(request, "web/sources.html", _page(request))


@require_POST
@needs("import")
def upload(request: HttpRequest) -> HttpResponse:
    """Take in the files of the form; a table that nobody knows comes back with a suggested mapping."""
    given = {name: request.POST.get(name, "").strip() for name in ("channel", "kind", "map")}
    reports = [importing.take_upload(file, given) for file in request.FILES.getlist("files")[:50]]
    suggested = next((text for report in reports if (text := importing.suggestion(report))), "")
    page = {**_page(request), "reports": reports, "given": {**given, "map": given["map"] or suggested}}
    return render(request, "web/sources.html", page)


@needs("import")
def rejects(request: HttpRequest, name: str) -> HttpResponse:
    """Rows of one file that were set aside, each with its reason."""
    text = request.GET.get("from", "")
    first = int(text) if text.isdecimal() and len(text) < 9 else 0
    rows = importing.rejects(name, first, 101)
    page = {"name": name.partition("-")[2].removesuffix(".jsonl"), "rows": rows[:100],
            "following": first + 100 if len(rows) > 100 else None}  # fmt: skip
    return render(request, "web/rejects.html", page)


def _page(request: HttpRequest) -> dict[str, object]:
    allowed = may(actor_of(request), "import")
    return {
        "files": queries.sources(current.library()), "rejects": importing.reject_files() if allowed else [],
        "channels": CHANNELS, "kinds": KINDS, "formats": FORMATS, "mappings": mappings(), "given": {},
        "totals": queries.totals(current.library()),
    }  # fmt: skip
