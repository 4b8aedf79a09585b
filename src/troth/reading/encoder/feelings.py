"""Polarity by both tiers together: n-grams, lexicon and sentence vectors."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from troth.reading.encoder.heads import chances
from troth.reading.skim.mentions import fold
from troth.reading.skim.whole import whole

Floats = npt.NDArray[np.float32]
CLASSES = ("negative", "neutral", "positive")
SHARE = 0.35
"""Weight of the n-gram model in the geometric mean; set by hand."""
_BREAKS = "，,。；;！!？?\n~～"
_TURNS = (
    " but ", " however ", " although ", " though ", " while ", " aber ", " jedoch ", " allerdings ",
    " sondern ", "但是", "但", "不过", "然而", "可是", "就是",
)  # fmt: skip


def polarity(texts: Sequence[str], langs: Sequence[str] | None = None) -> Floats:
    """Chances of (negative, neutral, positive) of each text as a whole."""
    grams = whole("polarity", texts, langs, CLASSES)
    deep = chances("polarity", texts, langs)
    return _mean(deep, grams, SHARE)


def _mean(one: Floats, other: Floats, share: float) -> Floats:
    mixed = np.exp((1 - share) * np.log(one + 1e-9) + share * np.log(other + 1e-9))
    return np.asarray(mixed / mixed.sum(axis=1, keepdims=True), dtype=np.float32)


def window(text: str, target: str | None) -> str:
    """The stretch of a text that speaks of a target: its clause, as long as the next turn or stop allows."""
    if not target:
        return text
    folded = fold(text)
    place = folded.find(fold(target))
    if place < 0:
        return text
    begin, end = place, place + len(target)
    while begin > 0 and text[begin - 1] not in _BREAKS and not _stops(text, begin - 1):
        begin -= 1
    while end < len(text) and text[end] not in _BREAKS and not _stops(text, end):
        end += 1
    begin, end = _between_turns(folded, begin, end, place, place + len(target))
    piece = text[begin:end].strip()
    if len(piece) - len(target) < 3 and end < len(text):
        piece = text[begin : _next_break(text, end + 1)].strip()
    return piece or text


def _stops(text: str, place: int) -> bool:
    return text[place] == "." and (place + 1 >= len(text) or text[place + 1].isspace())


def _between_turns(folded: str, begin: int, end: int, first: int, last: int) -> tuple[int, int]:
    for turn in _TURNS:
        before = folded.rfind(turn, begin, first)
        if before >= 0:
            begin = before + len(turn)
        after = folded.find(turn, last, end)
        if after >= 0:
            end = after
    return begin, end


def _next_break(text: str, place: int) -> int:
    while place < len(text) and text[place] not in _BREAKS:
        place += 1
    return place


def toward(texts: Sequence[str], targets: Sequence[str | None], langs: Sequence[str] | None = None) -> Floats:
    """Chances of (negative, neutral, positive) toward each target: what its own clause says counts most."""
    near = polarity([window(text, target) for text, target in zip(texts, targets, strict=True)], langs)
    whole = polarity(texts, langs)
    return _mean(near, whole, 0.3)
