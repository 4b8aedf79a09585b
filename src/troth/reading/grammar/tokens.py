"""Text → tokens that the grammars read: numbers, words of the tables, punctuation, everything else.

A token has a kind, one letter, so that a rule is a short pattern over the string of kinds and never over
the text. Kinds shared by the languages:

    (K a word of the clock, l a fiscal year's word, Q a bare end such as 年底, J working in working days)

    n number   y four digits that can be a year   o ordinal   D date in digits   K time in digits
    u unit of time   m month   w weekday   s season   f festival   q quarter   h half-year   k calendar week
    r relative day (value: days)   g part of the day   P part of a period   S this one   N next   L last
    B by, until   V before   F from, since   I within   A after   E each   Z ago   Y now, from now on
    t article   i preposition   O of   a and   ~ about, more than …   U unit   C currency   % percent
    x anything else   0 a border that nothing may cross
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from itertools import accumulate, islice
from typing import Any, NamedTuple

BORDER = "0"
Word = tuple[str, Any]
"""Kind and value of a table word."""


class Token(NamedTuple):
    """`value` is a number for n, y, o; the table's value for words; the text itself for x."""

    start: int
    end: int
    kind: str
    value: Any


class Scan(NamedTuple):
    """A text with its tokens; `kinds[i]` is the kind of `tokens[i]`."""

    text: str
    lang: str
    kinds: str
    tokens: list[Token]

    def words(self, first: int, last: int) -> str:
        """The text from token `first` up to, not including, token `last`."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end]

    def glued(self, i: int) -> bool:
        """True when nothing stands between token i - 1 and token i."""
        return i > 0 and self.tokens[i - 1].end == self.tokens[i].start


def listed(words: str) -> list[str]:
    """Words of a table, written with spaces between them."""
    return words.split()


ITSELF = object()
"""Stands for the word itself as its value."""
Entry = tuple[str, Any, str]
"""Kind, value and the words (with commas between them) that share them."""


def entries(lines: Iterable[Entry]) -> dict[str, Word]:
    """A table from lines of words; a later line overrides an earlier one."""
    return {
        word: (kind, word if value is ITSELF else value)
        for kind, value, words in lines
        for word in words.split(",")
    }


WAYS = 32
"""First letters that are looked for together: most places are ruled out by a few sets of letters."""


def trie_pattern(words: Iterable[str]) -> str:
    """An expression that matches the longest of many words in one step a letter."""
    root: dict[str, Any] = {}
    for word in words:
        node = root
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    letters = sorted(char for char in root if char)
    if len(letters) <= WAYS:
        return _branch(root)
    sets = [letters[first : first + WAYS] for first in range(0, len(letters), WAYS)]
    return "(?:" + "|".join(f"(?=[{_set(some)}]){_branch({c: root[c] for c in some})}" for some in sets) + ")"


def _set(letters: list[str]) -> str:
    return "".join(re.escape(letter) for letter in letters)


def _branch(node: dict[str, Any]) -> str:
    ways = [re.escape(char) + _branch(below) for char, below in sorted(node.items()) if char]
    if not ways:
        return ""
    body = ways[0] if len(ways) == 1 else "(?:" + "|".join(ways) + ")"
    return f"(?:{body})?" if "" in node else body


class _Names(dict[str, Word]):
    """Words repeat: a piece is named once and then remembered; the oldest half goes when there are many."""

    def __init__(self, name: Callable[[str], Word]) -> None:
        super().__init__()
        self._name = name

    def __missing__(self, piece: str) -> Word:
        if len(self) >= REMEMBERED:
            for old in list(islice(self, REMEMBERED // 2)):
                del self[old]
        named = self[piece] = self._name(piece)
        return named


REMEMBERED = 1 << 16
"""Pieces and shapes that are remembered for each language."""
_GAP = ("x", "")


class Lexer:
    """Cuts a text by one expression and names each piece by a table.

    `finish` may rewrite the tokens afterwards (join number words, take model numbers out).
    """

    def __init__(
        self,
        pattern: str,
        table: Mapping[str, Word],
        number: Callable[[str], Word],
        finish: Callable[[str, list[Token]], list[Token]],
        shape: Callable[[str], Word | None] = lambda _: None,
        whole: bool = True,
    ) -> None:
        # a border is a NUL, a paragraph's end, or a line's end before a list mark
        self._split = re.compile(r"(\x00|\n\s*\n|\n(?=\s*[-•*·])|" + pattern + ")").split
        self._table, self._number, self._shape, self._finish, self._whole = (
            table,
            number,
            shape,
            finish,
            whole,
        )
        self._named = _Names(self._name)

    def scan(self, text: str) -> list[Token]:
        """The tokens in order; pieces that no table knows are x."""
        out: list[Token] = []
        end, named, whole, make = 0, self._named, self._whole, tuple.__new__
        # What splitting leaves: a gap, a piece, a gap, a piece … and a last gap.
        parts = iter(self._split(text))
        for gap in parts:
            if gap:
                start, end = end, end + len(gap)
                if not whole and not gap.isspace():
                    out.append(make(Token, (start, end, *_GAP)))
            piece = next(parts, None)
            if piece is not None:
                start, end = end, end + len(piece)
                out.append(make(Token, (start, end, *named[piece])))
        return self._finish(text, out)

    def _name(self, piece: str) -> Word:
        first = piece[0]
        if first == "\x00" or first == "\n":
            return BORDER, None
        low = piece.lower()
        known = self._table.get(low)
        if known is None and " " in low.replace("\n", " "):
            known = self._table.get(" ".join(low.split()))
        if known is not None:
            return known
        if first.isdecimal():
            return self._number(piece)
        return self._shape(piece) or (first if len(piece) == 1 and not first.isalnum() else "x", low)


class Rule(NamedTuple):
    """A pattern over kinds and what to make of it: `build(scan, match)` gives a reading or None."""

    pattern: re.Pattern[str]
    build: Callable[[Scan, re.Match[str]], Any]


def rule(pattern: str, build: Callable[[Scan, re.Match[str]], Any]) -> Rule:
    """A rule from the pattern's text; spaces in it are for reading only."""
    return Rule(re.compile(pattern.replace(" ", "")), build)


