from __future__ import annotations

import pytest

from troth.reading.study.clauses import trimmed
from troth.reading.study.speakers import Cast, attribute, fullest

CASES = [
    ("zh", "星河汽车CEO林知远在采访中正式表示将尽快回复车主", "林知远", "将尽快回复车主"),
    ("zh", "10月10日，星河官方公布最新进展，明确将于11月启动预约", "星河官方", "将于11月启动预约"),
    ("zh", "“我们不会涨价”，店长张莉说", "张莉", "我们不会涨价"),
    ("en", "Alder founder Mia Thorne said that the mill will stay.", "Mia Thorne", "the mill will stay"),
    ("en", "“We stay open all night,” said Tom Reed", "Tom Reed", "We stay open all night"),
    ("en", "Alder plans to open ten mills", "Alder", "Alder plans to open ten mills"),
    ("de", "„Wir bleiben“, sagte Vorstandschef Jonas Müller", "Jonas Müller", "Wir bleiben"),
    (
        "de",
        "Laut Karin Holt bleibt der Preis gleich",
        "Karin Holt",
        "Laut Karin Holt bleibt der Preis gleich",
    ),
]


@pytest.mark.parametrize(("lang", "text", "name", "words"), CASES)
def test_who_says_what(lang: str, text: str, name: str, words: str) -> None:
    told = attribute(text, 0, len(text), lang, Cast(), frozenset())
    assert told is not None
    assert told.start is not None
    assert (told.name, text[told.start : told.end]) == (name, name)
    first, last = trimmed(text, told.quote_start, told.quote_end)
    assert text[first:last] == words


@pytest.mark.parametrize(
    ("lang", "first", "then", "name"),
    [
        ("en", "Mia Thorne said that all is well.", "He committed to more tea", "Mia Thorne"),
        ("zh", "总裁林知远表示，今年不涨价", "他强调，明年也不涨", "林知远"),
        ("en", "Alder announced that it grew.", "The company plans to hire", "Alder"),
    ],
)
def test_pronouns_go_back_to_whoever_was_named(lang: str, first: str, then: str, name: str) -> None:
    cast, text = Cast(), first + "\n" + then
    attribute(text, 0, len(first), lang, cast, frozenset())
    told = attribute(text, len(first) + 1, len(text), lang, cast, frozenset())
    assert told is not None
    assert told.name == name


@pytest.mark.parametrize(
    ("lang", "text"),
    [("zh", "据说这家店的名称很长"), ("en", "The best tea is hot"), ("de", "Der Tee ist heiß")],
)
def test_nobody_speaks(lang: str, text: str) -> None:
    assert attribute(text, 0, len(text), lang, Cast(), frozenset()) is None


def test_the_fullest_form_of_a_name_in_the_document() -> None:
    names = {"Thorne": "person", "Mia Thorne": "person", "Thorne Mills": "organisation"}
    assert fullest("Thorne", names, "Mia Thorne came. Thorne left.") == "Mia Thorne"
