"""`troth eval`: accuracy measured on labelled files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from troth.cli.context import json_option
from troth.cli.output import Shown
from troth.reading.evaluate import TASKS, all_tasks, run, wrong_answers
from troth.watch import evaluate as storms


@click.command()
@click.argument("task", required=False, metavar="TASK")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option(
    "--all", "folder", type=click.Path(path_type=Path, file_okay=False), help="All tasks of a folder."
)
@click.option("--errors", is_flag=True, help="List every wrong answer instead of the score.")
@click.option("--reader", default="builtin", show_default=True, help="Who answers.")
@json_option
def evaluate(
    task: str | None, file: Path | None, folder: Path | None, errors: bool, reader: str, as_json: bool
) -> None:
    """Score the reader on TASK with the labelled FILE (JSON lines), with a 95 % interval.

    Tasks: language, polarity, target, promise, evidence, clarity, timing, quote, commitment, specificity,
    factclaim, claim, timex, similarity, kind, layer, stance, amounts, due; storms, whose FILE is a folder of
    counts with windows.json. Of a file with a `split`, the test rows are scored; FILE#dev scores another
    split.
    """
    if folder is not None:
        _all(folder, reader, as_json)
        return
    if task is None or file is None:
        raise click.UsageError("name a TASK and a FILE, or a folder with --all")
    if errors:
        _errors(task, file, reader, as_json)
        return
    found = storms.run(file) if task == "storms" else run(task, file, reader)
    if as_json:
        Shown.json(found)
        return
    Shown.table(
        ("measure", "value"), ((key, value) for key, value in found.items() if not isinstance(value, dict))
    )
    for name, value in found.items():
        if isinstance(value, dict):
            Shown.table((name, "figures"), value.items())


def _errors(task: str, file: Path, reader: str, as_json: bool) -> None:
    if task == "storms":
        for wrong in storms.wrong_answers(file):
            Shown.json(wrong) if as_json else click.echo(
                f"{file / wrong['file']}: {wrong['truth']} was answered {wrong['answer']}"
            )
        return
    for wrong in wrong_answers(task, file, reader):
        if as_json:
            Shown.json(wrong)
        else:
            click.echo(f"{file}:{wrong['line']}: {wrong['truth']!r} was answered {wrong['answer']!r}")
            click.echo(f"    {' '.join(str(wrong['text']).split())}")


def _all(folder: Path, reader: str, as_json: bool) -> None:
    results = all_tasks(folder, reader)
    if as_json:
        Shown.json(results)
        return
    Shown.table(
        ("task", "file", "n", "score", "95 % interval", "docs/s"), (_line(result) for result in results)
    )


def _line(result: dict[str, Any]) -> tuple[object, ...]:
    score = TASKS[result["task"]].score if result["task"] in TASKS else "score"
    names = ("f1_strict", "value_accuracy") if score == "timex" else (score,)
    value = " / ".join(str(result.get(name)) for name in names)
    low, high = result["ci95"]
    return result["task"], result["file"], result["n"], value, f"{low} … {high}", result["docs_per_s"]
