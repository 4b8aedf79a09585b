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
    ("en", "it fell to minus 12 °C", [("minus 12 °C", -12, None, "°C")]),
    ("de", "wärmt bis −15 °C", [("−15 °C", -15, None, "°C")]),
    ("zh", "零下20℃也能用", [("零下20℃", -20, None, "°C")]),
    ("en", "nine in ten riders", [("nine in ten", 0.9, None, None)]),
    ("de", "87 von 100 Trägern", [("87 von 100", 0.87, None, None)]),
    ("en", "half a kilo lighter", [("half a kilo", 0.5, None, "kg")]),
    ("de", "eine halbe Million Nutzer", [("eine halbe Million", 500_000, None, None)]),
    ("de", "drei Hundertstel", [("drei Hundertstel", 0.03, None, None)]),
    ("en", "it sold twice", [("twice", 2, None, None)]),
    ("de", "viermal pro Woche", [("viermal", 4, None, None)]),
    (
        "en",
        "took five minutes, the old one fifty.",
        [("five minutes", 5, None, "min"), ("fifty", 50, None, "min")],
    ),
    ("de", "26 Stunden, vier mehr als zuvor", [("26 Stunden", 26, None, "h"), ("vier", 4, None, "h")]),
    (
        "de",
        "hundertneununddreißigtausend Euro",
        [("hundertneununddreißigtausend Euro", 139_000, None, "EUR")],
    ),
    (
        "de",
        "jeder vierte Kunde, eine schwarze Null",
        [("jeder vierte", 0.25, None, None), ("schwarze Null", 0, None, None)],
    ),
    ("de", "nach 6 wochen kaputt", [("6 wochen", 6, None, "week")]),
    ("de", "220 × 95 cm", [("220", 220, None, "cm"), ("95 cm", 95, None, "cm")]),
    ("de", "ein bis zwei Werktage", [("ein bis zwei Werktage", 1, 2, "workday")]),
    ("en", "two hundred and forty kilometres", [("two hundred and forty kilometres", 240, None, "km")]),
    ("en", "ten times closer", [("ten times", 10, None, "x")]),
    (
        "en",
        "1,150 square metres at 60 frames per second",
        [("1,150 square metres", 1150, None, "m²"), ("60 frames per second", 60, None, "fps")],
    ),
    ("zh", "增长一成二，剩七成半", [("一成二", 12, None, "%"), ("七成半", 75, None, "%")]),
    ("zh", "少排0.42千克", [("0.42千克", 0.42, None, "kg")]),
    ("zh", "早了一个半小时", [("早了一个半小时", 1.5, None, "h")]),
    ("zh", "扭矩135N·m", [("135N·m", 135, None, "Nm")]),
    ("zh", "用仨月坏了", [("仨月", 3, None, "month")]),
    ("zh", "现在付500定金", [("500", 500, None, "CNY")]),
    ("zh", "拿下7块奖牌", [("7块", 7, None, None)]),
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
        ("zh", "我一直统一用这一款"), ("de", "Das Kestrel 9 ist da"), ("en", "our Sunbox 3 is here"), ("en", "the Orrin Six"),
        ("en", "I hope that one day it ends"), ("en", "used less per 100 km"), ("de", "Beschwerden je Million"), ("de", "Patch 1.03 kommt"),
        ("zh", "一分钱不收"), ("zh", "说了半天话"), ("en", "on Monday between 8 and 12"), ("zh", "半斤八两"), ("en", "net zero emissions"), ("en", "scope 1 emissions"), ("en", "by the end of 2026"),
    ],
)  # fmt: skip
def test_numbers_that_are_no_amounts(lang: str, text: str) -> None:
    assert find_amounts(text, lang) == []
