# ruff: noqa: E501  a case stays on one line
from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.reading.study.sentences import LONGEST, split

CASES = [
    ("en", "Dr. Lee paid $3.5 for tea, e.g. green tea. It was good.", ["Dr. Lee paid $3.5 for tea, e.g. green tea.", "It was good."]),
    ("en", "“Will it rain?” he asked. No. 4 is out.", ["“Will it rain?” he asked.", "No. 4 is out."]),
    ("en", "See www.example.org/a.html today! Great…", ["See www.example.org/a.html today!", "Great…"]),
    ("de", "Wir kommen am 3. Mai, z. B. mittags. Nr. 5 bleibt.", ["Wir kommen am 3. Mai, z. B. mittags.", "Nr. 5 bleibt."]),
    ("de", "„Das stimmt.“ Er ging.", ["„Das stimmt.“", "Er ging."]),
    ("zh", "他说：“不会涨价。”大家笑了。真的吗？真的", ["他说：“不会涨价。”", "大家笑了。", "真的吗？", "真的"]),
    ("zh", "一；二\n三", ["一；", "二", "三"]),
    ("en", "- one\n- two", ["- one", "- two"]),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "expected"), CASES)
def test_sentences(lang: str, text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in split(text, lang)] == expected


@given(st.text(max_size=300), st.sampled_from(["zh", "en", "de"]))
def test_sentences_lie_in_order_and_hold_all_that_is_not_white_space(text: str, lang: str) -> None:
    places = split(text, lang)
    assert all(a < b for a, b in places)
    assert all(b <= c for (_, b), (c, _) in itertools.pairwise(places))
    assert "".join("".join(text[a:b].split()) for a, b in places) == "".join(text.split())


def test_five_megabytes_without_a_full_stop_are_cut() -> None:
    places = split("无穷" * 2_500_000, "zh")
    assert max(b - a for a, b in places) <= LONGEST
    assert sum(b - a for a, b in places) == 5_000_000
