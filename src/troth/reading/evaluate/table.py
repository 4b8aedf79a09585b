"""`docs/accuracy.md`: the table of every task on every file, made by one command."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

SCORES = ("macro_f1", "char_f1", "spearman", "f1_strict")
BEGIN, END = "<!-- generated: accuracy -->", "<!-- end -->"
_NAMES = {"macro_f1": "macro-F1", "char_f1": "character F1", "spearman": "Spearman", "f1_strict": "strict F1"}


def row(result: dict[str, Any]) -> str:
    """One file's line: task, file, rows, score with interval, speed."""
    name = next(score for score in SCORES if score in result)
    low, high = result["ci95"]
    value = f"{_NAMES[name]} {result[name]:.3f}"
    if name == "f1_strict":
        value += f" (relaxed {result['f1_relaxed']:.3f}, value {result['value_accuracy']:.3f})"
    return f"| {result['task']} | {result['file']} | {result['n']:,} | {value} | {low:.3f} – {high:.3f} |"


def render(results: Iterable[dict[str, Any]]) -> str:
    """The table between its marks."""
    head = ["| task | file | rows | score | 95 % interval |", "|---|---|---|---|---|"]
    return "\n".join([BEGIN, "", *head, *(row(result) for result in results), "", END])


def replaced(page: str, results: Iterable[dict[str, Any]]) -> str:
    """A page with its table made anew. Raises ValueError when the marks are missing."""
    before, mark, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not mark or not end:
        raise ValueError(f"the page lacks {BEGIN} … {END}")
    return before + render(results) + after


def main(folder: str, page: str) -> None:
    """Measure every task of a folder and write the table into a page."""
    from troth.reading.evaluate.run import all_tasks

    path = Path(page)
    path.write_text(replaced(path.read_text("utf-8"), all_tasks(folder)), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:3])
