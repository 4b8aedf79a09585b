"""Claims that do not hold together: sums that do not come out, small print that takes a headline back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from troth.ledger.findings import narrowed_claims, wrong_claims
from troth.web import current
from troth.web.periods import Period

_found: dict[Path, tuple[str, list[dict[str, Any]]]] = {}


def claims(period: Period) -> list[dict[str, Any]]:
    """The findings about claims said in a period, the newest first; the same words are told once."""
    found = {(item["quote"], item.get("shown")): item for item in _every() if _within(item["on"], period)}
    return sorted(found.values(), key=lambda item: item["on"] or "", reverse=True)


def _every() -> list[dict[str, Any]]:
    """All of them; looked for once for each state of the library."""
    library = current.library()
    state, root = library.state(), library.workspace.root
    known = _found.get(root)
    if known is None or known[0] != state:
        known = _found[root] = (state, [*wrong_claims(library), *narrowed_claims(library)])
    return known[1]


def _within(on: str | None, period: Period) -> bool:
    if period.since is None and period.until is None:
        return True
    if on is None:
        return False
    first, last = period.since, period.until
    return (first is None or on >= first.isoformat()) and (last is None or on < last.isoformat())
