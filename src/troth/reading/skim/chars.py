"""Tables over code points: what a character is, and what it folds to."""

from __future__ import annotations

import unicodedata
from importlib import resources

import numpy as np
import numpy.typing as npt

from troth.words import folded

LIMIT = 0x20000
"""Code points from here on share the class and fold of the last one (an ideograph)."""

OTHER, SPACE, LATIN, DIGIT, HAN, KANA, HANGUL, CYRILLIC, END, PAUSE, CLOSE, OPEN, EMOJI, NEWLINE, NUL = range(
    15
)

_ENDS = "。！？!?｡…"
_PAUSES = "，,；;、：:—–（("
_CLOSES = "”’」』）)】]》›»\"'“"
_OPENS = "“‘「『（(【[《‹«„‚"


def _class(code: int) -> int:
    char = chr(code)
    if code == 0:
        return NUL
    if char in "\n\r\u2028\u2029":
        return NEWLINE
    for chars, kind in ((_ENDS, END), (_PAUSES, PAUSE), (_CLOSES, CLOSE), (_OPENS, OPEN)):
        if char in chars:
            return kind
    return _by_category(code, char)


def _by_category(code: int, char: str) -> int:
    if 0x3400 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF or code == 0x3005 or code == 0x3007:
        return HAN
    if (0x3041 <= code <= 0x30FF and code not in (0x30FB, 0x30FC)) or 0x31F0 <= code <= 0x31FF:
        return KANA
    if 0xAC00 <= code <= 0xD7A3 or 0x1100 <= code <= 0x11FF:
        return HANGUL
    if 0x0400 <= code <= 0x052F:
        return CYRILLIC
    if 0x1F000 <= code <= 0x1FAFF or 0x2600 <= code <= 0x27BF or code in (0x2764, 0xFE0F):
        return EMOJI
    category = unicodedata.category(char)
    if category.startswith("Z") or char == "\t":
        return SPACE
    if category == "Nd":
        return DIGIT
    if category.startswith("L") or category.startswith("M"):
        return LATIN
    return OTHER


def _classes() -> npt.NDArray[np.uint8]:
    table = np.full(LIMIT + 1, OTHER, dtype=np.uint8)
    table[0x20000:] = HAN
    for low, high in ((0, 0x3500), (0xA000, 0x10000), (0x1F000, 0x1FB00)):
        table[low:high] = [_class(code) for code in range(low, high)]
    table[0x3400:0xA000] = HAN
    return table


def _fold() -> npt.NDArray[np.uint32]:
    table = np.arange(LIMIT + 1, dtype=np.uint32)
    for low, high in ((0, 0x2800), (0xA000, 0xAC00), (0xFB00, 0x10000), (0x10400, 0x10600)):
        for code in range(low, high):
            if not 0xD800 <= code < 0xE000:
                table[code] = ord(folded(chr(code)))
    table[0x3000] = 0x20
    source = resources.files("troth.reading.models").joinpath("simplified.txt")
    if source.is_file():
        for pair in source.read_text("utf-8").split():
            table[ord(pair[0])] = ord(pair[1])
    return table


def _cached() -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.uint32]]:
    return _classes(), _fold()


CLASSES, FOLD = _cached()
