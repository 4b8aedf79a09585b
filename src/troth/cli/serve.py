"""`troth serve`: the site on this machine."""

from __future__ import annotations

from pathlib import Path

import click

from troth.cli.context import workspace_option
from troth.library import Workspace
from troth.web.serve import run


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option("--port", default=8000, show_default=True, help="Taken: the next free one is used.")
@workspace_option
def serve(host: str, port: int, workspace_path: Path) -> None:
    """Open the site of this workspace; Ctrl-C ends it."""
    run(Workspace.open(workspace_path), host, port, tell=lambda text: click.echo(text))
