# ruff: noqa: E501  a pattern stays in one piece
"""German text → tokens: number words joined, nouns told from verbs by their capital, model numbers taken out."""

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
from troth.reading.grammar.words_de import spelled, table

_MONTHS = listed("januar februar märz april mai juni juli august september oktober november dezember")
_KW = re.compile(r"kw(\d{1,2})")
_QUARTER, _HALF = re.compile(r"q([1-4])"), re.compile(r"h([12])")


def shape(piece: str) -> Word | None:
    """Words made of letters and digits that name a period: Q3, H1, KW40; and compounds of a unit (zehntägig)."""
    low = piece.lower()
    for pattern, kind in ((_QUARTER, "q"), (_HALF, "h"), (_KW, "k")):
        if found := pattern.fullmatch(low):
            return kind, int(found[1])
    if ("hundert" in low or "tausend" in low) and (number := spelled(low)) is not None:
        return "d", ("unit", number)
    return None


def finish(text: str, tokens: list[Token]) -> list[Token]:
    """Join number words, keep symbols and names apart from words, take out model numbers."""
    out: list[Token] = []
    if _COMPOUND.search(text):
        tokens = [piece for token in tokens for piece in _split(text, token)]
    for i, token in enumerate(tokens):
        if token.kind == "x" and token.end - token.start > 1:
            out.append(token)
            continue
        written = text[token.start : token.end]
        if written == "h" and not (i and tokens[i - 1].kind in "nyd"):
            token = Token(token.start, token.end, "x", written)
        elif token.kind == "s" and i and tokens[i - 1].kind == "P" and tokens[i - 1].end == token.start:
            pass  # Spätsommer, cut in two
        elif token.kind == "u" and i and tokens[i - 1].kind in "nyd":
            pass  # nach 6 wochen: posts write nouns small
        elif (token.kind in "mwsuf" and not written[0].isupper() and written not in ("min", "std", "h")) or (
            token.kind == "m" and len(written) == 3 and written != "Mai" and not _beside_number(tokens, i)
        ):
            token = Token(token.start, token.end, "x", written.lower())
        elif written == "kW" and token.kind == "c":
            token = Token(token.start, token.end, "U", ("kW", 1.0))
        elif token.kind == "U" and token.end - token.start <= 2:
            token = canonical_symbol(tokens, i, text)
        out.append(token)
    return cut_models(joined_numbers(out, frozenset()), text)


def _split(text: str, token: Token) -> list[Token]:
    """Maihälfte is a month and a half, Spätsommer the late part of a summer."""
    season = _PART_OF.fullmatch(text[token.start : token.end].lower()) if token.kind == "x" else None
    if season is not None:
        middle = token.start + season.end(1)
        part = Token(token.start, middle, "P", {"spät": "late", "früh": "early", "hoch": "mid"}[season[1]])
        return [part, Token(middle, token.end, "s", _SEASONS[season[2]])]
    found = _HALF_MONTH.fullmatch(text[token.start : token.end].lower()) if token.kind == "x" else None
    if found is None:
        return [token]
    middle = token.start + found.end(1)
    return [Token(token.start, middle, "m", _MONTHS.index(found[1]) + 1), Token(middle, token.end, "H", None)]


_SEASONS = {"sommer": "summer", "herbst": "autumn", "winter": "winter"}
_PART_OF = re.compile(r"(spät|früh|hoch)(sommer|herbst|winter)")
_COMPOUND = re.compile(r"hälfte|(?i:spät|früh|hoch)(?:sommer|herbst|winter)")
_HALF_MONTH = re.compile(f"({'|'.join(_MONTHS)})hälfte")


def _beside_number(tokens: list[Token], i: int) -> bool:
    return any(tokens[j].kind in "ny." for j in (i - 1, i + 1) if 0 <= j < len(tokens))


def build() -> Lexer:
    """The lexer of German."""
    words = table()
    spoken = trie_pattern(w for w in words if any(mark in w for mark in " /.")).replace(r"\ ", r"\s+")
    pattern = (
        rf"{DOTTED}(?:\d{{4}}|\d{{2}})?(?!\d)|{DIGITS}|°\s?[CF]\b|(?<!\w){spoken}(?!\w)|[^\W\d_]\w*|[^\w\s]"
    )
    return Lexer("(?i:" + pattern + ")", words, _number, finish, shape)


def _number(piece: str) -> Word:
    return named_number(piece, comma_is_decimal=True, day_first=True)
