"""The workspace that this site serves, its library and its brand book."""

from __future__ import annotations

import threading
from datetime import date
from pathlib import Path

from django.conf import settings

from troth.brandbook import BrandBook, load
from troth.library import Library, Workspace
from troth.words import Problem, TrothError

_lock = threading.Lock()
_open: dict[Path, tuple[int, Library]] = {}
_books: dict[Path, tuple[tuple[int, int], BrandBook | None, list[Problem]]] = {}


def library() -> Library:
    """The library, opened once a process and again when the workspace's settings change."""
    root = Path(settings.WORKSPACE)
    try:
        stamp = (root / "settings.toml").stat().st_mtime_ns
    except FileNotFoundError:
        stamp = 0
    with _lock:
        known = _open.get(root)
        if known is None or known[0] != stamp:
            known = _open[root] = (stamp, Library(Workspace.open(root)))
    return known[1]


def workspace() -> Workspace:
    """The workspace. Raises TrothError when there is none."""
    return library().workspace


def book() -> BrandBook | None:
    """The brand book as it stands in its file, or None while it is missing or holds mistakes."""
    return _read_book()[0]


def book_problems() -> list[Problem]:
    """What is wrong with the brand book; empty when it is fine."""
    return _read_book()[1]


def _read_book() -> tuple[BrandBook | None, list[Problem]]:
    path = workspace().brandbook_path
    try:
        about = path.stat()
    except FileNotFoundError:
        hint = "write one on the page Brand book"
        return None, [Problem("brandbook.missing", "there is no brand book yet", file=path.name, hint=hint)]
    stamp = (about.st_mtime_ns, about.st_size)
    with _lock:
        known = _books.get(path)
        if known is None or known[0] != stamp:
            try:
                known = (stamp, load(path), [])
            except TrothError as error:
                known = (stamp, None, error.problems)
            _books[path] = known
    return known[1], known[2]


def today() -> date:
    """The day by the workspace's clock."""
    return workspace().clock().now().date()


def name_of(entity: str | None) -> str:
    """An entity's main name, or its id where the brand book does not know it."""
    if not entity:
        return ""
    known = book()
    found = known.by_id.get(entity) if known else None
    return found.name if found else entity
