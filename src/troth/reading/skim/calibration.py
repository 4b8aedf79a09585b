"""How far a model's chances can be taken at their word, and below which of them it says that it is unsure.

`models/calibration.json` is made by `troth train` on the dev part of the gold set: for each task a
temperature and a limit, once for the n-grams alone ("skim") and once for all that reads together ("both").
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import numpy as np
import numpy.typing as npt
import orjson

from troth.reading import models

Floats = npt.NDArray[np.float32]
FILE = "calibration.json"
By = Literal["skim", "both"]


@dataclass(frozen=True)
class Calibration:
    """Chances raised to 1/temperature and brought back to a sum of one are frequencies; below `limit` the
    answer is "unsure"."""

    temperature: float
    limit: float

    def of(self, chances: Floats) -> Floats:
        """Calibrated chances, same shape (rows, classes); the order of the classes in a row stays.

        Temperature scaling: Guo et al. 2017, "On Calibration of Modern Neural Networks".
        """
        logs = np.log(np.maximum(chances, 1e-9)) / self.temperature
        grown = np.exp(logs - logs.max(axis=1, keepdims=True))
        return np.asarray(grown / grown.sum(axis=1, keepdims=True), dtype=np.float32)


@cache
def _read(folder: Path) -> dict[tuple[str, str], Calibration]:
    stored = orjson.loads((folder / FILE).read_bytes())
    return {
        (task, by): Calibration(figures["temperature"], figures["limit"])
        for task, readers in stored["tasks"].items()
        for by, figures in readers.items()
    }


def calibration(task: str, by: By) -> Calibration:
    """The calibration of a task as read by n-grams alone or by both tiers."""
    return _read(models.folder())[task, by]
