"""The axes of a promise and the moves allowed on them: pure, no tables.

An axis that a person sets never moves by the clock; what the clock decides lives in `schedule`.
"""

from __future__ import annotations

from dataclasses import dataclass

REVIEWS = ("proposed", "confirmed", "rejected", "merged", "void")
"""Void: its proposal was undone (a split that was taken back)."""
OUTCOMES = (
    "not_rated", "in_the_works", "stalled", "kept", "kept_late", "kept_in_part", "broken",
    "superseded", "withdrawn", "quietly_dropped", "unverifiable",
)  # fmt: skip
OPEN_OUTCOMES = frozenset({"not_rated", "in_the_works", "stalled"})
SETTLED = frozenset(OUTCOMES) - OPEN_OUTCOMES
KEPT = frozenset({"kept", "kept_late"})
NEEDS_EVIDENCE = frozenset({"kept", "kept_late", "kept_in_part", "broken", "withdrawn", "superseded"})
TWO_PEOPLE = SETTLED - {"unverifiable"}
"""Outcomes that the public sees only after a second person has looked: all that say how a promise ended."""
OFFICIAL = ("", "planned", "in_progress", "done", "delayed", "withdrawn", "denied")
"""What the brand itself now says; empty while it says nothing."""
RELATIONS = ("supports_kept", "supports_part", "delay", "withdrawn", "contradicted", "restated")
CLARITIES = ("", "clear", "unclear", "misleading")
KINDS = ("promise", "forecast", "aspiration", "claim")
PERIODS = {"week": 0, "month": 1, "quarter": 3, "half_year": 6, "year": 12}
"""Periods of a recurring promise, in months (a week is counted in days)."""

_MOVES: dict[str, dict[str, str]] = {
    "confirm": {"proposed": "confirmed"},
    "reject": {"proposed": "rejected", "confirmed": "rejected"},
    "reopen": {"rejected": "proposed", "confirmed": "proposed"},
    "merge": {"proposed": "merged", "confirmed": "merged"},
}


def move(review: str, verb: str) -> str | None:
    """The review state that `verb` leads to, or None where the move is not allowed."""
    return _MOVES[verb].get(review)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rules for an outcome look at."""

    review: str
    accepted: frozenset[str]
    """Relations of the accepted evidence."""
    past_due: bool
    silent: bool
    """A documented search found nothing since the promise was last mentioned."""


def outcome_refusal(outcome: str, facts: Facts) -> tuple[str, str] | None:
    """Why an outcome cannot be set now, as (code, message); None when it can.

    Absence alone never proves a promise broken: broken asks for accepted evidence, and quietly dropped
    for a due that has passed and a documented search that found nothing.
    """
    if outcome not in OUTCOMES:
        return "ledger.outcome", f"unknown outcome {outcome!r}"
    if facts.review != "confirmed":
        return "ledger.unconfirmed", "an outcome needs a confirmed promise"
    if outcome in NEEDS_EVIDENCE and not facts.accepted:
        return "ledger.no_evidence", f"{outcome} needs accepted evidence"
    if outcome == "quietly_dropped":
        if not facts.past_due:
            return "ledger.not_due", "quietly dropped needs a due that has passed"
        if not facts.silent:
            return "ledger.not_silent", "quietly dropped needs a documented search that found nothing"
    return None


def public_outcome(outcome: str, set_by: str, seconded_by: str) -> str:
    """What outsiders see: how a promise ended only after a second, different person has agreed."""
    if outcome in TWO_PEOPLE and (not seconded_by or seconded_by == set_by):
        return "not_rated"
    return outcome


def specificity(vague: bool, amounts: bool, due: bool) -> int:
    """1 vague, 2 measurable or dated, 3 measurable and dated."""
    return 1 if vague else 1 + int(amounts) + int(due)
