from __future__ import annotations

from datetime import date

import pytest

from troth.reading.study.main import short_statements
from troth.reading.study.weighing import OPEN, decided, weighed

TEXTS = (
    ("zh", "我们将在2025年6月30日前开通300座换电站。"),
    ("zh", "续航比隔壁那台多出两百公里。"),
    ("en", "Will the update arrive before summer?"),
    ("en", "Our kettle is the fastest in its class and boils a litre in 90 seconds."),
    ("de", "Wir hoffen, bis Ostern fertig zu sein."),
)


@pytest.mark.parametrize(("lang", "text"), TEXTS)
def test_what_commits_or_asks_keeps_its_kind(lang: str, text: str) -> None:
    ruled = short_statements(text, lang, date(2025, 1, 10))
    assert ruled
    for before, after in zip(ruled, weighed(ruled, [lang] * len(ruled)), strict=True):
        assert (before.start, before.end, before.due) == (after.start, after.end, after.due)
        assert after.kind == before.kind or {before.kind, after.kind} <= set(OPEN)
        assert 0 < after.confidence <= 1


def test_doubtful_words_are_unsure_and_plain_ones_are_not() -> None:
    sure = short_statements("We will open 40 shops in Leeds by 30 June 2025.", "en", date(2025, 1, 10))
    assert not weighed(sure, ["en"])[0].unsure
    texts = ["Nr. 1 irgendwie, lol", "We will open 40 shops in Leeds by 30 June 2025."]
    _, chances = decided(texts, ["de", "en"], [("superlative", 0.3), ("promise", 0.9)])
    assert chances[0] < chances[1]


def test_nothing_said_is_nothing_weighed() -> None:
    assert weighed([], []) == []
