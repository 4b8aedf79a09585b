"""German dates: the shapes of periods and spans, and the words around them."""

from __future__ import annotations

import re

from troth.reading.grammar.latin import Build, ahead, bounded, due_today, led, plain
from troth.reading.grammar.resolve import Reading
from troth.reading.grammar.tokens import Rule, Scan, rule

_YEAR = r"(?:,?y|t?[SNL]u|t?uy|tu|t?l)"
_DAY = rf"(?:w,?)?t?(?:n\.m(?:\.?{_YEAR})?|D)"
_PART = r"(?:P-?t?|t?o[zH]t?)"
_PERIOD = (
    rf"(?:{_DAY}"
    rf"|{_PART}?(?:m(?:\.?{_YEAR})?|q/?{_YEAR}?|om[zH]{_YEAR}?|(?:o|n\.)u{_YEAR}?|h{_YEAR}?|[SNL]u)"
    r"|P-?(?:y|t?u|t?u?y|uy)|t?o[zH]t?(?:uy?|y)"
    rf"|P?[SNL]?s{_YEAR}?|[SNL]?f{_YEAR}?|Q{_YEAR}?|c n{_YEAR}?|k{_YEAR}?"
    r"|[SNL]?wg?|tNw|rg?|uy|y/[ny]|t?ly(?:/n)?|t?l|1)"
).replace(" ", "")
_SPAN = r"(?:[~e]*(?:(?P<lo>[ny])(?:-?[-aB](?P<hi>[ny]))?-?|e?H)u|eu)"
_S = rf"(?P<span>{_SPAN})"
_P = rf"(?P<p>{_PERIOD})"
_Q = rf"(?P<q>{_PERIOD})"
_EVENT = r"[AF](?:t|e|!)?x(?:tx)?"


def _in_only(bound: str) -> Build:
    """Only the preposition "in" starts a date phrase: in zwei Wochen, in diesem Jahr."""
    make = ahead("after") if bound == "after" else bounded("")

    def build(scan: Scan, match: re.Match[str]) -> Reading | None:
        return make(scan, match) if scan.tokens[match.start()].value == "in" else None

    return build


def _weekend(scan: Scan, match: re.Match[str]) -> Reading | None:
    """am Wochenende: of all units only the weekend stands for a day of its own."""
    return bounded("")(scan, match) if scan.tokens[match.start()].value == "weekend" else None


def _bare_year(scan: Scan, match: re.Match[str]) -> Reading | None:
    """2026 alone is a year unless it counts the noun behind it."""
    year, after = scan.tokens[match.start()], match.end()
    follows = scan.tokens[after] if after < len(scan.tokens) else None
    if (
        follows is not None
        and follows.kind == "x"
        and scan.text[follows.start].isupper()
        and not 1990 <= year.value <= 2060
    ):
        return None
    return bounded("")(scan, match)


def _at_an_event(scan: Scan, match: re.Match[str]) -> Reading | None:
    """bis zum Saisonstart am 1. Dezember: by the day that is told behind the event."""
    words = [
        scan.text[t.start : t.end]
        for t in scan.tokens[match.start() + 1 : match.start("p")]
        if t.kind in "xi"
    ]
    return bounded("by")(scan, match) if words[0][:1].isupper() and words[-1] == "am" else None


def _from_on(scan: Scan, match: re.Match[str]) -> Reading | None:
    """vom 15. Juni an."""
    last = scan.tokens[match.end() - 1]
    return bounded("from")(scan, match) if scan.text[last.start : last.end] == "an" else None


_TABLE: tuple[tuple[str, Build], ...] = (
    (rf"[IB]t?{_S}{_EVENT}", plain("event")),
    (rf"{_S}A(?:t|e|!)?x(?:tx)?", plain("event")),
    (r"5[^.;,!?0:]+", plain("event")),
    (rf"I{_S}[F6]t?{_Q}", ahead("within")),
    (rf"[IivB~]?t?N{_S}", ahead("within")),
    (rf"I{_S}", ahead("within")),
    (rf"i{_S}", _in_only("after")),
    (rf"V{_S}", ahead("ago")),
    (rf"W{_S}", ahead("last")),
    (rf"[i~]?t?L{_S}", ahead("last")),
    (rf"YBt?{_P}", bounded("by")),
    (rf"[F6]t?{_Q}(?:B|a|-)t?{_P}", bounded("range")),
    (rf"{_Q}(?:B|-){_P}", bounded("range")),
    (rf"[6F]?t?(?P<q>n)\.(?:B|a|-)t?(?P<p>n\.m(?:\.?{_YEAR})?)", led),
    (rf"b{_Q}a{_P}", bounded("range")),
    (rf"Bt?x it?{_P}", _at_an_event),
    (r"i?S[xa]i?t?(?P<p>Nu)", bounded("by")),
    (rf"F t?x {_P}", bounded("from")),
    (rf"6t?{_P}i", _from_on),
    (rf"F i?t?{_P}", bounded("from")),
    (rf"A t?{_P}", bounded("behind")),
    (r"B(?P<p>u)", bounded("by")),
    (r"(?P<p>u)", _weekend),
    (r"It(?P<p>u)", bounded("")),
    (r"BnK", due_today),
    (r"Y", plain("now")),
    (rf"B~?t?{_P}", bounded("by")),
    (rf"V t?{_P}", bounded("before")),
    (rf"W t?{_P}", bounded("since")),
    (rf"I(?:t|6)?{_P}", bounded("")),
    (r"I6?(?P<p>y)", bounded("")),
    (r"it?(?P<p>[SN]u)", _in_only("")),
    (_P, bounded("")),
    (r"B~?(?P<p>y)(?!-?[U%C])", bounded("by")),
    (r"V(?P<p>y)", bounded("before")),
    (r"F(?P<p>y)(?!-?[U%C])", bounded("from")),
    (r"W(?P<p>y)", bounded("since")),
    (r"(?P<q>y)(?:B|-)(?P<p>y)", bounded("range")),
    (r"(?P<p>y)(?!-?[U%CMpun]|\.[nm])", _bare_year),
    (r"E n?[usmw]|E o[wu]|G", plain("every")),
)
RULES: tuple[Rule, ...] = tuple(rule(pattern, build) for pattern, build in _TABLE)
