"""Chinese dates: the shapes of periods and spans, and the words around them."""

from __future__ import annotations

import re

from troth.reading.grammar import calendar as cal
from troth.reading.grammar import periods as per
from troth.reading.grammar.calendar import Period
from troth.reading.grammar.latin import Build
from troth.reading.grammar.periods import Year, of_year
from troth.reading.grammar.resolve import Getter, Reading, days_on, from_anchor, part, unit_on, weekday_on
from troth.reading.grammar.tokens import Rule, Scan, Token, rule

_YEAR = r"(?:[yn]uO?|1O?|y)"
_YEAR_ALONE = r"(?:yu|1)"
_MONTH = r"(?:nm|2O?)"
_PERIOD = (
    rf"(?:D|{_YEAR}?{_MONTH}(?:nd|n(?![umU%Ccnd]))|nd"
    rf"|{_YEAR}?(?:{_MONTH}P?|qP?|Q|sP?|fP?|hP?|6|7|(?<=[1uO])i)|{_YEAR}o?nu|onu|{_YEAR_ALONE}P?"
    r"|4P?|3|5|w|e|r)(?:nKn?c?)?&?"
)
_SPAN = r"(?:(?:(?P<lo>n)(?:[-a](?P<hi>n))?X?[ud](?P<half>b)?)|(?P<two>@)u|(?P<halved>b)u)"
_S = rf"(?P<span>{_SPAN})"
_LONG = _S.replace("[ud]", "u")
_P = rf"(?P<p>{_PERIOD})"
_Q = rf"(?P<q>{_PERIOD})"


def _first(tokens: list[Token], kinds: str) -> Token | None:
    return next((token for token in tokens if token.kind in kinds), None)


def _year_of(tokens: list[Token]) -> Year:
    first = tokens[0]
    if first.kind == "1":
        return unit_on("year", first.value)
    if first.kind == "y":
        return int(first.value)
    if len(tokens) > 1 and first.kind == "n" and tokens[1].kind == "u" and tokens[1].value == "year":
        return 2000 + int(first.value) if isinstance(first.value, int) and 10 <= first.value < 100 else None
    return None


def _period(scan: Scan, first: int, last: int) -> Getter | None:
    tokens = scan.tokens[first:last]
    year = _year_of(tokens)
    clock = next((i for i, t in enumerate(tokens) if t.kind == "K"), None)
    body = tokens if clock is None else tokens[: clock - 1]
    base = _base(body, year)
    cut = _first(body, "P")
    return part(base, cut.value) if base is not None and cut is not None else base


def _base(tokens: list[Token], year: Year) -> Getter | None:
    if dated := _first(tokens, "D"):
        month, number, told = dated.value
        return of_year(per.day(month, number), told)
    rest = tokens[2:] if len(tokens) > 2 and tokens[0].kind in "yn" and tokens[1].kind == "u" else tokens
    if any(token.kind in "m2d" for token in rest):
        return _of_month(rest, year)
    for token in rest:
        if token.kind in "qhsfi67":
            return _named(token, year)
        if token.kind in "345rwe":
            return _told_from_today(token)
    if numbered := _quarter(rest, year):
        return numbered
    if (q := _first(rest, "Q")) is not None:
        return _bare(q.value, year)
    if any(token.kind == "P" for token in rest):
        return per.whole_year(year) if year is not None else unit_on("month", 0)
    return per.whole_year(year) if year is not None and tokens[0].kind in "1yn" else None


def _of_month(rest: list[Token], year: Year) -> Getter | None:
    """9月, 9月17日, 本月, 本月5日, 17日 (of the running month)."""
    relative = _first(rest, "2")
    numbers = [token.value for token in rest if token.kind == "n"]
    if relative is None and _first(rest, "m") is None:
        relative_month, numbers = unit_on("month", 0), numbers[-1:]
    elif relative is not None:
        relative_month = unit_on("month", relative.value)
    else:
        if not all(isinstance(number, int) for number in numbers):
            return None
        make = per.day(numbers[0], numbers[1]) if len(numbers) > 1 else per.month(numbers[0])
        return of_year(make, year)
    if not numbers:
        return relative_month
    return _day_of(relative_month, numbers[0])


def _day_of(month: Getter, number: object) -> Getter | None:
    if not isinstance(number, int):
        return None

    def get(anchor: object, future: bool) -> Period | None:
        found = month(anchor, future)  # type: ignore[arg-type]
        return cal.day(found.start.year, found.start.month, number) if found else None

    return get


def _same_month(start: Getter, number: object) -> Getter | None:
    """5月1日至3日: the last day lies in the month of the first."""
    return _day_of(start, number)


def _named(token: Token, year: Year) -> Getter | None:
    if token.kind == "q":
        return of_year(per.quarter(token.value), year)
    if token.kind == "h":
        return of_year(per.half(token.value), year if year is not None else unit_on("year", 0))
    if token.kind in "si":
        return of_year(per.season(token.value), year)
    if token.kind == "6":
        return of_year(per.season(token.value), unit_on("year", 1))
    if token.kind == "7":
        first, count = token.value
        return of_year(lambda y: cal.months(y, first, count, "part"), year)
    return of_year(per.festival(token.value), year)


def _told_from_today(token: Token) -> Getter:
    if token.kind == "r":
        return days_on(token.value)
    if token.kind == "5":
        return unit_on("weekend", token.value)
    if token.kind in "34":
        return unit_on("week" if token.kind == "3" else "quarter", token.value)
    if token.kind == "w":
        return weekday_on(token.value, "")
    weeks, number = token.value
    return from_anchor(lambda a: _weekday(cal.week_of(a, weeks), number))


def _weekday(week: Period, number: int) -> Period:
    start = week.start.toordinal() + number
    return Period(week.start.fromordinal(start), week.start.fromordinal(start), "day")


