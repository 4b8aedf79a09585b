# ruff: noqa: E501  a case stays on one line
from __future__ import annotations

from datetime import date

import pytest

from troth.reading.grammar.dates import find_dates

DAY = date(2025, 11, 21)  # a Friday

CASES = [
    # language, text, words, from, to
    ("en", "We answer by Q1 2026.", "by Q1 2026", "2025-11-21", "2026-03-31"),
    ("en", "It opens before the end of January.", "before the end of January", "2025-11-21", "2026-01-31"),
    ("en", "Twelve shops over the next three to five years.", "over the next three to five years", "2028-11-21", "2030-11-21"),
    ("en", "Ships in the second half of June 2027.", "in the second half of June 2027", "2027-06-16", "2027-06-30"),
    ("en", "A new price from week 23.", "from week 23", "2026-06-01", None),
    ("en", "Done by mid-July.", "by mid-July", "2025-11-21", "2026-07-15"),
    ("en", "Out by the holidays.", "by the holidays", "2025-11-21", "2025-12-24"),
    ("en", "Nothing changes before the summer.", "before the summer", "2025-11-21", "2026-05-31"),
    ("en", "Paid within 20 working days.", "within 20 working days", "2025-11-21", "2025-12-19"),
    ("en", "In the week of 11 May.", "In the week of 11 May", "2026-05-11", "2026-05-17"),
    ("de", "Wir liefern bis Ende nächsten Jahres.", "bis Ende nächsten Jahres", "2025-11-21", "2026-12-31"),
    ("de", "Ab dem 30. März fliegen wir.", "Ab dem 30. März", "2026-03-30", None),
    ("de", "Fertig vor Ende November.", "vor Ende November", "2025-11-21", "2025-11-30"),
    ("de", "Die Kasse kommt in KW 45.", "KW 45", "2026-11-02", "2026-11-08"),
    ("de", "Das gilt ab sofort bis Ende Februar.", "ab sofort bis Ende Februar", "2025-11-21", "2026-02-28"),
    ("de", "Es dauert in fünf bis acht Jahren.", "in fünf bis acht Jahren", "2030-11-21", "2033-11-21"),
    ("de", "Kein Aufschlag vor dem Herbst.", "vor dem Herbst", "2025-11-21", "2026-08-31"),
    ("de", "Im ersten Quartal 2026 geht es los.", "ersten Quartal 2026", "2026-01-01", "2026-03-31"),
    ("de", "Das kommt bis Weihnachten.", "bis Weihnachten", "2025-11-21", "2025-12-24"),
    ("zh", "未来3-5年新增门店", "未来3-5年", "2028-11-21", "2030-11-21"),
    ("zh", "月底前答复大家", "月底前", "2025-11-21", "2025-11-30"),
    ("zh", "明年二季度开放预约", "明年二季度", "2026-04-01", "2026-06-30"),
    ("zh", "九月下旬到店", "九月下旬", "2026-09-21", "2026-09-30"),
    ("zh", "春节前完成换装", "春节前", "2025-11-21", "2026-02-16"),
    ("zh", "自2026年2月1日起免收", "自2026年2月1日起", "2026-02-01", None),
    ("zh", "下周一恢复营业", "下周一", "2025-11-24", "2025-11-24"),
    ("zh", "两三年内见效", "两三年内", "2027-11-21", "2028-11-21"),
    ("zh", "即日起至12月31日有礼", "即日起至12月31日", "2025-11-21", "2025-12-31"),
    ("zh", "10个工作日内退款", "10个工作日内", "2025-11-21", "2025-12-05"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "words", "start", "end"), CASES)
def test_a_date_is_found_with_its_bound_and_its_days(
    lang: str, text: str, words: str, start: str, end: str | None
) -> None:
    (hit,) = find_dates(text, lang, DAY, future=True)
    assert (hit.text, hit.from_, hit.to) == (
        words,
        date.fromisoformat(start),
        end and date.fromisoformat(end),
    )
    assert text[hit.start : hit.end] == hit.text


def test_a_date_without_year_is_the_nearest_one_and_with_future_the_next() -> None:
    (near,) = find_dates("9月17日,他们来了", "zh", DAY)
    (ahead,) = find_dates("9月17日,他们来", "zh", DAY, future=True)
    assert (near.from_, ahead.from_) == (date(2025, 9, 17), date(2026, 9, 17))


def test_tied_to_an_event_has_no_days_but_keeps_its_words() -> None:
    (hit,) = find_dates("Refunds within 30 days of delivery.", "en", DAY)
    assert (hit.text, hit.form, hit.from_, hit.to) == ("within 30 days of delivery", "event", None, None)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "two years ago"),
        ("de", "vor drei Monaten"),
        ("zh", "3年前"),
        ("zh", "过去五年"),
        ("en", "since 2019"),
    ],
)
def test_what_lies_behind_is_marked_as_past(lang: str, text: str) -> None:
    (hit,) = find_dates(text, lang, DAY)
    assert hit.past


@pytest.mark.parametrize(
    "text", ["May I ask who marched?", "best regards, Jan", "the sat nav in the sun", "Lei Jun said so"]
)
def test_words_that_only_look_like_dates(text: str) -> None:
    assert find_dates(text, "en", DAY) == []


def test_without_an_anchor_only_absolute_days_are_told() -> None:
    hits = find_dates("by 30 June 2026, then next week", "en", None)
    assert [(hit.to, hit.form) for hit in hits] == [(date(2026, 6, 30), "range"), (None, "relative")]
