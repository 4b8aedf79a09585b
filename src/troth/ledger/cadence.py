"""How often something is promised: the rhythm that words name (每个月, "once a quarter", monatlich)."""

from __future__ import annotations

import re

from troth.words import folded

_PERIODS = {
    "day": (r"每[天日]", r"daily|(?:every|each|per|a) day|täglich\w*|jeden tag|(?:pro|am) tag"),
    "week": (r"每[个個]?(?:周|星期)", r"weekly|(?:every|each|per|a) week|wöchentlich\w*|(?:jede|pro) woche"),
    "month": (r"每[个個]?月|按月", r"monthly|(?:every|each|per|a) month|monatlich\w*|(?:jeden|pro|im) monat"),
    "quarter": (
        r"每[个個]?季",
        r"quarterly|(?:every|each|per|a) quarter|quartalsweise|(?:jedes|pro|im) quartal",
    ),
    "year": (
        r"每年|逐年",
        r"yearly|annual(?:ly)?|(?:every|each|per|a) year|jährlich\w*|(?:jedes|pro|im) jahr",
    ),
}
_PATTERNS = {name: re.compile(rf"{zh}|(?<!\w)(?:{latin})(?!\w)") for name, (zh, latin) in _PERIODS.items()}
_PRICE = re.compile(r"[€$£¥￥]|\b(?:euros?|dollars?|pounds?|yuan)\b|元")
"""A price a month is no act a month."""


def cadence(text: str) -> str | None:
    """day, week, month, quarter or year, as the words name it; None where none or several are named."""
    plain = folded(text)
    named = [name for name, pattern in _PATTERNS.items() if pattern.search(plain)]
    return named[0] if len(named) == 1 and not _PRICE.search(plain) else None
