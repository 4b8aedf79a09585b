"""How a sentence frames its matter: pyramid layer, and stance against the field."""

from __future__ import annotations

from typing import Literal

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from troth.reading.encoder.framing import CLASSES, framed
from troth.reading.joined import Ints
from troth.reading.pipeline import Layers
from troth.reading.rows import batch
from troth.reading.skim import heads, language
from troth.reading.skim.calibration import calibration
from troth.reading.skim.sentences import Sentences, split
from troth.reading.skim.whole import ordered
from troth.reading.studied import studied

TASKS = ("layer", "stance")


class Frames:
    """Function, emotion or values; benchmark, lead or neutral, for each sentence that is framed.

    Where brands, their people and the press speak, sentence vectors count beside the n-grams; for the
    public's many posts the n-grams answer alone.
    """

    name = "frames"
    version = "2"
    needs = frozenset({"documents", "sentences"})
    gives = frozenset({"frames"})
    langs = frozenset({"zh", "en", "de"})
    tier: Literal["skim", "study"] = "skim"

    def annotate(self, layers: Layers) -> dict[str, pa.RecordBatch]:
        """One row a sentence, but for those that are neutral and carry no layer."""
        sentences, scores = split(layers), heads.by_sentence(layers)
        deep = np.flatnonzero(studied(layers.documents)[sentences.doc])
        texts, langs = _texts(layers, sentences, deep)
        found = {task: _chances(task, scores, deep, texts, langs) for task in TASKS}
        layer_of, stance_of = (found[task].best for task in TASKS)
        none, neutral = CLASSES["layer"].index("none"), CLASSES["stance"].index("neutral")
        rows = np.flatnonzero((layer_of != none) | (stance_of != neutral))
        docs = sentences.doc[rows]
        base = layers.joined.starts[docs]
        columns = {
            "start": (sentences.start[rows] - base).astype(np.int32),
            "end": (sentences.end[rows] - base).astype(np.int32),
            "layer": found["layer"].names(rows, layer_of == none),
            "layer_confidence": found["layer"].sure[rows],
            "stance": found["stance"].names(rows, None), "stance_confidence": found["stance"].sure[rows],
        }  # fmt: skip
        return {"frames": batch("frames", self.name, self.version, layers.documents, docs, columns)}


class _Found:
    """The likeliest class of each sentence, its chance, and where that is too small to tell."""

    def __init__(self, task: str, chances: heads.Floats, limits: heads.Floats) -> None:
        self.classes = CLASSES[task]
        self.best: Ints = chances.argmax(axis=1)
        self.sure = chances[np.arange(len(chances)), self.best]
        self.unsure = self.sure < limits

    def names(self, rows: Ints, blank: npt.NDArray[np.bool_] | None) -> pa.Array:
        """Class names of some rows; null where unsure, or where `blank` says that none applies."""
        mask = self.unsure if blank is None else self.unsure | blank
        return pa.array(self.classes).take(pa.array(self.best[rows], mask=mask[rows], type=pa.int64()))


def _chances(task: str, scores: heads.Scores, deep: Ints, texts: list[str], langs: list[str]) -> _Found:
    alone, both = calibration(task, "skim"), calibration(task, "both")
    chances = alone.of(ordered(scores.of(task), heads.model().heads[task].classes, CLASSES[task]))
    limits = np.full(len(chances), alone.limit, dtype=np.float32)
    if len(deep):
        chances[deep] = both.of(framed(task, texts, langs))
        limits[deep] = both.limit
    return _Found(task, chances, limits)


def _texts(layers: Layers, sentences: Sentences, rows: Ints) -> tuple[list[str], list[str]]:
    """Words and language of some sentences."""
    words = layers.joined.text
    spans = zip(sentences.start[rows].tolist(), sentences.end[rows].tolist(), strict=True)
    lang, _ = language.detect(layers)
    codes = lang[sentences.doc[rows]].tolist()
    return [words[start:end] for start, end in spans], [language.CODES[code] for code in codes]
