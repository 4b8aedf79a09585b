"""One task on one file, by one reader."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from troth.reading.encoder.framing import KINDS, LAYERS, STANCES
from troth.reading.evaluate import gold, readers, scores
from troth.reading.evaluate.data import Row, of_split, quote_spans, read_rows, split_of
from troth.words import TrothError, fail

Answers = list[Any]


@dataclass(frozen=True)
class Task:
    """What a task reads and how it is scored. `names` are the classes as the file writes them."""

    name: str
    field: str
    names: tuple[str, ...] = ()
    score: str = "macro_f1"
    optional: bool = False

    def fits(self, row: Row) -> str | None:
        """What is wrong with a row, or None."""
        value = row.get(self.field)
        if value is None and self.optional:
            return None
        if self.names and _named(value) not in self.names:
            return f"{self.field} is {value!r}, not one of {', '.join(self.names)}"
        if self.score == "exact":
            return _misfit(self.name, row)
        if self.score == "spearman" and not isinstance(value, int | float):
            return f"{self.field} is not a number"
        if self.score == "timex" and not isinstance(value, list):
            return f"{self.field} is not a list of spans"
        return None


def _misfit(task: str, row: Row) -> str | None:
    """What is wrong with a row of amounts or a due, or None."""
    try:
        gold.gold_amounts(row) if task == "amounts" else gold.gold_due(row)
        if row["lang"] not in ("zh", "en", "de"):
            return f"lang is {row['lang']!r}"
        date.fromisoformat(row.get("published") or "2024-01-01")
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        return f"{task} cannot be read: {error!r}"
    return None


def _named(value: Any) -> str:
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)


_POLES = ("negative", "neutral", "positive")
TASKS = {
    task.name: task
    for task in (
        Task("language", "lang"),
        Task("polarity", "label", _POLES),
        Task("target", "label", _POLES),
        Task("promise", "promise", ("false", "true"), optional=True),
        Task("evidence", "evidence", ("false", "true"), optional=True),
        Task("clarity", "clarity", ("clear", "not_clear", "misleading"), optional=True),
        Task("timing", "timing", ("already", "<2y", "2-5y", ">5y"), optional=True),
        Task("quote", "promise_quote", score="char_f1", optional=True),
        Task("commitment", "label", ("no", "yes")),
        Task("specificity", "label", ("non-specific", "specific")),
        Task("factclaim", "label", ("0", "1")),
        Task("claim", "label", ("0", "1")),
        Task("timex", "spans", score="timex"),
        Task("similarity", "score", score="spearman"),
        Task("kind", "kind", KINDS),
        Task("layer", "layer", LAYERS),
        Task("stance", "stance", STANCES),
        Task("amounts", "amounts", score="exact"),
        Task("due", "due", score="exact"),
    )
}


def run(task: str, path: str | Path, reader: str = "builtin") -> dict[str, Any]:
    """Score one file; of a file with a `split`, its test rows, or those of the split named as FILE#dev.

    Returns n, the task's score with `ci95`, docs_per_s, figures per class and language, and what was left
    out. Raises TrothError for an unknown task and for a file that cannot be read, with its lines.
    """
    return _measured(task, Path(path), reader)[0]


def wrong_answers(task: str, path: str | Path, reader: str = "builtin") -> list[dict[str, Any]]:
    """Every row that was answered wrongly: line, text, truth and answer."""
    _, chosen, rows, answers, truth = _measured(task, Path(path), reader)
    return [
        {"line": row["_line"], "text": row["text"], "truth": right, "answer": answer}
        for row, right, answer in zip(rows, truth, answers, strict=True)
        if _wrong(chosen, right, answer)
    ]


def _wrong(task: Task, right: Any, answer: Any) -> bool:
    if task.score == "timex":
        keys = ("start", "end", "value")
        return {tuple(span[key] for key in keys) for span in right} != {
            tuple(span[key] for key in keys) for span in answer
        }
    if task.score == "char_f1":
        return set(right) != set(answer)
    if task.score in ("macro_f1", "exact"):
        return bool(right != answer)
    return abs(float(right) / 5 - float(answer)) > 0.4


def _measured(task: str, path: Path, reader: str) -> tuple[dict[str, Any], Task, list[Row], Answers, Answers]:
    if task == "storms":
        raise fail("eval.task", "storms are scored by the watch", hint="troth eval storms FOLDER")
    if task not in TASKS:
        raise fail("eval.task", f"no task {task}", hint=f"one of {', '.join(TASKS)}")
    chosen = TASKS[task]
    path, wanted = split_of(path)
    rows, split = of_split(read_rows(path, ("text", chosen.field), chosen.fits), wanted, path)
    total = len(rows)
    rows = [row for row in rows if row[chosen.field] is not None or chosen.score == "exact"]
    truth = [_truth(chosen, row) for row in rows]
    if chosen.score == "char_f1":
        rows, truth = _with_quotes(rows, truth)
    if not rows:
        raise fail("eval.empty", f"no row has a {chosen.field}", file=str(path))
    classes = _classes(chosen, truth)
    answering = readers.reader(reader)
    answering.warm(task)
    begun = time.perf_counter()
    answers = answering.answer(task, rows, classes)
    spent = time.perf_counter() - begun
    result = {
        "task": task,
        "file": path.name,
        "reader": reader,
        **({"split": split} if split else {}),
        "n": len(rows),
        "left_out": total - len(rows),
    }
    result |= _scored(chosen, rows, truth, answers, classes)
    result["docs_per_s"] = round(len(rows) / max(spent, 1e-9), 1)
    return result, chosen, rows, answers, truth


def _truth(task: Task, row: Row) -> Any:
    if task.score == "macro_f1":
        return _named(row[task.field])
    if task.score == "char_f1":
        return quote_spans(row)
    if task.score == "exact":
        return gold.gold_amounts(row) if task.name == "amounts" else gold.gold_due(row)
    return row[task.field]


def _with_quotes(rows: list[Row], truth: Answers) -> tuple[list[Row], Answers]:
    pairs = [(row, spans) for row, spans in zip(rows, truth, strict=True) if spans]
    return [row for row, _ in pairs], [spans for _, spans in pairs]


def _classes(task: Task, truth: Answers) -> tuple[str, ...]:
    if task.score != "macro_f1":
        return ()
    seen = set(truth)
    return tuple(name for name in task.names if name in seen) or tuple(sorted(seen))


def _scored(
    task: Task, rows: list[Row], truth: Answers, answers: Answers, classes: Sequence[str]
) -> dict[str, Any]:
    if task.score == "macro_f1":
        found = scores.classified(truth, answers, classes)
        return found | _by_lang(rows, lambda picked: scores.classified(
            [truth[i] for i in picked], [answers[i] for i in picked], classes)["macro_f1"])  # fmt: skip
    if task.score == "char_f1":
        each = np.array([
            scores.overlap_f1(right, said, len(row["text"]))
            for row, right, said in zip(rows, truth, answers, strict=True)
        ])  # fmt: skip
        return _mean("char_f1", each) | _by_lang(rows, lambda picked: round(float(each[picked].mean()), 4))
    if task.score == "exact":
        each = np.array([float(right == said) for right, said in zip(truth, answers, strict=True)])
        carrying = np.array([bool(right) for right in truth])
        share = round(float(each[carrying].mean()), 4) if carrying.any() else None
        found = _mean("exact", each) | {"exact_of_carrying": share, "carrying": int(carrying.sum())}
        return found | _by_lang(rows, lambda picked: round(float(each[picked].mean()), 4))
    if task.score == "spearman":
        one, other = np.array(truth, dtype=float), np.array(answers, dtype=float)
        return {
            "spearman": round(scores.spearman(one, other), 4),
            "ci95": scores.interval(len(one), lambda pick: scores.spearman(one[pick], other[pick])),
        } | _by_lang(rows, lambda picked: round(scores.spearman(one[picked], other[picked]), 4), "langs")
    return timex_scores(truth, answers)


def _mean(name: str, each: Any) -> dict[str, Any]:
    return {
        name: round(float(each.mean()), 4),
        "ci95": scores.interval(len(each), lambda rows: float(each[rows].mean())),
    }


def _by_lang(rows: list[Row], score: Callable[[list[int]], float], field: str = "lang") -> dict[str, Any]:
    groups: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        groups.setdefault(str(row.get(field)), []).append(number)
    return {
        "languages": {name: {"score": score(picked), "n": len(picked)} for name, picked in groups.items()}
    }


def timex_scores(truth: Answers, answers: Answers) -> dict[str, Any]:
    """Strict and relaxed F1 of spans over the whole file, and the share of right values among strict hits."""
    counts = np.array([_timex_counts(right, said) for right, said in zip(truth, answers, strict=True)])

    def figure(column: int, rows: Any) -> float:
        total = counts[rows, 3].sum() + counts[rows, 4].sum()
        return float(2 * counts[rows, column].sum() / total) if total else 0.0

    everything = np.arange(len(counts))
    strict = int(counts[:, 0].sum())
    return {
        "f1_strict": round(figure(0, everything), 4),
        "f1_relaxed": round(figure(1, everything), 4),
        "value_accuracy": round(float(counts[:, 2].sum() / strict), 4) if strict else None,
        "ci95": scores.interval(len(counts), lambda rows: figure(0, rows)),
    }


def _timex_counts(right: Any, said: Any) -> tuple[int, int, int, int, int]:
    """Strict hits, relaxed hits, right values among strict hits, spans in the truth, spans found."""
    gold = {(span["start"], span["end"]): span for span in right}
    strict = [span for span in said if (span["start"], span["end"]) in gold]
    values = sum(span["value"] == gold[span["start"], span["end"]]["value"] for span in strict)
    free = list(gold)
    relaxed = 0
    for span in said:
        hit = next((g for g in free if g[0] < span["end"] and span["start"] < g[1]), None)
        if hit is not None:
            free.remove(hit)
            relaxed += 1
    return len(strict), relaxed, values, len(gold), len(said)


FILES = (
    ("polarity", "polarity/*.jsonl"), ("target", "target/*.jsonl"),
    ("promise", "promise/*.jsonl"), ("evidence", "promise/*.jsonl"), ("clarity", "promise/*.jsonl"),
    ("timing", "promise/*.jsonl"), ("quote", "promise/*.jsonl"),
    ("commitment", "claim/climate_commitments*.jsonl"), ("specificity", "claim/climate_specificity*.jsonl"),
    ("factclaim", "claim/factclaiming*.jsonl"), ("claim", "claim/environmental_claims*.jsonl"),
    ("timex", "timex/*.jsonl"), ("similarity", "similarity/*.jsonl"),
    ("language", "polarity/xlmt.*.val.jsonl"),
    ("kind", "??.jsonl"), ("layer", "??.jsonl"), ("stance", "??.jsonl"), ("amounts", "??.jsonl"),
    ("due", "??.jsonl"),
)  # fmt: skip
TRAINED_ON = (
    "amazon", "sb10k", "xlmt.en.train", "xlmt.de.train", "tweeteval", "review_",
    "mlpromise.fr", "mlpromise.ja",
)  # fmt: skip
"""Beginnings of files left out of the table: models learned from them, or they are in other languages."""


def all_tasks(folder: str | Path, reader: str = "builtin") -> list[dict[str, Any]]:
    """Every task on every file of a folder laid out by task, in a fixed order.

    Files that models learned from, and those that hold no label of a task, are left out.
    """
    results = []
    for task, pattern in FILES:
        for path in sorted(Path(folder).glob(pattern)):
            if path.name.startswith(TRAINED_ON):
                continue
            try:
                results.append(run(task, path, reader))
            except TrothError as error:
                if any(problem.code != "eval.empty" for problem in error.problems):
                    raise
    return results
