"""A statement's kind weighed: the rules' reading beside the trained heads, and how sure both are together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from troth.reading.encoder import framing
from troth.reading.skim.calibration import calibration
from troth.reading.study.statements import Statement

OPEN = ("superlative", "comparison", "fact")
"""Kinds between which the heads may decide. What commits somebody, and what asks, is told by words that the
rules know: there the heads only say how sure the answer is."""


def weighed(statements: Sequence[Statement], langs: Sequence[str]) -> list[Statement]:
    """The statements with the kind, confidence and "unsure" that rules and heads come to together."""
    if not statements:
        return []
    said = [(one.kind, one.confidence) for one in statements]
    chosen, sure = decided([one.quote for one in statements], langs, said)
    limit = calibration("kind", "both").limit
    return [
        replace(one, kind=kind, confidence=round(float(chance), 4), unsure=bool(chance < limit))
        for one, kind, chance in zip(statements, chosen, sure, strict=True)
    ]


def decided(
    texts: Sequence[str], langs: Sequence[str], said: Sequence[tuple[str, float]]
) -> tuple[list[str], npt.NDArray[np.float32]]:
    """Each text's kind and its calibrated chance; `said` is the rules' kind and how sure they are."""
    chances = calibration("kind", "both").of(framing.kinds(texts, langs, said))
    kept = chances.copy()
    for number, (kind, _) in enumerate(said):
        allowed = OPEN if kind in OPEN else (kind,)
        for column, name in enumerate(framing.KINDS):
            if name not in allowed:
                kept[number, column] = 0.0
    best = kept.argmax(axis=1)
    return [framing.KINDS[column] for column in best], chances[np.arange(len(best)), best]
