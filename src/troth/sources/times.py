"""Points in time as exports write them, read into UTC together with how exact they are."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from troth.words import fail

EARLIEST, LATEST = 1980, 2100
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar jän",
            "feb february februar",
            "mar march märz mär mrz",
            "apr april",
            "may mai",
            "jun june juni",
            "jul july juli",
            "aug august",
            "sep sept september",
            "oct october okt oktober",
            "nov november",
            "dec december dez dezember",
        ),
        start=1,
    )
    for name in names.split()
}
_CLOCK = (
    r"(?:[T ]*(?P<ampm1>上午|下午)?\s*(?P<H>\d{1,2})(?::|时|點|点)(?P<M>\d{2})?分?"
    r"(?::?(?P<S>\d{2})秒?(?:[.,](?P<f>\d{1,9}))?)?"
    r"\s*(?P<ampm2>[AaPp]\.?[Mm]\.?)?(?:\s*Uhr)?)?"
    r"\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2})?"
)
_FORMS = tuple(
    re.compile(form + "$")
    for form in (
        r"(?P<Y>\d{4,6})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})" + _CLOCK,
        r"(?P<Y>\d{4,6})年(?P<m>\d{1,2})月(?P<d>\d{1,2})[日号]?" + _CLOCK,
        r"(?P<Y>\d{4})(?P<m>\d{2})(?P<d>\d{2})(?:T?(?P<H>\d{2})(?P<M>\d{2})(?P<S>\d{2})(?P<zone>Z)?)?",
        r"(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<Y>\d{4,6}),?" + _CLOCK,
        r"(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<Y>\d{4,6}),?" + _CLOCK,
        r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,?\s+)?(?P<d>\d{1,2})[.]?[-\s](?P<mon>[^\W\d]+)\.?[-\s,]+"
        r"(?P<Y>\d{4,6}),?" + _CLOCK,
        r"(?P<mon>[^\W\d]+)\.?\s+(?P<d>\d{1,2}),?\s+(?P<Y>\d{4,6}),?" + _CLOCK,
        r"(?P<Y>\d{4})[-/年](?P<m>\d{1,2})月?",
    )
)
_ASIAN_WEIBO = re.compile(
    r"[A-Z][a-z]{2} (?P<mon>[A-Z][a-z]{2}) (?P<d>\d{1,2}) (?P<H>\d{2}):(?P<M>\d{2}):(?P<S>\d{2}) "
    r"(?P<zone>[+-]\d{4}) (?P<Y>\d{4})$"
)
_NUMBER = re.compile(r"\d{9,17}(?:\.\d+)?$")


def zone(name: str) -> tzinfo:
    """A time zone by name. Raises TrothError when there is none of that name."""
    if name.upper() == "UTC":
        return UTC
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise fail(
            "source.zone", f"there is no time zone {name!r}", hint="for example Asia/Shanghai"
        ) from None


def parse_time(text: str, default: tzinfo, order: str | None = None) -> tuple[datetime, str] | str:
    """Read one point in time: (moment in UTC, precision), or the reason why it cannot be read.

    Numbers are seconds, milliseconds or microseconds since 1970 by their size. `order` ("dmy" or "mdy")
    settles dates like 09/10/2025, which are refused without it. Of two-digit years none is guessed.
    """
    text = " ".join(text.split())
    if len(text) > 60:
        return "is too long for a date"
    if _NUMBER.match(text):
        return _from_number(float(text))
    for form in (_ASIAN_WEIBO, *_FORMS):
        if found := form.match(text):
            return _from_parts(found.groupdict(), default, order)
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return "is no date that we can read"
    moment = moment if moment.tzinfo else moment.replace(tzinfo=default)
    return _checked(moment, "second")


def _from_number(value: float) -> tuple[datetime, str] | str:
    # 1e11 s lies in the year 5138 and 1e11 ms in 1973, so the size tells the unit.
    while value >= 1e11:
        value /= 1000
    return _checked(datetime.fromtimestamp(value, UTC), "second")


def _from_parts(
    part: dict[str, str | None], default: tzinfo, order: str | None
) -> tuple[datetime, str] | str:
    year = int(part["Y"] or 0)
    if not EARLIEST <= year <= LATEST:
        return f"has the year {year}, which lies outside {EARLIEST} to {LATEST}"
    month_day = _month_and_day(part, order)
    if isinstance(month_day, str):
        return month_day
    hour, precision = _hour(part), "day"
    if part.get("d") is None and part.get("a") is None:
        precision = "month"
    elif part.get("S"):
        precision = "second"
    elif part.get("M"):
        precision = "minute"
    elif part.get("H"):
        precision = "hour"
    # A bare day has no hour that a time zone could shift into the day before: it stays that day in UTC.
    local = UTC if precision in ("day", "month") and not part.get("zone") else default
    try:
        moment = datetime(
            year, *month_day, hour, int(part.get("M") or 0), min(59, int(part.get("S") or 0)),
            int((part.get("f") or "0").ljust(6, "0")[:6]), tzinfo=_offset(part.get("zone"), local),
        )  # fmt: skip
    except ValueError:
        return "is a day or an hour that does not exist"
    return _checked(moment, precision)


def _month_and_day(part: dict[str, str | None], order: str | None) -> tuple[int, int] | str:
    if part.get("a"):
        first, second = int(part["a"] or 0), int(part["b"] or 0)
        if first > 12 or order == "dmy" or first == second:
            return second, first
        if second > 12 or order == "mdy":
            return first, second
        return "can mean two days; say which with --map order=dmy or order=mdy"
    if part.get("mon"):
        number = _MONTHS.get((part["mon"] or "").casefold())
        return (number, int(part["d"] or 1)) if number else "is no date that we can read"
    return int(part.get("m") or 1), int(part.get("d") or 1)


def _hour(part: dict[str, str | None]) -> int:
    hour = int(part.get("H") or 0)
    half = (part.get("ampm1") or part.get("ampm2") or "").lower()
    if half.startswith("p") or half == "下午":
        return hour if hour == 12 else hour + 12
    if half.startswith("a") or half == "上午":
        return hour % 12
    return hour


def _offset(text: str | None, default: tzinfo) -> tzinfo:
    if text is None:
        return default
    if text in ("Z", "UTC", "GMT"):
        return UTC
    sign = -1 if text[0] == "-" else 1
    minutes = int(text[1:3]) * 60 + int(text[-2:])
    return timezone(sign * timedelta(minutes=minutes))


def _checked(moment: datetime, precision: str) -> tuple[datetime, str] | str:
    try:
        moment = moment.astimezone(UTC)
    except OverflowError:
        return "lies outside the calendar"
    if not EARLIEST <= moment.year <= LATEST:
        return f"has the year {moment.year}, which lies outside {EARLIEST} to {LATEST}"
    return moment, precision
