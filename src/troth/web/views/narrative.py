"""What story is told, by whom: pyramid, benchmark against lead, spokespeople, speech profile."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from troth.web import current, figures, pictures
from troth.web.claims import claims
from troth.web.labels import PERIODS
from troth.web.periods import Period, period_of


def narrative(request: HttpRequest) -> HttpResponse:
    """The page; every figure on it opens to its quotes."""
    period = period_of(request)
    page = {"period": period, "periods": PERIODS, "claims": claims(period), **told(period)}
    return render(request, "web/narrative.html", page)


def told(period: Period) -> dict[str, Any]:
    """Everything that page and report tell of the narrative."""
    return {
        "gap": _one("resonance_gap", period),
        "pyramid": pictures.pyramid(figures.figures("pyramid_mix", period)),
        "pyramid_url": _one("pyramid_mix", period).url,
        "stances": [_one("benchmark_ratio", period), _one("lead_ratio", period)],
        "stance_course": pictures.courses(
            _("Benchmark against lead by quarter"),
            [
                (_("Benchmark"), "v-rival", "var(--v-rival)", _by("benchmark_ratio", period, "quarter")),
                (_("Lead"), "v-own", "var(--v-own)", _by("lead_ratio", period, "quarter")),
            ],
        ),
        "founder": _one("founder_dependency", period),
        "founder_course": pictures.courses(
            _("Founder dependency by month"),
            [(_("Founder dependency"), "v-own", "var(--v-own)", _by("founder_dependency", period, "month"))],
        ),
        "concentration": _one("spokesperson_concentration", period),
        "without": [
            figures.shown(f, period) for f in figures.figures("reach_without", period, by="all") if f.keys
        ],
        "overpromise": _one("overpromise_gap", period),
        "word_gap": _most("word_gap", period)[:8],
        "speech": _speech(period),
        "terms": figures.chosen_terms(),
        "book": current.book() is not None,
    }


def _one(name: str, period: Period) -> figures.Shown:
    return figures.shown(figures.figures(name, period, by="all")[0], period)


def _most(name: str, period: Period) -> list[figures.Shown]:
    """A measure's figures by their grain, the largest n first."""
    found = [figures.shown(f, period) for f in figures.figures(name, period, by="all") if f.keys]
    return sorted(found, key=lambda figure: -figure.n)


def _by(name: str, period: Period, by: str) -> list[Any]:
    return figures.figures(name, period, by=by)


def _speech(period: Period) -> list[dict[str, Any]]:
    """One row a term that was said, its figures by year."""
    if not figures.chosen_terms():
        return []
    rows: dict[tuple[str, str], list[figures.Shown]] = {}
    for figure in figures.figures("speech_profile", period, by="year"):
        if figure.keys and figure.numerator:
            key = (str(figure.keys["term"]), figures.key_in_words("counted_in", figure.keys["counted_in"]))
            rows.setdefault(key, []).append(figures.shown(figure, period, by="year"))
    ordered = sorted(rows.items(), key=lambda row: -max(f.value or 0 for f in row[1]))
    return [{"term": term, "per": per, "years": found} for (term, per), found in ordered[:24]]
