"""Stretches of a batch in which a date or an amount may stand, handed to the grammars as one text.

The grammars cost some ten times what the rest of the skim costs, so they see only clauses that hold a
digit or a word of `skim.evidence`; neighbouring clauses stay together ("September 17, 2025").
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np
from numba import njit

from troth.reading.grammar.amounts import AmountHit, find_amounts
from troth.reading.grammar.dates import places
from troth.reading.grammar.resolve import Reading
from troth.reading.joined import Ints
from troth.reading.pipeline import Layers
from troth.reading.skim import language
from troth.reading.skim.chars import DIGIT, LATIN
from troth.reading.skim.clauses import clauses
from troth.reading.skim.evidence import DE, EN, LONGEST, SALT, TAIL, TAILS, ZH, evidence
from troth.reading.skim.hashes import find, start, step

T = TypeVar("T")
LONGEST_TAIL = max(TAILS)


@dataclass(frozen=True)
class Stretches:
    """Stretches of one language joined by NUL; where each begins there and in the batch; its document."""

    lang: str
    text: str
    here: Ints
    there: Ints
    doc: Ints

    def place(self, starts: Ints) -> tuple[Ints, Ints]:
        """Document rows and places in the joined batch of places in `text`."""
        number = np.searchsorted(self.here, starts, side="right") - 1
        return self.doc[number], self.there[number] + starts - self.here[number]


@njit(cache=True)
def _ends_so(codes, end, keys, values):  # type: ignore[no-untyped-def]
    """True when a word that ends here has one of the endings of evidence."""
    for letters in TAILS:
        state = start(SALT)
        for at in range(end - letters, end):
            state = step(state, codes[at])
        found = find(keys, values, state)
        if found > 0 and (found & TAIL) != 0:
            return True
    return False


@njit(cache=True)
def _triggered(codes, classes, keys, values, starts, ends, bits, out):  # type: ignore[no-untyped-def]
    """Mark the clauses that hold a digit or a word that is evidence in the clause's language."""
    for clause in range(len(starts)):
        place, end, bit = starts[clause], ends[clause], bits[clause]
        while place < end and bit and not out[clause]:
            kind = classes[place]
            state = start(SALT)
            if kind == DIGIT:
                out[clause] = True
            elif kind == LATIN:
                first = place
                while place < end and classes[place] == LATIN:
                    state = step(state, codes[place])
                    place += 1
                found = find(keys, values, state)
                out[clause] = found > 0 and (found & bit) != 0
                if bit == DE and place - first > LONGEST_TAIL and not out[clause]:
                    out[clause] = _ends_so(codes, place, keys, values)
                continue
            elif bit == ZH and codes[place] > 0x80:
                for at in range(place, min(place + LONGEST, end)):
                    state = step(state, codes[at])
                    if find(keys, values, state) > 0:
                        out[clause] = True
                        break
            place += 1
    return 0


_BITS = np.array([ZH, EN, DE] + [0] * (len(language.CODES) - 3), dtype=np.int64)


def stretches(layers: Layers) -> list[Stretches]:
    """The stretches of the batch by language, computed once; documents in other languages have none."""

    def made() -> list[Stretches]:
        joined, pieces = layers.joined, clauses(layers)
        lang, _ = language.detect(layers)
        hit = np.zeros(len(pieces), dtype=np.bool_)
        bits = _BITS[lang[pieces.doc]]
        _triggered(joined.folded_codes, joined.classes, *evidence(), pieces.start, pieces.end, bits, hit)
        # A clause belongs to the stretch before when both are hit and no sentence ends between them.
        rows = np.flatnonzero(hit)
        same = np.zeros(len(rows), dtype=np.bool_)
        same[1:] = (np.diff(rows) == 1) & (pieces.sentence[rows[1:]] == pieces.sentence[rows[:-1]])
        first = np.flatnonzero(~same)
        begin = pieces.start[rows[first]]
        last = np.append(first[1:], len(rows))[: len(first)] - 1
        end = pieces.end[rows[last]]
        doc = pieces.doc[rows[first]]
        return [
            _joined(joined.text, code, begin[chosen], end[chosen], doc[chosen])
            for number, code in enumerate(language.CODES[:3])
            if (chosen := lang[doc] == number).any()
        ]

    return layers.shared("stretches", made)


def _joined(text: str, lang: str, begin: Ints, end: Ints, doc: Ints) -> Stretches:
    parts = [text[a:b] for a, b in zip(begin.tolist(), end.tolist(), strict=True)]
    here = np.concatenate([[0], np.cumsum(end - begin + 1)[:-1]]).astype(np.int64)
    return Stretches(lang, "\x00".join(parts), here, begin, doc)


@dataclass(frozen=True)
class Found(Generic[T]):
    """What stands in a batch, in order: document row, place in the joined batch, and what was read."""

    doc: Ints
    start: Ints
    end: Ints
    hits: list[T]


def dates(layers: Layers) -> Found[Reading]:
    """Every date, not yet counted from an anchor."""
    return _gathered([(part, places(part.text, part.lang)) for part in stretches(layers)])


def amounts(layers: Layers) -> Found[AmountHit]:
    """Every amount."""
    found = [(part, find_amounts(part.text, part.lang)) for part in stretches(layers)]
    return _gathered([(part, [(hit.start, hit.end, hit) for hit in hits]) for part, hits in found])


def _gathered(found: list[tuple[Stretches, list[tuple[int, int, T]]]]) -> Found[T]:
    parts = [(part, hits) for part, hits in found if hits]
    if not parts:
        none = np.empty(0, dtype=np.int64)
        return Found(none, none, none, [])
    ends = [np.array([hit[:2] for hit in hits], dtype=np.int64) for _, hits in parts]
    rows = [part.place(pair[:, 0]) for (part, _), pair in zip(parts, ends, strict=True)]
    doc, start = (np.concatenate(columns) for columns in zip(*rows, strict=True))
    length = np.concatenate([pair[:, 1] - pair[:, 0] for pair in ends])
    order = np.lexsort((start, doc))
    hits = [hit[2] for _, read in parts for hit in read]
    return Found(doc[order], start[order], (start + length)[order], [hits[row] for row in order.tolist()])
