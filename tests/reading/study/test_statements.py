# ruff: noqa: E501  a case stays on one line
from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from troth.brandbook import BrandBook
from troth.brandbook.model import Entity
from troth.reading.study.names import Names
from troth.reading.study.statements import Statement, read_statements

DAY = date(2025, 11, 20)
NAMES = Names(None)


def _read(text: str, lang: str, names: Names = NAMES) -> list[Statement]:
    return read_statements(text, lang, DAY, names, short=True)[0]


KINDS = [
    ("zh", "我们将在年底前开设20家门店。", "promise"), ("zh", "预计明年销量增长两成。", "forecast"),
    ("zh", "力争三年内做到行业前列。", "aspiration"), ("zh", "全国首款不用插电的茶炉。", "superlative"),
    ("zh", "比上一代轻了三成。", "comparison"), ("zh", "昨天收到货，壶嘴漏水。", "fact"), ("zh", "什么时候到货？", "question"),
    ("zh", "暂时没有涨价的计划。", "fact"),
    ("en", "We will refund every pot by Friday.", "promise"), ("en", "Sales are likely to fall next year.", "forecast"),
    ("en", "We hope to serve tea on the moon.", "aspiration"), ("en", "The quietest kettle ever made.", "superlative"),
    ("en", "It boils faster than our old kettle.", "comparison"), ("en", "The lid broke after 3 days.", "fact"),
    ("en", "Why does it leak?", "question"), ("en", "The shop was opened on time, as promised.", "fact"),
    ("de", "Wir werden bis Ende 2026 zehn Läden eröffnen.", "promise"), ("de", "Der Verband rechnet mit höheren Preisen.", "forecast"),
    ("de", "Wir möchten die leiseste Teestube sein.", "aspiration"), ("de", "Die einzige Kanne ohne Henkel.", "superlative"),
    ("de", "Die Kanne ist leichter als die alte.", "comparison"), ("de", "Der Deckel war nach 3 Tagen kaputt.", "fact"),
    ("de", "Wann kommt die Kanne?", "question"), ("de", "Der Laden wurde wie versprochen eröffnet.", "fact"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "kind"), KINDS)
def test_the_kind_of_a_sentence(lang: str, text: str, kind: str) -> None:
    assert [statement.kind for statement in _read(text, lang)] == [kind]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("zh", "感谢您的支持，祝您生活愉快。"),
        ("en", "Have a lovely weekend everyone!"),
        ("de", "Viele Grüße und frohe Feiertage!"),
    ],
)
def test_courtesies_are_no_statements(lang: str, text: str) -> None:
    assert _read(text, lang) == []


def test_a_promise_with_amount_due_and_speaker() -> None:
    text = "Alder plans to train 1,000 bakers over the next 3-5 years [4][7]."
    (promise,) = _read(text, "en")
    assert (promise.kind, promise.speaker, promise.vague) == ("promise", "Alder", False)
    assert promise.quote == text[promise.start : promise.end] == text[:-8]
    assert [(hit.value, hit.text) for hit in promise.amounts] == [(1000, "1,000 bakers")]
    assert promise.due is not None
    assert (promise.due.from_, promise.due.to) == (date(2028, 11, 20), date(2030, 11, 20))
    assert promise.specificity == 3


def test_a_chain_of_dates_gives_each_statement_its_own_day() -> None:
    text = (
        "9月17日,星河集团CEO林知远在采访中表示将尽快拿出办法;10月10日,星河官方公布进展,明确将于11月启动预约。"
    )
    vague, dated = _read(text, "zh")
    assert (vague.kind, vague.speaker, vague.quote, vague.vague) == (
        "promise",
        "林知远",
        "将尽快拿出办法",
        True,
    )
    assert (dated.speaker, dated.quote) == ("星河官方", "将于11月启动预约")
    assert dated.due is not None
    assert (dated.due.anchor, dated.due.from_, dated.due.to) == (
        date(2025, 10, 10),
        date(2025, 11, 1),
        date(2025, 11, 30),
    )


def test_a_footnote_belongs_to_its_claim() -> None:
    claim, *_ = _read("续航最长的茶车①。①仅限长续航版。", "zh")
    assert [(note.marker, note.narrows) for note in claim.footnotes] == [("①", "version")]
    assert claim.superlative


def test_entities_and_the_speaker_come_from_the_brand_book() -> None:
    book = BrandBook("alder", (Entity("alder", "brand", "Alder Mills", aliases={"en": ("Alder",)}),))
    (promise,) = _read("Alder will keep the old mill open.", "en", Names(book))
    assert (promise.speaker_entity, promise.entities) == ("alder", ("alder",))


def test_navigation_holds_no_statements() -> None:
    text = "Tea Daily\nSearch documents\nNew mill, new town\nAlder will open a mill on 3 May 2026.\nRelated articles"
    assert [statement.quote for statement in _read(text, "en")] == ["Alder will open a mill on 3 May 2026"]


PIECES = st.sampled_from(
    ["表示", "将", "“", "”", "，", "。", "CEO", "林知远", "明年", "will", " ", "Alder", "said", "by Friday", "*", "[1]", "①", "注：", "\n", "?",
     "sagte", "bis 2026", "„", "“", "：", ";", "He ", ".", " - ", "10%", "<b>", "=1+1", "‮", "他说", "。”", "（", "）"]
)  # fmt: skip


