# ruff: noqa: E501  cases read better unbroken
"""Answers: only the agreed shape and allowed values come through, whatever is sent."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.reading.llm.answer import MOST_PER_SENTENCE, BadAnswer, parsed, unpacked
from troth.words.schemas import LAYERS, STANCES, STATEMENT_KINDS

GOOD: dict[str, Any] = {
    "sentence": 1, "kind": "promise", "quote": "q", "speaker": None, "speaker_sentence": None, "due": None, "sure": "high",
}  # fmt: skip


def document(*statements: Any, name: str = "d1", **more: Any) -> dict[str, Any]:
    return {"doc": name, "statements": list(statements), "frames": [], "opinions": []} | more


def answer(*documents: Any) -> str:
    return json.dumps({"documents": list(documents)})


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "kept"}, {"kind": None}, {"kind": ["promise"]}, {"quote": 3}, {"quote": None}, {"sure": 1}, {"sure": "very"},
        {"sentence": 0}, {"sentence": 3}, {"sentence": "1"}, {"sentence": True}, {"sentence": 1.0}, {"sentence": None},
        {"speaker": 5}, {"speaker_sentence": 9}, {"speaker_sentence": True}, {"due": {"to": "2031"}},
    ],
    ids=str,
)  # fmt: skip
def test_a_wrong_value_drops_the_item(change: dict[str, Any]) -> None:
    found, _ = parsed(answer(document(GOOD | change, GOOD)), {"d1": 2})
    assert len(found["d1"].statements) == 1
    assert found["d1"].dropped.total() == 1


def test_fields_beyond_the_agreed_ones_are_counted_and_never_read() -> None:
    found, stray = parsed(
        json.dumps(
            {"documents": [document(GOOD | {"status": "kept", "amounts": [1]}, status="kept")], "more": 1}
        ),
        {"d1": 1},
    )
    assert found["d1"].dropped["field"] == 3
    assert stray["field"] == 1
    assert b"kept" not in found["d1"].packed()


def test_missing_fields_drop_the_item() -> None:
    short = {name: value for name, value in GOOD.items() if name != "due"}
    assert parsed(answer(document(short)), {"d1": 1})[0]["d1"].dropped["shape"] == 1


def test_a_document_is_answered_once_and_only_when_asked_for() -> None:
    found, stray = parsed(
        answer(document(GOOD), document(GOOD, GOOD), document(name="d7"), "d1", None), {"d1": 1, "d2": 1}
    )
    assert (list(found), len(found["d1"].statements), stray["document"]) == (["d1"], 1, 4)


def test_one_sentence_holds_only_so_many_items() -> None:
    found, _ = parsed(answer(document(*[GOOD] * 500)), {"d1": 1})
    assert len(found["d1"].statements) == MOST_PER_SENTENCE
    assert found["d1"].dropped["too many"] == 500 - MOST_PER_SENTENCE


@pytest.mark.parametrize(
    "content",
    ["", "null", "[]", "{}", "no", '{"documents":{}}', answer(document())[:-3], "[" * 100_000, "NaN",
     f"{answer(document())} or {answer(document(GOOD))}"],
)  # fmt: skip
def test_what_is_no_answer(content: str) -> None:
    with pytest.raises(BadAnswer):
        parsed(content, {"d1": 1})


@pytest.mark.parametrize(
    "wrapped",
    ["{}", "```json\n{}\n```", "Sure {{}} here:\n{}\nthat is all", '<think>{{"documents":[]}} "</think>{}'],
)
def test_an_answer_is_found_among_words(wrapped: str) -> None:
    content = wrapped.replace("{{", "\x01").replace("}}", "\x02").replace("{}", answer(document(GOOD)))
    content = content.replace("\x01", "{").replace("\x02", "}")
    assert len(parsed(content, {"d1": 1})[0]["d1"].statements) == 1


def test_packing_loses_nothing_and_moving_moves() -> None:
    full = document(
        GOOD | {"speaker": "Mia", "speaker_sentence": 2},
        frames=[{"sentence": 2, "layer": None, "stance": "lead", "sure": "low"}],
        opinions=[{"sentence": None, "target": None, "polarity": "neutral", "sure": "high"}],
    )
    found = parsed(answer(full), {"d1": 2})[0]["d1"]
    assert unpacked(found.packed(), 2) == found
    assert unpacked(found.packed(), 1) != found
    moved = found.moved(10)
    assert (moved.statements[0].sentence, moved.statements[0].speaker_sentence) == (11, 12)
    assert (moved.frames[0].sentence, moved.opinions[0].sentence) == (12, None)
    assert unpacked(b"{", 2) is None


ANY = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 5) | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8)
    | st.sampled_from(["d1", "promise", "high", "lead", "function", "neutral"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(
        st.sampled_from([*GOOD, "documents", "doc", "statements", "frames", "opinions", "layer", "stance", "polarity", "target"]),
        inner, max_size=9),
    max_leaves=40,
)  # fmt: skip


@given(st.lists(ANY, max_size=4), st.lists(ANY, max_size=3), st.lists(ANY, max_size=3))
def test_anything_at_all_gives_allowed_values_only(
    said: list[Any], framed: list[Any], judged: list[Any]
) -> None:
    found, _ = parsed(answer(document(*said, frames=framed, opinions=judged)), {"d1": 2})
    one = found["d1"]
    assert all(item.kind in STATEMENT_KINDS and 1 <= item.sentence <= 2 for item in one.statements)
    assert all(item.layer in (*LAYERS, None) and item.stance in STANCES for item in one.frames)
    assert all(item.sentence is None or 1 <= item.sentence <= 2 for item in one.opinions)
    assert len(one.statements) + len(one.frames) + len(one.opinions) + one.dropped.total() >= len(said)


@given(
    st.text(max_size=60)
    | st.lists(st.sampled_from(['{"documents":[]}', "{", "}", '"', "\\", " "]), max_size=15).map("".join)
)
def test_any_words_are_an_answer_or_none(content: str) -> None:
    try:
        found, _ = parsed(content, {"d1": 1})
    except BadAnswer:
        return
    assert found == {}
