from __future__ import annotations

import pytest

from tests.reading.made import book
from troth.reading.pipeline import Layers
from troth.reading.skim.blank import documents
from troth.reading.skim.mentions import Mentions


def found(*texts: str) -> list[tuple[str, str]]:
    rows = Mentions(book()).annotate(Layers(documents(list(texts))))["mentions"].to_pylist()
    return [(row["entity"], row["text"]) for row in rows]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("小米发布小米15", [("mi", "小米"), ("mi15", "小米15")]),
        ("小米粥很好喝，小米也是", [("mi", "小米")]),
        (
            "NORDLICHT and ｎｏｒｄｌｉｃｈｔ",
            [("nordlicht", "NORDLICHT"), ("nordlicht", "ｎｏｒｄｌｉｃｈｔ")],
        ),
        ("Nordlichter am Himmel", []),
        ("Nordlichts Akku", [("nordlicht", "Nordlicht")]),
        ("xNordlicht Nordlicht2", []),
        ("小米15S不是它，小米是", [("mi", "小米"), ("mi", "小米")]),
        ("我吃苹果", []),
        ("苹果手机", [("apple", "苹果")]),
        ("北光", [("nordlicht", "北光")]),
    ],
)
def test_names(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_no_name_reaches_over_two_documents() -> None:
    assert found("小", "米") == []


def test_a_changed_book_is_a_new_version() -> None:
    assert Mentions(book()).version != Mentions(None).version
