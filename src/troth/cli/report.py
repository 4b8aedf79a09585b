"""`troth report`: one file to send by mail."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from troth.cli.context import json_option, workspace_option
from troth.cli.django_setup import setup
from troth.cli.output import Shown
from troth.library import Workspace

DAY = click.DateTime(["%Y-%m-%d"])


@click.command()
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), default=Path("report.html"))
@click.option("--language", type=click.Choice(["en", "zh-hans", "de"]), help="Default: the workspace's.")
@click.option("--since", type=DAY, help="First day.")
@click.option("--until", type=DAY, help="Day after the last one.")
@workspace_option
@json_option
def report(
    output: Path, language: str | None, since: datetime | None, until: datetime | None,
    workspace_path: Path, as_json: bool,
) -> None:  # fmt: skip
    """Write a trust report: figures with intervals, promises, quotes, and what is missing."""
    workspace = setup(Workspace.open(workspace_path))
    from troth.web.report import render_report

    html = render_report(
        workspace,
        language or workspace.settings.language,
        since.date() if since else None,
        until.date() if until else None,
    )
    output.write_text(html, encoding="utf-8")
    if as_json:
        Shown.json({"file": output, "bytes": output.stat().st_size})
    else:
        click.echo(f"Report written to {output}")
