"""What a date or an amount cannot do without, taken from the grammars' own tables of words.

Every rule needs a number or a word that names a time, a part or a multiple by itself; units, prepositions
and words such as "about" count for nothing alone. 一 counts only beside a unit (一年) or behind a word that
bounds it (只有一条), so that 一下 and 一个 cost nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from troth.reading.grammar import words_de, words_en, words_zh
from troth.reading.grammar.tokens import Word
from troth.reading.skim.hashes import Table, table
from troth.reading.skim.mentions import fold

ZH, EN, DE = 1, 2, 4
"""The language in which a word is evidence, as a bit."""
SALT = 7
LONGEST = 6
"""Letters of a Chinese word that are looked at; a longer word is found by its beginning."""
_NUMERALS = "二两兩俩仨三四五六七八九十百千万萬亿億廿"
_ALONE = {"zh": "1234567beEfhiqQrswYz", "en": "145dfGHmnoqQrRsuTwYz", "de": "157dfGHlmnqQrRsuTwYz"}
"""Kinds that are evidence alone. English and German units stand behind "a" and "this" as well."""
_AFTER_ONE = "umdUC%pTMq"
_LONG_UNITS = 4
"""English units of so many letters are evidence: "a metre" needs no number."""
TAIL = 8
"""The bit of endings by which a long German word is a number or a season: fünfzehnhundert, Spätsommer."""
TAILS = (3, 4, 6, 7)
"""How many letters these endings have."""
_TAILS = ("zig", "ßig", "zehn", "hundert", "tausend", "sommer", "winter", "herbst")


def _chinese(words: Mapping[str, Word]) -> set[str]:
    found = set(_NUMERALS)
    for word, (kind, _) in words.items():
        if word[0].isascii():
            continue
        if kind in _ALONE["zh"]:
            found.add(word)
        if kind in _AFTER_ONE:
            found.add("一" + word)
        if kind == "~":
            found.add(word + "一")
    return {fold(word)[:LONGEST] for word in found}


def _latin(words: Mapping[str, Word], kinds: str) -> set[str]:
    """Of a phrase its longest word; single letters are units that need a number."""
    found = set()
    for word, (kind, _) in words.items():
        pieces = re.findall(r"[^\W\d_]+", word)
        if kind in kinds and pieces and len(longest := max(pieces, key=len)) > 1:
            found.add(fold(longest))
    return found


def _long_units(words: Mapping[str, Word]) -> set[str]:
    return {fold(word) for word, (kind, _) in words.items() if kind == "U" and len(word) >= _LONG_UNITS}


@cache
def evidence() -> Table:
    """Folded words with the bits of the languages in which they are evidence."""
    bits: dict[str, int] = {}
    for found, bit in (
        (_chinese(words_zh.table()), ZH),
        (_latin(words_en.table(), _ALONE["en"]) | _long_units(words_en.table()), EN),
        (_latin(words_de.table(), _ALONE["de"]), DE),
        ({fold(ending) for ending in _TAILS}, TAIL),
    ):
        for word in found:
            bits[word] = bits.get(word, 0) | bit
    return table(bits, salt=SALT)
