"""What English and German dates share: periods and spans read off the kinds of their tokens."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from datetime import date

from troth.reading.grammar import periods as per
from troth.reading.grammar.calendar import Period, add_months
from troth.reading.grammar.calendar import day as calendar_day
from troth.reading.grammar.periods import Year, of_year
from troth.reading.grammar.resolve import Getter, Reading, days_on, part, unit_on, weekday_on
from troth.reading.grammar.tokens import Scan, Token

Build = Callable[[Scan, "re.Match[str]"], Reading | None]


def period_of(scan: Scan, first: int, last: int) -> Getter | None:
    """The period that tokens first..last name, read off their kinds."""
    tokens = scan.tokens[first:last]
    has: dict[str, Token] = {}
    for token in tokens:
        has.setdefault(token.kind, token)
    base = _base(has, tokens)
    if base is None:
        return None
    if "o" in has and ("H" in has or "z" in has) and "m" in has:
        return part(base, f"half{min(has['o'].value, 2)}")
    return part(base, has["P"].value) if "P" in has else base


def _year_of(has: dict[str, Token], tokens: list[Token]) -> Year:
    if "y" in has:
        return int(has["y"].value)
    for before, token in itertools.pairwise(tokens):
        if token.kind == "u" and token.value == "year" and before.kind in "SNLt":
            return unit_on("year", {"N": 1, "L": -1}.get(before.kind, 0))
    return None


def _base(has: dict[str, Token], tokens: list[Token]) -> Getter | None:
    year = _year_of(has, tokens)
    if "D" in has:
        month, number, dated = has["D"].value
        return of_year(per.day(month, number), dated)
    if "m" in has:
        return _of_month(has, tokens, year)
    if "q" in has:
        return of_year(per.quarter(has["q"].value), year)
    if "h" in has:
        return of_year(per.half(has["h"].value), year)
    if "o" in has and ("H" in has or "z" in has):
        return of_year(per.half(has["o"].value), year) if has["o"].value <= 2 else None
    if numbered := _numbered(has, year):
        return numbered
    return _other(has, tokens, year)


def _numbered(has: dict[str, Token], year: Year) -> Getter | None:
    """The third quarter, the second half-year: "3. Quartal" has its number as n."""
    number = has.get("o") or (has.get("n") if "." in has else None)
    if number is None or "u" not in has or not isinstance(number.value, int):
        return None
    makes = {"quarter": per.quarter, "half": per.half, "week": per.week}
    if has["u"].value not in makes or (has["u"].value == "week" and number.kind == "o"):
        return None
    return of_year(makes[has["u"].value](number.value), year)


def _of_month(has: dict[str, Token], tokens: list[Token], year: Year) -> Getter | None:
    number = next((token for token in tokens if token.kind in "no"), None)
    if number is None or "H" in has or "z" in has:
        return of_year(per.month(has["m"].value), year)
    if not isinstance(number.value, int):
        return None
    day = of_year(per.day(has["m"].value, number.value), year)
    return per.week_with(day) if tokens[0].kind == "u" else day


def _other(has: dict[str, Token], tokens: list[Token], year: Year) -> Getter | None:
    which = next((token.kind for token in tokens if token.kind in "SNL"), "")
    if "s" in has:
        make = per.season(has["s"].value)
        return per.shifted(make, which) if which and year is None else of_year(make, year)
    if "f" in has:
        return of_year(per.festival(has["f"].value), year)
    if "Q" in has:
        return per.bare_end(has["Q"].value, year)
    if "k" in has or ("c" in has and "n" in has):
        number = has["k" if "k" in has else "n"].value
        return of_year(per.week(number), year) if isinstance(number, int) else None
    if "1" in has:
        return unit_on("year", has["1"].value)
    if "w" in has:
        in_week = "week" if "u" in has and which == "N" else {"S": "this", "L": "last"}.get(which, "")
        return weekday_on(has["w"].value, in_week)
    if "r" in has:
        return days_on(has["r"].value)
    return _of_unit(has, which)


def _of_unit(has: dict[str, Token], which: str) -> Getter | None:
    if "l" in has and "y" not in has and has["l"].value is not None:
        return unit_on("year", has["l"].value)
    if "u" in has and "n" in has:
        numbered = has["u"].value == "week" and isinstance(has["n"].value, int)
        return of_year(per.week(has["n"].value), None) if numbered else None
    if "y" in has:
        return per.whole_year(has["y"].value)
    if "H" in has and which:
        return unit_on("half", {"N": 1, "L": -1}.get(which, 0))
    if "u" in has and has["u"].value not in ("hour", "minute", "second", "day"):
        return unit_on(has["u"].value, {"N": 1, "L": -1}.get(which, 0))
    return None


def _relative(scan: Scan, first: int, last: int) -> bool:
    kinds = scan.kinds[first:last]
    return not any(kind in kinds for kind in "yD")


def bounded(bound: str) -> Build:
    """Builds a period under a bound; group p holds the period, q the start of a range."""

    def build(scan: Scan, match: re.Match[str]) -> Reading | None:
        first, last = match.span("p")
        get = period_of(scan, first, last)
        if get is None:
            return None
        kinds = scan.kinds[first:last]
        if bound in ("by", "before") and "P" in kinds:
            name = next(token.value for token in scan.tokens[first:last] if token.kind == "P")
            if name == "mid":
                return Reading(
                    "by", per.until_middle(_whole(scan, first, last)), relative=_relative(scan, first, last)
                )
            if name == "end":
                return Reading("by", get, relative=_relative(scan, first, last))
        if bound == "before" and "Q" in kinds:
            return Reading("by", get, relative=True)
        if bound == "by" and "f" in kinds and not _is_day(scan, first, last):
            get = per.until_eve(get)
        start = period_of(scan, *match.span("q")) if "q" in match.re.groupindex else None
        return Reading(bound, get, relative=_relative(scan, first, last), start=start)

    return build


_DAYS = frozenset({"christmas_eve", "new_year_eve", "midsummer"})


def _is_day(scan: Scan, first: int, last: int) -> bool:
    """bis Heiligabend, by New Year's Eve: eves are days themselves."""
    return any(token.kind == "f" and token.value in _DAYS for token in scan.tokens[first:last])


