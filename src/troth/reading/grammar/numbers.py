"""Digits and number words → numbers, for languages written in Latin letters; shared by English and German."""

from __future__ import annotations

import re

from troth.reading.grammar.tokens import Token, Word

_MAX_DIGITS = 18
DIGITS = (
    r"\d{4}[-/]\d{1,2}[-/]\d{1,2}(?!\d)|\d{1,2}/\d{1,2}/\d{2,4}(?!\d)"
    r"|\d[\d.,'’]*\d|\d"
)
"""Dates in digits, then numbers with their separators."""
DOTTED = r"(?:3[01]|[12]\d|0?[1-9])\.(?:1[0-2]|0?[1-9])\."
"""Day and month with dots, the year to follow."""
_DATE = re.compile(r"(\d{1,4})([-/.])(\d{1,2})\2(\d{0,4})")


def date_digits(piece: str, day_first: bool) -> tuple[int, int, int | None] | None:
    """(month, day, year or None) of a date in digits, None when the piece is none."""
    found = _DATE.fullmatch(piece)
    if not found:
        return None
    first, second = int(found[1]), int(found[3])
    if len(found[1]) == 4:
        return (second, int(found[4]), first) if found[4] else None
    year = int(found[4]) if found[4] else None
    if year is not None and year < 100:
        year += 2000
    if found[2] == "." or day_first or first > 12:
        first, second = second, first
    return (first, second, year) if 1 <= first <= 12 and 1 <= second <= 31 else None


def named_number(piece: str, comma_is_decimal: bool, day_first: bool) -> Word:
    """Kind and value of a piece that starts with a digit: n, y, D, or x for what is no number (3.1.2)."""
    if len(piece) > _MAX_DIGITS:
        return "x", piece
    if piece.isdecimal():
        number = int(piece)
        if len(piece) == 4 and 1000 <= number <= 2199:
            return "y", number
        return "n", number
    if dated := date_digits(piece, day_first):
        return "D", dated
    number_value = _separated(piece, comma_is_decimal)
    return ("x", piece) if number_value is None else ("n", number_value)


def _separated(piece: str, comma_is_decimal: bool) -> float | None:
    groups, point = (".'’", ",") if comma_is_decimal else (",'’", ".")
    whole, _, rest = piece.partition(point)
    if rest and not rest.isdigit():
        return None
    parts = re.split(f"[{groups}]", whole)
    if any(len(part) != 3 for part in parts[1:]) or not 1 <= len(parts[0]) <= 3 + 99 * (len(parts) == 1):
        if comma_is_decimal and not rest and re.fullmatch(r"\d+\.\d{1,2}", piece):
            return float(piece)  # 14.00: a time of day or a foreign decimal
        return None
    if not all(part.isdigit() for part in parts):
        return None
    digits = "".join(parts)
    return float(f"{digits}.{rest}") if rest else int(digits)


def joined_numbers(tokens: list[Token], joins: frozenset[str]) -> list[Token]:
    """Merge runs such as "two hundred and fifty", "1.5 million", "twenty-five" into one number token.

    Word numbers carry the kind d and (role, value): unit 1 to 19, ten 20 to 90, mul 100 and up.
    """
    out: list[Token] = []
    i = 0
    while i < len(tokens):
        token = tokens[i]
        if token.kind != "d" and not (
            token.kind in "ny" and i + 1 < len(tokens) and tokens[i + 1].kind == "d"
        ):
            out.append(token)
            i += 1
            continue
        end, number = _run(tokens, i, joins)
        if end == i:
            out.append(Token(token.start, token.end, "x", ""))
            i += 1
            continue
        out.append(
            Token(
                token.start,
                tokens[end - 1].end,
                "n" if end > i + 1 or token.kind == "d" else token.kind,
                number,
            )
        )
        i = end
    return out


def _run(tokens: list[Token], i: int, joins: frozenset[str]) -> tuple[int, float]:
    total, current, last = 0.0, 0.0, ""
    start = i
    while i < len(tokens):
        token = tokens[i]
        role, number = token.value if token.kind == "d" else ("digits", token.value)
        if token.kind not in "dny" or (token.kind in "ny" and i > start):
            if i > start and _joins(tokens, i, joins, last):
                i += 1
                continue
            break
        if role == "mul":
            if last == "" and number < 1000:
                current = number
            elif number >= 1000:
                total, current = total + (current or 1) * number, 0.0
            else:
                current = (current or 1) * number
        elif last in ("", "mul") or (last == "ten" and role == "unit" and number < 10):
            current += number
        else:
            break
        last = role
        i += 1
    number = total + current
    return i, int(number) if number == int(number) else round(number, 6)


def _joins(tokens: list[Token], i: int, joins: frozenset[str], last: str) -> bool:
    """True for the hyphen of twenty-five and the "and" of two hundred and five, with a number behind."""
    if i + 1 >= len(tokens) or tokens[i + 1].kind != "d" or tokens[i + 1].value[0] == "mul":
        return False
    if tokens[i].kind == "-":
        return last == "ten"
    return tokens[i].value in joins and last == "mul"


def canonical_symbol(tokens: list[Token], i: int, text: str) -> Token:
    """A unit's symbol of one or two letters counts only behind a number and in its own case (5 g, not 5G).

    A k or K glued to a number is a thousand (40k, 250K), except in 4K and 8K.
    """
    token = tokens[i]
    written = text[token.start : token.end]
    before = tokens[i - 1] if i else None
    if before is None or before.kind not in "nydo-":
        return Token(token.start, token.end, "x", written.lower())
    if written in "kK" and before.end == token.start and before.kind in "ny":
        if written == "k" or before.value >= 10:
            return Token(token.start, token.end, "d", ("mul", 1000))
        return Token(token.start, token.end, "x", "k")
    if written == "Nm":
        return Token(token.start, token.end, "U", ("Nm", 1.0))
    if len(written) == 1 and written != token.value[0] and written.isalpha():
        return Token(token.start, token.end, "x", written.lower())
    return token


def cut_models(tokens: list[Token], text: str) -> list[Token]:
    """Turn numbers glued to letters or hyphenated to a name (SU7, A-320, 5G, v3) into x."""
    out = list(tokens)
    for i, token in enumerate(tokens):
        if token.kind not in "ny" or not text[token.start].isdigit():
            continue
        after = tokens[i + 1] if i + 1 < len(tokens) else None
        before = tokens[i - 1] if i else None
        glued_after = after is not None and after.start == token.end and after.kind == "x"
        glued_before = before is not None and before.end == token.start and before.kind in "xv"
        dashed = (
            i > 1 and before is not None and before.kind in "-" and before.end == token.start
            and tokens[i - 2].end == before.start and tokens[i - 2].kind in "xe"
        )  # fmt: skip
        version = (
            i > 1 and before is not None and before.kind == "." and before.end == token.start
            and tokens[i - 2].end == before.start and text[before.start - 1].isdigit()
        )  # fmt: skip
        if glued_after or glued_before or dashed or version:
            out[i] = Token(token.start, token.end, "x", "")
    return out
