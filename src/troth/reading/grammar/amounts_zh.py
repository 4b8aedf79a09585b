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
    if named is None or _is_idle(scan, match, token):
        return None
    low, high = _numbers(scan, match, named[1])
    if named[0] == "°C" and (start := _below_zero(scan, match.start("lo"), match.start())) is not None:
        return Found(-low, None if high is None else -high, "°C", first=start)
    named = _counted_or_priced(scan, token) or named
    low, high = _numbers(scan, match, named[1])
    if token.kind == "T" and low > 100:
        low = low / named[1]  # 七五折 is 75, 七折 is 70
    first = scan.tokens[match.start("lo")]
    written = scan.text[first.start : first.end]
    if low == 1 and written == "一" and token.kind in "cu" and high is None and not _bounded_one(scan, match):
        return None
    if first.kind == "y" and token.kind == "c" and token.value in ("款", "版", "期", "届", "代"):
        return None  # 2024款: a model year
    if written in ("百", "千", "万", "亿", "零", "〇") and not _passed(scan, match.start("lo")):
        return None  # 百米冲刺: a figure of speech
    if (token.kind == "c" and token.value in ("号", "代", "期", "版", "世")) or written in ("几",):
        return None
    return Found(low, high, named[0])


def _is_idle(scan: Scan, match: re.Match[str], unit: Token) -> bool:
    """每百万件: a denominator; 一分钱都不收: not a cent."""
    i = match.start("lo")
    written = scan.text[scan.tokens[i].start : scan.tokens[i].end]
    if i and scan.kinds[i - 1] == "E" and all(char in "十百千万亿" for char in written):
        return True
    return written == "一" and scan.text[unit.start : unit.end] in ("分钱", "毛钱")


def _below_zero(scan: Scan, i: int, start: int) -> int | None:
    """零下一度, -20℃: how far the match's first token moves so that the sign is in it; None for none."""
    before = scan.text[max(0, scan.tokens[i].start - 2) : scan.tokens[i].start]
    if before == "零下":
        return 0
    if before[-1:] not in ("-", "−", "–") or before[:-1].isalnum():
        return None
    return -1 if i == start and i and scan.tokens[i - 1].end == scan.tokens[i].start else 0


_COIN = re.compile(r"块(?=奖|金牌|银牌|铜牌|表|屏|电池|地|拼图|石|砖|豆|蛋|板)")
_IN_MONEY = re.compile(r"成本|单价|电价|每股|股息")


def _counted_or_priced(scan: Scan, unit: Token) -> tuple[str | None, float] | None:
    """7块奖牌 counts pieces; 成本降6分 is money."""
    if unit.kind == "C" and _COIN.match(scan.text, unit.start):
        return None, 1.0
    if unit.kind == "c" and unit.value == "分" and _IN_MONEY.search(scan.text):
        return "CNY", 0.01
    return None


def _passed(scan: Scan, i: int) -> bool:
    """销量破万."""
    return i > 0 and scan.text[scan.tokens[i - 1].end - 1] in "破超过" and scan.glued(i)


def _tenths(scan: Scan, match: re.Match[str]) -> Found | None:
    """一成二 is 12 %, 七成半 75 %."""
    low, at = scan.tokens[match.start("lo")].value, match.start("dec")
    if scan.text[scan.tokens[match.start("unit")].start] != "成" or isinstance(low, tuple):
        return None
    more = scan.tokens[at].value * 10 if scan.kinds[at] == "b" else scan.tokens[at].value
    return Found(low * 10 + more, None, "%") if not isinstance(more, tuple) and more < 10 else None


def _bounded_one(scan: Scan, match: re.Match[str]) -> bool:
    """True for 整整一个钟头, 至少一年; 少一包 stays a plain one."""
    lo = match.start("lo")
    before = scan.text[scan.tokens[lo - 1].start : scan.tokens[lo - 1].end] if match.start() < lo else "只有"
    return scan.kinds[lo - 1] == "~" and before != "只有"


def _half(scan: Scan, match: re.Match[str]) -> Found | None:
    """半年, 两年半, 一个半小时."""
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
    priced = _is_price(scan, i, match.end())
    passed = written in ("万", "亿") and _passed(scan, i)
    sized = any(c in "万亿萬億," for c in written[1:]) or (
        len(written) > 1 and any(c in "百千" for c in written)
    )
    if not (sized or priced or passed or _known_ground(scan, i)):
        return None
    if len(written) == 1 and not written.isdecimal() and not passed:
        return None
    before, after = scan.text[max(0, token.start - 1) : token.start], scan.text[token.end : token.end + 1]
    if (
        (before in "[【（(第#" and after in "]】）)" and after)
        or before in ("第", "#", ".", "-", "/", ":", "：")
        or after in (":", "：", ")", "）", "、", ".", "-")
    ):
        return None
    alone = (not before or before == "\n") and written[0] in "0123456789"
    if alone or (before.isascii() and before.isalpha()) or (after.isascii() and after.isalpha()):
        return None
    low, high = _numbers(scan, match)
    return Found(low, high, "CNY" if priced else None)


_PRICE_BEFORE = re.compile(
    r"(?:价[格钱]?反?倒?低|[价卖]|售价|月租|租金|付|到手|直降|贵了?|便宜了?|省了?|花了?|每月|满|减)$"
)
_PRICE_AFTER = re.compile(r"的?(?:价格|定金|订金|租金|减\d|，|。|！|$|的|起)")


def _is_price(scan: Scan, i: int, end: int) -> bool:
    """卖四十万的, 付500定金, 满199减30: a Chinese price that leaves its currency out is in yuan."""
    token = scan.tokens[i]
    before = scan.text[max(0, token.start - 6) : token.start]
    if i and scan.kinds[i - 1] == "8" and scan.tokens[i - 1].value in _PRICED:
        return True
    low = scan.tokens[i].value
    small = isinstance(low, tuple) or low < 10
    if small or not _PRICE_BEFORE.search(before):
        return False
    return _PRICE_AFTER.match(scan.text, scan.tokens[end - 1].end) is not None


_PRICED = frozenset(["贵", "便宜", "省", "卖", "直降", "到手价", "售价"])


def _known_ground(scan: Scan, i: int) -> bool:
    return i > 0 and scan.kinds[i - 1] in "~8"


_TABLE: tuple[tuple[str, Build], ...] = (
    (rf"{_BEFORE}{_NUMBER}(?P<unit>[uU%pTMCcd])(?:X|(?<=[U%pTMC])I)?", _measured),
    (rf"{_BEFORE}(?P<lo>n)(?P<unit>T)(?P<dec>[nb])", _tenths),
    (rf"{_BEFORE}(?P<lo>[ny])?(?P<unit>u)b", _half),
    (rf"{_BEFORE}(?P<lo>n)cb(?P<unit>u)", _half),
    (rf"{_BEFORE}b(?P<lo>n)?(?P<unit>u)", _half),
    (rf"{_BEFORE}G(?P<lo>n)(?:[-a](?:G)?(?P<hi>n))?", _percent),
    (r"[~8]*(?P<lo>n)H(?P<up>n)", _fraction),
    (r"[~8]*b(?P<unit>[UC])", _half_measure),
    (r"[~8]*z", _named),
    (rf"{_BEFORE}(?P<unit>C){_NUMBER}", _money),
    (r"[~8]*(?P<lo>n)(?:[-a](?P<hi>n))?X?(?![mKo])", _bare),
)
RULES: tuple[Rule, ...] = tuple(rule(pattern, build) for pattern, build in _TABLE)
