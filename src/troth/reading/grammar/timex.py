"""TIMEX3 values: what a time expression says, as (start, end, type, value) for `troth eval timex`.

Values follow TIMEX3 (ISO-TimeML): 2014-09, 2014-Q3, 1998-FA, P10Y, PXY, PAST_REF, 2016-01-12TEV.
"""

from __future__ import annotations

from datetime import date, timedelta

from troth.reading.grammar.calendar import Period
from troth.reading.grammar.dates import DateHit, find_dates

Timex = tuple[int, int, str, str]
SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}
LETTERS = {
    "second": "S",
    "minute": "M",
    "hour": "H",
    "day": "D",
    "workday": "D",
    "week": "W",
    "month": "M",
    "quarter": "Q",
    "half": "H",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
    "weekend": "WE",
    "night": "NI",
}
CLOCK_UNITS = frozenset({"second", "minute", "hour"})


def timex(text: str, lang: str, anchor: date | None) -> list[Timex]:
    """Time expressions of a text in order, none overlapping. German spans leave prepositions out."""
    if lang == "de":
        from troth.reading.grammar.timex_de import german

        return german(text, anchor)
    return [made for hit in find_dates(text, lang, anchor) if (made := _of_hit(hit))]


def _of_hit(hit: DateHit) -> Timex | None:
    reading = hit.reading
    if reading.bound in ("within", "last", "event") and reading.unit:
        return hit.start, hit.end, "DURATION", duration(reading.high or reading.low, reading.unit)
    if reading.bound == "every":
        return hit.start, hit.end, "SET", "P1" + LETTERS.get(hit.precision, "D")
    if reading.bound == "now":
        return hit.start, hit.end, "DATE", "PRESENT_REF"
    start, end = hit.from_ or hit.to, hit.to or hit.from_
    if start is None or end is None:
        return None
    return hit.start, hit.end, "DATE", period_value(Period(start, end, hit.precision))


def duration(count: float | None, unit: str) -> str:
    """P3Y, PT2H, P0.5Y; PXY where the count is not told."""
    number = "X" if count is None else f"{count:g}"
    return ("PT" if unit in CLOCK_UNITS else "P") + number + LETTERS.get(unit, "D")


def period_value(period: Period) -> str:
    """The TIMEX3 value of a period by its precision and length."""
    start, precision = period.start, period.precision
    if precision == "week":
        iso = start.isocalendar()
        return f"{iso.year}-W{iso.week:02d}" + ("-WE" if (period.end - start).days == 1 else "")
    if precision in ("century", "decade"):
        return f"{start.year // (100 if precision == 'century' else 10)}"
    months = (period.end + timedelta(days=1)).month - start.month
    months += 12 * ((period.end + timedelta(days=1)).year - start.year)
    if precision == "quarter":
        return f"{start.year}-Q{(start.month + 2) // 3}"
    if precision == "half":
        return f"{start.year}-H{1 if start.month < 7 else 2}"
    if precision == "season":
        return f"{start.year}-{SEASONS[start.month]}"
    if precision == "year" or months == 12:
        return f"{start.year:04d}"
    return f"{start.year:04d}-{start.month:02d}" if precision in ("month", "part") else start.isoformat()
