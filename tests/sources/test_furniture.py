from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.sources import furniture, main_spans

PAGE = """某某娱乐网

首页 > 汽车 > 新闻

承诺本来就该兑现,为什么还要等?

周五,一家车企公布了新的升级方案,覆盖全部老车主

周五,一家车企公布了新的升级方案,覆盖全部老车主,并给出了时间表。用户代表对此表示欢迎。

用户的声音

有车主说,希望“月底前”看到结果。
责任编辑:王某
相关阅读
下一篇"""


def kinds(text: str) -> dict[str, str]:
    return {text[item.start : item.end]: item.kind for item in furniture(text)}


def test_a_page_as_it_comes() -> None:
    assert kinds(PAGE) == {
        "某某娱乐网": "site",
        "首页 > 汽车 > 新闻": "navigation",
        "周五,一家车企公布了新的升级方案,覆盖全部老车主": "teaser",
        "责任编辑:王某": "navigation",
        "相关阅读": "navigation",
        "下一篇": "navigation",
    }


def test_headings_stay() -> None:
    main = [PAGE[start:end] for start, end in main_spans(PAGE)]
    assert any("用户的声音" in part for part in main)
    assert main[0] == "承诺本来就该兑现,为什么还要等?"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("某某科技88", "ticker"),
        ("Search documents", "navigation"),
        ("Weiterlesen", "navigation"),
        ("Example Daily· 2026-01-08 07:42", "byline"),
        ("We will deliver by May.", None),
        ("我们将于5月交付。", None),
        ("A heading without a stop", None),
    ],
)
def test_lines(line: str, kind: str | None) -> None:
    text = f"{line}\nA body that is long enough to be one, and that ends with a stop."
    assert kinds(text).get(line) == kind


def test_one_line_is_never_furniture() -> None:
    assert furniture("Search documents") == []


@given(st.text(alphabet="ab .。\n首页>更多:12-", max_size=200))
def test_spans_and_furniture_share_no_place_and_lose_no_word(text: str) -> None:
    places = sorted([*main_spans(text), *((item.start, item.end) for item in furniture(text))])
    assert all(before[1] <= after[0] for before, after in pairwise(places))
    covered = {at for start, end in places for at in range(start, end)}
    assert all(at in covered or not char.strip() for at, char in enumerate(text))
