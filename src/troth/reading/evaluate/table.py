"""`docs/accuracy.md`: the table of every task on every file, made by one command."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

SCORES = ("macro_f1", "char_f1", "spearman", "f1_strict", "exact")
BEGIN, END = "<!-- generated: accuracy -->", "<!-- end -->"
_NAMES = {"macro_f1": "macro-F1", "char_f1": "character F1", "spearman": "Spearman", "f1_strict": "strict F1",
          "exact": "exact"}  # fmt: skip
TARGETS = {
    "polarity hotel": 0.87, "polarity shopping": 0.87, "polarity weibo": 0.55, "polarity xlmt.en": 0.60,
    "polarity xlmt.de": 0.58, "target phone": 0.62, "target laptop": 0.62, "promise veripromise": 0.70,
    "timing veripromise": 0.50, "quote veripromise": 0.60, "commitment ": 0.72, "timex ": 0.75,
    "similarity ": 0.70, "kind ": 0.80, "layer ": 0.75, "stance ": 0.80, "amounts ": 0.95, "due ": 0.92,
}  # fmt: skip
"""What was aimed at, by task and the beginning of a file."""


def row(result: dict[str, Any]) -> str:
    """One file's line: task, file, rows, score with interval, what was aimed at and what that came to."""
    name = next(score for score in SCORES if score in result)
    low, high = result["ci95"]
    value = f"{_NAMES[name]} {result[name]:.3f}"
    if name == "f1_strict":
        value += f" (relaxed {result['f1_relaxed']:.3f}, value {result['value_accuracy']:.3f})"
    if name == "exact" and result["exact_of_carrying"] is not None:
        value += f" ({result['exact_of_carrying']:.3f} of the {result['carrying']} that carry one)"
    file = f"{result['file']}, {result['split']}" if "split" in result else result["file"]
    return (
        f"| {result['task']} | {file} | {result['n']:,} | {value} | {low:.3f} – {high:.3f} | "
        f"{aimed(result['task'], result['file'], result[name])} |"
    )


def aimed(task: str, file: str, score: float) -> str:
    """The target of a task on a file and whether it is met; empty where none was set."""
    target = next((aim for name, aim in TARGETS.items() if f"{task} {file}".startswith(name)), None)
    if target is None:
        return ""
    return (
        f"{target:.2f}, met" if round(score, 3) >= target else f"{target:.2f}, short by {target - score:.3f}"
    )


def render(results: Iterable[dict[str, Any]]) -> str:
    """The table between its marks."""
    head = ["| task | file | rows | score | 95 % interval | target |", "|---|---|---|---|---|---|"]
    return "\n".join([BEGIN, "", *head, *(row(result) for result in results), "", END])


def replaced(page: str, results: Iterable[dict[str, Any]]) -> str:
    """A page with its table made anew. Raises ValueError when the marks are missing."""
    before, mark, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not mark or not end:
        raise ValueError(f"the page lacks {BEGIN} … {END}")
    return before + render(results) + after


def main(*arguments: str) -> None:
    """Measure every task of the folders named first and write the tables into the page named last, and the
    curves of reliability beside it; the last folder is the gold set."""
    from troth.reading.evaluate import reliability
    from troth.reading.evaluate.run import all_tasks

    *folders, page = arguments
    path = Path(page)
    results = [result for folder in folders for result in all_tasks(folder)]
    items = reliability.kept_aside(Path(folders[-1]))
    made = reliability.replaced(replaced(path.read_text("utf-8"), results), items)
    path.write_text(made, "utf-8")
    path.with_name("reliability.svg").write_text(reliability.picture(items), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
