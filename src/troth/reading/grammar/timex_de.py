# ruff: noqa: E501  word lists and patterns read better unbroken
"""German time expressions in the manner of TIMEX3: prepositions left out, articles kept before "letzten Jahren"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from troth.reading.grammar import calendar as cal
from troth.reading.grammar.latin import period_of
from troth.reading.grammar.timex import CLOCK_UNITS, LETTERS, Timex, duration, period_value
from troth.reading.grammar.tokens import Rules, Scan, Token, longest, rule, scan_text

_PRESENT = r"jetzt|derzeit|zurzeit|zur Zeit|heutzutage|im Moment|(?:die |der )?Gegenwart|dieser Tage|diesen Tagen|heutige[nrsm]?"
_PAST = r"damals|einst|früher(?! als)|kürzlich|vor kurzem|(?:die )?Vergangenheit|ehemalige[nrsm]?|einstige[nrsm]?|früheren Zeiten|vergangener Zeiten|letzter Zeit"
_FUTURE = r"(?:die )?Zukunft|demnächst|bald|nächster Zeit"
_WORDS: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (re.compile(rf"(?i)\b(?:{_PRESENT})\b"), "DATE", "PRESENT_REF"),
    (re.compile(rf"(?i)\b(?:{_PAST})\b|\bEx(?=-)"), "DATE", "PAST_REF"),
    (re.compile(rf"(?i)\b(?:{_FUTURE})\b"), "DATE", "FUTURE_REF"),
    (re.compile(r"(?i)\b(?:all)?täglich\w*"), "SET", "P1D"),
    (re.compile(r"(?i)\bjährlich\w*"), "SET", "P1Y"),
    (re.compile(r"(?i)\bmonatlich\w*"), "SET", "P1M"),
    (re.compile(r"(?i)\bwöchentlich\w*"), "SET", "P1W"),
    (re.compile(r"\bstündlich\w*"), "SET", "PT1H"),
    (re.compile(r"\b(?:abends)\b"), "SET", "XXXX-XX-XXTEV"),
    (re.compile(r"\bmorgens\b"), "SET", "XXXX-XX-XXTMO"),
    (re.compile(r"\bvormittags\b"), "SET", "XXXX-XX-XXTMO"),
    (re.compile(r"\bnachmittags\b"), "SET", "XXXX-XX-XXTAF"),
    (re.compile(r"\bnachts\b"), "SET", "PT1NI"),
    (re.compile(r"(?i)\bjahrelang\w*"), "DURATION", "PXY"),
    (re.compile(r"(?i)\bmonatelang\w*"), "DURATION", "PXM"),
    (re.compile(r"(?i)\bwochenlang\w*"), "DURATION", "PXW"),
    (re.compile(r"(?i)\btagelang\w*"), "DURATION", "PXD"),
    (re.compile(r"(?i)\bstundenlang\w*"), "DURATION", "PTXH"),
    (re.compile(r"(?i)\bjahrzehntelang\w*"), "DURATION", "PXDE"),
)
_TENS = {
    "zwanziger": 2, "dreißiger": 3, "vierziger": 4, "fünfziger": 5, "sechziger": 6, "siebziger": 7, "achtziger": 8,
    "neunziger": 9,
}  # fmt: skip
_DECADE = re.compile(
    rf"(?i)\b(?:(?:Anfang|Mitte|Ende|Beginn) )?(?:(?:den|der|die) )?(?:(?P<word>{'|'.join(_TENS)})|(?P<digits>\d0)er)[ -]Jahren?\b"
)
_MANY = re.compile(
    r"(?i)\b(?:(?:den|die|der) )?(?:(?P<back>vergangenen|letzten)|(?P<on>nächsten|kommenden)|(?P<many>vielen?|wenigen?|einigen?|mehreren?|lange|langen|paar|all diese)) (?P<unit>Sekunden|Minuten|Stunden|Tagen?|Wochen|Monaten?|Jahren?|Jahrzehnten?)\b"
)
_BARE = re.compile(
    r"\b(?:seit|vor|nach|über|für|in|von) (?P<unit>Tagen|Wochen|Monaten|Jahren|Jahrzehnten|Stunden)\b"
)
_UNIT = {
    "sek": "second",
    "min": "minute",
    "stu": "hour",
    "tag": "day",
    "woc": "week",
    "mon": "month",
    "jah": "year",
}
_PART_OF_DAY = {"MO": "TMO", "MI": "TMI", "AF": "TAF", "EV": "TEV", "NI": "TNI"}


class _Told(NamedTuple):
    type: str
    value: Callable[[date | None], str | None]
    first: int = 0


def german(text: str, anchor: date | None) -> list[Timex]:
    """Time expressions of a German text, the longest ones where several begin together."""
    found = [*_from_words(text, anchor), *_from_rules(text, anchor)]
    found.sort(key=lambda hit: (hit[0], -hit[1]))
    out: list[Timex] = []
    for hit in found:
        if not out or hit[0] >= out[-1][1]:
            out.append(hit)
    return out


def _from_words(text: str, anchor: date | None) -> list[Timex]:
    out = [
        (found.start(), found.end(), kind, value)
        for pattern, kind, value in _WORDS
        for found in pattern.finditer(text)
    ]
    for found in _DECADE.finditer(text):
        tens = _TENS[found["word"].lower()] if found["word"] else int(found["digits"]) // 10
        out.append((found.start(), found.end(), "DATE", f"19{tens}"))
    for found in _MANY.finditer(text):
        out.append((found.start(), found.end(), "DURATION", duration(None, _unit_of(found["unit"]))))
    for found in _BARE.finditer(text):
        out.append((found.start("unit"), found.end(), "DURATION", duration(None, _unit_of(found["unit"]))))
    today = (
        "PRESENT_REF"
        if anchor is None or not re.search(r"(?i)\bgestern\b|\bUhr\b", text)
        else anchor.isoformat()
    )
    out += [(found.start(), found.end(), "DATE", today) for found in re.finditer(r"\b[Hh]eute\b", text)]
    return out


def _unit_of(word: str) -> str:
    return "decade" if word.lower().startswith("jahrzehnt") else _UNIT[word[:3].lower()]


def _from_rules(text: str, anchor: date | None) -> list[Timex]:
    scan = scan_text(text, "de")
    out: list[Timex] = []
    for first, last, told in longest(scan, _RULES):
        value = told.value(anchor)
        if value is not None:
            first += told.first
            out.append((scan.tokens[first].start, scan.tokens[last - 1].end, told.type, value))
    return out


def _period(scan: Scan, match: re.Match[str]) -> _Told | None:
    first, last = match.span()
    kinds = scan.kinds[first:last]
    if "P" in kinds and ("m" in kinds or "u" in kinds or "y" in kinds):
        inner = first + kinds.index("P") + 1
        while scan.kinds[inner] in "t-":
            inner += 1
        get = period_of(scan, inner, last)
        if (
            kinds[-1] == "u"
            and "t" in kinds
            and scan.tokens[last - 1].value == "year"
            and not set(kinds) & set("SNL")
        ):
            get = period_of(scan, last - 2, last)
    else:
        get = period_of(scan, first, last)
    if get is None:
        return None
    return _Told("DATE", lambda anchor: period_value(found) if (found := get(anchor, False)) else None)


def _weekday(scan: Scan, match: re.Match[str]) -> _Told:
    """In the news a bare weekday is the last one, this one included; with "kommenden" the next."""
    kinds, day = scan.kinds[match.start() : match.end()], scan.tokens[match.end() - 1]

    def value(anchor: date | None) -> str | None:
        if anchor is None:
            return None
        if "N" in kinds:
            return cal.weekday_after(anchor, day.value).isoformat()
        if "S" in kinds:
            return (cal.week_of(anchor).start + timedelta(days=day.value)).isoformat()
        return cal.weekday_before(anchor + timedelta(days=0 if "L" in kinds else 1), day.value).isoformat()

    return _Told("DATE", value)


def _day_part(scan: Scan, match: re.Match[str]) -> _Told:
    tokens = scan.tokens[match.start() : match.end()]

    def value(anchor: date | None) -> str | None:
        if anchor is None:
            return None
        day, code = anchor, str(tokens[-1].value)
        if tokens[0].kind == "v":
            number, code = tokens[0].value
            day = cal.weekday_before(anchor + timedelta(days=1), number)
        elif tokens[0].kind == "r":
            day = anchor + timedelta(days=tokens[0].value)
        elif tokens[0].kind == "w":
            day = cal.weekday_before(anchor + timedelta(days=1), tokens[0].value)
        return day.isoformat() + _PART_OF_DAY.get(code, "TMO")

    return _Told("TIME", value)


def _clock(scan: Scan, match: re.Match[str]) -> _Told | None:
    token = scan.tokens[match.start()]
    digits = re.fullmatch(r"(\d{1,2})(?:[.:](\d{2}))?", scan.text[token.start : token.end])
    hour = int(digits[1]) if digits else token.value
    minute = int(digits[2] or 0) if digits else 0
    if not isinstance(hour, int) or hour > 24 or minute > 59:
        return None
    return _Told("TIME", lambda anchor: f"{anchor.isoformat() if anchor else ''}T{hour:02d}:{minute:02d}")


def _century(scan: Scan, match: re.Match[str]) -> _Told | None:
    number = scan.tokens[match.start() + ("P" in match.group()) + ("t" in match.group())]
    return _Told("DATE", lambda _: str(int(number.value) - 1)) if isinstance(number.value, int) else None


def _span(scan: Scan, match: re.Match[str]) -> _Told | None:
    tokens = scan.tokens[match.start() : match.end()]
    unit = next(token.value for token in tokens if token.kind == "u")
    count: float = 1
    for token in tokens:
        if token.kind in "nd":
            count = token.value
    if "H" in [token.kind for token in tokens]:
        count = 0.5
    if scan.text[tokens[-1].end : tokens[-1].end + 4] in (" alt", " alte"):
        return None
    return _Told("DURATION", lambda _: duration(count, unit))


def _two_spans(scan: Scan, match: re.Match[str]) -> _Told:
    """drei Jahre und vier Monate."""
    numbers = [token for token in scan.tokens[match.start() : match.end()] if token.kind in "nu"]
    big = duration(numbers[0].value, numbers[1].value)
    clock = "T" if numbers[3].value in CLOCK_UNITS and numbers[1].value not in CLOCK_UNITS else ""
    return _Told("DURATION", lambda _: f"{big}{clock}{numbers[2].value:g}{LETTERS[numbers[3].value]}")


def _every(scan: Scan, match: re.Match[str]) -> _Told | None:
    tokens: list[Token] = scan.tokens[match.start() : match.end()]
    last = tokens[-1]
    if last.kind == "w":
        return _Told("SET", lambda _: f"XXXX-WXX-{last.value + 1}")
    count = next((token.value for token in tokens if token.kind in "no"), 1)
    return _Told("SET", lambda _: duration(count, last.value))


def _year(scan: Scan, match: re.Match[str]) -> _Told | None:
    token = scan.tokens[match.end() - 1]
    after = scan.tokens[match.end()] if match.end() < len(scan.tokens) else None
    if after is not None and after.kind in "U%C":
        return None
    before = scan.kinds[match.start() - 1] if match.start() else ""
    if before == "C" or (token.value < 1400 and match.end() - match.start() == 1):
        return None
    return _Told("DATE", lambda _: f"{token.value:04d}")


_MONTH = r"m(?:,?y|t?[SNL]u|tuy)?"
_RULES = Rules(
    rule(pattern, build)
    for pattern, build in (
        (rf"(?:w,?)?t?n\.{_MONTH}", _period),
        (r"(?:w,?t?)?D", _period),
        (rf"P?{_MONTH}", _period),
        (r"(?:Pt?)?[SL]?s(?:y|t?uy)?|N s", _period),
        (r"(?:P)?(?:t(?=[NL]u))?[SNL]u|P t u|[on]\.?u(?=$|[^n])|q y?|h y?|Q|l|1|f y?|c n", _period),
        (r"uy|y", _year),
        (r"[SNL]?w", _weekday),
        (r"r(?!g)", _period),
        (r"v|r g|w g|g", _day_part),
        (r"nK", _clock),
        (r"P?t?n\.u", _century),
        (r"[~]*t?[LN]?(?:t[LN])?n[LN]?u|[~]*eu|[~]*e?Hu", _span),
        (r"[~]*t[LN]n u", _span),
        (r"nuan u", _two_spans),
        (r"E n u|E o?[uw]", _every),
    )
)
