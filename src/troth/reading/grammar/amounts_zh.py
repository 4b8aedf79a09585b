"""Chinese amounts: modifiers, number, unit or classifier, and what follows (以上, 余)."""

from __future__ import annotations

import re
from collections.abc import Callable

from troth.reading.grammar.amounts import Found
from troth.reading.grammar.tokens import Rule, Scan, Token, rule
from troth.reading.grammar.units import TIME_SYMBOL

Build = Callable[[Scan, "re.Match[str]"], Found | None]
_BEFORE = r"[~8f]*"
_NUMBER = r"(?P<lo>[ny@])(?:[-a](?P<hi>[ny]))?X?"
_SPEED = ("时速", "每秒", "限速")


def _numbers(scan: Scan, match: re.Match[str], factor: float = 1.0) -> tuple[float, float | None]:
    low = scan.tokens[match.start("lo")].value
    if isinstance(low, tuple):
        return low[0] * factor, low[1] * factor
    high_at = match.start("hi") if "hi" in match.re.groupindex else -1
    high = scan.tokens[high_at].value if high_at >= 0 else None
    low_text = scan.text[scan.tokens[match.start("lo")].start : scan.tokens[match.start("lo")].end]
    if high is not None and high > low and high >= 10**4 and low < 10**4 and low_text[-1].isdigit():
        # 3-5万: the size stands behind the second number only
        size = 10**8 if high >= 10**8 else 10**4
        low = low * size if low * size < high else low
    return _round(low * factor), None if high is None else _round(high * factor)


def _round(number: float) -> float:
    near = round(number)
    return near if abs(number - near) < 1e-9 else round(number, 6)


def _unit(scan: Scan, match: re.Match[str], token: Token) -> tuple[str | None, float] | None:
    if token.kind == "u":
        return TIME_SYMBOL.get(token.value), 1.0
    if token.kind == "d":
        return "day", 1.0
    if token.kind == "%":
        return "%", 1.0
    if token.kind == "p":
        return "pp", token.value
    if token.kind == "T":
        return "%", token.value
    if token.kind == "M":
        return "x", 1.0
    if token.kind in "UC":
        unit, factor = token.value
        speed = scan.text[scan.tokens[match.start()].start : scan.tokens[match.start("lo")].start]
        if unit == "km" and any(word in speed for word in _SPEED):
            return "km/h", 1.0
        return unit, factor
    return None, 1.0


def _measured(scan: Scan, match: re.Match[str]) -> Found | None:
    token = scan.tokens[match.start("unit")]
    if match.start() and scan.kinds[match.start() - 1] == "o":
        return None
    named = _unit(scan, match, token)
    if named is None:
        return None
    low, high = _numbers(scan, match, named[1])
    if token.kind == "T" and low > 100:
        low = low / named[1]  # 七五折 is 75, 七折 is 70
    first = scan.tokens[match.start("lo")]
    written = scan.text[first.start : first.end]
    if low == 1 and written == "一" and token.kind in "cu" and high is None and not _bounded_one(scan, match):
        return None
    if (first.kind == "y" and token.kind == "c") or written in ("百", "千", "万", "亿", "零", "〇"):
        return None  # 2024款: a model year; 百米冲刺: a figure of speech
    if (token.kind == "c" and token.value in ("号", "代", "期", "版", "世")) or written in ("几",):
        return None
    return Found(low, high, named[0])


def _bounded_one(scan: Scan, match: re.Match[str]) -> bool:
    """True for 整整一个钟头, 至少一年; 少一包 stays a plain one."""
    return match.start() < match.start("lo") and scan.kinds[match.start("lo") - 1] == "~"


def _half(scan: Scan, match: re.Match[str]) -> Found | None:
    """半年, 两年半."""
    unit = TIME_SYMBOL.get(scan.tokens[match.start("unit")].value)
    whole = scan.tokens[match.start("lo")].value if match.start("lo") >= 0 else 0
    return None if isinstance(whole, tuple) else Found(whole + 0.5, None, unit)


def _percent(scan: Scan, match: re.Match[str]) -> Found | None:
    low, high = _numbers(scan, match)
    return Found(low, high, "%")


def _fraction(scan: Scan, match: re.Match[str]) -> Found | None:
    below, above = scan.tokens[match.start("lo")].value, scan.tokens[match.start("up")].value
    if isinstance(below, tuple) or not below:
        return None
    return Found(round(above / below, 4), None, None)


def _named(scan: Scan, match: re.Match[str]) -> Found | None:
    value = scan.tokens[match.end() - 1].value
    if isinstance(value, tuple):
        return Found(value[0], None, value[1])
    return Found(value, None, "x" if value >= 2 else None)


def _half_measure(scan: Scan, match: re.Match[str]) -> Found | None:
    unit, factor = scan.tokens[match.start("unit")].value
    return Found(_round(0.5 * factor), None, unit)


def _money(scan: Scan, match: re.Match[str]) -> Found | None:
    unit, factor = scan.tokens[match.start("unit")].value
    low, high = _numbers(scan, match, factor)
    return Found(low, high, unit)


def _bare(scan: Scan, match: re.Match[str]) -> Found | None:
    """A number without classifier: with digits or 万, 亿; not behind 第 or a name, not a mark in brackets."""
    i = match.start("lo")
    token = scan.tokens[i]
    written = scan.text[token.start : token.end]
    if not any(c in "万亿萬億," for c in written[1:]) and not _known_ground(scan, i):
        return None
    if len(written) == 1 and not written.isdecimal():
        return None
    before, after = scan.text[max(0, token.start - 1) : token.start], scan.text[token.end : token.end + 1]
    if (
        (before in "[【（(第#" and after in "]】）)" and after)
        or before in ("第", "#", ".", "-", "/", ":", "：")
        or after in (":", "：", ")", "）", "、", ".", "-")
    ):
        return None
    if (
        not before
        or before == "\n"
        or (before.isascii() and before.isalpha())
        or (after.isascii() and after.isalpha())
    ):
        return None
    low, high = _numbers(scan, match)
    priced = i > 0 and scan.kinds[i - 1] == "8" and scan.tokens[i - 1].value in _PRICED
    return Found(low, high, "CNY" if priced else None)


_PRICED = frozenset(["贵", "便宜", "省", "直降", "到手价", "售价"])


def _known_ground(scan: Scan, i: int) -> bool:
    return i > 0 and scan.kinds[i - 1] in "~8"


_TABLE: tuple[tuple[str, Build], ...] = (
    (rf"{_BEFORE}{_NUMBER}(?P<unit>[uU%pTMCcd])(?:X|(?<=[U%pTMC])I)?", _measured),
    (rf"{_BEFORE}(?P<lo>[ny])?(?P<unit>u)b", _half),
    (rf"{_BEFORE}b(?P<lo>n)?(?P<unit>u)", _half),
    (rf"{_BEFORE}G(?P<lo>n)(?:[-a](?:G)?(?P<hi>n))?", _percent),
    (r"[~8]*(?P<lo>n)H(?P<up>n)", _fraction),
    (r"[~8]*b(?P<unit>[UC])", _half_measure),
    (r"[~8]*z", _named),
    (rf"{_BEFORE}(?P<unit>C){_NUMBER}", _money),
    (r"[~8]*(?P<lo>n)(?:[-a](?P<hi>n))?X?(?![mKo])", _bare),
)
RULES: tuple[Rule, ...] = tuple(rule(pattern, build) for pattern, build in _TABLE)
