"""English and German numbers with a unit: measures, money, spans of time, and numbers that borrow a unit."""

from __future__ import annotations

import re

from troth.reading.grammar.amounts import Found
from troth.reading.grammar.tokens import Scan, Token
from troth.reading.grammar.units import TIME_SYMBOL

_DEGREES = frozenset({"°C", "°F"})
_CLOCK_SIZES = {
    ("hour", "minute"): 60, ("minute", "second"): 60, ("year", "month"): 12, ("day", "hour"): 24,
    ("week", "day"): 7,
}  # fmt: skip


def numbers(scan: Scan, match: re.Match[str], factor: float = 1.0) -> tuple[float, float | None]:
    """(low, high) of a match; high is None where it is no range. 4,5 bis 4,7 Milliarden: both are sized."""
    low = scan.tokens[match.start("lo")].value
    high_at = match.start("hi") if "hi" in match.re.groupindex else -1
    high = scan.tokens[high_at].value if high_at >= 0 else None
    if high is not None and high >= 1000 and low < 1000 and low != int(high):
        size = next((s for s in (10**9, 10**6, 1000) if high >= s), 1)
        wordy = any(c.isalpha() for c in scan.text[scan.tokens[high_at].start : scan.tokens[high_at].end])
        low = low * size if wordy and low * size < high else low
    return rounded(low * factor), None if high is None else rounded(high * factor)


def rounded(number: float) -> float:
    """A whole number where binary fractions left a trace."""
    near = round(number)
    return near if abs(number - near) < 1e-9 else round(number, 6)


def measured(scan: Scan, match: re.Match[str]) -> Found | None:
    """A number and its unit; below zero where degrees follow a minus."""
    token = scan.tokens[match.start("unit")]
    unit, factor = unit_of(token)
    first = match.start("lo")
    if unit is None or _denominates(scan, match.start()) or _places(scan, match, token):
        return None
    low, high = numbers(scan, match, factor)
    if token.kind == "p" and _plain_points(scan, match, token):
        unit = None
    if unit in _DEGREES and first and (sign := _minus(scan, first)):
        return Found(-low, None if high is None else -high, unit, first=min(0, first - sign - match.start()))
    return Found(low, high, unit)


def _minus(scan: Scan, first: int) -> int:
    """How many tokens a minus takes before the number: minus 12 °C, bis −15 °C; 0 for none."""
    before = scan.tokens[first - 1]
    written = scan.text[before.start : before.end].lower()
    apart = before.start == 0 or scan.text[before.start - 1].isspace() or scan.text[before.start - 1] in "(:"
    return int(written == "minus" or (written in "-−–" and scan.glued(first) and apart))


def _denominates(scan: Scan, start: int) -> bool:
    """per 100 km, je 100 Gramm: what a figure is counted by is no amount."""
    before = scan.text[scan.tokens[start - 1].start : scan.tokens[start - 1].end].lower() if start else ""
    if before == "je":  # je 100 Gramm, but: zwei Akkus mit je 4 Ah
        return scan.tokens[start].value in (100, 1000, 10**6, 10**9)
    return before in ("per", "pro")


def _places(scan: Scan, match: re.Match[str], unit: Token) -> bool:
    """one day: when something happens, not how long it takes."""
    return unit.kind == "u" and scan.text[scan.tokens[match.start()].start : unit.end].lower() == "one day"


def _plain_points(scan: Scan, match: re.Match[str], token: Token) -> bool:
    """ "Points" are percentage points only behind a modifier such as up or down, or beside a percentage."""
    word = scan.text[token.start : token.end].lower()
    if word.startswith(("percent", "basis", "pp", "bp", "prozent")):
        return False
    lead = scan.kinds[match.start()]
    return lead != "~" and not (lead == "B" and "%" in scan.kinds)


