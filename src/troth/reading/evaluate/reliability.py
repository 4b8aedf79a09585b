"""How far "sure" can be trusted: chances against the share that is right, on the gold set's test part."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from troth.reading.evaluate.picture import drawn
from troth.reading.skim.calibration import By, calibration
from troth.reading.train.calibrate import READERS, chances_of, classes_of
from troth.reading.train.gold import Item, read_gold

BEGIN, END = "<!-- generated: reliability -->", "<!-- end of reliability -->"
BINS = np.array([0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.000001])
Floats = npt.NDArray[np.float64]


def measured(task: str, by: By, items: Sequence[Item]) -> tuple[Floats, npt.NDArray[np.bool_]]:
    """The calibrated chance of each item's answer, and whether the answer is right."""
    classes = classes_of(task)
    chosen = [item for item in items if item.labels.get(task) in classes]
    chances = calibration(task, by).of(chances_of(task, by, chosen))
    best = chances.argmax(axis=1)
    right = np.array([classes[n] == item.labels[task] for n, item in zip(best, chosen, strict=True)])
    return chances.max(axis=1).astype(float), right


def binned(sure: Floats, right: npt.NDArray[np.bool_]) -> list[tuple[float, float, int]]:
    """(mean chance, share right, answers) of every bin of BINS that holds any."""
    numbers = np.digitize(sure, BINS)
    return [
        (float(sure[here].mean()), float(right[here].mean()), int(here.sum()))
        for here in (numbers == number for number in range(1, len(BINS)))
        if here.any()
    ]


def gap(sure: Floats, right: npt.NDArray[np.bool_]) -> float:
    """Expected calibration error: |mean chance - share right| of the bins, weighted by their answers
    (Naeini et al. 2015, "Obtaining Well Calibrated Probabilities Using Bayesian Binning")."""
    return float(sum(abs(mean - share) * count for mean, share, count in binned(sure, right)) / len(sure))


def render(items: Sequence[Item]) -> str:
    """The table of every task and reader between its marks."""
    figures = {(task, by): measured(task, by, items) for task, readers in READERS.items() for by in readers}
    head = [
        "| task | read by | answers | error of calibration | unsure below | answered | right when answered | "
        "right when unsure |",
        "|---|---|---|---|---|---|---|---|",
    ]
    lines = [_line(task, by, *found) for (task, by), found in figures.items()]
    curves = ["", "Share of right answers by the chance that the reader gave (answers in brackets):", ""]
    curves += ["| task | read by | " + " | ".join(_names()) + " |", "|---|---|" + "---|" * (len(BINS) - 1)]
    curves += [
        f"| {task} | {_BY[by]} | " + " | ".join(_cells(*found)) + " |"
        for (task, by), found in figures.items()
    ]
    return "\n".join([BEGIN, "", *head, *lines, *curves, "", END])


def picture(items: Sequence[Item]) -> str:
    """The curves of both tiers together as SVG."""
    return drawn({task: binned(*measured(task, "both", items)) for task in READERS})


def _line(task: str, by: By, sure: Floats, right: npt.NDArray[np.bool_]) -> str:
    limit = calibration(task, by).limit
    told = sure >= limit
    return (
        f"| {task} | {_BY[by]} | {len(sure)} | {gap(sure, right):.3f} | {limit:.2f} | {told.mean():.0%} | "
        f"{_share(right[told])} | {_share(right[~told])} |"
    )


_BY = {"skim": "n-grams alone", "both": "both tiers"}


def _names() -> list[str]:
    edges = [f".{int(edge * 10)}" if edge < 1 else "1" for edge in BINS]
    return [f"{low} to {high}".replace(".0 to", "0 to") for low, high in itertools.pairwise(edges)]


def _cells(sure: Floats, right: npt.NDArray[np.bool_]) -> list[str]:
    numbers = np.digitize(sure, BINS)
    cells = []
    for number in range(1, len(BINS)):
        here = numbers == number
        cells.append(f"{right[here].mean():.2f} ({here.sum()})" if here.any() else "")
    return cells


def _share(right: npt.NDArray[np.bool_]) -> str:
    return f"{right.mean():.3f}" if len(right) else "none"


def replaced(page: str, items: Sequence[Item]) -> str:
    """A page with its tables made anew. Raises ValueError when the marks are missing."""
    before, mark, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not mark or not end:
        raise ValueError(f"the page lacks {BEGIN} … {END}")
    return before + render(items) + after


def kept_aside(gold: Path) -> list[Item]:
    """The gold set's test part."""
    return [item for item in read_gold(gold) if item.part == "test"]
