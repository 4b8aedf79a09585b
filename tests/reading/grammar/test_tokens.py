from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.reading.grammar.amounts import _rules as amount_rules
from troth.reading.grammar.dates import _rules as date_rules
from troth.reading.grammar.tokens import BORDER, Rules, lexer_for, trie_pattern

KINDS = "nyoDKumwsfqhkrgPSNLBVFIAEZYtiOa~UC%xXeHbdcTMRz-.,!?@GJ568QWvl47139p"


@pytest.mark.parametrize("lang", ["zh", "en", "de"])
@pytest.mark.parametrize("rules_of", [date_rules, amount_rules])
@given(runs=st.lists(st.text(KINDS, max_size=9), min_size=1, max_size=5))
def test_a_run_matches_the_same_whatever_stands_beside_it(rules_of, lang: str, runs: list[str]) -> None:  # type: ignore[no-untyped-def]
    rules = rules_of(lang)._rules
    together = Rules(rules).candidates(runs)
    for run in runs:
        alone = Rules(rules).candidates([run])[run]
        assert [(hit.span(), build) for hit, build in together[run]] == [
            (hit.span(), build) for hit, build in alone
        ]


@pytest.mark.parametrize("lang", ["zh", "en", "de"])
@pytest.mark.parametrize("rules_of", [date_rules, amount_rules])
@given(runs=st.lists(st.text(KINDS, max_size=9), min_size=2, max_size=5))
def test_no_rule_reads_over_a_border(rules_of, lang: str, runs: list[str]) -> None:  # type: ignore[no-untyped-def]
    for pattern, _ in rules_of(lang)._rules:
        assert all(BORDER not in hit.group() for hit in pattern.finditer(BORDER.join(runs)))


@given(st.text(max_size=60))
def test_tokens_stand_in_order_and_inside_the_text(text: str) -> None:
    for lang in ("zh", "en", "de"):
        tokens = lexer_for(lang).scan(text)
        places = [place for token in tokens for place in (token.start, token.end)]
        assert places == sorted(places)
        assert all(token.start < token.end <= len(text) for token in tokens)


@given(
    st.sets(st.text("abcdefghijklmnopqrstuvwxyz年月日元-. ", min_size=1, max_size=4), min_size=1, max_size=90)
)
def test_the_longest_of_many_words_is_found(words: set[str]) -> None:
    import re

    found = re.compile(trie_pattern(words))
    for word in words:
        hit = found.match(word)
        assert hit is not None
        assert hit.group() == word
