# ruff: noqa: E501  a case stays on one line
from __future__ import annotations

from datetime import date

import pytest

from troth.reading.grammar.due import due_of

DAY = date(2025, 3, 26)

RULES = [
    # rule, language, text, from, to, words
    (1, "en", "We reply within 48 hours.", "2025-03-26", "2025-03-28", "within 48 hours"),
    (2, "zh", "全年不关店", "2025-03-26", "2025-12-31", "全年"),
    (2, "en", "We launch in Q3 2025.", "2025-07-01", "2025-09-30", "in Q3 2025"),
    (3, "de", "Wir bauen in drei bis fünf Jahren um.", "2028-03-26", "2030-03-26", "in drei bis fünf Jahren"),
    (4, "de", "Wir rufen am Montag an.", "2025-03-31", "2025-03-31", "Montag"),
    (5, "de", "Es soll bis 2026 fertig sein.", "2025-03-26", "2026-12-31", "bis 2026"),
    (6, "zh", "5月10日前退款", "2025-03-26", "2025-05-10", "5月10日前"),
    (6, "en", "It ships before 10 May.", "2025-03-26", "2025-05-09", "before 10 May"),
    (7, "zh", "年底开业", "2025-12-01", "2025-12-31", "年底"),
    (8, "en", "Free repairs from 1 May.", "2025-05-01", None, "from 1 May"),
    (8, "de", "Jedes Quartal legen wir Zahlen vor.", "2025-03-26", None, "Jedes Quartal"),
    (9, "zh", "签收后7天内无理由退", None, None, "签收后7天内"),
    (10, "en", "We settle claims within 30 days from 1 April.", "2025-04-01", "2025-05-01", "within 30 days from 1 April"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "lang", "text", "start", "end", "words"), RULES)
def test_the_rules_of_due(
    rule: int, lang: str, text: str, start: str | None, end: str | None, words: str
) -> None:
    due = due_of(text, lang, DAY)
    assert due is not None, rule
    assert (due.text, due.from_ and due.from_.isoformat(), due.to and due.to.isoformat()) == (
        words,
        start,
        end,
    )


@pytest.mark.parametrize(
    ("lang", "text"), [("zh", "我们会尽快答复"), ("en", "details to follow"), ("de", "demnächst mehr dazu")]
)
def test_rule_11_soon_is_no_due(lang: str, text: str) -> None:
    assert due_of(text, lang, DAY) is None


def test_rule_12_an_old_promise_counts_from_the_day_it_was_made() -> None:
    due = due_of("Am 3. März wurde mir ein Rückruf binnen 48 Stunden versprochen.", "de", DAY)
    assert due is not None
    assert (due.from_, due.to, due.anchor) == (date(2025, 3, 3), date(2025, 3, 5), date(2025, 3, 3))


def test_a_promise_may_hold_for_a_bare_span() -> None:
    due = due_of("票价三年不涨", "zh", DAY, bare=True)
    assert due is not None
    assert (due.text, due.to) == ("三年", date(2028, 3, 26))


def test_a_span_that_is_over_tells_of_what_and_not_when() -> None:
    due = due_of("自即日起召回2024年12月5日至2025年2月28日生产的茶炉", "zh", DAY)
    assert due is not None
    assert (due.text, due.from_, due.to) == ("自即日起", DAY, None)


def test_places_count_from_the_whole_text() -> None:
    text = "Hello. We open by Friday. Bye."
    due = due_of(text, "en", DAY, 7, 25)
    assert due is not None
    assert text[due.start : due.end] == due.text == "by Friday"
