"""Amounts in a text: numbers with what they count or measure, in base units, with their modifiers (近,
over, rund)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from troth.reading.grammar.dates import readings
from troth.reading.grammar.tokens import Rules, Scan, longest, scan_text


@dataclass(frozen=True, slots=True)
class AmountHit:
    """An amount: code points `start` to `end`; a range 3-5 has `value` 3 and `value_to` 5.

    `unit` is a symbol (km, min, day), a currency code, %, pp (percentage points), x (times), or None for a
    count.
    """

    start: int
    end: int
    text: str
    value: float
    value_to: float | None
    unit: str | None


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule read: the value(s), the unit, and how many more tokens belong to its text."""

    value: float
    value_to: float | None
    unit: str | None
    first: int = 0
    last: int = 0


@cache
def _rules(lang: str) -> Rules:
    if lang == "zh":
        from troth.reading.grammar.amounts_zh import RULES
    else:
        from troth.reading.grammar.amounts_latin import RULES
    return Rules(RULES)


_TRIGGERS = {
    "zh": re.compile(r"[0-9０-９一二两兩俩仨三四五六七八九十百千万萬亿億半双翻]"),
    "en": re.compile(
        r"(?i)[0-9]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
        r"|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand"
        r"|million|billion|dozen|half|halv|third|thirds|fifth|tenth|quarter|quarters|twice|double|triple|zero)"
        r"|\ban? (?:second|minute|hour|day|week|month|year|met|kilo|mile)"
    ),
    "de": re.compile(
        r"(?i)[0-9]|zwei|drei|vier|fünf|sech|sieb|acht|neun|zehn|elf|zwölf|zwanzig|hundert|tausend|million|milliard"
        r"|null|dutzend|hälfte|halb|doppel|dreifach|drittel|fünftel|beid"
    ),
}


def may_hold_amount(text: str, lang: str) -> bool:
    """A cheap look for any digit or number word."""
    return _TRIGGERS.get(lang, _TRIGGERS["en"]).search(text) is not None


def find_amounts(text: str, lang: str) -> list[AmountHit]:
    """Every amount, in order. Days of dates and spans that bound a date are none; a NUL is a border."""
    if not may_hold_amount(text, lang):
        return []
    scan = scan_text(text, lang)
    # Token by token, so that a joined text of many posts takes linear time.
    dated = bytearray(len(scan.tokens))
    for start, end in _taken(scan):
        dated[start:end] = b"\1" * (end - start)
    hits: list[AmountHit] = []
    for first, last, found in longest(scan, _rules(scan.lang)):
        first, last = first + found.first, last + found.last
        if 1 in dated[first:last]:
            continue
        start, end = scan.tokens[first].start, scan.tokens[last - 1].end
        hits.append(AmountHit(start, end, text[start:end], found.value, found.value_to, found.unit))
    return hits


_OPEN_BOUNDS = frozenset({"last", "within", "after", "event", "every"})


def _taken(scan: Scan) -> list[tuple[int, int]]:
    """Token ranges of date expressions.

    A bare span (in 40 minutes, the last 90 days) is an amount as well, until a statement takes it as its due.
    """
    return [
        (first, last)
        for first, last, reading in readings(scan)
        if reading.bound not in _OPEN_BOUNDS or _looks_ahead(scan, first, last, reading.bound)
    ]


def _looks_ahead(scan: Scan, first: int, last: int, bound: str) -> bool:
    kinds = scan.kinds[first:last]
    if any(token.kind == "u" and token.value == "second" for token in scan.tokens[first:last]):
        return False
    return (
        "N" in kinds
        or (scan.lang == "zh" and bound in ("last", "after") and not _is_short(scan, first, last))
        or (bound == "every" and "n" not in kinds)
    )


def _is_short(scan: Scan, first: int, last: int) -> bool:
    """静坐五分钟后: hours and less tell how long, not on which day."""
    return any(
        token.value in ("second", "minute", "hour") for token in scan.tokens[first:last] if token.kind == "u"
    )
