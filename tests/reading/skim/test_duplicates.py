# ruff: noqa: E501
from __future__ import annotations

import random

from troth.reading import pipeline
from troth.reading.skim.blank import documents

LONG = "这款手机的屏幕非常清晰，系统流畅，拍照效果也超出了我的预期，电池可以用一整天，客服回复很快，值得推荐给身边的朋友。"


def clusters(texts: list[str]) -> dict[str, tuple[str, float, bool]]:
    rows = pipeline(None, "skim").read(documents(texts))["duplicates"].to_pylist()
    return {row["doc_id"]: (row["cluster"], row["similarity"], row["first"]) for row in rows}


def test_exact_but_for_marks_and_case() -> None:
    assert clusters(["Great phone, love it!", "other", "GREAT phone -- love it"]) == {
        "0": ("0", 1.0, True),
        "2": ("0", 1.0, False),
    }


def test_near_duplicates_keep_the_first() -> None:
    found = clusters(["开头不同", LONG, LONG.replace("一整天", "两天"), LONG + "转发"])
    assert set(found) == {"1", "2", "3"}
    assert {cluster for cluster, _, _ in found.values()} == {"1"}
    assert found["1"][2]
    assert not found["2"][2]
    assert 0.7 <= found["2"][1] < 1


def test_different_texts_and_blanks_stay_apart() -> None:
    chance = random.Random(5)
    texts = [
        "".join(chance.choice("天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏") for _ in range(50))
        for _ in range(300)
    ]
    assert clusters([*texts, "", "", "😶 ", "!!!"]) == {}


def test_most_edited_copies_are_found() -> None:
    chance = random.Random(7)
    words = [f"word{number}" for number in range(3000)]
    texts = [" ".join(chance.choices(words, k=14)) for _ in range(200)]
    edited = [text.replace(text.split()[0], "edit", 1) for text in texts]
    found = clusters([*texts, *edited])
    right = sum(found.get(str(200 + number), ("",))[0] == str(number) for number in range(200))
    assert right >= 180
