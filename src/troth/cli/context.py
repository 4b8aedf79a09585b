"""The workspace that a command works in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from troth.brandbook import BrandBook, load
from troth.library import Library, Workspace

F = Callable[..., Any]


def workspace_option(command: F) -> F:
    """Adds `-w/--workspace`, from the environment's TROTH_WORKSPACE or the current folder."""
    return click.option(
        "-w",
        "--workspace",
        "workspace_path",
        type=click.Path(path_type=Path, file_okay=False),
        envvar="TROTH_WORKSPACE",
        default=Path(),
        help="The workspace folder (default: the current folder).",
    )(command)


def json_option(command: F) -> F:
    """Adds `--json`."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON for scripts.")(command)


class Opened:
    """An open workspace with its library and brand book, each loaded when first asked for."""

    def __init__(self, path: Path) -> None:
        self.workspace = Workspace.open(path)
        self._library: Library | None = None
        self._book: BrandBook | None = None

    @property
    def library(self) -> Library:
        """Documents and readings."""
        if self._library is None:
            self._library = Library(self.workspace)
        return self._library

    @property
    def book(self) -> BrandBook:
        """Who is who. Raises TrothError with every mistake in the file."""
        if self._book is None:
            self._book = load(self.workspace.brandbook_path)
        return self._book
