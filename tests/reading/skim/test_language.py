# ruff: noqa: E501
from __future__ import annotations

import pytest

from troth.reading.pipeline import Layers
from troth.reading.skim.blank import documents
from troth.reading.skim.language import CODES, detect


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("今天天气真好", "zh"), ("雷军宣布 Xiaomi 17 Pro Max 发布", "zh"), ("聯發科技明確規定", "zh"),
        ("what a day", "en"), ("Love the new phone, camera is insane", "en"), ("Nordlicht announces quarterly earnings", "en"),
        ("Das ist doch nicht euer Ernst", "de"), ("Lieferung verspätet, keine Antwort", "de"), ("schönes Wochenende", "de"),
        ("これは新しい電話です", "ja"), ("새로운 전화기", "ko"), ("новый телефон", "ru"), ("nous avons une nouvelle offre pour vous", "fr"),
        ("", "und"), ("12345 !!! 😀", "und"),
    ],
)  # fmt: skip
def test_language_of_short_posts(text: str, lang: str) -> None:
    found, _ = detect(Layers(documents([text])))
    assert CODES[found[0]] == lang


def test_confidence_grows_with_evidence() -> None:
    _, sure = detect(Layers(documents(["gut", "das ist sehr gut und auch nicht teuer, wie ich finde", ""])))
    assert sure[2] == 0 < sure[0] < sure[1] <= 1
