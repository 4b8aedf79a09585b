# ruff: noqa: E501  a pattern stays in one piece
"""Chinese text → tokens: words by longest match, numerals, model numbers taken out."""

from __future__ import annotations

import re

from troth.reading.grammar import units
from troth.reading.grammar.numbers import date_digits
from troth.reading.grammar.tokens import Lexer, Token, Word, trie_pattern
from troth.reading.grammar.words_zh import table

_DIGIT = {c: i for i, c in enumerate("零一二三四五六七八九")} | {
    "〇": 0, "两": 2, "兩": 2, "俩": 2, "仨": 3, "廿": 20, "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5,
}  # fmt: skip
_SIZE = {
    "十": 10,
    "百": 100,
    "千": 1000,
    "万": 10**4,
    "萬": 10**4,
    "亿": 10**8,
    "億": 10**8,
    "佰": 100,
    "仟": 1000,
}
_NUMERAL = "零〇一二两兩俩仨三四五六七八九十百千万萬亿億廿"
_LATIN = re.compile(r"([\d０-９][\d０-９,.，]*[\d０-９]|[\d０-９])([十百千万萬亿億]*)")
_SOME = re.compile(r"[多余餘来來](?=[万萬亿億])")
"""三十多万, 四十来万: the word between does not change the value."""


