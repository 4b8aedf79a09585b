"""English and German amounts: modifiers, number, unit, and the noun that is counted."""

from __future__ import annotations

import re
from collections.abc import Callable

from troth.reading.grammar import measures_latin as measure
from troth.reading.grammar import parts_latin as part
from troth.reading.grammar.amounts import Found
from troth.reading.grammar.counts_latin import count
from troth.reading.grammar.tokens import Rule, Scan, rule

Build = Callable[[Scan, "re.Match[str]"], Found | None]
_BEFORE = r"[FBI]?~*"
_NUMBER = r"(?P<lo>[ny])(?:-?(?:[-aB])[~6]?(?P<hi>[ny]))?"
_AFTER = r"X?"
_TABLE: tuple[tuple[str, Build], ...] = (
    (rf"{_BEFORE}(?P<lo>[ny])(?P<unit>u)a?(?P<n2>n)(?P<unit2>u)", measure.clock_span),
    (rf"{_BEFORE}{_NUMBER}J u", measure.working),
    (rf"~*(?P<lo>n)p(?P<dec>n)(?P<unit>[uU%C]){_AFTER}", measure.spoken_decimal),
    (rf"[Lo]?{_BEFORE}{_NUMBER}-?(?P<unit>[uU%p]){_AFTER}", measure.measured),
    (r"~*eB(?P<hi>n)(?P<unit>[uU%])", measure.one_to),
    (rf"{_BEFORE}(?P<unit>C){_NUMBER}(?P<size>U){_AFTER}", measure.money),
    (rf"{_BEFORE}(?P<unit>C)(?P<lo>[ny])(?:-?[-aB][~6]?C?(?P<hi>[ny]))?{_AFTER}", measure.money),
    (rf"{_BEFORE}{_NUMBER}-?(?P<unit>C){_AFTER}", measure.money),
    (r"[~e]*(?P<lo>n)x(?=~?(?P<hi>n)(?P<unit>[uU%C]))", measure.instead),
    (r"~*(?P<lo>n)(?P<by>M)(?=n(?P<unit>U))", measure.sides),
    (r"~*(?P<r>R)(?:!x|X|(?=t|!|~|x))", part.multiple),
    (r"~*(?P<r>7)(?:!x)?X", part.multiple),
    (r"~*(?P<r>7)!(?=x)", part.as_much),
    (r"~*(?P<r>z)", part.multiple),
    (r"~*(?P<r>[R7])", part.often),
    (rf"{_BEFORE}{_NUMBER}-?M(?:!x|X)?(?!n)", part.times),
    (r"~4p|4p", part.half_point),
    (r"~e(?P<unit>u)", part.one_unit),
    (r"e(?P<unit>U)(?=x)", part.one_measure),
    (r"~*e?(?P<lo>n)?-?(?P<below>T)", part.fraction),
    (r"B~*e(?P<below>[ou])(?!u)", part.one_part),
    (r"~*(?P<lo>e)(?P<below>[ou])(?:X|(?=[Oi.,;0~]|$))", part.one_part),
    (r"E(?P<below>o)(?=x)", part.every_part),
    (r"~*(?P<lo>n)(?:i|xO|6)(?P<whole>n)", part.out_of),
    (r"b(?P<lo>[ny])[%UC]?a(?P<hi>[ny])(?P<unit>[%U])", measure.measured),
    (r"[ivI]e(?P<unit>u)(?=[,.;!?a0xB]|$)", part.one_told),
    (r"~*H(?=t|O)", part.half),
    (r"~*Hx", part.half_price),
    (r"~*(?:4|eH)[uU]", part.half_unit),
    (r"~*e?H(?P<lo>n)", part.half_number),
    (rf"F?~*{_NUMBER}(?!-?[m.]m)(?!\.[nmuqsh])", count),
)
RULES: tuple[Rule, ...] = tuple(rule(pattern, build) for pattern, build in _TABLE)
