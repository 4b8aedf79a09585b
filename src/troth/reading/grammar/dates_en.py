"""English dates: the shapes of periods and spans, and the words around them."""

from __future__ import annotations

from troth.reading.grammar.latin import (
    Build,
    ahead,
    at_or_in,
    bounded,
    coming_unit,
    day_of_month,
    due_today,
    led,
    plain,
)
from troth.reading.grammar.tokens import Rule, rule

_YEAR = r"(?:,?y|Ot?y|(?:Ot?)?[SNL]u|Otu)"
_DAY = rf"(?:w,?)?(?:t?[no]O?m(?:\.?{_YEAR})?|m\.?t?[no](?!n|u|U|C|%|M){_YEAR}?)|D".replace(" ", "")
_PART = r"(?:t?P[-O]?|t?oHO)"
_PERIOD = (
    rf"(?:{_DAY}"
    rf"|uO(?:{_DAY})"
    rf"|{_PART}?t?(?:m(?:\.?{_YEAR})?|qO?{_YEAR}?|t?o-?u{_YEAR}?|hO?{_YEAR}?|l?u?y|t?[SN]-?[uH])"
    rf"|t?P[-O]t?(?:u|y)|P-?y"
    rf"|t?o-?H(?:O(?:y|t?[SN]?u))?(?![n])"
    rf"|(?:t?P[-O]?)?(?:[SNL]?s(?:O?y)?|ts(?:O?y|(?!x)))|[SNL]?f y?|t?Q(?:,?y)?"
    rf"|c?un|k|1|gr|7Su|[SNL]?w|t?Nw|r g?|[SN]ug?|t[SN]u|nKr|r i nK|Pt?[SN]u)"
).replace(" ", "")
_SPAN = r"(?:[~4e]*(?:(?P<lo>[ny]) (?:[-a] (?P<hi>[ny]))? (?:aeH)? -?J?-?|[4e]J?)u|[4e]u)".replace(" ", "")

_S = rf"(?P<span>{_SPAN})"
_P = rf"(?P<p>{_PERIOD})"
_Q = rf"(?P<q>{_PERIOD})"
_TABLE: tuple[tuple[str, Build], ...] = (
    (r"5[^.;,!?0:]+", plain("event")),
    (rf"I{_S}[OAFVv](?:t|e|!)?x+(?:O t? x+)?", plain("event")),
    (rf"{_S}A(?:t|e|!)?x+(?:O t? x+)?", plain("event")),
    (rf"I{_S}[FO]{_Q}", ahead("within")),
    (rf"[IivB~]?t?N{_S}", ahead("within")),
    (rf"I{_S}", ahead("within")),
    (rf"i{_S}", ahead("after")),
    (rf"{_S}Z", ahead("ago")),
    (rf"[i~v]?t?L{_S}", ahead("last")),
    (rf"{_S}F r", ahead("after")),
    (rf"b{_Q}a{_P}", bounded("range")),
    (rf"F t?{_Q}[aB-]t?{_P}", bounded("range")),
    (rf"{_Q}-{_P}", bounded("range")),
    (r"[bF]?(?P<q>[no])[-aB](?P<p>[no]O?m(?:,?y)?)", led),
    (rf"F i?t?{_P}8?", bounded("from")),
    (r"[iBV]t(?P<p>o)", day_of_month),
    (r"F t(?P<p>o)", day_of_month),
    (r"B t(?P<p>u)", bounded("by")),
    (r"B n K", due_today),
    (rf"{_S}6", ahead("after")),
    (r"[~i]t?Nu", coming_unit),
    (r"F?Y", plain("now")),
    (rf"{_P}9", bounded("by")),
    (rf"v t?{_P}(?<=1)", bounded("")),
    (rf"B~?t?{_P}", bounded("by")),
    (rf"V t?{_P}", bounded("before")),
    (rf"W t?{_P}", bounded("since")),
    (rf"i t?{_P}", at_or_in),
    (r"v t?(?P<p>y)(?!-?x)", bounded("")),
    (_P, bounded("")),
    (r"(?P<p>y)(?=[,.;:)?!0]|$)", bounded("")),
    (r"E n?[usmw]|E o[wu]|E t?P[-O]?t?u|G", plain("every")),
)
RULES: tuple[Rule, ...] = tuple(rule(pattern, build) for pattern, build in _TABLE)
