"""One rolling hash for words, phrases and n-grams, the same in Python and in compiled kernels."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
import numpy.typing as npt
from numba import njit

U64 = np.uint64
_SEED = np.uint64(0xCBF29CE484222325)
_PRIME = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = np.uint64(29)


@njit(cache=True, inline="always")
def start(salt):  # type: ignore[no-untyped-def]
    """State of an empty word under a salt (so that bigrams and words do not collide)."""
    return _SEED ^ (np.uint64(salt) * _PRIME)


@njit(cache=True, inline="always")
def step(state, code):  # type: ignore[no-untyped-def]
    """State after one more code point."""
    mixed = (state ^ np.uint64(code)) * _PRIME
    return mixed ^ (mixed >> _SHIFT)


@njit(cache=True)
def span_hash(codes, begin, end, salt):  # type: ignore[no-untyped-def]
    """Hash of codes[begin:end]."""
    state = start(salt)
    for place in range(begin, end):
        state = step(state, codes[place])
    return state


@njit(cache=True, inline="always")
def find(keys, values, state):  # type: ignore[no-untyped-def]
    """Value stored under a hash in an open-addressing table; -1 when absent."""
    mask = np.uint64(len(keys) - 1)
    slot = state & mask
    while keys[slot] != 0:
        if keys[slot] == state:
            return values[slot]
        slot = (slot + np.uint64(1)) & mask
    return -1


@njit(cache=True)
def _fill(keys, values, hashes, found):  # type: ignore[no-untyped-def]
    mask = np.uint64(len(keys) - 1)
    for item in range(len(hashes)):
        slot = hashes[item] & mask
        while keys[slot] != 0 and keys[slot] != hashes[item]:
            slot = (slot + np.uint64(1)) & mask
        keys[slot] = hashes[item]
        values[slot] = found[item]


def hash_word(word: str, salt: int = 0) -> int:
    """Hash of a folded word, as the kernels compute it."""
    codes = np.frombuffer(word.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    return int(span_hash(codes, 0, len(codes), salt))


Table = tuple[npt.NDArray[np.uint64], npt.NDArray[np.int32]]


def table(entries: Mapping[str, int] | Iterable[tuple[str, int]], salt: int = 0) -> Table:
    """Open-addressing table word → non-negative number, for `find`."""
    pairs = list(entries.items() if isinstance(entries, Mapping) else entries)
    size = 16
    while size < 3 * len(pairs):
        size *= 2
    keys, values = np.zeros(size, dtype=np.uint64), np.zeros(size, dtype=np.int32)
    hashes = np.array([hash_word(word, salt) for word, _ in pairs], dtype=np.uint64)
    _fill(keys, values, hashes, np.array([value for _, value in pairs], dtype=np.int32))
    return keys, values
