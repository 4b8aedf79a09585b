"""English and German parts and multiples: a third of, nine in ten, half a kilo, twice as long, an hour."""

from __future__ import annotations

import re

from troth.reading.grammar.amounts import Found
from troth.reading.grammar.measures_latin import numbers, rounded, unit_of
from troth.reading.grammar.tokens import Scan
from troth.reading.grammar.units import TIME_SYMBOL

_WHOLES = frozenset({2, 3, 4, 5, 6, 7, 8, 10, 12, 20, 50, 100, 1000})
_SIZES = frozenset({"high", "tall", "long", "wide", "deep", "away", "thick"})


def half_point(scan: Scan, match: re.Match[str]) -> Found | None:
    """Half a percentage point."""
    return Found(0.5 * scan.tokens[match.end() - 1].value, None, "pp")


def one_unit(scan: Scan, match: re.Match[str]) -> Found | None:
    """under an hour: one, because it is bounded; a plain "an hour" is no amount."""
    if scan.tokens[match.start("unit")].value == "quarter":
        return None
    return Found(1, None, TIME_SYMBOL.get(scan.tokens[match.start("unit")].value))


def one_told(scan: Scan, match: re.Match[str]) -> Found | None:
    """broke in a month, sat there for an hour, answers within a minute."""
    unit = scan.tokens[match.start("unit")].value
    if scan.lang != "en" or unit in ("quarter", "weekend", "night"):
        return None
    return Found(1, None, TIME_SYMBOL.get(unit), first=1)


def one_measure(scan: Scan, match: re.Match[str]) -> Found | None:
    """a metre high."""
    follows = scan.tokens[match.end()]
    if scan.text[follows.start : follows.end].lower() not in _SIZES:
        return None
    unit, factor = unit_of(scan.tokens[match.start("unit")])
    return Found(factor, None, unit)


def fraction(scan: Scan, match: re.Match[str]) -> Found | None:
    """two thirds, ein Fünftel, drei Hundertstel."""
    below = scan.tokens[match.start("below")]
    parts = 4 if below.value == "quarter" else below.value
    above = scan.tokens[match.start("lo")].value if match.start("lo") >= 0 else 1
    if not isinstance(parts, int) or (not 3 <= parts <= 12 and parts not in (100, 1000)):
        return None
    if below.kind == "u" and scan.lang == "de":
        return None
    return Found(round(above / parts, 4), None, None)


def one_part(scan: Scan, match: re.Match[str]) -> Found | None:
    """a third of, by a quarter, a fifth more than."""
    below = scan.tokens[match.start("below")]
    parts = 4 if below.value == "quarter" else below.value
    if scan.lang != "en" or not isinstance(parts, int) or not 3 <= parts <= 12:
        return None
    return Found(round(1 / parts, 4), None, None)


def every_part(scan: Scan, match: re.Match[str]) -> Found | None:
    """jeden vierten Arbeitsweg: a quarter of them."""
    parts = scan.tokens[match.end() - 1].value
    follows = scan.tokens[match.end()]
    if scan.lang != "de" or not 2 <= parts <= 12 or not scan.text[follows.start].isupper():
        return None
    return Found(round(1 / parts, 4), None, None)


def out_of(scan: Scan, match: re.Match[str]) -> Found | None:
    """nine in ten, four out of five, 87 von 100: a part of a whole."""
    above, below = scan.tokens[match.start("lo")].value, scan.tokens[match.start("whole")].value
    between = scan.text[scan.tokens[match.start("lo")].end : scan.tokens[match.start("whole")].start]
    if between.strip().lower() not in ("in", "out of", "von") or below not in _WHOLES:
        return None
    if not 1 < above < below or above != int(above):
        return None
    return Found(round(above / below, 4), None, None)


def half(_scan: Scan, _match: re.Match[str]) -> Found | None:
    """half the, half of."""
    return Found(0.5, None, None)


def half_price(scan: Scan, match: re.Match[str]) -> Found | None:
    """half price."""
    follows = scan.tokens[match.end() - 1]
    return Found(0.5, None, None) if follows.value in ("price", "fare", "fares") else None


def half_unit(scan: Scan, match: re.Match[str]) -> Found | None:
    """half an hour, half a kilo."""
    unit, factor = unit_of(scan.tokens[match.end() - 1])
    return Found(rounded(0.5 * factor), None, unit)


def half_number(scan: Scan, match: re.Match[str]) -> Found | None:
    """eine halbe Million."""
    value = scan.tokens[match.start("lo")].value
    return Found(rounded(0.5 * value), None, None) if value >= 1000 else None


def multiple(scan: Scan, match: re.Match[str]) -> Found | None:
    """twice as many, doubled, mehr als doppelt so viel."""
    token = scan.tokens[match.start("r")]
    value, unit = token.value if isinstance(token.value, tuple) else (token.value, None)
    if value is None:
        return None  # "later" in English shares its kind with "zweimal"
    return Found(value, None, unit or ("x" if value >= 2 else None))


def as_much(scan: Scan, match: re.Match[str]) -> Found | None:
    """dreimal so teure."""
    so = scan.tokens[match.end() - 1]
    return multiple(scan, match) if scan.text[so.start : so.end].lower() == "so" else None


def often(scan: Scan, match: re.Match[str]) -> Found | None:
    """repaired twice, viermal pro Woche: how many times."""
    token = scan.tokens[match.start("r")]
    if not isinstance(token.value, tuple):
        return None
    if token.kind == "R" and scan.text[token.start : token.end].lower() not in ("twice", "thrice"):
        return None
    return Found(token.value[0], None, None)


def times(scan: Scan, match: re.Match[str]) -> Found | None:
    """ten times closer is a multiple, four times a day is a count."""
    low, high = numbers(scan, match)
    follows = scan.text[scan.tokens[match.end() - 1].end :].lstrip()
    word = (re.match(r"[a-zäöü]+", follows) or [""])[0]
    compared = match.group()[-1] in "Xx" or word in ("as", "the", "so") or _comparative(scan.lang, word)
    return Found(low, high, "x" if compared else None)


def _comparative(lang: str, word: str) -> bool:
    return lang == "en" and len(word) > 5 and word.endswith("er") and word not in ("before", "after", "under")
