# ruff: noqa: E501  word lists and patterns read better unbroken
"""Sentences of a text with their places: quotation marks, abbreviations, decimals, ordinals, lists, digests."""

from __future__ import annotations

import re

from troth.reading.grammar.tokens import listed

LONGEST = 2000
"""A sentence without an end is cut here, at a space or comma where there is one, so that time stays linear."""

_CLOSERS = '”’」』"»“)）]】›'
_ABBREVIATIONS = frozenset(
    listed(
        "z b dr nr prof hr fr frau st str bzw ca etc usw vgl bspw evtl ggf inkl exkl max min mio mrd "
        "tsd abb abs art d h u a i mr mrs ms jr sr inc ltd co corp vs no vol fig e g u s k approx dept "
        "est gov sen rep gen col sgt rev hon jan feb mar apr jun jul aug sep sept oct nov dec okt dez "
        "o s ä sog tel geb gest bd hrsg jh pp ed al"
    )
)
_CUT = re.compile(
    r"(?P<zh>[。！？!?；…]+|\.{3,})|(?P<dot>\.)|(?P<line>\n+)|(?P<dash>\s[-–•]\s(?=[A-Z\d“]))|(?P<cite>(?<=\])\s+(?=[A-Z]))"
)


def split(text: str, lang: str) -> list[tuple[int, int]]:
    """Places of the sentences, in order, without surrounding white space; their text is never changed.

    `lang` is zh, en or de (others as en). Linear in the length of the text.
    """
    bounds: list[int] = []
    for found in _CUT.finditer(text):
        end = found.end()
        if found["dot"] and not _ends(text, found.start(), lang):
            continue
        if found["zh"] and text[found.start()] in "；" and lang != "zh":
            continue
        if found["zh"] or found["dot"]:
            end = _behind_closers(text, end)
            if found["zh"] and _goes_on(text, end):
                continue
        bounds.append(end)
    bounds.append(len(text))
    out: list[tuple[int, int]] = []
    start = 0
    for end in bounds:
        out.extend(_trimmed(text, start, end))
        start = max(start, end)
    return out


def _ends(text: str, at: int, lang: str) -> bool:
    """True when the full stop at `at` ends a sentence."""
    after = text[at + 1 : at + 2]
    if (
        after
        and not after.isspace()
        and after not in _CLOSERS
        and not _is_cjk(after)
        and after not in "*†[①②③¹²³"
    ):
        return False
    if after and after in _CLOSERS and text[at + 2 : at + 3].isalnum() and not _is_cjk(text[at + 2]):
        return False
    begin = at
    while begin > 0 and text[begin - 1].isalnum() and at - begin < 24:
        begin -= 1
    word = text[begin:at]
    if not word:
        return True
    follows = text[at + 1 : at + 40].lstrip()
    if word.isdigit() and begin > 1 and text[begin - 1] in ",." and text[begin - 2].isdigit():
        return not follows or follows[0].isupper()  # the end of a decimal: Note 4,3. Der …
    if word.isdigit():
        ordinal = (
            lang == "de" and len(word) <= 2 and after.isspace() and bool(follows) and follows[0].isalpha()
        )
        mark = at - len(word) == 0 or text[begin - 1] == "\n"
        return not (ordinal or mark)
    if len(word) == 1 and word.isalpha() and word.isascii():
        return word == "I" or not follows or (begin > 0 and text[begin - 1].isdigit())
    if word.lower() in _ABBREVIATIONS:
        return not follows or (
            follows[0].isupper() and word.lower() in ("usw", "etc", "co", "inc", "ltd") and lang != "de"
        )
    return True


def _behind_closers(text: str, end: int) -> int:
    while end < len(text) and text[end] in _CLOSERS and text[end] not in "([":
        if text[end] == '"' and end + 1 < len(text) and text[end + 1].isalnum():
            break
        if text[end] == "“" and end + 1 < len(text) and not text[end + 1].isspace():
            break
        end += 1
    return end


def _goes_on(text: str, end: int) -> bool:
    """True inside “Will it?” he asked and ？”他问: the sentence goes on behind the quotation."""
    if text[end - 1] not in _CLOSERS:
        return False
    follows = text[end : end + 2].lstrip()
    return bool(follows) and (follows[0].islower() or follows[0] in ",，")


def _is_cjk(char: str) -> bool:
    return "⺀" <= char <= "鿿" or "＀" <= char <= "￯"


def _trimmed(text: str, start: int, end: int) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    while start < end:
        stop = end
        if end - start > LONGEST:
            stop = start + LONGEST
            place = max(text.rfind(mark, start + LONGEST // 2, stop) for mark in ("，", ", ", " ", "、"))
            stop = place + 1 if place > 0 else stop
        piece = text[start:stop]
        left = len(piece) - len(piece.lstrip())
        right = len(piece.rstrip())
        if right > left:
            out.append((start + left, start + right))
        start = stop
    return out
