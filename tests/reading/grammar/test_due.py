# ruff: noqa: E501  a case stays on one line
from __future__ import annotations

from datetime import date

import pytest

from troth.reading.grammar.due import due_of, event_due

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
    (5, "de", "Bis Silvester gilt der Preis.", "2025-03-26", "2025-12-31", "Bis Silvester"),
    (5, "en", "It stays until midsummer.", "2025-03-26", "2025-06-24", "until midsummer"),
    (6, "zh", "2026年夏季前建成", "2025-03-26", "2026-05-31", "2026年夏季前"),
    (7, "en", "We open early this autumn.", "2025-09-01", "2025-09-10", "early this autumn"),
    (7, "de", "Im Spätherbst geht es los.", "2025-11-21", "2025-11-30", "Spätherbst"),
    (7, "en", "The line closes at the end of May.", "2025-05-31", "2025-05-31", "at the end of May"),
    (7, "zh", "国庆长假照常营业", "2025-10-01", "2025-10-07", "国庆长假"),
    (8, "de", "Das kommt nicht vor 2027.", "2027-01-01", None, "nicht vor 2027"),
    (8, "de", "Vom 2. Mai an gilt er nicht.", "2025-05-02", None, "Vom 2. Mai an"),
    (8, "zh", "最早在2027年上市", "2027-01-01", None, "最早在2027年"),
    (1, "de", "Wir bauen bis zum Saisonstart am 1. Mai um.", "2025-03-26", "2025-05-01", "bis zum Saisonstart am 1. Mai"),
    (4, "de", "Vom 3. bis 5. Mai feiern wir.", "2025-05-03", "2025-05-05", "Vom 3. bis 5. Mai"),
    (4, "zh", "上市推迟到五月下旬", "2025-05-21", "2025-05-31", "到五月下旬"),
    (10, "en", "We expect growth in fiscal 2026, which begins on 1 July 2025.", "2025-07-01", "2026-06-30", "fiscal 2026, which begins on 1 July 2025"),
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


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("去年11月承诺一季度推出茶炉", date(2025, 1, 1), date(2025, 3, 31)),
        ("今年1月,官方宣布7月底前开业", date(2025, 1, 31), date(2025, 7, 31)),
        ("去年11月宣布今年9月上市", date(2025, 9, 1), date(2025, 9, 30)),
    ],
)
def test_a_period_told_again_counts_from_the_month_in_which_it_was_promised(
    text: str, first: date, last: date
) -> None:
    due = due_of(text, "zh", DAY)
    assert due is not None
    assert (due.from_, due.to) == (first, last)


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


@pytest.mark.parametrize(
    ("lang", "text", "to"),
    [
        ("en", "Order by 2 April and it arrives before Easter.", date(2025, 4, 19)),
        ("en", "We answer within a minute by autumn.", date(2025, 11, 30)),
        ("zh", "今年夏天，也就是7月6日，正式发售", date(2025, 7, 6)),
    ],
)
def test_of_two_dates_the_one_that_bounds_the_act(lang: str, text: str, to: date) -> None:
    due = due_of(text, lang, DAY)
    assert due is not None
    assert due.to == to


@pytest.mark.parametrize(
    ("lang", "text", "words"),
    [
        ("en", "We mend it for as long as you own the kettle.", "for as long as you own the kettle"),
        ("de", "Das bleibt so, solange der Laden mir gehört.", "solange der Laden mir gehört"),
        ("de", "Bis zum Umzug bleibt alles.", None),
        ("zh", "开馆前，我们会补齐。", "开馆前"),
        ("zh", "目前，我们在补货。", None),
    ],
)
def test_what_hangs_on_an_event_has_words_and_no_days(lang: str, text: str, words: str | None) -> None:
    due = event_due(text, lang, DAY, 0, len(text))
    assert (due and due.text) == words
    assert due is None or (due.from_, due.to, due.form) == (None, None, "event")


def test_a_span_of_years_takes_an_act() -> None:
    due = due_of("想用五年减半", "zh", DAY, bare=True)
    assert due is not None
    assert due.to == date(2030, 3, 26)
