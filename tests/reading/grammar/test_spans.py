# ruff: noqa: E501  a case stays on one line
"""Properties that hold for any text: grounded hits, the border never crossed, nothing raised, linear time."""

from __future__ import annotations

import itertools
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from troth.reading.grammar.amounts import find_amounts
from troth.reading.grammar.dates import find_dates
from troth.reading.grammar.due import due_of
from troth.reading.grammar.timex import timex
from troth.reading.grammar.tokens import lexer_for

PIECES = st.sampled_from(
    ["by", "bis", "ab", "vor", "2026", "12", "3.", "Mai", "May", "年", "月", "日", "前", "内", "三", "十", "万", "%", "€", "$", "Q3", "-",
     " ", " ", ".", ",", "to", "und", "next", "years", "Jahren", "in", "the", "下周", "一", "半", "KW", "half", "of", "ende", "①", "٣", "零",
     "\x00", "\n", "99999999999999999999", "1.1.1", "31.", "30. Februar", "2月30日", "第", "世纪", "10000年", "周", "春节", "Ostern"]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(PIECES, max_size=14).map("".join),
    st.lists(PIECES, max_size=14).map(" ".join),
)
LANGS = st.sampled_from(["zh", "en", "de", "fr"])
DAYS = st.one_of(st.none(), st.dates(date(1990, 1, 1), date(2099, 12, 31)))


@given(TEXTS, LANGS, DAYS, st.booleans())
@settings(max_examples=400, deadline=None)
def test_every_hit_stands_at_its_place_and_crosses_no_border(
    text: str, lang: str, day: date | None, future: bool
) -> None:
    for hit in [*find_dates(text, lang, day, future), *find_amounts(text, lang)]:
        assert text[hit.start : hit.end] == hit.text
        assert "\x00" not in hit.text
        assert hit.text.strip()
    for start, end, _, value in timex(text, lang, day):
        assert 0 <= start < end <= len(text)
        assert value
    due = due_of(text, lang, day, bare=True)
    assert due is None or text[due.start : due.end] == due.text


@given(st.lists(TEXTS.map(lambda text: text.replace("\x00", " ")), max_size=5), LANGS, DAYS)
@settings(max_examples=150, deadline=None)
def test_joined_texts_give_what_each_gives_alone(texts: list[str], lang: str, day: date | None) -> None:
    joined, place, alone = "\x00".join(texts), 0, []
    for text in texts:
        alone += [(hit.start + place, hit.end + place) for hit in find_dates(text, lang, day)]
        place += len(text) + 1
    assert [(hit.start, hit.end) for hit in find_dates(joined, lang, day)] == alone


@given(TEXTS, LANGS)
@settings(deadline=None)
def test_tokens_lie_in_order_and_never_overlap(text: str, lang: str) -> None:
    tokens = lexer_for(lang).scan(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(tokens))
    assert all(token.start < token.end for token in tokens)


def test_long_digit_strings_are_read_and_are_no_amount() -> None:
    for lang in ("zh", "en", "de"):
        for piece in ("1" * 200_000, "1," * 50_000, "1.1" * 50_000, "一" * 50_000, "2025-" * 30_000):
            assert all(len(hit.text) < 60 for hit in find_amounts(piece, lang)[:50])
