from __future__ import annotations

from datetime import date

from troth.reading.study.furniture import detect

PAGE = """茶讯网

首页
新店开了，老客人都来了，大家排队

新店开了，老客人都来了，大家排队等到了傍晚。
茶报· 2025-09-01 03:48
The shop sold 40 cups.
"""


def _words(text: str) -> list[str]:
    return [text[a:b] for a, b in detect(text).spans]


def test_site_names_labels_datelines_and_repeated_leads_are_furniture() -> None:
    assert _words(PAGE) == ["茶讯网", "首页", "新店开了，老客人都来了，大家排队", "茶报· 2025-09-01 03:48"]


def test_a_dateline_dates_what_follows_it() -> None:
    found, default = detect(PAGE), date(2026, 1, 1)
    assert found.anchor_at(PAGE.index("新店"), default) == default
    assert found.anchor_at(PAGE.index("The shop"), default) == date(2025, 9, 1)


def test_a_post_of_one_line_is_no_furniture() -> None:
    assert detect("明年见").spans == ()
