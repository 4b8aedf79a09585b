"""Hashed n-grams: characters of Chinese, words, word pairs and word pieces of Latin scripts."""

from __future__ import annotations

import numpy as np
from numba import njit

from troth.reading.skim.chars import CLOSE, DIGIT, HAN, KANA, LATIN, NUL, OPEN, SPACE
from troth.reading.skim.hashes import start, step

BITS = 18
BUCKETS = 1 << BITS
_TAKE = np.uint64(64 - BITS)
MOST = 8
"""At most this many n-grams begin at one code point, so a buffer of MOST times the length suffices."""


@njit(cache=True, inline="always")
def _bucket(state):  # type: ignore[no-untyped-def]
    return np.int64((state * np.uint64(0xD6E8FEB86659FD93)) >> _TAKE)


@njit(cache=True)
def _word(codes, begin, end, before, out, count):  # type: ignore[no-untyped-def]
    """The word, the pair with the word before, and the pieces of four of a long word."""
    state = start(13)
    for place in range(begin, end):
        state = step(state, codes[place])
    out[count] = _bucket(state)
    count += 1
    if before != 0:
        out[count] = _bucket(step(before, state & np.uint64(0xFFFFFFFF)))
        count += 1
    if end - begin >= 5:
        for place in range(begin, end - 3):
            piece = start(15)
            for inner in range(place, place + 4):
                piece = step(piece, codes[inner])
            out[count] = _bucket(piece)
            count += 1
    return count, state


@njit(cache=True)
def ngrams(codes, classes, begin, end, out):  # type: ignore[no-untyped-def]
    """Write the buckets of all n-grams of codes[begin:end] to `out`; the count is returned."""
    count, place, before = 0, begin, np.uint64(0)
    while place < end:
        kind = classes[place]
        if kind in (HAN, KANA):
            before = np.uint64(0)
            state = start(10)
            for length in range(3):
                at = place + length
                if at >= end or (classes[at] != HAN and classes[at] != KANA):
                    break
                state = step(state, codes[at])
                out[count] = _bucket(state)
                count += 1
            place += 1
        elif kind == LATIN:
            first = place
            while place < end and (classes[place] == LATIN or codes[place] == 39 or codes[place] == 0x2019):
                place += 1
            count, before = _word(codes, first, place, before, out, count)
        elif kind == DIGIT:
            first = place
            while place < end and (classes[place] == DIGIT or codes[place] == 46 or codes[place] == 44):
                place += 1
            state = step(start(16), min(place - first, 5))
            out[count] = _bucket(state)
            count += 1
            before = state
        else:
            if kind != SPACE and kind != OPEN and kind != CLOSE and kind != NUL:
                out[count] = _bucket(step(start(17), codes[place]))
                count += 1
                if codes[place] != 45:
                    before = np.uint64(0)
            place += 1
    return count
