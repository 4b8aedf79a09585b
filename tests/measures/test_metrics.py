"""Rows in, rows out: each metric over readings written by hand, figures worked out by hand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pyarrow as pa
import pytest

from tests.measures.told import BOOK, Cast, Told, promises, small
from troth.library import Library
from troth.measures import BY_ID, Behind, measure, quotes_behind


def counted(library: Library, name: str, **asked: Any) -> list[tuple[Any, ...]]:
    """Figures as (group, grain …, numerator, denominator, n)."""
    figures = measure(library, BOOK, small(name), **asked)
    return [(*figure.keys.values(), figure.numerator, figure.denominator, figure.n) for figure in figures]


def value(library: Library, name: str, **asked: Any) -> float | None:
    (figure,) = measure(library, BOOK, small(name), **asked)
    return figure.value


def behind(library: Library, name: str, **asked: Any) -> Behind:
    return quotes_behind(library, BOOK, small(name), **asked)


@pytest.fixture
def voices(told: Told) -> Library:
    told.says("a", "Aster and its Lamp", author_key="one", reach=10)
    told.says("b", "Lamp or Torch of Boreal", author_key="one", reach=30)
    told.says("c", "Corvus", author_key="two", voice="media", reach=60)
    told.says("d", "Boreal again", day="2026-04-01", author_key="two")
    told.says("e", "Aster by Aster", voice="own", author_key="us", reach=1000)
    told.says("f", "nobody", author_key="three", reach=5)
    return told.done()


def test_share_of_voice_by_documents(voices: Library) -> None:
    # Own: a, b. Rivals: Boreal in b and d, Corvus in c. Our own release e is not others' voice.
    assert counted(voices, "share_of_voice_documents") == [(2, 5, 5)]
    assert counted(voices, "share_of_voice_documents", by="month") == [
        (date(2026, 3, 1), 2, 4, 4), (date(2026, 4, 1), 0, 1, 1),
    ]  # fmt: skip
    assert counted(voices, "share_of_voice_documents", sides=["own"]) == [(1, 1, 1)]


def test_share_of_voice_by_authors(voices: Library) -> None:
    # One names us (twice) and Boreal; two names Corvus and Boreal.
    assert counted(voices, "share_of_voice_authors") == [(1, 4, 4)]
    assert [q.doc_id for q in behind(voices, "share_of_voice_authors", counted=True).quotes] == ["a"]


def test_share_of_voice_by_reach(voices: Library) -> None:
    # Own 10 + 30; Boreal 30 in b; Corvus 60; d has no known reach.
    assert counted(voices, "share_of_voice_reach") == [(40, 130, 4)]


def test_share_of_voice_needs_rivals(voices: Library) -> None:
    alone = Cast(tuple(entity for entity in BOOK.entities if entity.own))
    (figure,) = measure(voices, alone, small("share_of_voice_documents"))
    assert (figure.value, figure.enough, figure.reason) == (None, False, "no rivals in the brand book")


@pytest.fixture
def feelings(told: Told) -> Library:
    for number, polarity in enumerate([0.9, 0.21, 0.2, 0.0, -0.2, -0.21, -1.0, 0.5]):
        told.says(f"d{number}", "Lamp", channel="x" if number == 7 else "weibo").feels(f"d{number}", polarity)
    told.feels("d0", -0.8, about="lamp").feels("d0", 0.1, about="lamp").feels("d1", 0.7, about="aster")
    told.says("own", "Lamp", voice="own").feels("own", 1.0)
    return told.done()


def test_net_sentiment(feelings: Library) -> None:
    # Positive .9, .21, .5; negative -.21, -1; neutral .2, 0, -.2.
    assert counted(feelings, "net_sentiment") == [(1, 8, 8)]
    assert value(feelings, "net_sentiment") == pytest.approx(1 / 8)
    assert value(feelings, "net_sentiment", channels=["weibo"]) == 0
    assert {q.row["score"] for q in behind(feelings, "net_sentiment", counted=True).quotes} == {1}


def test_net_sentiment_without_neutral(feelings: Library) -> None:
    assert counted(feelings, "net_sentiment_polar") == [(1, 5, 5)]
    assert value(feelings, "net_sentiment_polar") == pytest.approx(1 / 5)


def test_net_sentiment_toward_an_entity(feelings: Library) -> None:
    # Toward Lamp: one document, mean of -.8 and .1 = -.35, negative.
    assert counted(feelings, "net_sentiment", entities=["lamp"]) == [(-1, 1, 1)]


@pytest.fixture
def framed(told: Told) -> Library:
    told.says("own", "0123456789", voice="own").says("pub", "0123456789")
    for start, layer in enumerate(["function", "function", "function", "emotion"]):
        told.frames("own", start, layer)
    for start, layer in enumerate(["emotion", "values", None]):
        told.frames("pub", start, layer)
    return told.done()


def test_pyramid_mix(framed: Library) -> None:
    assert counted(framed, "pyramid_mix") == [
        ("own", "emotion", 1, 4, 4), ("own", "function", 3, 4, 4), ("own", "values", 0, 4, 4),
        ("public", "emotion", 1, 2, 2), ("public", "function", 0, 2, 2), ("public", "values", 1, 2, 2),
    ]  # fmt: skip
    found = behind(framed, "pyramid_mix", keys={"side": "own", "layer": "function"})
    assert [(q.doc_id, q.start, q.quote) for q in found.quotes] == [("own", i, str(i)) for i in range(3)]


def test_resonance_gap(framed: Library) -> None:
    # p = (3/4, 1/4, 0), q = (0, 1/2, 1/2): divergence = 3/8 + 1/8·log2(2/3) + 1/4·log2(4/3) + 1/4 bits
    assert counted(framed, "resonance_gap") == [(4, 6, 2)]
    assert value(framed, "resonance_gap") == pytest.approx(0.655639**0.5, abs=1e-5)


def test_benchmark_and_lead_ratio(told: Told) -> None:
    told.says("own", "Lamp shines. Beats Boreal. We lead. Hello all.", voice="own")
    for start, end in [(0, 12), (13, 26), (27, 35), (36, 46)]:
        told.sentence("own", start, end)
    told.frames("own", 0, "function").frames("own", 13, None, "benchmark").frames("own", 27, "values", "lead")
    told.says("pub", "Lamp beats all", voice="public").sentence("pub", 0, 14).frames(
        "pub", 0, None, "benchmark"
    )
    library = told.done()
    # "Hello all." names nothing of ours and takes no stance.
    assert counted(library, "benchmark_ratio") == [(1, 3, 3)]
    assert counted(library, "lead_ratio") == [(1, 3, 3)]
    assert [q.quote for q in behind(library, "lead_ratio", counted=True).quotes] == ["We lead."]


@pytest.fixture
def people(told: Told) -> Library:
    told.says("a", "Mia shows Aster", reach=100).says("b", "Aster", reach=300).says(
        "c", "Mia alone", reach=50
    )
    told.says("d", "Ben on Lamp", day="2026-04-02", reach=50).says("e", "Boreal", reach=9)
    return told.done()


def test_founder_dependency(people: Library) -> None:
    # March: a and b name the brand, a also Mia; c names no brand. April: d names Ben only.
    assert counted(people, "founder_dependency") == [(date(2026, 3, 1), 1, 2, 2), (date(2026, 4, 1), 0, 1, 1)]
    found = behind(people, "founder_dependency", counted=True)
    assert [(q.doc_id, q.quote) for q in found.quotes] == [("a", "Mia")]


def test_spokesperson_concentration(people: Library) -> None:
    # Mia 2 documents, Ben 1: 4/9 + 1/9.
    assert counted(people, "spokesperson_concentration", by="all") == [(2, 3, 3)]
    assert value(people, "spokesperson_concentration", by="all") == pytest.approx(5 / 9)


def test_reach_without_a_person(people: Library) -> None:
    # a, b, c, d name us: 500 in all; Mia is in 150, Ben in 50.
    assert counted(people, "reach_without") == [("ben", 450, 500, 4), ("mia", 350, 500, 4)]


PROMISES = promises(
    ("kept", "2026-01-31", "2026-01-30"),
    ("kept", None, "2026-02-01"),
    ("kept_late", "2026-02-28", "2026-03-10"),
    ("kept_late", "2026-01-01", "2026-02-01"),
    ("broken", "2026-03-31", None),
    ("not_rated", "2026-06-29", None),
    ("in_the_works", "2026-06-30", None),
    ("superseded", "2026-01-01", None),
    ("unverifiable", "2026-01-01", None),
    ("stalled", None, None),
)


@pytest.fixture
def kept(told: Told) -> Library:
    return told.says("d", "We will").done()


def test_promise_rate_counts_what_is_due(kept: Library) -> None:
    asked: Mapping[str, Any] = {"relations": {"promises": PROMISES}}
    # The clock says 30 June: what was due on the 29th is overdue, what is due today is not.
    assert counted(kept, "promise_rate", **asked) == [(2, 6, 6)]
    assert counted(kept, "promise_rate_late", **asked) == [(2, 6, 6)]
    assert counted(kept, "promise_rate", since=date(2026, 3, 1), **asked) == [(0, 2, 2)]
    assert counted(kept, "promise_rate", by="year", **asked) == [
        (None, 1, 1, 1), (date(2026, 1, 1), 1, 5, 5),
    ]  # fmt: skip
    found = behind(kept, "promise_rate", counted=True, **asked)
    assert found.total == 2
    assert {q.quote for q in found.quotes} == {"We"}


def test_delay_of_promises_kept_late(kept: Library) -> None:
    asked: Mapping[str, Any] = {"relations": {"promises": PROMISES}}
    assert counted(kept, "promise_delay", **asked) == [(41, 2, 2)]
    assert value(kept, "promise_delay", **asked) == 20.5


def test_overpromise_gap(told: Told) -> None:
    narrows = [{"marker": "*", "text": "t", "start": 0, "end": 1, "narrows": "sample"}]
    source = [{"marker": "*", "text": "t", "start": 0, "end": 1, "narrows": "none"}]
    for number, row in enumerate([
        {"kind": "promise", "vague": True},
        {"kind": "promise"},
        {"kind": "superlative", "superlative": True},
        {"kind": "superlative", "superlative": True, "footnotes": source},
        {"kind": "fact", "footnotes": narrows},
        {"kind": "question", "vague": True},
        {"kind": "fact", "speaker": "a guest", "speaker_start": 0, "speaker_end": 1},
    ]):  # fmt: skip
        told.says(f"d{number}", "words", voice="own").states(f"d{number}", **row)
    told.says("media", "words", voice="media").states("media", "promise", vague=True, speaker_entity="mia",
                                                      speaker_start=0, speaker_end=1)  # fmt: skip
    told.says("rival", "words", voice="rival").states("rival", "promise", vague=True)
    told.says("user", "words").states("user", "promise", vague=True, speaker_entity="boreal")
    library = told.done()
    # Flagged: d0, d2, d4, and Mia quoted in the media; counted besides: d1, d3.
    assert counted(library, "overpromise_gap") == [(4, 6, 6)]
    reasons = {q.doc_id: q.row["reason"] for q in behind(library, "overpromise_gap", counted=True).quotes}
    assert reasons == {"d0": "vague", "d2": "superlative", "d4": "narrowed", "media": "vague"}


def test_distance_between_our_words_and_theirs(told: Told) -> None:
    told.says("o1", "Lamp", voice="own").feels("o1", 1.0, "lamp").says("o2", "Lamp", voice="own")
    told.feels("o2", 0.5, "lamp").says("p1", "Lamp").feels("p1", -0.5, "lamp").feels("p1", 0.0, "lamp")
    told.says("p2", "Torch").feels("p2", 1.0, "torch").says("p3", "Mia").feels("p3", 1.0, "mia")
    library = told.done()
    assert counted(library, "word_gap") == [("lamp", 2, 3, 1)]
    assert value(library, "word_gap") == pytest.approx(0.75 + 0.25)


def test_speech_profile(told: Told) -> None:
    told.says("s1", "Premium is not premiums. A premium, premium lamp", day="2025-05-01", voice="own")
    told.says("s2", "高端高端化,高端 Premium品牌", day="2026-05-01", voice="spokesperson")
    told.says("p", "premium premium", day="2026-05-01")
    library = told.done()
    terms = pa.table({"term": ["premium", "高端"]})
    assert counted(library, "speech_profile", relations={"terms": terms}) == [
        (date(2025, 1, 1), "premium", "words", 3, 8, 8),
        (date(2025, 1, 1), "高端", "words", 0, 8, 8),
        (date(2026, 1, 1), "premium", "characters", 1, 17, 17),
        (date(2026, 1, 1), "高端", "characters", 3, 17, 17),
    ]
    figures = measure(library, BOOK, small("speech_profile"), relations={"terms": terms})
    assert figures[0].value == pytest.approx(375)
    found = behind(library, "speech_profile", relations={"terms": terms}, keys=figures[0].keys)
    assert [(q.start, q.end, q.quote) for q in found.quotes] == [
        (0, 7, "Premium"), (27, 34, "premium"), (36, 43, "premium"),
    ]  # fmt: skip


def test_a_minimum_keeps_thin_data_silent(voices: Library) -> None:
    (figure,) = measure(voices, BOOK, BY_ID["share_of_voice_documents"])
    assert (figure.value, figure.low, figure.high, figure.n) == (None, None, None, 5)
    assert (figure.enough, figure.reason) == (False, "not enough data")
