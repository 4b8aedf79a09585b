"""Polarity of Chinese reviews in three classes on a source that the shipped models learn from: in folds, each
measured by models that have not seen it."""

from __future__ import annotations

import hashlib
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from troth.reading import models
from troth.reading.encoder import feelings
from troth.reading.evaluate import scores
from troth.reading.train.gold import Item
from troth.reading.train.run import learned_from
from troth.reading.train.skim import train_skim
from troth.reading.train.study import train_study

BEGIN, END = "<!-- generated: folds -->", "<!-- end of folds -->"
SOURCE, LANG, FOLDS = "amazon", "zh", 5


def fold_of(text: str) -> int:
    """0 to FOLDS - 1, by the text alone, so that a text that stands twice is in one fold."""
    return int(hashlib.sha256(text.encode()).hexdigest()[:8], 16) % FOLDS


def measured(items: Sequence[Item]) -> dict[str, Any]:
    """Scores of SOURCE's items, each answered by models that learned from the other folds and sources."""
    truth: list[str] = []
    answers: list[str] = []
    for fold in range(FOLDS):
        held = [item for item in items if item.source == SOURCE and fold_of(item.text) == fold]
        texts = {item.text for item in held}
        with tempfile.TemporaryDirectory() as folder:
            rest = [item for item in items if item.text not in texts]
            train_skim(rest, Path(folder), ("polarity",))
            train_study(rest, Path(folder), ("polarity",))
            with models.taken_from(Path(folder)):
                chances = feelings.polarity([item.text for item in held], [LANG] * len(held))
        truth += [item.labels["polarity"] for item in held]
        answers += [feelings.CLASSES[best] for best in chances.argmax(axis=1)]
    return scores.classified(truth, answers, feelings.CLASSES) | {"n": len(truth)}


def replaced(page: str, found: dict[str, Any]) -> str:
    """A page with its line of folds made anew. Raises ValueError when the marks are missing."""
    before, mark, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not mark or not end:
        raise ValueError(f"the page lacks {BEGIN} … {END}")
    low, high = found["ci95"]
    line = (
        f"Chinese reviews, three classes, five folds of {SOURCE}.zh.valid ({found['n']:,} rows): "
        f"macro-F1 {found['macro_f1']:.3f} ({low:.3f} – {high:.3f}); aimed at 0.70."
    )
    return f"{before}{BEGIN}\n{line}\n{END}{after}"


def main(data: str, gold: str, training: str, page: str) -> None:
    """Measure and write the line into a page."""
    path = Path(page)
    found = measured(learned_from(Path(data), Path(gold), Path(training)))
    path.write_text(replaced(path.read_text("utf-8"), found), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
