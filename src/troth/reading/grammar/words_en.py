# ruff: noqa: E501  word lists and patterns read better unbroken
"""English words that dates and amounts are made of."""

from __future__ import annotations

import re

from troth.reading.grammar import units
from troth.reading.grammar.numbers import (
    DIGITS,
    DOTTED,
    canonical_symbol,
    cut_models,
    joined_numbers,
    named_number,
)
from troth.reading.grammar.tokens import Lexer, Token, Word, listed

_ONES = listed(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_TENS = listed("twenty thirty forty fifty sixty seventy eighty ninety")
_ORDINALS = listed(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth"
)
_MONTHS = listed("january february march april may june july august september october november december")
_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
MULTIPLIERS = {
    "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12, "bn": 10**9,
    "mn": 10**6, "mio": 10**6, "tn": 10**12, "dozen": 12, "hundreds": 100, "thousands": 1000,
    "millions": 10**6, "billions": 10**9,
}  # fmt: skip


def _each(kind: str, value: object, words: str) -> dict[str, Word]:
    return dict.fromkeys(words.split(","), (kind, value))


def _table() -> dict[str, Word]:
    table: dict[str, Word] = {}
    for span in (
        "second",
        "minute",
        "hour",
        "day",
        "week",
        "month",
        "quarter",
        "year",
        "decade",
        "weekend",
        "fortnight",
    ):
        table[span] = table[span + "s"] = table[span + "-long"] = ("u", span)
    table |= (
        _each("u", "day", "business-day")
        | _each("u", "hour", "hr,hrs,h")
        | _each("u", "second", "s")
        | _each("u", "minute", "min,mins")
    )
    table |= _each("u", "second", "sec,secs") | _each("u", "month", "mo") | _each("u", "year", "yr,yrs")
    table |= _each("u", "night", "night,nights") | _each("J", None, "working,business")
    table |= {word: ("d", ("unit", i + 1)) for i, word in enumerate(_ONES)}
    table |= {word: ("d", ("ten", 20 + 10 * i)) for i, word in enumerate(_TENS)}
    table |= {word: ("d", ("mul", size)) for word, size in MULTIPLIERS.items()}
    table |= {word: ("o", i + 1) for i, word in enumerate(_ORDINALS)}
    table["twentieth"] = ("o", 20)
    table |= {name: ("m", i + 1) for i, name in enumerate(_MONTHS)}
    table |= {name[:3]: ("m", i + 1) for i, name in enumerate(_MONTHS) if name not in ("may",)} | {
        "sept": ("m", 9)
    }
    table |= {name: ("w", i) for i, name in enumerate(_DAYS)}
    table |= {"spring": ("s", "spring"), "summer": ("s", "summer"), "autumn": ("s", "autumn"), "fall": ("s", "autumn"),
              "winter": ("s", "winter")}  # fmt: skip
    table |= {
        "easter": ("f", "easter"), "christmas": ("f", "christmas"), "xmas": ("f", "christmas"),
        "thanksgiving": ("f", "thanksgiving"), "halloween": ("f", "halloween"), "pentecost": ("f", "pentecost"),
        "black friday": ("f", "black_friday"), "new year's eve": ("f", "new_year_eve"),
        "new year's day": ("f", "new_year"), "new year's": ("f", "new_year"), "new year’s": ("f", "new_year"),
        "spring festival": ("f", "spring_festival"), "lunar new year": ("f", "spring_festival"),
        "chinese new year": ("f", "spring_festival"), "mid-autumn festival": ("f", "mid_autumn"),
        "good friday": ("f", "good_friday"), "christmas eve": ("f", "christmas_eve"),
        "valentine's day": ("f", "valentine"), "valentine’s day": ("f", "valentine"), "the holidays": ("f", "christmas"),
        "the holiday season": ("f", "christmas"), "national day": ("f", "national_cn"),
        "singles' day": ("f", "singles_day"), "dragon boat festival": ("f", "dragon_boat"),
    }  # fmt: skip
    table |= {
        "today": ("r", 0), "tonight": ("r", 0), "tomorrow": ("r", 1), "yesterday": ("r", -1), "day after tomorrow": ("r", 2),
        "day before yesterday": ("r", -2),
    }  # fmt: skip
    table |= _each("S", None, "this,current") | _each("N", None, "next,coming,following,upcoming")
    table |= _each("L", None, "last,past,previous,preceding")
    table |= {"early": ("P", "early"), "beginning": ("P", "early"), "start": ("P", "start"), "mid": ("P", "mid"),
              "middle": ("P", "mid"), "late": ("P", "late"), "end": ("P", "end"), "close": ("P", "end"),
              "year-end": ("Q", 12), "year's end": ("Q", 12), "year’s end": ("Q", 12), "month's end": ("Q", 1), "month’s end": ("Q", 1), "new year": ("1", 1), "month-end": ("Q", 1), "quarter-end": ("Q", 3), "mid-year": ("Q", 6)}  # fmt: skip
    table |= _each("B", None, "by,until,till,through,no later than,not later than")
    table |= _each("V", None, "before,ahead of,prior to") | _each(
        "F",
        None,
        "from,starting,not before,no earlier than,beginning from,effective,as of,as from,starting from,starting in,starting on,beginning in,beginning on",
    )
    table |= (
        _each("W", None, "since")
        | _each("3", None, "per")
        | _each("I", None, "within,inside")
        | _each("A", None, "after,following on,of receiving")
    )
    table |= (
        _each("E", None, "each,every")
        | _each("Z", None, "ago,earlier")
        | _each("Y", None, "now on,immediately,from now on,with immediate effect")
    )
    table |= (
        _each("t", None, "the")
        | _each("i", None, "in,on,at,during,throughout")
        | _each("v", None, "for,across")
        | _each("O", None, "of")
    )
    table |= _each("e", None, "a,an") | _each("a", None, "and,to,or,plus") | _each("b", None, "between")
    table |= (
        _each("5", None, "as soon as,once the,once we,once our")
        | _each("6", None, "from now,hence")
        | _each("7", None, "later")
        | _each("8", None, "onwards,onward")
        | _each("G", None, "daily,weekly,monthly,quarterly,annually,yearly,once a year,once a month")
    )
    table |= (
        _each("g", "morning", "morning,mornings")
        | _each("g", "afternoon", "afternoon")
        | _each("g", "evening", "evening,noon,midnight")
    )
    table |= (
        _each("H", None, "half,half-year") | _each("4", None, "half a,half an") | _each("c", None, "calendar")
    )
    table |= _each("l", None, "fiscal,financial") | _each("K", "clock", "am,pm,a.m.,p.m.,o'clock")
    table |= _each("~", None, (
        "about,around,roughly,approximately,nearly,almost,some,over,more than,less than,fewer than,under,up to,"
        "at least,at most,as many as,as much as,as little as,only,just,just over,just under,close to,well over,"
        "no more than,no fewer than,no less than,not more than,at a minimum,a maximum of,upwards of,exactly,above,"
        "below,plus or minus,minus,up,down,a mere,as few as,a further,another,a record,a total of"
    ))  # fmt: skip
    table |= _each(
        "X",
        None,
        "less,more,fewer,higher,lower,faster,slower,cheaper,smaller,larger,bigger,lighter,heavier,longer,shorter,narrower,wider,thinner,thicker,quieter,louder,better,worse,quicker,stronger,brighter,cooler",
    )
    table |= _each("%", None, "percent,per cent,%,pct") | _each(
        "p", 1.0, "percentage points,percentage point,pp,pps,points,point"
    )
    table |= _each("p", 0.01, "basis points,basis point,bps,bp")
    table |= _each("M", None, "times,fold,x,×,-fold") | {
        "twice": ("R", (2.0, "x")),
        "double": ("R", (2.0, "x")),
        "doubled": ("z", 2.0),
        "halve": ("z", 0.5),
        "halved": ("z", 0.5),
        "halving": ("z", 0.5),
        "halves": ("z", 0.5),
        "triple": ("R", (3.0, "x")),
        "thrice": ("R", (3.0, "x")),
    }
    table |= {"third": ("o", 3), "thirds": ("T", 3), "quarters": ("T", 4), "fifths": ("T", 5), "tenths": ("T", 10), "sixths": ("T", 6),
              "eighths": ("T", 8), "twelfths": ("T", 12)}  # fmt: skip
    table |= _each("!", None, (
        "we,you,they,he,she,it,i,will,is,are,was,were,has,have,if,when,who,which,that,our,your,their,my,its,his,her,"
        "we'll,we’ll,not,no,can,must,but,so,because,while,with,than,be,been,as"
    ))  # fmt: skip
    for word, unit in units.SYMBOLS.items():
        table.setdefault(word, ("U", unit))
    table |= {word: ("U", unit) for word, unit in units.EN.items()}
    table |= {word: ("C", unit) for word, unit in (units.CURRENCY_SIGNS | units.EN_CURRENCY).items()}
    return table


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
    table = _table()
    phrases = sorted(
        (w for w in table if " " in w or "-" in w or "." in w or "/" in w or "'" in w or "’" in w),
        key=len,
        reverse=True,
    )
    spoken = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in phrases)
    pattern = rf"\d{{1,2}}(?:st|nd|rd|th)\b|{DOTTED}\d{{4}}(?!\d)|{DIGITS}|°\s?[CF]\b|(?<!\w)(?:{spoken})(?!\w)|[^\W\d_][\w]*(?:[’'](?!s\b)[^\W\d_]+)?|[^\w\s]"
    return Lexer("(?i:" + pattern + ")", table, _number, finish, shape)


def _number(piece: str) -> Word:
    if piece[-1].isalpha():
        return "o", int(re.sub(r"\D", "", piece))
    return named_number(piece, comma_is_decimal=False, day_first=False)
