"""What stands in the report, gathered from the same figures and queries as the site's pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from troth.ledger import moment
from troth.ledger import queries as ledger
from troth.ledger.queries import Filters, Row
from troth.measures import METRICS
from troth.web import current, figures, pictures, queries
from troth.web.figures import Shown
from troth.web.periods import Period
from troth.web.queries import Passage
from troth.web.views.narrative import told

QUOTES = 6
"""Quotes printed for each figure; the note says how many there are in all."""
ROWS = 60
"""Promises printed in each list; the heading says how many there are."""
_STYLE = Path(__file__).parent / "static" / "troth" / "report.css"


@dataclass(slots=True)
class Notes:
    """Numbered notes: each figure's quotes, in the order in which figures appear."""

    period: Period
    items: list[dict[str, Any]] = field(default_factory=list)

    def of(self, figure: Shown) -> int | None:
        """The number of the note with a figure's quotes; None where there are none."""
        for item in self.items:
            if item["key"] == (figure.id, figure.keys):
                return int(item["number"])
        found = figures.behind(figure.id, self.period, figure.keys, None, 0, QUOTES, **_grouping(figure))
        if not found.total:
            return None
        places = [
            {"doc_id": q.doc_id, "doc_version": q.version, "start": q.start, "end": q.end}
            for q in found.quotes
        ]
        passages: list[Passage] = queries.passages(current.library(), places)
        number = len(self.items) + 1
        self.items.append({
            "key": (figure.id, figure.keys), "number": number, "title": figure.title, "about": figure.about,
            "total": found.total, "passages": passages,
        })  # fmt: skip
        return number


def _grouping(figure: Shown) -> dict[str, Any]:
    return {} if "group" in figure.keys else {"by": "all"}


def page(period: Period) -> str:
    """The whole report in the language that is active."""
    library = current.library()
    totals = queries.totals(library)
    notes = Notes(period)
    content: dict[str, Any] = {
        "brand": current.name_of(current.book().brand) if current.book() else "",  # type: ignore[union-attr]
        "language": get_language(),
        "style": _STYLE.read_text("utf-8"),
        "today": moment.today(),
        "period": period,
        "totals": totals,
        "promises": _promises(),
        "coverage": queries.coverage(library, period),
        "thin": [],
        "cards": [m.card.as_dict() for m in METRICS],
    }
    content["counts"] = ledger.counts()
    content["empty"] = not totals["documents"] and not any(content["promises"].values())
    if totals["documents"]:
        content |= _read(period, notes)
    content["notes"] = notes.items
    return render_to_string("web/report.html", content)


def _read(period: Period, notes: Notes) -> dict[str, Any]:
    """Figures and charts of what was read, each figure with its note."""
    library, story = current.library(), told(period)
    weeks = queries.weeks(library, period)
    groups: list[tuple[str, list[Shown]]] = [
        (_("Headline figures"), figures.headlines(period)),
        (
            _("Share of voice"),
            _all(period, "share_of_voice_documents", "share_of_voice_authors", "share_of_voice_reach"),
        ),
        (_("Sentiment"), _all(period, "net_sentiment", "net_sentiment_polar")),
        (_("Narrative"), [story["gap"], *_all(period, "pyramid_mix"), *story["stances"]]),
        (_("Through whom it is heard"), [story["founder"], story["concentration"], *story["without"]]),
        (_("Words and what they cover"), [story["overpromise"], *story["word_gap"]]),
        (_("Promises"), _all(period, "promise_rate", "promise_rate_late", "promise_delay")),
    ]
    listed = [{"title": title, "rows": [(row, notes.of(row)) for row in rows]} for title, rows in groups]
    speech = [
        {**row, "years": [(figure, notes.of(figure)) for figure in row["years"]]} for row in story["speech"]
    ]
    return {
        "headlines": listed[0]["rows"],
        "groups": listed[1:],
        "weeks": pictures.weeks(weeks) if weeks else None,
        "charts": [c for c in (story["pyramid"], story["stance_course"], story["founder_course"]) if c],
        "course": _sentiment_course(period),
        "speech": speech,
        "busiest": queries.busiest_days(library, period),
        "topics": queries.topics(library, period),
        "thin": sorted({row.title for group in groups for row in group[1] if not row.enough}),
    }


def _all(period: Period, *names: str) -> list[Shown]:
    return [figures.shown(f, period) for name in names for f in figures.figures(name, period, by="all")]


def _sentiment_course(period: Period) -> Any:
    found = figures.figures("net_sentiment", period, by="month")
    return pictures.course(_("Net sentiment by month"), found) if sum(f.enough for f in found) > 1 else None


def _promises() -> dict[str, list[dict[str, Any]]]:
    """Confirmed promises by how they stand, each with its exact words and where they were said."""
    wanted = {
        "overdue": Filters(review=("confirmed",), schedule="overdue"),
        "due_soon": Filters(review=("confirmed",), schedule="due_soon"),
        "kept": Filters(review=("confirmed",), outcome=("kept",), order="-due"),
        "kept_late": Filters(review=("confirmed",), outcome=("kept_late", "kept_in_part"), order="-due"),
        "broken": Filters(
            review=("confirmed",), outcome=("broken", "quietly_dropped", "withdrawn"), order="-due"
        ),
        "not_due": Filters(review=("confirmed",), schedule="not_due"),
    }
    return {name: _with_quotes(ledger.list_promises(f, size=ROWS).rows) for name, f in wanted.items()}


def _with_quotes(rows: list[Row]) -> list[dict[str, Any]]:
    listed = []
    for row in rows:
        state = ledger.promise(row.promise.promise_id)
        said = min(state.appearances.values(), key=lambda a: a.get("on") or "9999", default=None)
        proof = [e for e in state.evidence.values() if e.get("status") == "accepted"]
        places = [item for item in [said, *proof] if item and item.get("doc_id")]
        found: dict[Any, Passage] = {
            (p.doc_id, p.start): p for p in queries.passages(current.library(), places)
        }
        listed.append({
            "row": row, "state": state, "said": found.get((said["doc_id"], said["start"])) if said else None,
            "evidence": [(e["relation"], found.get((e.get("doc_id"), e.get("start"))), e) for e in proof],
        })  # fmt: skip
    return listed
