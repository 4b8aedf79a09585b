"""English and German counts: how many of what, told from labels, names, marks, clocks and denominators."""

from __future__ import annotations

import re

from troth.reading.grammar.amounts import Found
from troth.reading.grammar.measures_latin import numbers, rounded, set_against
from troth.reading.grammar.tokens import Scan, listed

_LABELS = frozenset(
    listed(
        "platform gate version class level page chapter number room phase step model series coach part "
        "no line seat type gleis klasse version kapitel seite nummer raum stufe phase türchen tor gate "
        "zimmer wagen linie paragraf absatz typ teil band nr kw art block halle saal folge staffel "
        "ausgabe runde platz rang place rank flight top artikel windows android ios hyperos plan tier "
        "volume week day the slot patch firmware floor floors episode shade mile code error fassung größe "
        "fehler schraube charge heft scope"
    )
)
_PLURALS = frozenset(
    listed("people children men women staff teeth feet mice employees police cattle fish sheep")
)
_NO_NOUN = frozenset(
    listed(
        "is was has as us this its his hers does goes says gets makes costs less plus minus across "
        "versus always sometimes perhaps besides towards afterwards yes thus uses runs weighs offers "
        "comes starts needs keeps ships plays lasts holds cuts gives takes brings shows adds meets "
        "beats wins drops opens helps"
    )
)


def count(scan: Scan, match: re.Match[str]) -> Found | None:
    """A number of things: with its noun where one follows; not a label (platform 9), a mark or a plain
    one."""
    i, end = match.start("lo"), match.end()
    token = scan.tokens[i]
    written = scan.text[token.start : token.end]
    noun = _noun_en(scan, end) if scan.lang == "en" else _noun_de(scan, end)
    low, high = numbers(scan, match)
    if not written[0].isdigit():
        if _is_named(scan, i, written):
            return None
        if low == 0 and i and _word(scan, i - 1) in ("net", "netto"):
            return None  # net zero is a name
        if low == 0:
            return Found(0, None, None, last=noun) if noun or scan.kinds[i - 1 : i] == ":" else None
        if scan.kinds[end : end + 2] == "vC":
            return Found(low, high, None)  # two for £3
        if low == 1 or (low <= 12 and not noun and scan.kinds[match.start()] != "~"):
            return _borrowed(scan, i, end, low) if low != 1 and high is None else None
    if (token.kind == "y" and not noun and not _per(scan, end)) or _denominates(scan, i, written):
        return None
    if written == "1" and noun and high is None:
        return None  # a plain one
    if _is_label(scan, i) or _is_mark(scan, i, end) or _is_clock(scan, i, noun, high or low):
        return None
    if not noun and high is None and (borrowed := _borrowed(scan, i, end, low)):
        return borrowed
    return Found(low, high, None, last=noun)


def _is_clock(scan: Scan, i: int, noun: int, last: float) -> bool:
    """on Thursday between 8 and 12."""
    led = scan.kinds[i - 1 : i] == "b" or re.fullmatch("b[ny]a", scan.kinds[max(0, i - 3) : i])
    return bool(led) and not noun and last <= 24 and "w" in scan.kinds[:i]


def _borrowed(scan: Scan, i: int, end: int, low: float) -> Found | None:
    """A bare number with the unit of the one that it is set against."""
    against = set_against(scan, i, end)
    if against is None or against[0] is None:
        return None
    return Found(rounded(low * against[1]), None, against[0])


def _is_named(scan: Scan, i: int, written: str) -> bool:
    """the Orrin Six: a number word with a capital inside a sentence is a name."""
    inside = i > 0 and scan.kinds[i - 1] not in '.!?:;"0' and scan.lang == "en"
    return inside and written[:1].isupper() and scan.kinds[i - 1] not in "#"


def _per(scan: Scan, end: int) -> bool:
    return end < len(scan.tokens) and _word(scan, end) in ("per", "pro", "je")


def _word(scan: Scan, i: int) -> str:
    return scan.text[scan.tokens[i].start : scan.tokens[i].end].lower()


def _denominates(scan: Scan, i: int, written: str) -> bool:
    """one in five, je Million, per thousand, for every six homes; and the decimals of a version (6.0)."""
    if i > 1 and scan.kinds[i - 1] == "i":
        ones = [scan.tokens[k] for k in (i - 2, i - 3) if k >= 0]
        if any(one.kind in "nd" and one.value == 1 for one in ones):
            return True
    if i and _word(scan, i - 1) in ("per", "pro", "every", "each"):
        return True
    if i and _word(scan, i - 1) == "je" and scan.tokens[i].value in (100, 1000, 10**6, 10**9):
        return True
    return scan.lang == "de" and re.fullmatch(r"\d+\.\d{1,2}", written) is not None


