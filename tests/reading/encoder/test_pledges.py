from __future__ import annotations

import numpy as np
import pytest

from troth.reading.encoder import feelings, pledges
from troth.reading.encoder.embed import embed, similarity

PLEDGE = "We will phase out coal by 2030. The board has nine members."
PLAIN = "The board has nine members and meets four times a year."


def test_a_pledge_outscores_a_description() -> None:
    high, low = pledges.passages([PLEDGE, PLAIN]).score("vow", "plan")
    assert high > 0.5 > low


def test_the_quote_is_the_pledging_sentence() -> None:
    (spans,) = pledges.quotes(pledges.passages([PLEDGE]))
    assert [PLEDGE[start:end] for start, end in spans] == ["We will phase out coal by 2030."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Net zero by 2050.", ">5y"), ("Done by 2027.", "2-5y"), ("In 2025 we will open.", "<2y"),
        ("In 2024 we planted 36 trees.", "already"),
    ],
)  # fmt: skip
def test_timing_counts_from_the_report_year(text: str, expected: str) -> None:
    assert pledges.timing(pledges.passages([text]), 2024) == [expected]


def test_report_year_is_the_one_most_passages_name() -> None:
    assert pledges.report_year(["2024 and 2024", "2030", "2024"]) == 2024
    assert pledges.report_year(["none"]) == 2024


def test_equal_texts_get_equal_vectors_in_any_company() -> None:
    alone = embed(["今天很好"])[0]
    among = embed(["much longer words stand here", "今天很好", ""])[1]
    assert np.allclose(alone, among, atol=1e-5)
    assert np.linalg.norm(alone) == pytest.approx(1, abs=1e-4)


def test_translations_are_nearer_than_strangers() -> None:
    near, far = similarity(["一只猫在睡觉"] * 2, ["A cat is sleeping", "The parliament passed a law"])
    assert near > far + 0.3


@pytest.mark.parametrize(
    ("text", "target", "window"),
    [
        ("Screen is great, but the battery dies fast.", "battery", "the battery dies fast"),
        ("屏幕很好，但是电池太差", "电池", "电池太差"),
        ("no such word", "battery", "no such word"),
        ("anything", None, "anything"),
    ],
)
def test_a_target_is_judged_by_its_clause(text: str, target: str | None, window: str) -> None:
    assert feelings.window(text, target) == window


def test_polarity_toward_two_targets_of_one_text() -> None:
    text = "The screen is gorgeous, but the battery is terrible."
    screen, battery = feelings.toward([text, text], ["screen", "battery"], ["en", "en"])
    assert screen[2] > battery[2]
    assert battery[0] > screen[0]