def unit_of(token: Token) -> tuple[str | None, float]:
    """The unit that a token names, and the factor that brings its number to it."""
    if token.kind == "u":
        return TIME_SYMBOL.get(token.value), 1.0
    if token.kind == "%":
        return "%", 1.0
    if token.kind == "p":
        return "pp", token.value
    if token.kind == "M":
        return "x", 1.0
    unit, factor = token.value
    return unit, factor


def working(scan: Scan, match: re.Match[str]) -> Found | None:
    """Five working days."""
    low, high = numbers(scan, match)
    return Found(low, high, "workday")


def money(scan: Scan, match: re.Match[str]) -> Found | None:
    """A currency before or behind its number; £96m has a size behind."""
    unit, factor = scan.tokens[match.start("unit")].value
    low, high = numbers(scan, match, factor)
    size = match.start("size") if "size" in match.re.groupindex else -1
    if size >= 0:
        if scan.tokens[size].value[0] != "m" or not scan.glued(size):
            return Found(low, high, unit, last=-1)
        low, high = low * 10**6, None if high is None else high * 10**6
    return Found(rounded(low), None if high is None else rounded(high), unit)


def clock_span(scan: Scan, match: re.Match[str]) -> Found | None:
    """2 hours 58 minutes, drei Jahre und vier Monate: in the smaller unit."""
    big, small = scan.tokens[match.start("unit")].value, scan.tokens[match.start("unit2")].value
    if (size := _CLOCK_SIZES.get((big, small))) is None:
        return None
    low = scan.tokens[match.start("lo")].value * size + scan.tokens[match.start("n2")].value
    return Found(low, None, TIME_SYMBOL[small])


def one_to(scan: Scan, match: re.Match[str]) -> Found | None:
    """ein bis zwei Werktage."""
    unit, factor = unit_of(scan.tokens[match.start("unit")])
    return Found(factor, rounded(scan.tokens[match.start("hi")].value * factor), unit)


def instead(scan: Scan, match: re.Match[str]) -> Found | None:
    """sechs statt drei Jahre, um 9 Millionen auf 88 Mio. Euro: the first number borrows the second's unit."""
    between = scan.tokens[match.start("lo") + 1].value
    if between not in ("statt", "anstatt", "auf", "instead"):
        return None
    unit, factor = unit_of(scan.tokens[match.start("unit")])
    value = scan.tokens[match.start("lo")].value * factor
    return Found(rounded(value), None, unit, last=-1)


def sides(scan: Scan, match: re.Match[str]) -> Found | None:
    """220 × 95 cm: the first side has the unit of the last."""
    if scan.text[scan.tokens[match.start("by")].start].lower() not in "x×":
        return None
    unit, factor = unit_of(scan.tokens[match.start("unit")])
    return Found(rounded(scan.tokens[match.start("lo")].value * factor), None, unit, last=-1)


def spoken_decimal(scan: Scan, match: re.Match[str]) -> Found | None:
    """Eleven point nine kilos."""
    point = scan.tokens[match.start("lo") + 1]
    whole, part = scan.tokens[match.start("lo")].value, scan.tokens[match.start("dec")].value
    if scan.text[point.start : point.end].lower() != "point" or whole != int(whole) or part != int(part):
        return None
    unit, factor = unit_of(scan.tokens[match.start("unit")])
    return Found(rounded(float(f"{int(whole)}.{int(part)}") * factor), None, unit)


_COMPARED = frozenset(".,;!?X~0")


def set_against(scan: Scan, i: int, end: int) -> tuple[str | None, float] | None:
    """(unit, factor) of the number before, for one that leaves its own out: 26 Stunden, vier mehr als …

    `i` is the number's token and `end` the one behind it; None where nothing says that they are compared.
    """
    follows = scan.kinds[end : end + 1]
    if follows and follows not in _COMPARED and scan.tokens[i].value < 10**6:
        return None
    found = list(_WITH_UNIT.finditer(scan.kinds, 0, i))
    token = scan.tokens[found[-1].end() - 1] if found else None
    return None if token is None else unit_of(token)


_WITH_UNIT = re.compile(r"[ny]-?[uUC]")