def _noun_en(scan: Scan, at: int) -> int:
    """How many tokens the counted noun takes: adjectives up to the first plural."""
    for length in range(1, 4):
        if at + length > len(scan.tokens):
            return 0
        token = scan.tokens[at + length - 1]
        word = scan.text[token.start : token.end].lower()
        if token.kind == "-" and length > 1 and scan.tokens[at + length - 2].end == token.start:
            return _noun_en_hyphened(scan, at, length)
        if word == "overseas":
            continue
        if token.kind != "x" or not word.isalpha() or word in _NO_NOUN:
            return 0
        if word in _PLURALS or (word.endswith("s") and len(word) > 3 and not word.endswith("ss")):
            return length
    return 0


def _noun_en_hyphened(scan: Scan, at: int, length: int) -> int:
    for more in range(length + 1, length + 4):
        if at + more > len(scan.tokens):
            return 0
        token = scan.tokens[at + more - 1]
        word = scan.text[token.start : token.end].lower()
        if token.kind not in "xuo-":
            return 0
        if word in _PLURALS or (word.endswith("s") and len(word) > 3):
            return more
    return 0


def _noun_de(scan: Scan, at: int) -> int:
    """How many tokens the counted noun takes: an inflected adjective and a capitalised word, or the word
    alone."""
    for length in (1, 2):
        if at + length > len(scan.tokens):
            return 0
        token = scan.tokens[at + length - 1]
        word = scan.text[token.start : token.end]
        if token.kind != "x" or not word.isalpha():
            return 0
        if word[0].isupper() and len(word) > 2:
            return length
        if not word.endswith(("en", "e", "er")):
            return 0
    return 0


def _is_label(scan: Scan, i: int) -> bool:
    if i and scan.kinds[i - 1] in "uU" and scan.lang == "en" and not _noun_en(scan, i + 1):
        return scan.text[scan.tokens[i - 1].end - 1] != "s"  # day 3, week 2
    if i == 0 or scan.kinds[i - 1] not in "xcwmu":
        return (i > 0 and scan.kinds[i - 1] in "#") or (
            i > 1 and scan.kinds[i - 1] == "." and str(scan.tokens[i - 2].value) in _LABELS
        )
    token = scan.tokens[i - 1]
    word = scan.text[token.start : token.end]
    low = word.lower()
    if low in _LABELS and low not in ("the", "day", "week"):
        return True
    if not scan.text[scan.tokens[i].start].isdigit():
        return False
    if scan.lang == "de":
        return _is_label_de(scan, i, word)
    starts = i == 1 or scan.kinds[i - 2] in '.!?:0"'
    small = isinstance(scan.tokens[i].value, int) and scan.tokens[i].value < (1000 if starts else 10_000)
    return word[:1].isupper() and ((small and not _counted(scan, i + 1)) or (word.isupper() and not starts))


def _counted(scan: Scan, at: int) -> bool:
    """True when a noun follows that the number counts; "Sunbox 3 stores 13.5 kWh" has a verb there."""
    length = _noun_en(scan, at)
    if length != 1:
        return length > 0
    after = scan.kinds[at + 1 : at + 3]
    return not (after[:1] in ("n", "y", "C", "t") or (after[:1] == "e" and after[1:] != "u"))


def _is_label_de(scan: Scan, i: int, word: str) -> bool:
    """Kestrel 9 fasst …, Eco 40–60: a name or noun and its number; a noun behind the number is counted."""
    if word.lower().endswith(("klasse", "stufe", "nummer", "seite", "phase")):
        return True
    if not word[:1].isupper() or len(word) < 2 or _noun_de(scan, i + 1):
        return False
    number, follows = scan.tokens[i].value, scan.kinds[i + 1 : i + 2]
    small = isinstance(number, int) and number <= 40
    return word.isupper() or (small and scan.kinds[i - 1] == "x" and follows not in ("X", "~", "t"))


def _is_mark(scan: Scan, i: int, end: int) -> bool:
    """A footnote's number, a list's number, an ordinal (am 3.), a denominator (10 von 10), a time, a
    dimension."""
    text, token = scan.text, scan.tokens[i]
    before, after = text[max(0, token.start - 1) : token.start], text[scan.tokens[end - 1].end :][:1]
    if before in tuple("[(§#/:^") or after in tuple("])/:"):
        return True
    if scan.lang == "de" and after == "." and _is_ordinal(scan, i, end):
        return True
    if before in ("", "\n", "\x00") and after in (".", ")"):
        return True
    kind_after = scan.kinds[end : end + 1]
    if kind_after in ("K", "M") or (i > 0 and scan.kinds[i - 1] == "M"):
        return True
    if kind_after in ("O", "6") and scan.kinds[end + 1 : end + 2] in ("n", "y"):
        return bool(token.value == scan.tokens[end + 1].value)
    return i > 1 and scan.kinds[i - 1] in "O6" and scan.kinds[i - 2] in "ny"


def _is_ordinal(scan: Scan, i: int, end: int) -> bool:
    if scan.kinds[end : end + 1] != ".":
        return False
    follows = scan.tokens[end + 1] if end + 1 < len(scan.tokens) else None
    if follows is not None and (scan.text[follows.start].islower() or follows.kind == ","):
        return True
    led = scan.tokens[i - 1] if i else None
    return led is not None and (led.kind == "t" or led.value in ("am", "zum", "vom"))
