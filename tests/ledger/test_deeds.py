"""Deeds are told across languages; a denied or future deed is not done."""

from __future__ import annotations

import pytest

from troth.ledger.deeds import deeds


@pytest.mark.parametrize(
    ("text", "lang", "deed"),
    [
        ("The first cars were handed over this morning.", "en", "deliver"),
        ("今天首批车主提车。", "zh", "deliver"),
        ("Die ersten Fahrzeuge wurden ausgeliefert.", "de", "deliver"),
        ("All customers have been refunded.", "en", "refund"),
        ("退款已到账。", "zh", "refund"),
        ("Der Fehler ist behoben.", "de", "repair"),
    ],
)
def test_a_deed_that_is_done_is_known_in_each_language(text: str, lang: str, deed: str) -> None:
    assert deed in deeds(text, lang).done


@pytest.mark.parametrize(
    ("text", "lang", "deed"),
    [
        ("我们将在六月交付。", "zh", "deliver"),
        ("The list will be published in May.", "en", "publish"),
        ("Bis Juni soll der Fehler behoben sein.", "de", "repair"),
    ],
)
def test_what_lies_ahead_is_not_done(text: str, lang: str, deed: str) -> None:
    told = deeds(text, lang)
    assert deed in told.named
    assert deed not in told.done


def test_a_promise_not_to_act_denies_its_deed() -> None:
    assert deeds("春节前绝不降价", "zh").denied == {"cut_price"}
    assert deeds("There will be no price cut this year", "en").denied == {"cut_price"}


def test_a_no_within_an_amount_denies_nothing() -> None:
    assert not deeds("未来三年研发投入不低于300亿元", "zh").denied
    assert not deeds("We will spend no less than 30 billion", "en").denied
