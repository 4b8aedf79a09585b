"""Raised marks: "1,000 people" with a raised 1 must not turn into "1,0001"."""

from __future__ import annotations

_RAISED = str.maketrans("0123456789+-=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾")


def raised(text: str) -> str:
    """Digits as superscript characters, everything else as it is."""
    return text.translate(_RAISED)