@given(
    st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=25).map("".join)),
    st.sampled_from(["zh", "en", "de"]),
)
@settings(max_examples=300, deadline=None)
def test_every_quote_amount_due_and_speaker_stands_at_its_place(text: str, lang: str) -> None:
    for statement in _read(text, lang):
        assert text[statement.start : statement.end] == statement.quote
        assert all(text[hit.start : hit.end] == hit.text for hit in statement.amounts)
        if statement.due is not None:
            assert text[statement.due.start : statement.due.end] == statement.due.text
            assert statement.start <= statement.due.start
            assert statement.due.end <= statement.end
        assert all(text[note.start : note.end] == note.text for note in statement.footnotes)


CLAUSES = [
    ("zh", "48小时内,我们将联系所有用户,12月15日前完成首批检修。", ["48小时内,我们将联系所有用户", "12月15日前完成首批检修"]),
    ("zh", "我在这里承诺:茶炉三年免费保修。", ["茶炉三年免费保修"]),
    ("zh", "厂房已经封顶,2026年我们要交付1万台。", ["2026年我们要交付1万台"]),
    ("zh", "11月30日前全渠道到货,买不到来找我。", ["11月30日前全渠道到货"]),
    ("zh", "给大家透个底:明年三月会上新,并将在六月底前送到门店。", ["明年三月会上新", "将在六月底前送到门店"]),
    ("zh", "上半年的成绩单会在半年报里公布,不提前剧透。", ["上半年的成绩单会在半年报里公布"]),
    ("zh", "此事正在核实。我们会给每位用户一个答复。", ["我们会给每位用户一个答复"]),
    ("zh", "关于茶炉漏水,公司正在核实,会给大家一个负责任的答复。", ["会给大家一个负责任的答复"]),
    ("zh", "即日起,凡保质期过半的礼盒,一律八折。", ["即日起,凡保质期过半的礼盒,一律八折"]),
    ("zh", "新的日子确定后再告诉大家。", ["新的日子确定后再告诉大家"]),
    ("zh", "评论我都看了。周日晚上八点,直播间见。", ["周日晚上八点,直播间见"]),
    ("zh", "我让茶炉组的同事现在就联系你。", ["我让茶炉组的同事现在就联系你"]),
    ("en", "Alder offered refunds until 30 November.", ["Alder offered refunds until 30 November"]),
    ("en", "The first kettle, she said, would arrive by the end of May, and 500 of them would follow during the year.",
     ["The first kettle, she said, would arrive by the end of May", "500 of them would follow during the year"]),
    ("en", "We will open ten shops by June, and there will be tea in every one.", ["We will open ten shops by June", "there will be tea in every one"]),
    ("en", "“We will never again raise prices,” she said.", ["We will never again raise prices"]),
    ("en", "Alder plans to open ten shops in 2026, founder Mara Lind said on Tuesday.", ["Alder plans to open ten shops in 2026"]),
    ("en", "Alder said on 17 March that it would refund every pot within 48 hours.", ["it would refund every pot within 48 hours"]),
    ("de", "Zehn Läden und fünf Werkstätten sagte Alder zu.", ["Zehn Läden und fünf Werkstätten sagte Alder zu"]),
    ("de", "Die ersten Kannen versenden wir in KW 50.", ["Die ersten Kannen versenden wir in KW 50"]),
    ("de", "Note 4,3. Bis Mitte Dezember beheben wir den Fehler.", ["Bis Mitte Dezember beheben wir den Fehler"]),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "quotes"), CLAUSES)
def test_a_promise_is_quoted_by_its_clause(lang: str, text: str, quotes: list[str]) -> None:
    promises = [statement for statement in _read(text, lang) if statement.kind == "promise"]
    assert [promise.quote for promise in promises] == quotes


TOLD = [
    ("zh", "11月19日晚,星河汽车发布说明,承认配件为装饰件。"), ("zh", "四月没有开,是我们失约。"),
    ("zh", "说到做到:茶炉今起全渠道到货。"), ("zh", "按照全年12万台目标计算,平均每月需要交付1万台以上。"),
    ("zh", "梳理发布会上的七项承诺与四个星号"), ("zh", "春天适合煮一壶茶"), ("zh", "说好春节前绝不降价,结果提前降了。"),
    ("zh", "第五期直播,今晚见。"), ("zh", "茶炉今天直降20元。"), ("zh", "这种炉子在老店里很少见。"),
    ("en", "A word from the founder on 9 March and a council on 5 March."), ("en", "The kettle boils in 3 minutes."),
    ("en", "The kettle is available from 49 euros."), ("en", "So ask me again next year."),
    ("de", "Mit 26 Tagen Verspätung hat Alder am Donnerstag die ersten Kannen übergeben."),
    ("de", "Am Samstag begann Alder mit dem Umbau."), ("de", "Das hat Alder am Dienstag selbst gemeldet."),
    ("de", "Das Update ist da, drei Wochen später als versprochen."), ("de", "Sechs fehlen noch bis Silvester."),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text"), TOLD)
def test_what_is_told_is_not_promised_and_never_due(lang: str, text: str) -> None:
    assert [(s.kind, s.quote) for s in _read(text, lang) if s.kind == "promise" or s.due] == []


def test_aims_and_rates_are_no_promises() -> None:
    (aim,) = _read("We aim to be the kindest tea shop by 2035.", "en")
    (rate,) = _read("At that pace it would finish in the middle of 2028.", "en")
    assert (aim.kind, rate.kind) == ("aspiration", "forecast")
