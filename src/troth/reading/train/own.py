"""Sentences that this project wrote to learn from, beside the gold set: `data/training/*.tsv` (CC BY 4.0)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from troth.reading.encoder.feelings import window
from troth.reading.encoder.pledges import SORTS
from troth.reading.train.gold import Item
from troth.reading.train.skim import CLASSES
from troth.words import Problem, TrothError

LANGS = ("zh", "en", "de")
COMMITMENTS = ("firm", "soft", "none")
_COLUMNS: dict[str, dict[str, tuple[str, ...]]] = {
    "pledge": {"pledge": SORTS},
    "reviews": {"polarity": CLASSES["polarity"], "target": ()},
    "frames": {
        "kind": CLASSES["kind"], "commitment": COMMITMENTS,
        "layer": CLASSES["layer"], "stance": CLASSES["stance"],
    },
}  # fmt: skip
"""By the beginning of a file's name: the columns between the language and the text, with their classes."""


def read_own(folder: Path) -> list[Item]:
    """Items of every file, those of reviews cut to the stretch that speaks of their target.

    Raises TrothError with every line that has a column too many or too few, an unknown label, or a target
    that does not stand in its text.
    """
    problems: list[Problem] = []
    items: list[Item] = []
    for path in sorted(folder.glob("*.tsv")):
        name = path.name.split(".")[0].split("_")[0]
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if line and not line.startswith("# "):
                items.extend(_item(path, name, number, line, problems))
    if problems:
        raise TrothError(problems)
    return items


def _item(path: Path, name: str, number: int, line: str, problems: list[Problem]) -> Iterator[Item]:
    cells = line.split("\t")
    columns = _COLUMNS[name]
    wrong = "" if len(cells) == len(columns) + 2 else f"{len(cells)} columns, not {len(columns) + 2}"
    lang, text = cells[0], cells[-1]
    labels = dict(zip(columns, cells[1:-1], strict=False))
    if not wrong and (bad := _misfits(columns, lang, labels, text)):
        wrong = f"unknown label, or a target that is not in the text: {', '.join(bad)}"
    if wrong:
        problems.append(Problem("train.row", wrong, file=str(path), line=number))
        return
    target = labels.pop("target", "-")
    aim = None if target == "-" else target
    yield Item(window(text, aim), lang, name, labels, target=aim)


def _misfits(columns: dict[str, tuple[str, ...]], lang: str, labels: dict[str, str], text: str) -> list[str]:
    """Values that no column allows; a target must stand in the text."""
    bad = [value for task, value in labels.items() if columns[task] and value not in columns[task]]
    target = labels.get("target", "-")
    return (
        bad
        + ([lang] if lang not in LANGS else [])
        + ([target] if target != "-" and target not in text else [])
    )
