"""What the n-gram heads say of whole texts, apart from a library's batches."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from troth.reading.pipeline import Layers
from troth.reading.skim import heads, language
from troth.reading.skim.blank import documents


def whole(
    task: str, texts: Sequence[str], langs: Sequence[str] | None, classes: Sequence[str]
) -> heads.Floats:
    """Chances (texts, classes) of a task's classes in the order wanted; languages are told or detected."""
    layers = Layers(documents(texts))
    if langs is not None:
        codes = [language.CODES.index(code) if code in language.CODES else language.UND for code in langs]
        layers.shared("language", lambda: (np.array(codes), np.ones(len(codes), dtype=np.float32)))
    scores = heads.by_document(layers).of(task)
    return ordered(scores, heads.model().heads[task].classes, classes)


def ordered(values: heads.Floats, have: Sequence[str], want: Sequence[str]) -> heads.Floats:
    """Columns of `have` put in the order of `want`."""
    return np.asarray(values[:, [have.index(name) for name in want]], dtype=np.float32)
