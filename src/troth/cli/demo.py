"""`troth demo`: the sample brand's year, from files to pages."""

from __future__ import annotations

import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import click

from troth import __version__
from troth.cli.context import Opened
from troth.cli.django_setup import setup
from troth.cli.ledger_round import ledger_round
from troth.cli.output import progress
from troth.cli.sources import import_options
from troth.library import Workspace
from troth.sample import AS_OF, brandbook_path, fingerprint, laid_out
from troth.sources.intake import take_in

DONE = "sample.txt"
"""Written last: says which sample the workspace holds whole."""


@click.command()
@click.option(
    "--folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("troth-demo"),
    show_default=True,
)
@click.option("--port", default=8000, show_default=True, help="Taken: the next free one is used.")
@click.option("--fresh", is_flag=True, help="Make the workspace anew.")
@click.option("--no-serve", is_flag=True, help="Only make the workspace.")
def demo(folder: Path, port: int, fresh: bool, no_serve: bool) -> None:
    """Open the sample brand: a workspace is made, filled, read, and served on this machine."""
    if fresh or not _complete(folder):
        _make(folder)
    workspace = setup(Workspace.open(folder))
    if no_serve:
        click.echo(f"The sample's workspace: {workspace.root}")
        return
    from troth.web.serve import run

    run(workspace, port=port, tell=lambda text: click.echo(text))


def _complete(folder: Path) -> bool:
    mark = folder / DONE
    return mark.is_file() and mark.read_text("utf-8") == _stamp()


def _stamp() -> str:
    return f"{__version__} {fingerprint()}\n"


def _make(folder: Path) -> None:
    """A new workspace, or none: an older sample is replaced, anything else is left alone."""
    if folder.exists():
        if any(folder.iterdir()) and not (folder / "settings.toml").is_file():
            raise click.UsageError(f"{folder} holds something else; name another with --folder")
        shutil.rmtree(folder)
    workspace = Workspace.create(
        folder, demo=True, public=True, as_of=datetime(*AS_OF, tzinfo=UTC), language="en"
    )
    shutil.copyfile(brandbook_path(), workspace.brandbook_path)
    opened = Opened(folder)
    documents = _import(opened)
    _step(f"{documents:,} documents taken in, in three languages")
    _read(opened)
    _ledger(opened)
    (folder / DONE).write_text(_stamp(), encoding="utf-8")


def _step(text: str) -> None:
    click.echo(f"  {text}")


def _import(opened: Opened) -> int:
    with tempfile.TemporaryDirectory(prefix="troth-sample-") as place, progress("importing") as step:
        folder = laid_out(Path(place))
        added = 0
        keep = opened.library.originals.keep
        reports = take_in(
            [folder], import_options(opened), opened.library, keep, opened.workspace.rejects_path
        )
        for files, report in enumerate(reports, 1):
            if report.failed:
                raise click.ClickException("; ".join(str(problem) for problem in report.problems))
            added += report.added + report.new_versions
            step(files)
    return added


def _read(opened: Opened) -> None:
    from troth.reading.engines.local import read_library

    with progress("reading") as step:
        report = read_library(opened.library, opened.book, progress=step)
    _step(
        f"{report.documents:,} read: "
        + ", ".join(f"{rows:,} {name}" for name, rows in sorted(report.rows.items()))
    )


def _ledger(opened: Opened) -> None:
    found = ledger_round(opened)
    _step(", ".join(f"{value} {key}" for key, value in found.items() if value))
    from troth.cli.demo_desk import work_through

    done = work_through(opened.library)
    _step(", ".join(f"{value} {key} by the sample's people" for key, value in done.items()))