def _quarter(rest: list[Token], year: Year) -> Getter | None:
    """3季度, 第40周: a number before a unit that is counted within a year."""
    number, unit = _first(rest, "n"), _first(rest, "u")
    if number is None or unit is None or not isinstance(number.value, int):
        return None
    if unit.value == "quarter":
        return of_year(per.quarter(number.value), year)
    if unit.value == "week" and _first(rest, "o") is not None:
        return of_year(per.week(number.value), year)
    return None


def _bare(value: str, year: Year) -> Getter:
    """年底 is December, 年初 January, 年中 the middle of the year; 月底 is of this month."""
    if value == "quarter":
        return part(unit_on("quarter", 0), "end")
    if value == "mid":
        return part(per.whole_year(year), "mid")
    if value.startswith("month_"):
        return part(unit_on("month", 0), value[6:])
    number = 12 if value == "end" else 1
    return of_year(
        per.month(number), year if year is not None else (unit_on("year", 0) if number == 12 else None)
    )


def _bounded(bound: str) -> Build:
    def build(scan: Scan, match: re.Match[str]) -> Reading | None:
        first, last = match.span("p")
        get = _period(scan, first, last)
        if get is None:
            return None
        kinds = scan.kinds[first:last]
        actual = bound
        if bound == "by" and _MOVED.search(scan.text, 0, scan.tokens[match.start()].start):
            return Reading("", get, relative=True)
        before = match.end() > last and scan.kinds[last] == "V"
        if bound == "by" and ("f" in kinds or "7" in kinds or (before and kinds[-1] in "si")):
            get = per.until_eve(get)
        if bound == "by" and ("P" in kinds and _first(scan.tokens[first:last], "P").value == "mid"):  # type: ignore[union-attr]
            get = per.until_middle(
                _base(scan.tokens[first : last - 1], _year_of(scan.tokens[first:last])) or get
            )
        relative = not (kinds[0] in "yD" or kinds.startswith("nu"))
        start = _period(scan, *match.span("q")) if "q" in match.re.groupindex else None
        if start is not None and kinds == "nd":
            get = _same_month(start, scan.tokens[first].value) or get
        return Reading(actual, get, relative=relative, start=start)

    return build


_MOVED = re.compile(r"(?:推迟|延期|延后|提前|改期|调整|推后)$")
"""推迟到四月下旬: the time itself, no deadline."""


def span_of(scan: Scan, match: re.Match[str]) -> tuple[float, float, str]:
    """(low, high, unit) of a span's tokens; high is 0 where it is no range."""
    told = next(t for t in scan.tokens[match.start("span") : match.end("span")] if t.kind in "ud")
    unit = "day" if told.kind == "d" else told.value
    if match.start("two") >= 0:
        low, high = scan.tokens[match.start("two")].value
        return float(low), float(high), unit
    if match.start("halved") >= 0:
        return 0.5, 0.0, unit
    low = float(scan.tokens[match.start("lo")].value) + (0.5 if match.start("half") >= 0 else 0.0)
    high_at = match.start("hi")
    return low, float(scan.tokens[high_at].value) if high_at >= 0 else 0.0, unit


def _ahead(bound: str) -> Build:
    def build(scan: Scan, match: re.Match[str]) -> Reading | None:
        low, high, unit = span_of(scan, match)
        groups = match.re.groupindex
        start = _period(scan, *match.span("q")) if "q" in groups else None
        return Reading(bound, None, low, high, unit, relative=True, start=start)

    return build


def _event(_scan: Scan, _match: re.Match[str]) -> Reading | None:
    """认定后10个工作日内: tied to an event, unless the words before the span name a day."""
    return Reading("event", relative=True)


def _recent(scan: Scan, match: re.Match[str]) -> Reading | None:
    """近五年 looks back; other modifiers before a span make an amount of it."""
    lead = scan.tokens[match.start()]
    if lead.value != "近" or scan.text[max(0, lead.start - 1) : lead.start] in tuple("出快慢少长早晚省多"):
        return None
    return _ahead("last")(scan, match)


_TABLE: tuple[tuple[str, Build], ...] = (
    (rf"9?x[AF]O?{_S}I?", _event),
    (rf"9{_Q}[AF]{_S}I", _ahead("within")),
    (rf"N[~8]?{_S}I?", _ahead("within")),
    (rf"[~8]?{_S}I", _ahead("within")),
    (rf"[~8]?{_S}A", _ahead("after")),
    (rf"{_LONG}V", _ahead("ago")),
    (rf"L{_LONG}", _ahead("last")),
    (rf"~{_LONG}(?!I)", _recent),
    (rf"9?Y[-aB]{_P}", _bounded("by")),
    (rf"[9B]?{_Q}(?:[-aB]){_P}", _bounded("range")),
    (rf"9?{_Q}F[aB]{_P}", _bounded("range")),
    (rf"9{_P}[FA]?", _bounded("from")),
    (rf"{_P}F", _bounded("from")),
    (r"9?Y", lambda _scan, _match: Reading("now", relative=True)),
    (rf"{_P}A", _bounded("behind")),
    (rf"[Ba~]?{_P}V(?![n@])", _bounded("by")),
    (rf"[Ba]{_P}", _bounded("by")),
    (rf"{_P}I", _bounded("")),
    (_P, _bounded("")),
    (r"E(?:n|b)?[umd]|E[wf]", lambda _scan, _match: Reading("every", relative=True)),
)
RULES: tuple[Rule, ...] = tuple(rule(pattern, build) for pattern, build in _TABLE)
LASTING = re.compile(rf"[~8]?{_LONG}(?![IAV])")
"""A bare span: it may say how long a promise holds."""
