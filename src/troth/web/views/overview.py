"""The first page: what was said, how it leans, whose voice is heard, what was promised."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from troth.ledger import queries as ledger
from troth.ledger.queries import Filters
from troth.ledger.states import OPEN_OUTCOMES, TWO_PEOPLE
from troth.web import current, figures, pictures, queries
from troth.web.labels import PERIODS
from troth.web.periods import period_of


def overview(request: HttpRequest) -> HttpResponse:
    """Headline figures with intervals, documents by week, busiest days, topics, promises near their day."""
    library, period = current.library(), period_of(request)
    totals = queries.totals(library)
    page: dict[str, object] = {"period": period, "periods": PERIODS, "totals": totals}
    if totals["documents"]:
        weeks = queries.weeks(library, period)
        page |= {
            "voices": queries.voices(library, period),
            "documents": sum(row["n"] for row in queries.voices(library, period)),
            "weeks": pictures.weeks(weeks) if weeks else None,
            "headlines": figures.headlines(period),
            "busiest": queries.busiest_days(library, period),
            "topics": queries.topics(library, period),
            "coverage": queries.coverage(library, period),
        }
    return render(request, "web/overview.html", page | promises_now())


def promises_now() -> dict[str, object]:
    """How promises stand today: counts, what is overdue, what comes next, what was settled last."""
    confirmed = ("confirmed",)
    return {
        "counts": ledger.counts(),
        "overdue": ledger.list_promises(Filters(review=confirmed, schedule="overdue"), size=5),
        "soon": ledger.list_promises(
            Filters(review=confirmed, outcome=tuple(sorted(OPEN_OUTCOMES)), due_since=current.today()), size=5
        ),
        "settled": ledger.list_promises(
            Filters(review=confirmed, outcome=tuple(sorted(TWO_PEOPLE)), order="-updated"), size=5
        ),
    }