def numeral(text: str) -> float | None:
    """The value of a Chinese numeral (三百二十, 十二, 二〇二五, 两万五); None when it is none."""
    if all(c in _DIGIT for c in text):
        if len(text) == 1:
            return _DIGIT[text]
        return int("".join(str(_DIGIT[c]) for c in text)) if 2 <= len(text) <= 8 else None
    total = section = current = 0
    last = 1
    for char in text:
        if char in _DIGIT:
            current, last = _DIGIT[char], last if _DIGIT[char] else 10
        else:
            size = _SIZE[char]
            if size >= 10**4:
                total = (total + section + (current or (0 if section or total else 1))) * size
                section = current = 0
            else:
                section += (current or 1) * size
                current = 0
            last = size
    return total + section + current * (last // 10 if last > 10 and text[-2:-1] not in ("零", "〇") else 1)


def _number(piece: str) -> Word:
    piece = _SOME.sub("", piece)
    found = _LATIN.match(piece)
    if not found:
        value = numeral(piece)
        return ("x", piece) if value is None else ("n", value)
    digits = found[1].replace("，", ",")
    if len(piece) > 18 or digits.count(".") > 1:
        return "x", piece
    groups = digits.split(",")
    if len(groups) > 1 and any(len(g.split(".")[0]) != 3 for g in groups[1:]):
        return "x", piece
    number = float(digits.replace(",", ""))
    for size in found[2]:
        number *= _SIZE[size]
    number = int(number) if number == int(number) and number < 10**15 else round(number, 6)
    if not found[2] and len(digits) == 4 and digits.isdigit() and 1900 <= number <= 2199:
        return "y", number
    return "n", number


def finish(text: str, tokens: list[Token]) -> list[Token]:
    """Model numbers (SU7, 5G, 极氪001) become x; kinds of two letters become one."""
    out: list[Token] = []
    tokens = [
        piece
        for i, token in enumerate(tokens)
        for piece in (_split(text, tokens, i) if text[token.start : token.end] in _JOINED else (token,))
    ]
    if "一" in text:
        tokens = [
            piece
            for token in tokens
            for piece in (_one_apart(text, token) if token.kind == "n" else (token,))
        ]
    for i, token in enumerate(tokens):
        if token.kind == "x" and token.value != "只":
            pass
        elif token.kind in "ny" and text[token.start] in "0123456789" and _is_model(text, tokens, i):
            token = Token(token.start, token.end, "x", "")
        elif token.kind == "m" and i and text[tokens[i - 1].start : tokens[i - 1].end] in ("仨", "俩"):
            token = Token(token.start, token.end, "u", "month")  # 仨月: three months, not March
        elif token.value == "只" and i and tokens[i - 1].kind in "n@" and tokens[i - 1].end == token.start:
            token = Token(token.start, token.end, "c", "只")
        elif (
            token.kind == "U"
            and token.end - token.start == 1
            and text[token.start].isascii()
            and not _unit_letter(text, token)
        ):
            token = Token(token.start, token.end, "x", "")
        out.append(token)
    return out


_HEADS: dict[str, Word] = {
    "年": ("u", "year"),
    "月": ("m", None),
    "周": ("u", "week"),
    "季": ("u", "quarter"),
}
_TAILS: dict[str, Word] = {
    "内": ("I", None), "內": ("I", None), "底": ("P", "end"), "末": ("P", "end"), "初": ("P", "early"), "中": ("P", "mid"),
    "尾": ("P", "end"), "终": ("P", "end"), "上旬": ("P", "early"), "中旬": ("P", "mid"), "下旬": ("P", "late"),
}  # fmt: skip
_JOINED = frozenset(head + tail for head in _HEADS for tail in _TAILS)


def _split(text: str, tokens: list[Token], i: int) -> list[Token]:
    """三年内, 10月底, 十二月初: behind a number the first letter is the unit, the rest a word of its own."""
    token = tokens[i]
    written = text[token.start : token.end]
    if (
        len(written) > 1
        and written[0] in _HEADS
        and written[1:] in _TAILS
        and i
        and tokens[i - 1].end == token.start
    ) and tokens[i - 1].kind in "ny@b":
        middle = token.start + 1
        return [
            Token(token.start, middle, *_HEADS[written[0]]),
            Token(middle, token.end, *_TAILS[written[1:]]),
        ]
    return [token]


_PRICE_AND_ONE = re.compile(r"(?:.*[十百千万][一二三四五六七八九])(?=一$)")


def _one_apart(text: str, token: Token) -> list[Token]:
    """四百九十九一个月: the one behind a whole numeral counts what follows."""
    whole = _PRICE_AND_ONE.match(text[token.start : token.end]) if token.kind == "n" else None
    value = numeral(whole[0]) if whole else None
    if whole is None or value is None:
        return [token]
    middle = token.start + whole.end()
    return [Token(token.start, middle, "n", value), Token(middle, token.end, "n", 1)]


def _unit_letter(text: str, token: Token) -> bool:
    before = text[token.start - 1] if token.start else ""
    after = text[token.end] if token.end < len(text) else ""
    return before.isdigit() and not (after.isascii() and after.isalnum()) and text[token.start] in "gmtlWVA"


def _is_model(text: str, tokens: list[Token], i: int) -> bool:
    token = tokens[i]
    before = text[token.start - 1] if token.start else ""
    after = text[token.end] if token.end < len(text) else ""
    if (before.isascii() and before.isalpha()) or (
        text[token.start] == "0" and token.end - token.start > 1 and "." not in text[token.start : token.end]
    ):
        return True
    return (
        after.isascii() and after.isalpha() and not (i + 1 < len(tokens) and tokens[i + 1].kind in "UC%uqhp")
    )


def build() -> Lexer:
    """The lexer of Chinese: known words by longest match, everything between them one x."""
    words = table()
    digits = r"\d{4}[-/]\d{1,2}[-/]\d{1,2}(?!\d)|(?:\d[\d,.，]*\d|\d)(?:[多余餘来]?(?!千[克瓦米卡帕伏])(?:[十百千][万萬亿億]|[十百千万萬亿億]{1,2}))?"
    latin = r"[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*"
    known = sorted(words)
    plain = trie_pattern(w for w in known if not w[0].isascii() or not w[0].isalpha())
    ascii_words = trie_pattern(
        {
            v
            for w in known
            if w[0].isascii() and w[0].isalpha()
            for v in (w, w.upper(), units.SYMBOLS.get(w, (w,))[0])
        }
    )
    pattern = rf"{digits}|{plain}|{ascii_words}(?![A-Za-z0-9])|[{_NUMERAL}]+(?:[多余餘来][万萬亿億]+)?|{latin}|[，。！？；,!?;()（）\[\]「」“”《》*]"
    return Lexer(pattern, words, _date_or_number, finish, _shape, whole=False)


def _shape(piece: str) -> Word | None:
    piece = _SOME.sub("", piece)
    if (
        len(piece) == 2
        and piece[0] in _DIGIT
        and piece[1] in _DIGIT
        and 0 < _DIGIT[piece[0]] < _DIGIT[piece[1]] < 10
    ):
        return "@", (_DIGIT[piece[0]], _DIGIT[piece[1]])  # 两三, 三五: a range
    if len(piece) == 4 and all(c in _DIGIT for c in piece) and 1900 <= (told := numeral(piece) or 0) <= 2199:
        return "y", int(told)
    return ("n", value) if piece[0] in _NUMERAL and (value := numeral(piece)) is not None else None


def _date_or_number(piece: str) -> Word:
    if dated := date_digits(piece, day_first=False):
        return "D", dated
    return _number(piece)
