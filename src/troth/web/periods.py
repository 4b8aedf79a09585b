"""The stretch of time that a page looks at: chosen once, kept for the visit, always in the address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.http import HttpRequest

from troth.web import current

DAYS = {"30d": 30, "90d": 90, "year": 365}
DEFAULT = "all"


@dataclass(frozen=True, slots=True)
class Period:
    """From the day `since` up to, not including, `until`; None is open."""

    code: str = DEFAULT
    since: date | None = None
    until: date | None = None

    def where(self, column: str = "published_at") -> tuple[list[str], dict[str, object]]:
        """Conditions in SQL and what they bind."""
        parts: list[str] = []
        bound: dict[str, object] = {}
        if self.since:
            parts.append(f"{column} >= $since")
            bound["since"] = start_of(self.since)
        if self.until:
            parts.append(f"{column} < $until")
            bound["until"] = start_of(self.until)
        return parts, bound

    @property
    def as_query(self) -> dict[str, str]:
        """Parameters for links to lists of the same period."""
        days = {"since": self.since, "until": self.until - timedelta(days=1) if self.until else None}
        return {key: value.isoformat() for key, value in days.items() if value}


def start_of(day: date) -> datetime:
    """Midnight UTC."""
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def period_of(request: HttpRequest) -> Period:
    """The period in the address, else the one chosen last."""
    since, until = parse_day(request.GET.get("since")), parse_day(request.GET.get("until"))
    if since or until:
        return Period("", since, until + timedelta(days=1) if until else None)
    code = request.GET.get("period") or request.session.get("period", DEFAULT)
    if code not in DAYS:
        code = DEFAULT
    if request.GET.get("period") and request.session.get("period") != code:
        request.session["period"] = code
    if code == DEFAULT:
        return Period()
    today = current.today()
    return Period(code, today - timedelta(days=DAYS[code] - 1), today + timedelta(days=1))


def parse_day(text: str | None) -> date | None:
    """A day from YYYY-MM-DD; None for anything else."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
