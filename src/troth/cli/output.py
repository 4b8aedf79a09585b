"""What commands print: tables and progress for people on a terminal, JSON for scripts."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any, Protocol

import click
import orjson
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)
from rich.table import Table

from troth.words import Problem


def json_text(value: Any) -> str:
    """One line of JSON; dates in ISO form, non-finite numbers as null."""
    return orjson.dumps(
        value, default=_plain, option=orjson.OPT_NON_STR_KEYS | orjson.OPT_SERIALIZE_NUMPY
    ).decode()


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, set | frozenset | tuple):
        return list(value)
    raise TypeError(f"{type(value).__name__} has no JSON form")


class Shown:
    """Ways to show a result."""

    @staticmethod
    def json(value: Any) -> None:
        """Print one JSON object on one line."""
        click.echo(json_text(value))

    @staticmethod
    def problems(problems: Iterable[Problem], as_json: bool = False) -> None:
        """Print problems to standard error, one a line; with `as_json` as one object to standard output."""
        if as_json:
            Shown.json({"problems": [problem.as_dict() for problem in problems]})
            return
        for problem in problems:
            click.echo(f"error: {problem}", err=True)

    @staticmethod
    def table(columns: Sequence[str], rows: Iterable[Sequence[object]], title: str | None = None) -> None:
        """Print a table; in a pipe as tab-separated lines without decoration."""
        if not sys.stdout.isatty():
            click.echo("\t".join(columns))
            for row in rows:
                click.echo("\t".join("" if cell is None else str(cell).replace("\t", " ") for cell in row))
            return
        table = Table(title=title, title_justify="left", header_style="bold", box=None, pad_edge=False)
        for column in columns:
            table.add_column(column)
        for row in rows:
            table.add_row(*("–" if cell is None else str(cell) for cell in row))
        Console().print(table)


class Step(Protocol):
    """Told how far a long task is."""

    def __call__(self, done: int, total: int | None = None) -> None: ...


def _silent(done: int, total: int | None = None) -> None:  # the names are the protocol
    """Nobody is watching."""


@contextmanager
def progress(label: str) -> Iterator[Step]:
    """A progress bar on a terminal, silence in a pipe."""
    if not sys.stderr.isatty():
        yield _silent
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=None)

        def step(done: int, total: int | None = None) -> None:
            bar.update(task, completed=done, total=total)

        yield step