def value(scan: Scan, match: re.Match[str], name: str) -> Any:
    """The value of the token at a named group, None when the group took no part."""
    at = match.start(name)
    return None if at < 0 else scan.tokens[at].value


Candidate = tuple[re.Match[str], Callable[[Scan, re.Match[str]], Any]]


class Rules:
    """Rules in order; what they match in a run of kinds is found once and remembered.

    No rule reads over a border, so a text is read stretch by stretch, and stretches of the same kinds
    (number, unit, by …) have the same matches whatever their words are.
    """

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = tuple(rules)
        self._known: dict[str, list[Candidate]] = {}

    def candidates(self, runs: Iterable[str]) -> dict[str, list[Candidate]]:
        """Matches of each run of kinds: leftmost, then longest, then of the earlier rule first."""
        wanted = dict.fromkeys(runs)
        unknown = [kinds for kinds in wanted if kinds not in self._known]
        fresh = dict(zip(unknown, self._found(unknown), strict=True)) if unknown else {}
        found = {kinds: self._known.get(kinds) or fresh.get(kinds, []) for kinds in wanted}
        if len(self._known) + len(fresh) > REMEMBERED // 4:
            self._known.clear()
        self._known.update({kinds: hits for kinds, hits in fresh.items() if len(kinds) <= MEMORABLE})
        return found

    def _found(self, runs: list[str]) -> list[list[Candidate]]:
        """Each rule goes over all runs joined; where it fits, it is fitted once more to the run alone."""
        firsts = [0, *accumulate(len(kinds) + 1 for kinds in runs)]
        joined = BORDER.join(runs)
        found: list[list[tuple[int, int, int, Candidate]]] = [[] for _ in runs]
        for order, (pattern, build) in enumerate(self._rules):
            for hit in pattern.finditer(joined):
                row = bisect_right(firsts, hit.start()) - 1
                start = hit.start() - firsts[row]
                match = pattern.match(runs[row], start)
                if match is not None and match.end() > start:
                    found[row].append((start, -match.end(), order, (match, build)))
        return [[hit[3] for hit in sorted(hits, key=lambda hit: hit[:3])] for hits in found]


MEMORABLE = 24
"""Longer runs of kinds hardly ever come again."""


def longest(scan: Scan, rules: Rules) -> list[tuple[int, int, Any]]:
    """Readings of the rules as (first token, end token, reading), leftmost then longest, none overlapping.

    Of two rules over the same tokens the earlier one wins.
    """
    out: list[tuple[int, int, Any]] = []
    runs, first = scan.kinds.split(BORDER), 0
    known = rules.candidates(runs)
    for kinds in runs:
        if candidates := known[kinds]:
            part = Scan(scan.text, scan.lang, kinds, scan.tokens[first : first + len(kinds)])
            free = 0
            for match, build in candidates:
                start, end = match.span()
                if start >= free and (reading := build(part, match)) is not None:
                    out.append((first + start, first + end, reading))
                    free = end
        first += len(kinds) + 1
    return out


_LEXERS: dict[str, Lexer] = {}


@lru_cache(maxsize=8)
def scan_text(text: str, lang: str) -> Scan:
    """Tokenise once; the last few texts are remembered, as several finders read the same one."""
    lexer = lexer_for(lang)
    tokens = lexer.scan(text)
    return Scan(text, lang, "".join([token.kind for token in tokens]), tokens)


def lexer_for(lang: str) -> Lexer:
    """The lexer of a language; English tables serve for any other."""
    lang = lang if lang in ("zh", "en", "de") else "en"
    if lang not in _LEXERS:
        if lang == "zh":
            from troth.reading.grammar.lexer_zh import build
        elif lang == "de":
            from troth.reading.grammar.lexer_de import build
        else:
            from troth.reading.grammar.lexer_en import build
        _LEXERS[lang] = build()
    return _LEXERS[lang]
