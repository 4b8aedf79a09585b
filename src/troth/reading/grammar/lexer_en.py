# ruff: noqa: E501  a pattern stays in one piece
"""English text → tokens: number words joined, the month May told from the verb, model numbers taken out."""

from __future__ import annotations

import re

from troth.reading.grammar.numbers import (
    DIGITS,
    DOTTED,
    canonical_symbol,
    cut_models,
    joined_numbers,
    named_number,
)
from troth.reading.grammar.tokens import Lexer, Token, Word, listed, trie_pattern
from troth.reading.grammar.words_en import table

_MONTHS = listed("january february march april may june july august september october november december")
_SHAPES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"q([1-4])"), "q"), (re.compile(r"h([12])"), "h"), (re.compile(r"(?:kw|cw|wk)(\d{1,2})"), "k"),
    (re.compile(r"(?:fy)(\d{2}|\d{4})"), "Fy"),
)  # fmt: skip


def shape(piece: str) -> Word | None:
    """Words made of letters and digits that name a period: Q3, H1, KW40, FY26."""
    low = piece.lower()
    for pattern, kind in _SHAPES:
        if found := pattern.fullmatch(low):
            number = int(found[1])
            if kind == "Fy":
                return "y", number + 2000 if number < 100 else number
            return kind, number
    return None


def finish(text: str, tokens: list[Token]) -> list[Token]:
    """Join number words, tell the month May from the verb, take out model numbers."""
    out: list[Token] = []
    for i, token in enumerate(tokens):
        abbreviated = token.kind == "m" and text[token.start : token.end].lower() not in _MONTHS
        if token.kind == "m" and (abbreviated or token.value in (3, 5)):
            near = _numbered(tokens, i) if abbreviated else _dated(tokens, i)
            if not text[token.start].isupper() or not near:
                token = Token(token.start, token.end, "x", text[token.start : token.end].lower())
        elif (
            token.kind == "u" and token.end - token.start == 1 and (i == 0 or tokens[i - 1].kind not in "nyd")
        ):
            token = Token(token.start, token.end, "x", "")
        elif token.kind == "U" and token.end - token.start <= 2:
            token = canonical_symbol(tokens, i, text)
        elif (
            token.kind == "d"
            and token.value[0] == "mul"
            and token.value[1] < 10**10
            and text[token.end - 1] == "s"
        ):
            # "thousands of" is a number only behind a word of how many, which the tables leave out
            token = Token(token.start, token.end, "x", "")
        out.append(token)
    return cut_models(joined_numbers(out, frozenset({"and"})), text)


def _numbered(tokens: list[Token], i: int) -> bool:
    """True when a number stands beside the token, perhaps behind a full stop (Sept. 14)."""
    after = i + 2 if i + 1 < len(tokens) and tokens[i + 1].kind == "." else i + 1
    return any(0 <= j < len(tokens) and tokens[j].kind in "nyo" for j in (i - 1, after))


def _dated(tokens: list[Token], i: int) -> bool:
    near = [tokens[j].kind for j in (i - 1, i + 1, i - 2) if 0 <= j < len(tokens)]
    return any(kind in "nyoPOBViFWSNLabv-" for kind in near)


def build() -> Lexer:
    """The lexer of English."""
    words = table()
    spoken = trie_pattern(w for w in words if any(mark in w for mark in " -./'’")).replace(r"\ ", r"\s+")
    pattern = rf"\d{{1,2}}(?:st|nd|rd|th)\b|{DOTTED}\d{{4}}(?!\d)|{DIGITS}|°\s?[CF]\b|(?<!\w){spoken}(?!\w)|[^\W\d_][\w]*(?:[’'](?!s\b)[^\W\d_]+)?|[^\w\s]"
    return Lexer("(?i:" + pattern + ")", words, _number, finish, shape)


def _number(piece: str) -> Word:
    if piece[-1].isalpha():
        return "o", int(re.sub(r"\D", "", piece))
    return named_number(piece, comma_is_decimal=False, day_first=False)
