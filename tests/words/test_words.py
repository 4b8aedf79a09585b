"""The shared vocabulary holds what it says."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.words import (
    FixedClock,
    NotGrounded,
    Problem,
    Span,
    TrothError,
    content_id,
    folded,
    ground,
    kept,
    keyed_hash,
)
from troth.words.schemas import READINGS, TABLES

parts = st.lists(st.one_of(st.text(), st.binary(), st.none(), st.integers()), max_size=4)


@given(parts, parts)
def test_two_contents_never_share_an_id(one: list[str], other: list[str]) -> None:
    alike = [(type(a), a) for a in one] == [(type(b), b) for b in other]
    assert (content_id(*one) == content_id(*other)) == alike


def test_joined_parts_do_not_collide() -> None:
    assert content_id("a.b", "c") != content_id("a", "b.c")
    assert content_id("", "a") != content_id(None, "a")


def test_a_pseudonym_depends_on_the_key() -> None:
    assert keyed_hash(b"k", "老王") == keyed_hash(b"k", "老王") != keyed_hash(b"j", "老王")


@given(st.text(min_size=1), st.data())
def test_only_exact_words_are_grounded(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = Span("d", start, end)
    assert ground(text, span, text[start:end]) is span
    with pytest.raises(NotGrounded):
        ground(text, span, text[start:end] + "!")
    with pytest.raises(NotGrounded):
        Span("d", start, len(text) + 1).of(text)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 3), (4, 2)])
def test_a_span_has_a_length(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="start < end"):
        Span("d", start, end)


def test_overlap_needs_one_document_and_a_shared_letter() -> None:
    assert Span("d", 0, 3).overlaps(Span("d", 2, 5))
    assert not Span("d", 0, 3).overlaps(Span("d", 3, 5))
    assert not Span("d", 0, 3).overlaps(Span("e", 2, 5))


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(folded(text)) == len(text)
    assert folded(folded(text)) == folded(text)


@given(st.text(alphabet=st.characters()))
def test_kept_text_is_storable_and_stable(text: str) -> None:
    once = kept(text)
    assert kept(once) == once
    once.encode("utf-8")
    assert "\r" not in once
    assert "\x00" not in once


def test_width_and_case_are_folded() -> None:
    assert folded("ＳＯＬＶＡＮＥ　Ｓ７ İX") == "solvane s7 İx"


def test_a_problem_reads_as_a_sentence_with_its_place() -> None:
    problem = Problem("x", "no such column", file="a.csv", line=3, column=7, hint="use --map")
    assert str(problem) == "a.csv:3:7: no such column (use --map)"
    assert str(Problem("x", "bad date", file="a.csv", row=12)) == "a.csv row 12: bad date"
    assert problem.as_dict() == {
        "code": "x", "message": "no such column", "file": "a.csv", "line": 3, "column": 7,
        "hint": "use --map",
    }  # fmt: skip
    assert str(TrothError([problem, problem])).count("\n") == 1


def test_a_fixed_clock_stands_still_in_utc() -> None:
    assert FixedClock(date(2026, 10, 1)).now() == datetime(2026, 10, 1, tzinfo=UTC)
    with pytest.raises(ValueError, match="time zone"):
        FixedClock(datetime(2026, 10, 1))  # that is the mistake


def test_every_table_names_its_version_and_every_reading_its_maker() -> None:
    for name, schema in TABLES.items():
        assert schema.metadata[b"troth.table"] == name.encode()
        assert int(schema.metadata[b"troth.version"]) >= 1
    for name in READINGS:
        names = TABLES[name].names
        assert {"doc_id", "doc_version", "annotator", "annotator_version"} <= set(names)
        assert TABLES[name].field("doc_id").type == pa.string()
