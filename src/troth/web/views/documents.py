"""Documents: the list with search and filters, and one document with its readings marked in the text."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from troth.ledger.models import Appearance
from troth.web import current, queries
from troth.web.finding import Wanted, find
from troth.web.labels import MARKS, PERIODS
from troth.web.marking import differences, marked, marks_of
from troth.web.periods import period_of


def documents(request: HttpRequest) -> HttpResponse:
    """The list; htmx asks for the rows alone."""
    library = current.library()
    period = period_of(request)
    wanted = Wanted.of(request.GET, period)
    listing = find(library, wanted, request.GET.get("after", ""))
    page = {
        "wanted": wanted, "listing": listing, "choices": queries.choices(library), "period": period,
        "periods": PERIODS, "totals": queries.totals(library),
    }  # fmt: skip
    more = request.headers.get("HX-Request") and request.GET.get("after")
    return render(request, "web/_document_rows.html" if more else "web/documents.html", page)


def document(request: HttpRequest, doc_id: str) -> HttpResponse:
    """One version of a document; `start` and `end` point at a passage in it."""
    library = current.library()
    asked = _number(request, "version")
    found = library.document(doc_id, asked)
    text = found.pop("text")
    passage = _passage(request, len(text))
    first = _number(request, "from") or (max(0, passage[0] - 2_000) if passage else 0)
    shown = marked(text, marks_of(library, doc_id, found["doc_version"]), first, passage)
    versions = library.sql(
        "SELECT doc_version, collected_at, published_at FROM documents_all"
        " WHERE doc_id = ? ORDER BY doc_version",
        [doc_id],
    ).to_pylist()
    page = {
        "document": found,
        "marked": shown,
        "marks": MARKS,
        "versions": versions,
        "passage": passage,
        "heading": found["title"] or text.strip().partition("\n")[0],
        "readings": _readings(doc_id, found["doc_version"]),
        "promises": Appearance.objects.filter(doc_id=doc_id).order_by("start"),
    }
    return render(request, "web/document.html", page)


def versions(request: HttpRequest, doc_id: str) -> HttpResponse:
    """Two versions of an edited document side by side."""
    library = current.library()
    newest = library.document(doc_id)
    new_number = _number(request, "new") or newest["doc_version"]
    old_number = _number(request, "old") or max(1, new_number - 1)
    old, new = library.document(doc_id, old_number), library.document(doc_id, new_number)
    page = {"old": old, "new": new, "changes": differences(old["text"], new["text"])}
    return render(request, "web/versions.html", page)


def _readings(doc_id: str, version: int) -> dict[str, Any]:
    library = current.library()
    key = [doc_id, version]
    where = "doc_id = ? AND doc_version = ?"
    lang = library.sql(f"SELECT lang, confidence FROM languages WHERE {where}", key).to_pylist()
    lean = library.sql(
        f"SELECT target, polarity, confidence FROM opinions WHERE {where} ORDER BY target NULLS FIRST, start",
        key,
    ).to_pylist()
    same = library.sql(
        "SELECT doc_id, published_at, channel FROM duplicates JOIN documents USING (doc_id, doc_version)"
        " WHERE cluster IN"
        f" (SELECT cluster FROM duplicates WHERE {where}) AND doc_id <> ? ORDER BY published_at LIMIT 20",
        [*key, doc_id],
    ).to_pylist()
    whole = next((row for row in lean if row["target"] is None), None)
    return {
        "lang": lang[0] if lang else None,
        "lean": whole,
        "same": same,
        "targets": [row for row in lean if row["target"] is not None][:12],
    }


def _passage(request: HttpRequest, length: int) -> tuple[int, int] | None:
    start, end = _number(request, "start"), _number(request, "end")
    return (start, end) if start is not None and end is not None and 0 <= start < end <= length else None


def _number(request: HttpRequest, name: str) -> int | None:
    text = request.GET.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 10 else None
