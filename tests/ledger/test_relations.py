"""What a passage says of a promise, in three languages."""

from __future__ import annotations

import pytest

from troth.ledger.relations import relation


@pytest.mark.parametrize(
    ("text", "lang", "name"),
    [
        ("到了11月24日,品牌如约启动众筹。", "zh", "supports_kept"),
        ("我的车已经收到升级推送了。", "zh", "supports_kept"),
        ("首批车主已完成更换。", "zh", "supports_part"),
        ("公司宣布交付推迟到明年三月。", "zh", "delay"),
        ("官方撤回了这项计划。", "zh", "withdrawn"),
        ("到今天还没收到退款,说好的七天呢。", "zh", "contradicted"),
        ("门店没有开业。", "zh", "contradicted"),
        ("将于11月上线。", "zh", None),
        ("今天天气不错。", "zh", None),
        ("I'd rather have a published list.", "en", None),
        ("The update has been completed on schedule.", "en", "supports_kept"),
        ("All twenty shops opened in May.", "en", "supports_kept"),
        ("Only half of the owners got the part.", "en", "supports_part"),
        ("Deliveries were postponed to March.", "en", "delay"),
        ("The plan was scrapped last week.", "en", "withdrawn"),
        ("Three months later I am still waiting for my refund.", "en", "contradicted"),
        ("The shops have not opened.", "en", "contradicted"),
        ("It will be launched in May.", "en", None),
        ("Die Filialen wurden wie versprochen eröffnet.", "de", "supports_kept"),
        ("Die Auslieferung verschiebt sich auf März.", "de", "delay"),
        ("Ich warte noch immer auf mein Geld, bis heute nicht gezahlt.", "de", "contradicted"),
        ("Das Update wird im Mai veröffentlicht.", "de", None),
        ("Das Vorhaben wurde gestrichen.", "de", "withdrawn"),
    ],
)
def test_relations(text: str, lang: str, name: str | None) -> None:
    told = relation(text, lang)
    assert (told.name if told else None) == name
