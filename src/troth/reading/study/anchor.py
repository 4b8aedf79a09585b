"""The day that relative dates count from, for a text that nobody dated."""

from __future__ import annotations

from datetime import date

from troth.reading.grammar.dates import find_dates

PLACING = ("day", "month")
"""Precisions that place a text in time; a bare year leaves twelve months open."""


def anchor_of(text: str, lang: str) -> date | None:
    """The last day of the first date that a text names with its year, None where it names none.

    A report opens by saying in full when ("2025年10月", "January 7, 2026") and then drops the year; days
    without one are read as the nearest to that. Bounds ("by the end of 2030", "ab Mai 2027") place nothing.
    """
    for hit in find_dates(text, lang, None):
        whole = hit.from_ is not None and hit.to is not None
        if whole and hit.precision in PLACING and not hit.reading.bound and not hit.reading.relative:
            return hit.to
    return None
