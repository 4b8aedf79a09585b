"""Scores and their bootstrap intervals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

RESAMPLES = 1000
Ints = npt.NDArray[np.int64]
Score = Callable[[Ints], float]


def interval(size: int, score: Score, resamples: int = RESAMPLES, seed: int = 7) -> list[float]:
    """95 % percentile bootstrap over rows (Efron 1979): score is called with row numbers."""
    chance = np.random.default_rng(seed)
    found = [score(chance.integers(0, size, size)) for _ in range(resamples)]
    low, high = np.nanpercentile(found, [2.5, 97.5])
    return [round(float(low), 4), round(float(high), 4)]


def confusion(truth: Ints, answer: Ints, classes: int) -> npt.NDArray[np.int64]:
    """Counts by (truth, answer)."""
    return np.bincount(truth * classes + answer, minlength=classes * classes).reshape(classes, classes)


def f1(table: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
    """F1 of each class; 0 where a class is neither found nor right."""
    hit = np.diag(table).astype(float)
    total = table.sum(axis=0) + table.sum(axis=1)
    return np.asarray(np.divide(2 * hit, total, out=np.zeros(len(hit)), where=total > 0))


def classified(truth: Sequence[str], answers: Sequence[str], classes: Sequence[str]) -> dict[str, Any]:
    """Macro-F1 over the classes of the truth, its interval, accuracy and per class figures."""
    index = {name: number for number, name in enumerate(classes)}
    extra = sorted(set(answers) - set(index))
    index |= {name: len(index) + number for number, name in enumerate(extra)}
    gold = np.array([index[name] for name in truth])
    found = np.array([index[name] for name in answers])
    size, first = len(index), len(classes)

    def macro(rows: Ints) -> float:
        return float(f1(confusion(gold[rows], found[rows], size))[:first].mean())

    everything = np.arange(len(gold))
    table = confusion(gold, found, size)
    per_class = {}
    for name in classes:
        number = index[name]
        hit, said, held = int(table[number, number]), int(table[:, number].sum()), int(table[number].sum())
        per_class[name] = {
            "precision": round(hit / said, 4) if said else None,
            "recall": round(hit / held, 4) if held else None,
            "f1": round(float(f1(table)[number]), 4),
            "n": held,
        }
    return {
        "macro_f1": round(macro(everything), 4),
        "ci95": interval(len(gold), macro),
        "accuracy": round(float((gold == found).mean()), 4),
        "classes": per_class,
    }


def spearman(one: npt.NDArray[np.float64], other: npt.NDArray[np.float64]) -> float:
    """Rank correlation with ties at their mean rank (Spearman 1904)."""
    first, second = ranks(one), ranks(other)
    if first.std() == 0 or second.std() == 0:
        return float("nan")
    return float(np.corrcoef(first, second)[0, 1])


def ranks(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Ranks from 1, ties at their mean."""
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    return np.asarray((last - (counts - 1) / 2)[inverse], dtype=np.float64)


def marked(spans: Sequence[tuple[int, int]], size: int) -> npt.NDArray[np.bool_]:
    """True at every character that a span covers."""
    out = np.zeros(size, dtype=bool)
    for start, end in spans:
        out[start:end] = True
    return out


def overlap_f1(truth: Sequence[tuple[int, int]], found: Sequence[tuple[int, int]], size: int) -> float:
    """F1 over characters of one text."""
    gold, answer = marked(truth, size), marked(found, size)
    total = int(gold.sum()) + int(answer.sum())
    return 2.0 * int((gold & answer).sum()) / total if total else 1.0
