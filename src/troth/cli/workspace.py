"""`troth init`: a workspace to start from."""

from __future__ import annotations

from pathlib import Path

import click

from troth.brandbook import TEMPLATE
from troth.cli.context import json_option
from troth.cli.output import Shown
from troth.library import Workspace


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=Path())
@click.option(
    "--language",
    type=click.Choice(["en", "zh-hans", "de"]),
    default="en",
    help="Language of pages and reports.",
)
@click.option("--keep-names", is_flag=True, help="Keep authors' names (default: only a keyed hash).")
@json_option
def init(folder: Path, language: str, keep_names: bool, as_json: bool) -> None:
    """Make a workspace in FOLDER with a commented brand book to fill in."""
    workspace = Workspace.create(folder, language=language, keep_names=keep_names)
    fresh = not workspace.brandbook_path.exists()
    if fresh:
        workspace.brandbook_path.write_text(TEMPLATE, encoding="utf-8")
    if as_json:
        Shown.json({"workspace": workspace.root, "brandbook": workspace.brandbook_path, "written": fresh})
        return
    click.echo(f"Workspace: {workspace.root}")
    click.echo(
        f"Next: fill in {workspace.brandbook_path}, then `troth add FILES`, `troth read`, `troth serve`."
    )
