"""The study tier's heads: logistic regressions over sentence vectors, small enough to read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression

from troth.reading.encoder.heads import features
from troth.reading.encoder.pledges import SORTS
from troth.reading.train.gold import Item
from troth.reading.train.skim import CLASSES, balanced

TASKS = {
    "polarity": (CLASSES["polarity"], "feeling", 1.0),
    "kind": (CLASSES["kind"], "framing", 0.1),
    "layer": (CLASSES["layer"], "framing", 0.1),
    "stance": (CLASSES["stance"], "framing", 0.3),
    "commitment": (("firm", "soft", "none"), "pledge", 3.0),
    "pledge": (SORTS, "pledge", 1.0),
}
"""Classes, columns beside the vector, inverse regularisation (for framing picked in folds
over the gold set's themes of train and dev)."""


def train_study(items: Sequence[Item], out: Path, tasks: Sequence[str] = tuple(TASKS)) -> None:
    """Fit the heads of some tasks (all by default) on the items that carry their labels and write
    `study.npz`: equal items, equal bytes."""
    stored: dict[str, Any] = {"tasks": np.array(list(tasks))}
    for task in tasks:
        classes, columns, strength = TASKS[task]
        chosen = [item for item in items if item.labels.get(task) in classes]
        weights, intercept = _fit(chosen, task, classes, columns, strength)
        stored |= {
            f"{task}.classes": np.array(classes), f"{task}.columns": np.array(columns),
            f"{task}.weights": weights.astype(np.float16), f"{task}.intercept": intercept.astype(np.float32),
        }  # fmt: skip
    out.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(out / "study.npz", **stored)


def _fit(
    items: Sequence[Item], task: str, classes: tuple[str, ...], columns: str, strength: float
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    x = features([item.text for item in items], columns, [item.lang for item in items])
    y = np.array([item.labels[task] for item in items])
    if task == "pledge":
        sizes = {name: int((y == name).sum()) for name in classes}
        weight = np.array([len(y) / (len(classes) * sizes[name]) for name in y])
    else:
        weight = balanced(items, task)
    learner = LogisticRegression(C=strength, max_iter=150, tol=1e-3)
    learner.fit(x.astype(np.float64), y, sample_weight=weight)
    weights, intercept = np.zeros((x.shape[1], len(classes))), np.full(len(classes), -8.0)
    order = [classes.index(name) for name in learner.classes_]
    weights[:, order], intercept[order] = learner.coef_.T, learner.intercept_
    return weights, intercept
