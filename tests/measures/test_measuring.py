"""What holds for every metric."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
import sqlglot

from tests.measures.told import BOOK, Told, promises, small
from troth.library import Library
from troth.measures import METRICS, Metric, Scope, measure, quotes_behind
from troth.measures.cards import cards_table
from troth.measures.formulas import FORMULAS, SOURCES
from troth.measures.measuring import composed
from troth.words import TrothError

RELATIONS = {
    "promises": promises(("kept", "2026-01-31", "2026-01-30"), ("kept_late", "2026-02-28", "2026-03-10")),
    "terms": pa.table({"term": ["lamp"]}),
}
EACH = pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.id)
FULL = Scope(since=date(2026, 1, 1), until=date(2026, 12, 31), entities=["lamp", "aster", "mia", "ben"],
             voices=["own", "public", "media"], channels=["weibo"], kinds=["post"], langs=["en"])  # fmt: skip


@pytest.fixture
def year(told: Told) -> Library:
    """Documents in which every metric finds something to count."""
    told.says("d", "a promise")
    for number in range(6):
        told.says(f"o{number}", "Aster Lamp Mia", voice="own", reach=10, author_key="us", lang="en")
        told.says(f"p{number}", "Aster Lamp Mia Ben Boreal", reach=number, author_key=f"a{number}", lang="en")
        for doc in (f"o{number}", f"p{number}"):
            told.feels(doc, 0.5).feels(doc, 0.3, "lamp").frames(doc, 0, "emotion", "lead").sentence(
                doc, 0, 10
            )
        told.states(f"o{number}", "promise", vague=number > 2)
    return told.done()


@EACH
def test_every_metric_counts_what_lies_behind_it(year: Library, metric: Metric) -> None:
    metric = small(metric.id)
    figures = measure(year, BOOK, metric, relations=RELATIONS)
    assert figures
    for figure in figures:
        assert figure.value is not None
        assert figure.low is not None
        assert figure.high is not None
        assert figure.low <= figure.high
        found = quotes_behind(year, BOOK, metric, relations=RELATIONS, keys=figure.keys, limit=1000)
        assert found.total == len(found.quotes)
        assert found.quotes or figure.numerator == 0
        for quote in found.quotes:
            text = year.text(quote.doc_id, quote.version)
            assert quote.quote == text[quote.start : quote.end] != ""
        if metric.card.interval in ("wilson", "poisson", "median"):
            inside = sum(quote.counted for quote in found.quotes)
            assert figure.numerator == inside or metric.id == "promise_delay"


@EACH
def test_every_metric_takes_every_filter(year: Library, metric: Metric) -> None:
    figures = measure(year, BOOK, small(metric.id), FULL, relations=RELATIONS)
    assert figures[0].value is not None
    assert quotes_behind(year, BOOK, metric, FULL, relations=RELATIONS, limit=2).total > 0
    if not metric.card.relations or metric.id == "speech_profile":
        (empty,) = measure(year, BOOK, metric, relations=RELATIONS, since=date(2030, 1, 1))
        assert (empty.value, empty.n, empty.reason) == (None, 0, "not enough data")


@EACH
def test_an_empty_library_gives_no_number(told: Told, metric: Metric) -> None:
    nothing = {
        "promises": promises(),
        "terms": RELATIONS["terms"],
    }
    for book in (BOOK, None):
        figures = measure(told.library, book, small(metric.id), relations=nothing)
        assert [figure.value for figure in figures] == [None]


@EACH
def test_every_metric_can_be_asked_of_spark(metric: Metric) -> None:
    for scope in (Scope(), FULL, Scope(by="month")):
        query, _ = composed(metric, scope)
        (spark,) = sqlglot.transpile(f"{query}\n{metric.figure}", read="duckdb", write="spark")
        assert sqlglot.parse_one(spark, read="spark") is not None
        assert "::" not in spark


@EACH
def test_every_card_is_filled_in(metric: Metric) -> None:
    card = metric.card
    assert card.interval in FORMULAS
    assert set(FORMULAS) == set(SOURCES)
    assert card.question.endswith("?")
    assert card.limits.endswith(".")
    assert card.version >= 1
    assert card.minimum_n >= 6
    for field in ("name", "formula", "unit", "denominator"):
        assert getattr(card, field)
    assert "interval_source" in card.as_dict()


def test_the_page_of_cards_is_up_to_date() -> None:
    page = (Path(__file__).parents[2] / "docs" / "measures.md").read_text("utf-8")
    assert cards_table(METRICS) in page, "run: python -m troth.measures docs/measures.md"


def test_ids_are_unique() -> None:
    assert len({metric.id for metric in METRICS}) == len(METRICS)


def test_groups(year: Library) -> None:
    def groups(by: str) -> list[Any]:
        return [f.keys["group"] for f in measure(year, BOOK, small("net_sentiment"), by=by, sides=None)]

    assert groups("channel") == ["weibo"]
    assert groups("lang") == ["en"]
    assert groups("quarter") == [date(2026, 1, 1)]
    with pytest.raises(TrothError, match="cannot group by text"):
        groups("text")
    with pytest.raises(TrothError, match="promises cannot be grouped by channel"):
        measure(year, BOOK, small("promise_rate"), by="channel", relations=RELATIONS)


def test_quotes_come_in_pages(year: Library) -> None:
    metric = small("net_sentiment")
    pages = [quotes_behind(year, BOOK, metric, limit=4, offset=offset).quotes for offset in (0, 4, 8)]
    assert [len(page) for page in pages] == [4, 2, 0]
    assert len({quote.doc_id for page in pages for quote in page}) == 6


def test_what_is_asked_wrongly_is_said(year: Library) -> None:
    with pytest.raises(TrothError, match="needs promises"):
        measure(year, BOOK, small("promise_rate"))
    with pytest.raises(TrothError, match="has no doc_id; DROP"):
        quotes_behind(year, BOOK, small("net_sentiment"), keys={"doc_id; DROP": 1})


def test_a_figure_follows_the_library(year: Library, told: Told) -> None:
    metric = small("net_sentiment")
    before = measure(year, BOOK, metric)
    assert measure(year, BOOK, metric) == before
    other = Told(year).says("new", "Lamp").feels("new", -1.0)
    assert measure(other.done(), BOOK, metric)[0].n == before[0].n + 1