def _whole(scan: Scan, first: int, last: int) -> Getter:
    has: dict[str, Token] = {}
    for token in scan.tokens[first:last]:
        has.setdefault(token.kind, token)
    return _base(has, scan.tokens[first:last]) or unit_on("year", 0)


def day_of_month(scan: Scan, match: re.Match[str]) -> Reading | None:
    """by the 20th, on the 15th: a day of the running month, or of the next one when it is over."""
    at = match.start("p")
    token = scan.tokens[at]
    follows = scan.kinds[at + 1 : at + 2]
    if not (scan.text[token.start].isdigit() or token.value > 3) or follows not in (
        "",
        ".",
        ",",
        ";",
        "!",
        "?",
        ":",
        ")",
        "0",
    ):
        return None
    return _day_told(int(token.value), scan.kinds[match.start()])


def _day_told(number: int, first: str) -> Reading:
    def get(anchor: date | None, future: bool) -> Period | None:
        if anchor is None:
            return None
        for ahead_by in (0, 1, 2):
            month = add_months(anchor.replace(day=1), ahead_by)
            found = calendar_day(month.year, month.month, number)
            if found and (not future or found.end >= anchor):
                return found
        return None

    return Reading({"B": "by", "V": "before", "F": "from"}.get(first, ""), get, relative=True)


def at_or_in(scan: Scan, match: re.Match[str]) -> Reading | None:
    """in July; at the end of June is its last day; at the winter showcase names no season."""
    first, last = match.span("p")
    if scan.text[scan.tokens[match.start()].start : scan.tokens[match.start()].end].lower() != "at":
        return bounded("")(scan, match)
    if scan.kinds[first:last][-1:] == "s" and scan.kinds[last : last + 1] == "x":
        return None
    ends = next((token.value for token in scan.tokens[first:last] if token.kind == "P"), "") == "end"
    get = period_of(scan, first, last)
    if not ends or get is None:
        return bounded("")(scan, match)
    return Reading("", per.last_day(get), relative=_relative(scan, first, last))


def due_today(_scan: Scan, _match: re.Match[str]) -> Reading:
    """by 6 pm, bis 18 Uhr: the day itself."""
    return Reading("by", days_on(0), relative=True)


def coming_unit(scan: Scan, match: re.Match[str]) -> Reading | None:
    """over the coming year: a span of one; in the next months says nothing exact."""
    last = scan.tokens[match.end() - 1]
    plural = scan.text[last.start : last.end].lower() != last.value
    if plural or scan.kinds[match.start()] == "i":
        return None if plural else Reading("", unit_on(last.value, 1), relative=True)
    return Reading("within", None, 1, 0, last.value, relative=True)


def led(scan: Scan, match: re.Match[str]) -> Reading | None:
    """9-12 May: the first day borrows month and year from the second."""
    first, last = match.span("p")
    has = {token.kind: token for token in scan.tokens[first:last]}
    number = scan.tokens[match.start("q")].value
    get = period_of(scan, first, last)
    if get is None or not isinstance(number, int):
        return None
    year = int(has["y"].value) if "y" in has else None
    return Reading("range", get, relative=year is None, start=of_year(per.day(has["m"].value, number), year))


def span_of(scan: Scan, match: re.Match[str]) -> tuple[float, float, str] | None:
    """(low, high, unit) of a span's tokens; high is 0 where it is no range."""
    low_at, high_at = match.start("lo"), match.start("hi")
    unit = next(
        t.value for t in reversed(scan.tokens[match.start("span") : match.end("span")]) if t.kind == "u"
    )
    kinds = scan.kinds[match.start("span") : match.end("span")]
    if "J" in kinds and unit == "day":
        unit = "workday"
    if low_at < 0:
        return (0.5 if "4" in kinds else 1.0), 0.0, unit
    low = float(scan.tokens[low_at].value) + (0.5 if "H" in kinds else 0.0)
    return low, float(scan.tokens[high_at].value) if high_at >= 0 else 0.0, unit


def ahead(bound: str) -> Build:
    """Builds a span ahead (within, after) or behind (ago, last); group q holds a stated start day."""

    def build(scan: Scan, match: re.Match[str]) -> Reading | None:
        span = span_of(scan, match)
        if span is None or (bound == "after" and span[2] in ("second", "minute", "hour") and span[0] < 12):
            return None
        start = period_of(scan, *match.span("q")) if "q" in match.re.groupindex else None
        return Reading(bound, None, *span, relative=True, start=start)

    return build


def plain(bound: str) -> Build:
    """Builds a reading without days of its own: event, every, now."""
    return lambda _scan, _match: Reading(bound, relative=True)
