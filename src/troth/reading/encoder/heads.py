"""Linear heads over sentence vectors and a few counted columns, stored in `models/study.npz`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from troth.reading import models
from troth.reading.encoder import framing_cues
from troth.reading.encoder.embed import embed
from troth.reading.joined import Joined
from troth.reading.pipeline import Layers
from troth.reading.skim import cues, language, lexicon
from troth.reading.skim import heads as skim
from troth.reading.skim.blank import documents
from troth.reading.skim.clauses import clauses

Floats = npt.NDArray[np.float32]
WEIGHT = {"feeling": 4.0, "pledge": 3.0, "framing": 3.0}
"""How much a vector's columns weigh beside the counted ones."""
FRAMING = 2.0
"""Weight of the cues of framing; like the strength of their heads picked on the dev part of the gold set."""
LANGS = ("zh", "en", "de")


@dataclass(frozen=True)
class Head:
    """A task's classes and weights; `columns` names what stands beside the vector: see `features`."""

    classes: tuple[str, ...]
    columns: str
    weights: Floats
    intercept: Floats


def load() -> dict[str, Head]:
    """Every head that ships, or those of the folder chosen for a while."""
    return _read(models.folder())


@cache
def _read(folder: Path) -> dict[str, Head]:
    with np.load(folder / "study.npz") as stored:
        return {
            task: Head(
                tuple(stored[f"{task}.classes"].tolist()), str(stored[f"{task}.columns"]),
                stored[f"{task}.weights"].astype(np.float32), stored[f"{task}.intercept"],
            )
            for task in stored["tasks"].tolist()
        }  # fmt: skip


def features(texts: Sequence[str], columns: str, langs: Sequence[str] | None = None) -> Floats:
    """Vectors followed by lexicon columns ("feeling"), cue counts ("pledge"), or both and the cues of framing
    ("framing"), one row a text."""
    parts = [embed(texts) * WEIGHT[columns]]
    if columns != "pledge":
        parts.append(lexical(texts, langs))
    if columns != "feeling":
        parts.append(np.log1p(cues.count(Joined.of(list(texts)))))
    if columns == "framing":
        parts.append(framing_cues.count(texts) * FRAMING)
    return np.hstack(parts).astype(np.float32)


def lexical(texts: Sequence[str], langs: Sequence[str] | None = None) -> Floats:
    """The skim tier's lexicon columns of each text, scaled as its heads were trained."""
    layers = Layers(documents(texts))
    pieces = clauses(layers)
    lang, _ = language.detect(layers)
    if langs is not None:
        lang = np.array(
            [language.CODES.index(code) if code in language.CODES else language.UND for code in langs]
        )
    counts = skim.sums(lexicon.weigh(layers.joined, pieces), pieces.doc, len(texts))
    return skim.lexical(counts, lang) * skim.DENSE_SCALE


def chances(task: str, texts: Sequence[str], langs: Sequence[str] | None = None) -> Floats:
    """Chances (texts, classes) of one task's classes, in the order of `load()[task].classes`."""
    head = load()[task]
    if not len(texts):
        return np.zeros((0, len(head.classes)), dtype=np.float32)
    return skim.softmax(features(texts, head.columns, langs) @ head.weights + head.intercept)
