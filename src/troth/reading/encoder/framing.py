"""Layer, stance and kind by both tiers together: n-grams and sentence vectors with cue words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from troth.reading.encoder.heads import chances, load
from troth.reading.skim import heads as skim
from troth.reading.skim.whole import ordered, whole

Floats = npt.NDArray[np.float32]
LAYERS = ("function", "emotion", "values", "none")
STANCES = ("benchmark", "lead", "neutral")
KINDS = ("promise", "forecast", "aspiration", "superlative", "comparison", "fact", "question", "none")
CLASSES = {"layer": LAYERS, "stance": STANCES, "kind": KINDS}
SHARE = {"layer": 0.35, "stance": 0.35, "kind": 0.5}
"""Weight of the n-gram model in the geometric mean; picked in folds over the gold set (train and dev)."""
RULES = 2.0
"""Weight of the statement reader beside the trained heads; of .5, 1, 2 and 3 picked on the gold set (dev)."""


def framed(task: str, texts: Sequence[str], langs: Sequence[str] | None = None) -> Floats:
    """Chances (texts, classes) of a task of CLASSES, in the order that stands there."""
    if not len(texts):
        return np.zeros((0, len(CLASSES[task])), dtype=np.float32)
    grams = whole(task, texts, langs, CLASSES[task])
    deep = ordered(chances(task, texts, langs), load()[task].classes, CLASSES[task])
    return normal((1 - SHARE[task]) * np.log(deep + 1e-9) + SHARE[task] * np.log(grams + 1e-9))


def kinds(texts: Sequence[str], langs: Sequence[str] | None, said: Sequence[tuple[str, float]]) -> Floats:
    """Chances of KINDS where the statement reader's own kind of each text, and how sure it is, count too."""
    return normal(np.log(framed("kind", texts, langs) + 1e-9) + RULES * np.log(ruled(said)))


def ruled(said: Sequence[tuple[str, float]]) -> Floats:
    """Kinds with how sure a reader is of each, as chances (texts, KINDS); the rest is shared evenly."""
    out = np.empty((len(said), len(KINDS)), dtype=np.float32)
    for number, (name, sure) in enumerate(said):
        out[number] = (1 - sure) / (len(KINDS) - 1)
        out[number, KINDS.index(name)] = sure
    return out


def normal(scores: Floats) -> Floats:
    """Probabilities by row, of logarithms that need not sum to one."""
    return skim.softmax(np.asarray(scores, dtype=np.float32))
