"""The brand book: read, checked while it is written, saved with a backup of what was there."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from troth.brandbook import TEMPLATE, BrandBook, parse
from troth.brandbook.load import MAX_BYTES
from troth.library.settings import write_private
from troth.web import current
from troth.web.people import needs
from troth.words import Problem, TrothError

BACKUPS = 30
"""Earlier brand books that are kept."""


@needs("brandbook.read")
def brandbook(request: HttpRequest) -> HttpResponse:
    """The book as text with its problems, and who is in it."""
    path = current.workspace().brandbook_path
    text = path.read_text("utf-8", errors="replace") if path.exists() else TEMPLATE
    return render(request, "web/brandbook.html", _page(text, current.book_problems(), current.book()))


@require_POST
@needs("brandbook.read")
def check(request: HttpRequest) -> HttpResponse:
    """Problems of the text in the editor, each with line and column."""
    book, problems = checked(request.POST.get("text", ""))
    return render(request, "web/_book_check.html", {"problems": problems, "book": book})


@require_POST
@needs("brandbook.write")
def save(request: HttpRequest) -> HttpResponse:
    """Save a book without problems; what was there before is kept beside it."""
    text = request.POST.get("text", "").replace("\r\n", "\n")
    book, problems = checked(text)
    if book is None:
        return render(request, "web/brandbook.html", _page(text, problems, None), status=400)
    path = current.workspace().brandbook_path
    keep_backup(path)
    write_private(path, text)
    messages.success(request, _("Saved. The next reading uses it."))
    return redirect("brandbook")


def checked(text: str) -> tuple[BrandBook | None, list[Problem]]:
    """The book that a text describes, or everything that is wrong with it."""
    if len(text.encode()) > MAX_BYTES:
        return None, [Problem("brandbook.size", "this text is too large to be a brand book")]
    try:
        return parse(text), []
    except TrothError as error:
        return None, error.problems


def keep_backup(path: Path) -> None:
    """Copy the present book into `brandbook.backups`, the oldest copies beyond BACKUPS removed."""
    if not path.exists():
        return
    folder = path.with_name("brandbook.backups")
    folder.mkdir(exist_ok=True)
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    write_private(folder / f"{stamp}.yaml", path.read_text("utf-8", errors="replace"))
    for old in sorted(folder.glob("*.yaml"))[:-BACKUPS]:
        old.unlink(missing_ok=True)


def _page(text: str, problems: list[Problem], book: BrandBook | None) -> dict[str, object]:
    return {"text": text, "problems": problems, "book": book, "lines": "\n".join(
        str(number + 1) for number in range(text.count("\n") + 1)
    )}  # fmt: skip
