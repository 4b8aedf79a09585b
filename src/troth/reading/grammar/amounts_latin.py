"""English and German amounts: modifiers, number, unit, and the noun that is counted."""

from __future__ import annotations

import re
from collections.abc import Callable

from troth.reading.grammar.amounts import Found
from troth.reading.grammar.tokens import Rule, Scan, Token, listed, rule
from troth.reading.grammar.units import TIME_SYMBOL

Build = Callable[[Scan, "re.Match[str]"], Found | None]
_BEFORE = r"[FBI]?~*"
_NUMBER = r"(?P<lo>[ny])(?:-?(?:[-aB])[~6]?(?P<hi>[ny]))?"
_LABELS = frozenset(
    listed(
        "platform gate version class level page chapter number room phase step model series coach part "
        "no line seat type gleis klasse version kapitel seite nummer raum stufe phase türchen tor gate "
        "zimmer wagen linie paragraf absatz typ teil band nr kw art block halle saal folge staffel "
        "ausgabe runde platz rang place rank flight top artikel windows android ios hyperos plan tier "
        "volume week day the"
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


def _numbers(scan: Scan, match: re.Match[str], factor: float = 1.0) -> tuple[float, float | None]:
    low = scan.tokens[match.start("lo")].value
    high_at = match.start("hi") if "hi" in match.re.groupindex else -1
    high = scan.tokens[high_at].value if high_at >= 0 else None
    if high is not None and high >= 1000 and low < 1000 and low != int(high):
        size = next((s for s in (10**9, 10**6, 1000) if high >= s), 1)
        wordy = any(c.isalpha() for c in scan.text[scan.tokens[high_at].start : scan.tokens[high_at].end])
        low = low * size if wordy and low * size < high else low
    return _round(low * factor), None if high is None else _round(high * factor)


def _round(number: float) -> float:
    near = round(number)
    return near if abs(number - near) < 1e-9 else round(number, 6)


def _measured(scan: Scan, match: re.Match[str]) -> Found | None:
    token = scan.tokens[match.start("unit")]
    unit, factor = _unit(token)
    if unit is None:
        return None
    low, high = _numbers(scan, match, factor)
    if token.kind == "p" and _plain_points(scan, match, token):
        unit = None
    return Found(low, high, unit)


def _plain_points(scan: Scan, match: re.Match[str], token: Token) -> bool:
    """ "Points" are percentage points only behind a modifier such as up or down."""
    word = scan.text[token.start : token.end].lower()
    return (
        not word.startswith(("percent", "basis", "pp", "bp", "prozent")) and scan.kinds[match.start()] != "~"
    )


def _unit(token: Token) -> tuple[str | None, float]:
    if token.kind == "u":
        return TIME_SYMBOL.get(token.value), 1.0
    if token.kind == "%":
        return "%", 1.0
    if token.kind == "p":
        return "pp", token.value
    if token.kind == "M":
        return "x", 1.0
    unit, factor = token.value
    return unit, factor


def _working(scan: Scan, match: re.Match[str]) -> Found | None:
    low, high = _numbers(scan, match)
    return Found(low, high, "workday")


def _money(scan: Scan, match: re.Match[str]) -> Found | None:
    unit, factor = scan.tokens[match.start("unit")].value
    low, high = _numbers(scan, match, factor)
    size = match.start("size") if "size" in match.re.groupindex else -1
    if size >= 0:
        if scan.tokens[size].value[0] != "m" or not scan.glued(size):
            return Found(low, high, unit, last=-1)
        low, high = low * 10**6, None if high is None else high * 10**6
    return Found(_round(low), None if high is None else _round(high), unit)


def _clock_span(scan: Scan, match: re.Match[str]) -> Found | None:
    """2 hours 58 minutes, drei Jahre und vier Monate: in the smaller unit."""
    big, small = scan.tokens[match.start("unit")].value, scan.tokens[match.start("unit2")].value
    sizes = {
        ("hour", "minute"): 60,
        ("minute", "second"): 60,
        ("year", "month"): 12,
        ("day", "hour"): 24,
        ("week", "day"): 7,
    }
    if (big, small) not in sizes:
        return None
    low = scan.tokens[match.start("lo")].value * sizes[big, small] + scan.tokens[match.start("n2")].value
    return Found(low, None, TIME_SYMBOL[small])


def _instead(scan: Scan, match: re.Match[str]) -> Found | None:
    """sechs statt drei Jahre, 14 auf 60 Tage: the first number borrows the unit of the second."""
    between = scan.tokens[match.start("lo") + 1].value
    if between not in ("statt", "anstatt", "auf", "instead"):
        return None
    unit, factor = _unit(scan.tokens[match.start("unit")])
    value = scan.tokens[match.start("lo")].value * factor
    return Found(_round(value), None, unit, last=-1)


def _half_point(scan: Scan, match: re.Match[str]) -> Found | None:
    return Found(0.5 * scan.tokens[match.end() - 1].value, None, "pp")


def _one_unit(scan: Scan, match: re.Match[str]) -> Found | None:
    """under an hour: one, because it is bounded; a plain "an hour" is no amount."""
    if scan.tokens[match.start("unit")].value == "quarter":
        return None
    return Found(1, None, TIME_SYMBOL.get(scan.tokens[match.start("unit")].value))


def _one_told(scan: Scan, match: re.Match[str]) -> Found | None:
    """broke in a month, sat there for an hour."""
    unit = scan.tokens[match.start("unit")].value
    if scan.lang != "en" or unit in ("quarter", "weekend", "night"):
        return None
    return Found(1, None, TIME_SYMBOL.get(unit), first=1)


def _fraction(scan: Scan, match: re.Match[str]) -> Found | None:
    below = scan.tokens[match.start("below")]
    parts = 4 if below.value == "quarter" else below.value
    above = scan.tokens[match.start("lo")].value if match.start("lo") >= 0 else 1
    if not isinstance(parts, int) or parts < 3 or parts > 12:
        return None
    if below.kind == "u" and scan.lang == "de":
        return None
    return Found(round(above / parts, 4), None, None)


def _half(_scan: Scan, _match: re.Match[str]) -> Found | None:
    return Found(0.5, None, None)


def _half_unit(scan: Scan, match: re.Match[str]) -> Found | None:
    return Found(0.5, None, TIME_SYMBOL.get(scan.tokens[match.end() - 1].value))


def _multiple(scan: Scan, match: re.Match[str]) -> Found | None:
    """twice, three times as many, mehr als doppelt so viel."""
    token = scan.tokens[match.start("r")]
    value, unit = token.value if isinstance(token.value, tuple) else (token.value, None)
    return Found(value, None, unit or ("x" if scan.lang == "en" and value >= 2 else None))


def _times(scan: Scan, match: re.Match[str]) -> Found | None:
    low, high = _numbers(scan, match)
    compared = match.group()[-1] in "Xx" or scan.text[scan.tokens[match.end() - 1].end :].lstrip()[:3] in (
        "as ",
        "the",
        "so ",
    )
    if compared:
        return Found(low, high, "x")
    return Found(low, high, None)


def _count(scan: Scan, match: re.Match[str]) -> Found | None:
    """A number of things: with its noun where one follows; not a label (platform 9), a mark or a plain
    one."""
    i = match.start("lo")
    token = scan.tokens[i]
    written = scan.text[token.start : token.end]
    noun = _noun_en(scan, match.end()) if scan.lang == "en" else _noun_de(scan, match.end())
    low, high = _numbers(scan, match)
    worded = not written[0].isdigit()
    if worded and (low == 1 or (low <= 12 and not noun and scan.kinds[match.start()] != "~")):
        return None
    if i > 1 and scan.kinds[i - 1] == "i" and scan.kinds[i - 2] == "n" and scan.tokens[i - 2].value == 1:
        return None  # one in five: a denominator
    if (token.kind == "y" and not noun) or _is_label(scan, i) or _is_mark(scan, i, match.end()):
        return None
    return Found(low, high, None, last=noun)


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
    if scan.lang == "de" and low.endswith(("klasse", "stufe", "nummer", "seite", "phase")):
        return True
    starts = i == 1 or scan.kinds[i - 2] in '.!?:0"'
    capital = word[:1].isupper() and not starts
    if starts and word[:1].isupper() and scan.lang == "en" and not _noun_en(scan, i + 1):
        return (
            scan.text[scan.tokens[i].start].isdigit()
            and isinstance(scan.tokens[i].value, int)
            and scan.tokens[i].value < 1000
        )
    if not capital or not scan.text[scan.tokens[i].start].isdigit():
        return False
    small = isinstance(scan.tokens[i].value, int) and scan.tokens[i].value < 10_000
    return (small and scan.lang == "en" and not _noun_en(scan, i + 1)) or word.isupper()


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


def _one_part(scan: Scan, match: re.Match[str]) -> Found | None:
    """a third of, a quarter of."""
    below = scan.tokens[match.start("below")]
    parts = 4 if below.value == "quarter" else below.value
    if scan.lang != "en" or not isinstance(parts, int) or not 3 <= parts <= 12:
        return None
    return Found(round(1 / parts, 4), None, None)


_AFTER = r"X?"
_TABLE: tuple[tuple[str, Build], ...] = (
    (rf"{_BEFORE}(?P<lo>[ny])(?P<unit>u)a?(?P<n2>n)(?P<unit2>u)", _clock_span),
    (rf"{_BEFORE}{_NUMBER}J u", _working),
    (rf"[Lo]?{_BEFORE}{_NUMBER}-?(?P<unit>[uU%p]){_AFTER}", _measured),
    (rf"{_BEFORE}(?P<unit>C){_NUMBER}(?P<size>U){_AFTER}", _money),
    (rf"{_BEFORE}(?P<unit>C)(?P<lo>[ny])(?:-?[-aB][~6]?C?(?P<hi>[ny]))?{_AFTER}", _money),
    (rf"{_BEFORE}{_NUMBER}-?(?P<unit>C){_AFTER}", _money),
    (r"~*(?P<r>R)(?:!x|X|(?=t|!))", _multiple),
    (r"~*(?P<r>7)(?:!x)?X", _multiple),
    (r"~*(?P<r>z)", _multiple),
    (r"[~e]*(?P<lo>n)x(?=~?(?P<hi>n)(?P<unit>[uU%]))", _instead),
    (rf"{_BEFORE}{_NUMBER}-?M(?:!x|X)?(?!n)", _times),
    (r"~4p|4p", _half_point),
    (r"~e(?P<unit>u)", _one_unit),
    (r"~*e?(?P<lo>n)?-?(?P<below>T)", _fraction),
    (r"~*(?P<lo>e)(?P<below>[ou])(?:X|(?=[Oi.,;0]|$))", _one_part),
    (r"b(?P<lo>[ny])[%UC]?a(?P<hi>[ny])(?P<unit>[%U])", _measured),
    (r"[iv]e(?P<unit>u)(?=[,.;!?a0x]|$)", _one_told),
    (r"~*H(?=t|O)", _half),
    (r"~*(?:4|eH)u", _half_unit),
    (rf"F?~*{_NUMBER}(?!-?[m.]m)(?!\.[nmuqsh])", _count),
)


RULES: tuple[Rule, ...] = tuple(rule(pattern, build) for pattern, build in _TABLE)
