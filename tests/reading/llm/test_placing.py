# ruff: noqa: E501  cases read better unbroken
"""Places: what stands once, whole, in the sentence that the model names; the rest is dropped and counted."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.reading.llm.answer import Said
from troth.reading.llm.passages import prepare
from troth.reading.llm.placing import only_place, placed
from troth.reading.study.names import Names
from troth.reading.study.statements import Statement

DAY = date(2026, 1, 8)


def said(quote: str, kind: str = "promise", **more: object) -> Said:
    values = {"speaker": None, "speaker_sentence": None, "due": None, "sure": "high"} | more
    return Said(1, kind, quote, **values)  # type: ignore[arg-type]


def place(text: str, item: Said, lang: str = "en") -> tuple[Statement | None, Counter[str]]:
    document, dropped = prepare(text, lang, DAY), Counter[str]()
    where = document.sentences[item.speaker_sentence - 1] if item.speaker_sentence else None
    return placed(item, document.sentences[0], where, document, Names(None), dropped), dropped


@pytest.mark.parametrize(
    ("text", "quote", "why"),
    [
        ("Alder will bake bread.", "Alder will bake rye bread", "quote absent"),
        ("Alder will bake bread.", "alder will bake bread", "quote absent"),
        ("Alder bakes. Birch will bake bread.", "Birch will bake bread", "quote absent"),
        ("If we will go, we will go.", "we will go", "quote ambiguous"),
        ("It will go and it will go.", "will go", "quote ambiguous"),
        ("Alder will rebake bread.", "bake bread", "quote cut word"),
        ("Alder will bake 1,200 loaves.", "Alder will bake 1", "quote cut figure"),
        ("Alder will bake bread by next Friday.", "Alder will bake bread by next", "quote cut figure"),
        ("山雀家电将召回12.8万台洗衣机。", "山雀家电将召回12", "quote cut figure"),
        ("山雀家电将召回12.8万台洗衣机。", "山雀家电将召回12.8", "quote cut figure"),
        ("Alder will bake bread.", " ", "quote absent"),
        ("Alder will bake bread.", ".", "quote absent"),
    ],
)
def test_is_dropped(text: str, quote: str, why: str) -> None:
    found, dropped = place(text, said(quote), "zh" if "山" in text else "en")
    assert (found, dict(dropped)) == (None, {why: 1})


def test_a_quote_loses_its_outer_marks_but_no_words() -> None:
    found, _ = place("“Alder will bake bread.”", said("“Alder will bake bread.”"))
    assert found is not None
    assert (found.quote, found.start, found.end) == ("Alder will bake bread", 1, 22)


def test_the_due_is_read_by_our_own_grammar() -> None:
    text = "On Monday we will say that bread comes by 3 May 2026."
    found, dropped = place(
        text, said("we will say that bread comes by 3 May 2026", due="in three hundred years")
    )
    assert found is not None
    assert found.due is not None
    assert (found.due.to, found.due.text) == (date(2026, 5, 3), "by 3 May 2026")
    assert dict(dropped) == {"due absent": 1}


def test_the_models_words_choose_among_dates() -> None:
    text = "We will begin by 3 May 2026 and end by 9 June 2026."
    for due, day in (("by 3 May 2026", date(2026, 5, 3)), ("by 9 June 2026", date(2026, 6, 9))):
        found, _ = place(text, said("We will begin by 3 May 2026 and end by 9 June 2026", due=due))
        assert found is not None
        assert found.due is not None
        assert found.due.to == day


def test_a_fact_has_no_due() -> None:
    found, _ = place(
        "Alder baked 300 loaves by 3 May 2026.", said("Alder baked 300 loaves by 3 May 2026", "fact")
    )
    assert found is not None
    assert (found.due, found.commitment, found.vague) == (None, "none", False)


@pytest.mark.parametrize(
    ("speaker", "sentence", "expected", "counted"),
    [
        ("Mia Thorne", 2, ("Mia Thorne", 23, 33), {}),
        ("Mia Thorne", 1, (None, None, None), {"speaker absent": 1}),
        ("Mia Thorne", None, (None, None, None), {"speaker absent": 1}),
        ("Mia", 3, ("Mia", None, None), {}),
        ("Thor", 2, (None, None, None), {"speaker cut word": 1}),
        ("x" * 61, 2, (None, None, None), {"speaker absent": 1}),
    ],
)
def test_speakers(
    speaker: str, sentence: int | None, expected: tuple[object, ...], counted: dict[str, int]
) -> None:
    text = "Alder will bake bread. Mia Thorne said so. Mia told Mia."
    found, dropped = place(text, said("Alder will bake bread", speaker=speaker, speaker_sentence=sentence))
    assert found is not None
    assert (found.speaker, found.speaker_start, found.speaker_end) == expected
    assert dict(dropped) == counted


def test_small_print_is_linked() -> None:
    text = "Alder will bake 300 loaves* by Friday.\n* Only in the laboratory."
    found, _ = place(text, said("Alder will bake 300 loaves* by Friday"))
    assert found is not None
    assert [note.text for note in found.footnotes] == ["Only in the laboratory."]


@given(st.text(max_size=40), st.text(max_size=6))
def test_a_place_holds_the_words_and_is_the_only_one(text: str, words: str) -> None:
    found = only_place(text, (0, len(text)), words)
    if isinstance(found, tuple):
        assert text[found[0] : found[1]] == words
        assert text.find(words) == found[0] == text.rfind(words)


@given(
    st.lists(st.sampled_from(["北光", "will bake ", "1,200", "12.8万", "5月", " by Friday", "。", ". ", "“", "\n", "3%"]), max_size=12),
    st.integers(0, 30), st.integers(0, 30),
)  # fmt: skip
def test_any_part_of_any_text_is_placed_or_counted(parts: list[str], start: int, length: int) -> None:
    text = "".join(parts)
    document = prepare(text, "zh", DAY)
    if not document.sentences:
        return
    quote, dropped = text[start : start + length], Counter[str]()
    found = placed(said(quote), document.sentences[0], None, document, Names(None), dropped)
    assert (found is None) == bool(dropped)
    if found is not None:
        assert text[found.start : found.end] == found.quote
        assert found.quote in quote
