"""Dates and spans in a text, with the words that bound them (by, bis, 前, from, ab, 起, within, 内 …)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from troth.reading.grammar.resolve import Days, Reading, resolve
from troth.reading.grammar.tokens import Rules, Scan, longest, scan_text


@dataclass(frozen=True, slots=True)
class DateHit:
    """A date expression: code points `start` to `end`, days from..to (None: open or unknown).

    `form` is exact, range, relative, recurring, start or event. `past` is true for what lies behind the
    anchor,
    so that no due date is made of it.
    """

    start: int
    end: int
    text: str
    from_: date | None
    to: date | None
    precision: str
    form: str
    past: bool
    reading: Reading


@cache
def _rules(lang: str) -> Rules:
    if lang == "zh":
        from troth.reading.grammar.dates_zh import RULES
    elif lang == "de":
        from troth.reading.grammar.dates_de import RULES
    else:
        from troth.reading.grammar.dates_en import RULES
    return Rules(RULES)


_LEAD = re.compile(r".*(?:[在于將将会會]|应于)(?=.{2})")
"""What stands before an event in the same run of words: 我们将在|提交申请后7天内."""
_TRIGGERS = {
    "zh": re.compile(
        r"[0-9０-９年月日季周週天今明昨期夏秋冬春旬]|小时|元旦|节|端午|中秋|圣诞|聖誕|国庆|未来|即日|从今|除夕|双1?十?|Q[1-4]|世纪|暑|寒假|现在|岁末|财年"
    ),
    "en": re.compile(
        r"(?i)[0-9]|\b(?:today|ton|tomo|yest|year|month|week|day|quarter|hour|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr"
        r"|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|autumn|fall|winter|easter|christ|xmas|holiday|now|immedia"
        r"|decade|thanks|hallow|midsummer|as long"
        r"|first|second|third|fourth|next|with)|(?:year|month|week|day|hour|quarter)s?\b"
    ),
    "de": re.compile(
        r"(?i)[0-9]|heute|morgen|gestern|tag|woch|monat|jahr|quartal|stunde|januar|jänner|februar|märz|april|\bmai\b"
        r"|juni|juli|august|sept|oktober|november|dezember|frühling|sommer|herbst|winter|ostern|weihnacht|pfingst"
        r"|silvester|sofort|montag|dienst|mittwoch|donner|freitag|samst|sonn|heuer|advent"
        r"|minute|saison|sobald|solange|einmal im|ab jetzt"
    ),
}


def may_hold_date(text: str, lang: str) -> bool:
    """A cheap look for any digit or word that a date could be made of."""
    return _TRIGGERS.get(lang, _TRIGGERS["en"]).search(text) is not None


def readings(scan: Scan) -> list[tuple[int, int, Reading]]:
    """(first token, end token, reading) of every date expression."""
    return _readings(scan.text, scan.lang)


@lru_cache(maxsize=8)
def _readings(text: str, lang: str) -> list[tuple[int, int, Reading]]:
    """Computed once for the last few texts: amounts ask for the dates of the text whose dates were read."""
    return longest(scan_text(text, lang), _rules(lang))


def find_dates(text: str, lang: str, anchor: date | None, future: bool = False) -> list[DateHit]:
    """Every date expression, in order. A NUL in the text is a border that none crosses.

    Relative expressions are counted from `anchor`; without one their days stay open. A date without a year
    is the
    one nearest to the anchor, or with `future` the next one.
    """
    if not may_hold_date(text, lang):
        return []
    scan = scan_text(text, lang)
    return [_hit(scan, *found, anchor, future) for found in readings(scan)]


def places(text: str, lang: str) -> list[tuple[int, int, Reading]]:
    """(start, end, reading) of every date expression, for many posts at once: no day is counted yet."""
    if not may_hold_date(text, lang):
        return []
    scan = scan_text(text, lang)
    return [(*_ends(scan, first, last), reading) for first, last, reading in readings(scan)]


def _ends(scan: Scan, first: int, last: int) -> tuple[int, int]:
    start, end = scan.tokens[first].start, scan.tokens[last - 1].end
    if scan.lang == "zh" and scan.kinds[first] == "x" and (lead := _LEAD.match(scan.text, start, end)):
        start = lead.end()
    return start, end


def _hit(scan: Scan, first: int, last: int, reading: Reading, anchor: date | None, future: bool) -> DateHit:
    start, end = _ends(scan, first, last)
    days: Days = resolve(reading, anchor, future)
    return DateHit(start, end, scan.text[start:end], *days, reading)
