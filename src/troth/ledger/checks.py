"""Checks of what people type into the ledger: every mistake a Problem, all of them at once."""

from __future__ import annotations

from datetime import date
from typing import Any

from troth.ledger.states import CLARITIES, KINDS, PERIODS
from troth.words import Problem

_TEXT = {
    "wording": 4_000, "lang": 8, "speaker": 200, "speaker_entity": 100, "entity": 100, "line": 100,
    "commitment": 16,
}  # fmt: skip
_FLAGS = ("vague", "unsure")
_LISTS = ("entities", "amounts", "footnotes", "tags")


def edit_problems(fields: dict[str, Any]) -> list[Problem]:
    """Everything wrong with the fields of an edit or of a promise typed in by hand."""
    problems: list[Problem] = []
    for name, value in fields.items():
        told = _field_problem(name, value)
        if told:
            problems.append(Problem("ledger.field", f"{name}: {told}"))
    return problems


def _field_problem(name: str, value: Any) -> str | None:
    if name in _TEXT:
        if not isinstance(value, str) or len(value) > _TEXT[name] or "\x00" in value:
            return f"needs text of at most {_TEXT[name]} characters"
        return "must not be empty" if name == "wording" and not value.strip() else None
    if name == "kind":
        return None if value in KINDS else f"one of {', '.join(KINDS)}"
    if name == "clarity":
        return None if value in CLARITIES else f"one of {', '.join(filter(None, CLARITIES))}"
    if name in _FLAGS:
        return None if isinstance(value, bool) else "needs true or false"
    if name == "specificity":
        return None if value in (1, 2, 3) else "needs 1, 2 or 3"
    if name == "announced_on":
        return _day_problem(value)
    if name == "due":
        return due_problem(value)
    if name in _LISTS:
        return None if isinstance(value, list) else "needs a list"
    return "is no field that can be edited"


def _day_problem(value: Any) -> str | None:
    if value is None:
        return None
    try:
        day = date.fromisoformat(value)
    except (TypeError, ValueError):
        return f"{value!r} is no day; write YYYY-MM-DD"
    return None if 1900 <= day.year <= 2200 else f"{value} lies outside 1900 to 2200"


def due_problem(value: Any) -> str | None:
    """What is wrong with a due, or None: {"from", "to", "text", "form", "anchor", "every"}, days as ISO."""
    if value is None:
        return None
    if not isinstance(value, dict):
        return "needs from and to"
    unknown = set(value) - {"from", "to", "text", "form", "anchor", "every", "start", "end"}
    if unknown:
        return f"unknown {', '.join(sorted(unknown))}"
    for part in ("from", "to", "anchor"):
        if told := _day_problem(value.get(part)):
            return told
    if value.get("from") and value.get("to") and value["from"] > value["to"]:
        return "from lies after to"
    every = value.get("every")
    return None if every is None or every in PERIODS else f"every: one of {', '.join(PERIODS)}"
