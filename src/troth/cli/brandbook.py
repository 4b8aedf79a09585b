"""`troth brandbook`: look at the brand book and check it."""

from __future__ import annotations

from pathlib import Path

import click

from troth.brandbook import as_mapping, load
from troth.cli.context import json_option
from troth.cli.output import Shown
from troth.library import Workspace


@click.group()
def brandbook() -> None:
    """The brand book: who is who."""


@brandbook.command()
@click.argument("file", type=click.Path(path_type=Path), required=False)
@json_option
def check(file: Path | None, as_json: bool) -> None:
    """Check FILE (default: this workspace's) and show every mistake with its line and column."""
    book = load(file or Workspace.open(Path()).brandbook_path)
    if as_json:
        Shown.json(as_mapping(book))
        return
    Shown.table(
        ("id", "kind", "name", "other names"),
        ((e.id, e.kind, e.name, ", ".join(e.names()[1:])) for e in book.entities),
    )
