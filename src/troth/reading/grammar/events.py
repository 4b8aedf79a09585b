# ruff: noqa: E501  a pattern reads better unbroken
"""Dues that hang on an event whose day the text does not tell: 开学前, as long as you own it, bis zum Abschluss.

Such words bound a promise, but say nothing of a fact, so they are looked for only once a clause is known to
commit to something and no date was found in it.
"""

from __future__ import annotations

import re

_EVENTS = {
    "zh": re.compile(
        r"(?:本|下|这|新)(?:个)?(?:学期|赛季|雪季|产季|榨季)(?:结束|开始|开学)?(?:之前|前|起|内|末)?"
        r"|(?<![一-鿿])(?!目前|日前|此前|先前|之前|以前|当前|提前|从前)[一-鿿]{2,6}(?<![年月日天周季节底末点提目日此先当])(?:之前|以前|前)(?=[，、：]|\d+(?:个)?(?:工作日|小时|天|日))(?:\d+(?:个)?(?:工作日|小时|天|日))?"
        r"|第二天(?:一早)?|(?:会员)?生日(?:当)?(?:月|天)|首年(?:内)?|[一-鿿]{2,4}(?:之后|后)(?:首|第一)(?:个)?[周月年]"
    ),
    "en": re.compile(
        r"(?i)\b(?:for )?as long as\b[^.,;!?]+|\bonce (?:the|our|your|it|they|we)\b[^.,;!?]+(?=[.,;!]|$)"
        r"|\bfrom (?:day one|version [\d.]+|the (?:first|next) \w+)|\bon the day (?:it|they|you|we)\b[^.,;!?]+"
        r"|\b(?:this|next|the coming) season\b|\bfor the next (?:two|three|four|five|six|ten|\d+) [a-z]+s\b|\bat the (?:\w+ )?(?:showcase|fair|show|expo|conference)\b"
        r"|\b(?:before|until|after) (?:the|your|our|its|their|they|it|we|you)\b[^.,;!?]+"
    ),
    "de": re.compile(
        r"\b(?:noch vor de[nmr]|bis zu[mr]) (?:nächsten )?[A-ZÄÖÜ]\w+|\b[Ss]olange\b[^.,;!?]+|\b[Ss]obald\b[^.,;!?]+|\bwenn die\b[^.,;!?]+"
        r"|\b(?:vor|nach|bei) (?:Beginn|Ende|Abschluss|Start|Einführung)\b[^.,;!?]*|\bab Version [\d.]+"
    ),
}  # fmt: skip


def event_in(text: str, lang: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the words that bind the clause text[start:end] to an event stand; None when there are none."""
    found = _EVENTS.get(lang, _EVENTS["en"]).search(text, start, end)
    return None if found is None else found.span()
