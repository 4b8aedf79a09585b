"""The check of the gold labels finds what contradicts the guide, and only that."""

from __future__ import annotations

from typing import Any

import pytest

from troth.reading.train.consistency import contradictions

DUE = {"from": "2026-01-05", "to": "2026-01-09", "text": "by Friday"}
ITEM: dict[str, Any] = {
    "lang": "en", "published": "2026-01-05", "kind": "promise", "specificity": "3", "due": DUE,
    "text": "We refund 3 to 5 euros by Friday.",
    "amounts": [{"value": value, "unit": "EUR", "text": "3 to 5 euros"} for value in (3, 5)],
}  # fmt: skip


def test_an_item_by_the_guide_has_nothing_against_it() -> None:
    assert contradictions(ITEM, []) == []


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"kind": "fact", "specificity": "0"}, "a due on a fact"),
        ({"specificity": "1"}, "specificity 1 with a due and an amount"),
        ({"due": None}, "specificity 3 with no due and an amount"),
        ({"due": {**DUE, "text": "by Monday"}}, "'by Monday' does not stand in the text"),
        ({"due": {**DUE, "from": "2026-01-09"}}, "'by Friday' runs from publication"),
        ({"due": {**DUE, "to": "2026-01-01"}}, "days out of order"),
        ({"amounts": ITEM["amounts"][:1]}, "is a range with one end"),
        ({"amounts": [{**amount, "unit": "USD"} for amount in ITEM["amounts"]]}, "'USD' for '3 to 5 euros'"),
        ({"amounts": []}, "no label covers '3'"),
    ],
)
def test_each_contradiction_is_told(changed: dict[str, Any], told: str) -> None:
    assert any(words.startswith(told) or told in words for words in contradictions({**ITEM, **changed}, []))


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Kestrel 9 came on 3 May 2025 at 9 a.m., three years ago.[1] [1] Version 5.0.3."),
        ("de", "Das Lumo 11 kam am 3. Mai 2025 um 9 Uhr, vor drei Jahren.① ① Staffel 3, Größe 39."),
        ("zh", "三年前的第2代在2025年5月3日9点发布[1]。[1]X7，周三。"),
    ],
)
def test_days_names_and_marks_need_no_amount(lang: str, text: str) -> None:
    bare = {
        **ITEM,
        "lang": lang,
        "text": text,
        "due": None,
        "amounts": [],
        "kind": "fact",
        "specificity": "0",
    }
    assert contradictions(bare, []) == []


def test_a_number_named_as_none_needs_no_amount() -> None:
    bare = {
        **ITEM,
        "text": "always the 42 forever.",
        "due": None,
        "amounts": [],
        "kind": "none",
        "specificity": "0",
    }
    assert contradictions(bare, []) == ["no label covers '42'"]
    assert contradictions(bare, ["42"]) == []
