"""Marks over a text: nothing lost, nothing doubled, whatever lies over what."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from troth.web.marking import WINDOW, Mark, differences, marked

KINDS = st.sampled_from(["promise", "mention", "date", "amount"])


@st.composite
def texts_with_marks(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(st.text(min_size=1, max_size=60))
    places = draw(
        st.lists(st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text)), KINDS), max_size=8)
    )
    return text, [Mark(min(a, b - 1), max(a + 1, b), kind, "note") for a, b, kind in places]


@given(texts_with_marks())
def test_pieces_are_the_text_and_each_letter_has_its_marks(given_: tuple[str, list[Mark]]) -> None:
    text, marks = given_
    shown = marked(text, sorted(marks, key=lambda mark: (mark.start, -mark.end)))
    assert "".join(piece.text for piece in shown.pieces) == text
    at = 0
    for piece in shown.pieces:
        for offset in range(at, at + len(piece.text)):
            over = {f"m-{mark.kind}" for mark in marks if mark.start <= offset < mark.end}
            assert set(piece.kinds.split()) == over
        at += len(piece.text)


def test_a_long_text_is_shown_in_parts() -> None:
    text = "ab" * WINDOW
    first = marked(text, [Mark(WINDOW - 1, WINDOW + 1, "date", "over the edge")])
    second = marked(text, [], first.last)
    assert first.last == WINDOW
    assert "".join(piece.text for piece in first.pieces + second.pieces) == text
    assert first.pieces[-1].kinds == "m-date"


@given(st.text(max_size=40), st.text(max_size=40))
def test_differences_hold_both_wordings(old: str, new: str) -> None:
    changes = differences(old, new)
    assert "".join(change.text for change in changes if change.kind != "new") == old
    assert "".join(change.text for change in changes if change.kind != "gone") == new


def test_chinese_is_compared_by_character() -> None:
    changes = differences("将于1月底交付", "将于2月底交付")
    assert [change.text for change in changes if change.kind == "same"] == ["将于", "月底交付"]
