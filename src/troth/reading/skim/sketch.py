"""Sketches of texts for duplicates: an exact hash of the letters and a MinHash of overlapping pieces."""

from __future__ import annotations

from typing import Literal

import numpy as np
import numpy.typing as npt
import pyarrow as pa
from numba import njit

from troth.reading.joined import Joined
from troth.reading.pipeline import Layers
from troth.reading.skim.chars import DIGIT, EMOJI, HAN, KANA, LATIN
from troth.reading.skim.hashes import start, step

PARTS = 64
"""Components of a MinHash, 16 bits each: the share that agrees estimates Jaccard similarity (s.e. .05)."""
SHORTEST = 12
"""Texts with fewer letters than this are compared exactly only."""
_RNG = np.random.default_rng(20260101)
_MULTIPLY = _RNG.integers(1, 1 << 63, PARTS, dtype=np.uint64) | np.uint64(1)
_ADD = _RNG.integers(0, 1 << 63, PARTS, dtype=np.uint64)

SKETCHES = pa.schema(
    [
        pa.field("doc_id", pa.string(), nullable=False), pa.field("doc_version", pa.int32(), nullable=False),
        pa.field("exact", pa.uint64(), nullable=False), pa.field("letters", pa.int32(), nullable=False),
        pa.field("sketch", pa.binary(PARTS * 2), nullable=False),
    ]
)  # fmt: skip


@njit(cache=True)
def _letters(codes, classes, begin, end, out):  # type: ignore[no-untyped-def]
    count = 0
    for place in range(begin, end):
        kind = classes[place]
        if kind in (LATIN, HAN, DIGIT, KANA, EMOJI):
            out[count] = codes[place]
            count += 1
    return count


@njit(cache=True)
def _sketch(codes, classes, starts, ends, multiply, add, exact, letters, out):  # type: ignore[no-untyped-def]
    longest = 1
    for doc in range(len(starts)):
        longest = max(longest, ends[doc] - starts[doc])
    buffer = np.empty(longest, dtype=np.uint32)
    least = np.empty(len(multiply), dtype=np.uint32)
    for doc in range(len(starts)):
        count = _letters(codes, classes, starts[doc], ends[doc], buffer)
        state = start(5)
        for place in range(count):
            state = step(state, buffer[place])
        exact[doc], letters[doc] = state, count
        least[:] = np.uint32(0xFFFFFFFF)
        place = 0
        while place < count:
            # Three ideographs say as much as five letters.
            size = 3 if buffer[place] >= 0x2E80 else 5
            if place + size > count:
                break
            piece = start(6)
            for inner in range(place, place + size):
                piece = step(piece, buffer[inner])
            for part in range(len(multiply)):
                mixed = np.uint32((piece * multiply[part] + add[part]) >> np.uint64(32))
                if mixed < least[part]:
                    least[part] = mixed
            place += 1
        for part in range(len(multiply)):
            out[doc, part] = np.uint16((least[part] ^ (least[part] >> np.uint32(16))) & np.uint32(0xFFFF))
    return 0


def sketch(joined: Joined) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.int32], npt.NDArray[np.uint16]]:
    """Exact hash, number of letters and MinHash (documents, PARTS) of each text."""
    size = len(joined)
    exact, letters = np.zeros(size, dtype=np.uint64), np.zeros(size, dtype=np.int32)
    out = np.zeros((size, PARTS), dtype=np.uint16)
    _sketch(
        joined.folded_codes, joined.classes, joined.starts, joined.ends, _MULTIPLY, _ADD, exact, letters, out
    )
    return exact, letters, out


def sketched(keys: pa.RecordBatch, joined: Joined) -> pa.RecordBatch:
    """Sketches of texts whose keys (doc_id, doc_version) are given, schema SKETCHES."""
    exact, letters, parts = sketch(joined)
    stored = pa.FixedSizeBinaryArray.from_buffers(
        pa.binary(PARTS * 2), len(parts), [None, pa.py_buffer(np.ascontiguousarray(parts))]
    )
    # Copied, so that a kept sketch holds neither its batch of documents nor scattered pieces of memory.
    every = pa.array(np.arange(keys.num_rows))
    names = (keys.column(name) for name in ("doc_id", "doc_version"))
    arrays = [column.take(every) for column in (*names, pa.array(exact), pa.array(letters), stored)]
    return pa.RecordBatch.from_arrays(arrays, schema=SKETCHES)


class Sketches:
    """What duplicates are found by; a layer of work, not a reading that is kept."""

    name = "sketches"
    version = "1"
    needs = frozenset({"documents"})
    gives = frozenset({"sketches"})
    langs = frozenset({"*"})
    tier: Literal["skim", "study"] = "skim"

    def annotate(self, layers: Layers) -> dict[str, pa.RecordBatch]:
        """One row a document, schema SKETCHES."""
        return {"sketches": sketched(layers.documents, layers.joined)}
