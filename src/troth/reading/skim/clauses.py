"""Clauses of a batch: the grain at which lexicon and n-gram scores are taken, and summed upwards."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numba import njit

from troth.reading.joined import Ints
from troth.reading.pipeline import Layers
from troth.reading.skim.chars import HAN, PAUSE, SPACE
from troth.reading.skim.sentences import split


@dataclass(frozen=True)
class Clauses:
    """Clause places in the joined text, the sentence row of each and the document row of each."""

    sentence: Ints
    doc: Ints
    start: Ints
    end: Ints

    def __len__(self) -> int:
        return len(self.sentence)


@njit(cache=True)
def _cut(codes, classes, starts, ends, out):  # type: ignore[no-untyped-def]
    count = 0
    for sentence in range(len(starts)):
        begin, stop = starts[sentence], ends[sentence]
        for place in range(begin, stop):
            if classes[place] != PAUSE:
                continue
            # "1,000", "12:30" and ":)" hold no pause: after a half-width sign there must be a space.
            tight = codes[place] < 0x80 and codes[place] != 40 and place + 1 < stop
            if place - begin < 2 or (tight and classes[place + 1] != SPACE and classes[place + 1] != HAN):
                continue
            out[count, 0], out[count, 1], out[count, 2] = sentence, begin, place + 1
            count += 1
            begin = place + 1
        if begin < stop:
            out[count, 0], out[count, 1], out[count, 2] = sentence, begin, stop
            count += 1
    return count


def clauses(layers: Layers) -> Clauses:
    """Clauses of the batch, computed once; together they cover every sentence."""

    def made() -> Clauses:
        joined, sentences = layers.joined, split(layers)
        room = len(sentences) + int((joined.classes == PAUSE).sum()) + 1
        out = np.empty((room, 3), dtype=np.int64)
        count = _cut(joined.folded_codes, joined.classes, sentences.start, sentences.end, out)
        rows = out[:count]
        return Clauses(rows[:, 0], sentences.doc[rows[:, 0]], rows[:, 1], rows[:, 2])

    return layers.shared("clauses", made)
