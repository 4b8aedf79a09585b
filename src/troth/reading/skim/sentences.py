"""Sentence boundaries by one compiled pass: the fast version; `reading.study` splits more carefully."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

import numpy as np
import numpy.typing as npt
import pyarrow as pa
from numba import njit

from troth.reading.joined import Ints
from troth.reading.pipeline import Layers
from troth.reading.rows import batch
from troth.reading.skim.chars import CLOSE, DIGIT, EMOJI, END, HAN, LATIN, NEWLINE, OPEN, SPACE
from troth.reading.skim.hashes import Table, find, start, step, table
from troth.reading.skim.words_common import listed

LONGEST = 1200
"""A sentence without an end is cut here, so that no text costs more than linear time and memory."""


@dataclass(frozen=True)
class Sentences:
    """Sentences of a batch: document row, start and end in the joined text, number in the document."""

    doc: Ints
    start: Ints
    end: Ints
    index: Ints

    def __len__(self) -> int:
        return len(self.doc)


@cache
def _abbreviations() -> Table:
    return table(dict.fromkeys(listed("abbreviations"), 1), salt=2)


@njit(cache=True)
def _is_end_of_latin(codes, raw, classes, place, first, stop, keys, values):  # type: ignore[no-untyped-def]
    """True when the full stop at `place` ends a sentence."""
    after = place + 1
    while after < stop and (classes[after] == CLOSE or codes[after] == 46):
        after += 1
    if after < stop and classes[after] != SPACE and classes[after] != NEWLINE and classes[after] != HAN:
        return classes[after] == EMOJI
    if place > first and classes[place - 1] == DIGIT:
        # "am 3. Mai", "5. Platz": an ordinal, unless the number is long or the text ends.
        back = place - 1
        while back >= first and classes[back] == DIGIT:
            back -= 1
        return after >= stop or place - 1 - back > 2
    begin = place
    while begin > first and (classes[begin - 1] == LATIN or (codes[begin - 1] == 46 and begin - 1 > first)):
        begin -= 1
    alone = begin == first or classes[begin - 1] in (SPACE, NEWLINE, CLOSE, OPEN)
    if place - begin == 1 and alone and after < stop and raw[begin] != 73:
        return False
    if place - begin <= 6:
        state = start(2)
        for at in range(begin, place):
            state = step(state, codes[at])
        if find(keys, values, state) >= 0 and after < stop:
            return False
    nxt = after
    while nxt < stop and classes[nxt] == SPACE:
        nxt += 1
    # A small letter goes on with the sentence: "approx. five", "No. yes".
    return not (nxt < stop and classes[nxt] == LATIN and raw[nxt] == codes[nxt] and raw[nxt] < 0x250)


@njit(cache=True)
def _split(codes, raw, classes, starts, ends, keys, values, longest, out):  # type: ignore[no-untyped-def]
    count = 0
    for doc in range(len(starts)):
        first, stop = starts[doc], ends[doc]
        index, begin, place = 0, first, first
        while place < stop:
            kind = classes[place]
            cut = kind == NEWLINE or place - begin >= longest
            if kind == END:
                # "?" and "!" inside an address or a name end nothing.
                follows = classes[place + 1] if place + 1 < stop else SPACE
                cut = (
                    cut
                    or raw[place] >= 0x80
                    or (follows != LATIN and follows != DIGIT and codes[place + 1] != 95)
                )
            elif codes[place] == 46 and kind != DIGIT:
                cut = cut or _is_end_of_latin(codes, raw, classes, place, begin, stop, keys, values)
            place += 1
            if not cut:
                continue
            while place < stop and (classes[place] == END or classes[place] == CLOSE or codes[place] == 46):
                if (
                    classes[place] == CLOSE
                    and codes[place] == 34
                    and place + 1 < stop
                    and classes[place + 1] == LATIN
                ):
                    break
                place += 1
            count, index = _push(classes, begin, place, doc, index, count, out)
            begin = place
        count, index = _push(classes, begin, stop, doc, index, count, out)
    return count


@njit(cache=True)
def _push(classes, begin, end, doc, index, count, out):  # type: ignore[no-untyped-def]
    while begin < end and (classes[begin] == SPACE or classes[begin] == NEWLINE):
        begin += 1
    while end > begin and (classes[end - 1] == SPACE or classes[end - 1] == NEWLINE):
        end -= 1
    if begin >= end:
        return count, index
    out[count, 0], out[count, 1], out[count, 2], out[count, 3] = doc, begin, end, index
    return count + 1, index + 1


@njit(cache=True)
def _most(codes, classes):  # type: ignore[no-untyped-def]
    count = 0
    for place in range(len(codes)):
        if classes[place] == END or classes[place] == NEWLINE or codes[place] == 46:
            count += 1
    return count


def split(layers: Layers) -> Sentences:
    """Sentences of the batch, computed once. Blank stretches belong to no sentence."""

    def made() -> Sentences:
        joined = layers.joined
        codes, classes = joined.folded_codes, joined.classes
        room = int(_most(codes, classes)) + len(joined) + len(codes) // LONGEST + 8
        out: npt.NDArray[np.int64] = np.empty((room, 4), dtype=np.int64)
        count = _split(
            codes, joined.codes, classes, joined.starts, joined.ends, *_abbreviations(), LONGEST, out
        )
        rows = out[:count]
        return Sentences(rows[:, 0], rows[:, 1], rows[:, 2], rows[:, 3])

    return layers.shared("sentences", made)


class SentenceBounds:
    """Where sentences begin and end."""

    name = "sentences"
    version = "1"
    needs = frozenset({"documents"})
    gives = frozenset({"sentences"})
    langs = frozenset({"*"})
    tier: Literal["skim", "study"] = "skim"

    def annotate(self, layers: Layers) -> dict[str, pa.RecordBatch]:
        """One row a sentence; offsets into the document's text."""
        found = split(layers)
        base = layers.joined.starts[found.doc]
        columns = {
            "start": pa.array(found.start - base).cast(pa.int32()),
            "end": pa.array(found.end - base).cast(pa.int32()),
            "index": pa.array(found.index).cast(pa.int32()),
        }
        return {
            "sentences": batch("sentences", self.name, self.version, layers.documents, found.doc, columns)
        }
