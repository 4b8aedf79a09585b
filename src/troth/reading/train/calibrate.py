"""Temperatures and limits of the models just made, from the dev part of the gold set."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np
import numpy.typing as npt
import orjson
from sklearn.metrics import f1_score

from troth.reading import models
from troth.reading.encoder import feelings, framing
from troth.reading.skim.calibration import FILE, By, Calibration
from troth.reading.skim.whole import whole
from troth.reading.study.main import main_kind
from troth.reading.train.gold import Item

Floats = npt.NDArray[np.float32]
READERS: dict[str, tuple[By, ...]] = {
    "layer": ("skim", "both"), "stance": ("skim", "both"), "polarity": ("skim", "both"), "kind": ("both",),
}  # fmt: skip
"""Every task with the readers that answer it."""
UNSURE_COSTS = 0.5
"""What "unsure" costs beside a wrong answer: an answer is given when it is likelier right than wrong."""
_TEMPERATURES = np.round(np.geomspace(0.4, 3.0, 41), 4)
_LIMITS = np.round(np.arange(0.30, 0.81, 0.01), 2)


def calibrate(items: Sequence[Item], out: Path) -> None:
    """Write `calibration.json` beside the weights in `out`, fitted on `items` (the gold set's dev part)."""
    figures: dict[str, dict[str, dict[str, float]]] = {}
    with models.taken_from(out):
        for task, readers in READERS.items():
            chosen = [item for item in items if item.labels.get(task) in classes_of(task)]
            truth = np.array([classes_of(task).index(item.labels[task]) for item in chosen])
            figures[task] = {}
            for by in readers:
                chances = chances_of(task, by, chosen)
                figures[task][by] = fitted(chances, truth) | scored(chances, truth)
    data = {"made_from": "data/gold, dev part", "unsure_costs": UNSURE_COSTS, "tasks": figures}
    (out / FILE).write_bytes(orjson.dumps(data, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))


def classes_of(task: str) -> tuple[str, ...]:
    """A task's classes in the order of `chances_of`."""
    return feelings.CLASSES if task == "polarity" else framing.CLASSES[task]


def chances_of(task: str, by: By, items: Sequence[Item]) -> Floats:
    """Chances (items, classes) as the readers give them, before calibration."""
    texts, langs = [item.text for item in items], [item.lang for item in items]
    if task == "polarity":
        if by == "both":
            return feelings.toward(texts, [item.target for item in items], langs)
        return whole(
            task, [feelings.window(item.text, item.target) for item in items], langs, classes_of(task)
        )
    if by == "skim":
        return whole(task, texts, langs, classes_of(task))
    if task == "kind":
        return framing.kinds(texts, langs, [_ruled(item) for item in items])
    return framing.framed(task, texts, langs)


def _ruled(item: Item) -> tuple[str, float]:
    return main_kind(item.text, item.lang, date.fromisoformat(item.published) if item.published else None)


def scored(chances: Floats, truth: npt.NDArray[np.int64]) -> dict[str, float]:
    """Items and macro-F1 of the likeliest classes, as the model's card tells them."""
    score = f1_score(truth, chances.argmax(axis=1), average="macro")
    return {"items": len(truth), "macro_f1": round(float(score), 3)}


def fitted(chances: Floats, truth: npt.NDArray[np.int64]) -> dict[str, float]:
    """The temperature of the smallest log loss, then the limit of the smallest cost.

    `chances` (rows, classes) and `truth` (rows,), the number of each row's class.
    """
    rows = np.arange(len(truth))
    losses = [
        -float(np.log(Calibration(t, 0.0).of(chances)[rows, truth] + 1e-9).mean()) for t in _TEMPERATURES
    ]
    temperature = float(_TEMPERATURES[int(np.argmin(losses))])
    sure = Calibration(temperature, 0.0).of(chances)
    best, right = sure.max(axis=1), sure.argmax(axis=1) == truth
    costs = [float(np.where(best < limit, UNSURE_COSTS, ~right).mean()) for limit in _LIMITS]
    return {"temperature": temperature, "limit": float(_LIMITS[int(np.argmin(np.round(costs, 6)))])}
