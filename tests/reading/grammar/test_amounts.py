# ruff: noqa: E501  a case stays on one line
from __future__ import annotations

import pytest

from troth.reading.grammar.amounts import find_amounts

CASES = [
    ("zh", "投入近2亿元", [("近2亿元", 200_000_000, None, "CNY")]),
    ("zh", "新增1.2万名会员", [("1.2万名", 12_000, None, None)]),
    ("zh", "三成用户，百分之三十的人", [("三成", 30, None, "%"), ("百分之三十", 30, None, "%")]),
    (
        "zh",
        "上调0.07个百分点、25个基点",
        [("上调0.07个百分点", 0.07, None, "pp"), ("25个基点", 0.25, None, "pp")],
    ),
    ("zh", "900至1100家门店", [("900至1100家", 900, 1100, None)]),
    ("zh", "三分之一的人选了它", [("三分之一", 0.3333, None, None)]),
    ("zh", "时速80公里", [("时速80公里", 80, None, "km/h")]),
    ("en", "train 1,000 bakers", [("1,000 bakers", 1000, None, None)]),
    ("en", "up to £1.5bn", [("up to £1.5bn", 1_500_000_000, None, "GBP")]),
    ("en", "rose by half a percentage point", [("half a percentage point", 0.5, None, "pp")]),
    ("en", "3 to 4 percentage points", [("3 to 4 percentage points", 3, 4, "pp")]),
    ("en", "took 2 hours 58 minutes", [("2 hours 58 minutes", 178, None, "min")]),
    ("en", "three times as many crumbs", [("three times as many", 3, None, "x")]),
    ("en", "two thirds agreed", [("two thirds", 0.6667, None, None)]),
    ("de", "rund 40.000 Euro", [("rund 40.000 Euro", 40_000, None, "EUR")]),
    ("de", "84,6 Mio. Franken", [("84,6 Mio. Franken", 84_600_000, None, "CHF")]),
    ("de", "5 bis 7 Prozent", [("5 bis 7 Prozent", 5, 7, "%")]),
    ("de", "fünfundzwanzig Minuten", [("fünfundzwanzig Minuten", 25, None, "min")]),
    ("de", "um 1,4 Prozentpunkte", [("1,4 Prozentpunkte", 1.4, None, "pp")]),
    ("de", "31 Rappen je Stück", [("31 Rappen", 0.31, None, "CHF")]),
]


@pytest.mark.parametrize(("lang", "text", "expected"), CASES)
def test_amounts_in_base_units_with_their_modifiers(
    lang: str, text: str, expected: list[tuple[str, float, float | None, str | None]]
) -> None:
    hits = find_amounts(text, lang)
    assert [(hit.text, hit.value, hit.value_to, hit.unit) for hit in hits] == expected


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The SU7 and the A-320 run 5G on version 5.0.3"), ("en", "in one sentence"), ("en", "platform 9"),
        ("de", "Gate B47 ist zu"), ("de", "am 30. März 2026"), ("zh", "2025年10月10日"), ("zh", "第3步一起来"),
        ("zh", "我一直统一用这一款"), ("en", "by the end of 2026"),
    ],
)  # fmt: skip
def test_numbers_that_are_no_amounts(lang: str, text: str) -> None:
    assert find_amounts(text, lang) == []
