"""How a sentence frames its matter: pyramid layer, and stance against the field."""

from __future__ import annotations

from typing import Literal

import numpy as np
import pyarrow as pa

from troth.reading.pipeline import Layers
from troth.reading.rows import batch
from troth.reading.skim import heads
from troth.reading.skim.sentences import split

SURE = 0.45
"""Below this chance a layer or stance is "unsure" (null); set by hand, not yet calibrated."""


def _choose(chances: heads.Floats, classes: tuple[str, ...]) -> tuple[pa.Array, heads.Floats]:
    """Class names (null below SURE or for "none") and chances of the best class."""
    best = chances.argmax(axis=1)
    top = chances[np.arange(len(best)), best]
    unsure = top < SURE
    names = pa.array(classes).take(pa.array(best, mask=unsure)) if len(best) else pa.array([], pa.string())
    return names, top


class Frames:
    """Function, emotion or values; benchmark, lead or neutral, for each sentence that is framed."""

    name = "frames"
    version = "1"
    needs = frozenset({"documents", "sentences"})
    gives = frozenset({"frames"})
    langs = frozenset({"zh", "en", "de"})
    tier: Literal["skim", "study"] = "skim"

    def annotate(self, layers: Layers) -> dict[str, pa.RecordBatch]:
        """One row a sentence, but for those that are neutral and carry no layer."""
        sentences, scores, parts = split(layers), heads.by_sentence(layers), heads.model().heads
        layer_classes, stance_classes = parts["layer"].classes, parts["stance"].classes
        layer, layer_sure = _choose(scores.of("layer"), layer_classes)
        stance, stance_sure = _choose(scores.of("stance"), stance_classes)
        layers_of, stances_of = scores.of("layer").argmax(axis=1), scores.of("stance").argmax(axis=1)
        none, neutral = layer_classes.index("none"), stance_classes.index("neutral")
        rows = np.flatnonzero((layers_of != none) | (stances_of != neutral))
        index = pa.array(rows)
        layer = layer.take(index)
        blank = pa.array(layers_of[rows] == none)
        docs = sentences.doc[rows]
        base = layers.joined.starts[docs]
        columns = {
            "start": (sentences.start[rows] - base).astype(np.int32),
            "end": (sentences.end[rows] - base).astype(np.int32),
            "layer": pa.compute.if_else(blank, pa.scalar(None, pa.string()), layer),
            "layer_confidence": layer_sure[rows],
            "stance": stance.take(index), "stance_confidence": stance_sure[rows],
        }  # fmt: skip
        return {"frames": batch("frames", self.name, self.version, layers.documents, docs, columns)}
