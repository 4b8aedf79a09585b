"""`troth add`: files, folders and web pages into the library."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import click

from troth.cli.context import Opened, json_option, workspace_option
from troth.cli.output import Shown, progress
from troth.library import note_page
from troth.sources.fetch import is_url
from troth.sources.intake import FileReport, take_in
from troth.sources.model import ImportOptions
from troth.words import fail


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH|URL...")
@click.option("--map", "columns", help="Columns of an unknown table: text=内容,time=日期,author=用户,id=编号")
@click.option("--mapping", help="Read as this known export (see docs/sources.md).")
@click.option("--channel", help="Channel, where the file does not say.")
@click.option("--kind", help="Kind of document, where the file does not say.")
@click.option("--author", help="Author, where the file does not say.")
@click.option("--encoding", help="Encoding, when the guess is wrong.")
@click.option(
    "--published", type=click.DateTime(["%Y-%m-%d"]), help="Day of publication, where the file does not say."
)
@workspace_option
@json_option
@click.pass_context
def add(
    ctx: click.Context, /, paths: tuple[str, ...], workspace_path: Path, as_json: bool, **wishes: Any
) -> None:
    """Take in files, folders and single web pages.

    A folder may hold an `index.yaml` that dates its files. What cannot be read is told, the rest goes in;
    a second import adds nothing. Exit code 2 when nothing could be read, 1 when something was set aside.
    """
    opened = Opened(workspace_path)
    options = import_options(opened, **wishes)
    with progress("reading files") as step:
        reports = []
        found = take_in(
            paths,
            options,
            opened.library,
            opened.library.originals.keep,
            opened.workspace.rejects_path,
        )
        for report in found:
            reports.append(report)
            _note_gone(opened, report)
            step(len(reports))
    # Here rather than at the first search, which would wait for it.
    opened.library.index.catch_up(opened.library.connect())
    _show(reports, as_json)
    ctx.exit(_exit_code(reports))


def _note_gone(opened: Opened, report: FileReport) -> None:
    """Remember that a page is gone, so that the promises on it say so."""
    if is_url(report.file):
        gone = any(problem.code == "source.gone" for problem in report.problems)
        if gone or not report.failed:
            note_page(opened.workspace, report.file, opened.workspace.clock().now().date(), gone)


def import_options(
    opened: Opened, columns: str | None = None, published: datetime | None = None, **wishes: str | None
) -> ImportOptions:
    """Options of this workspace together with what the command line asks for."""
    settings = opened.workspace.settings
    book = opened.book if opened.workspace.brandbook_path.exists() else None
    given: dict[str, Any] = dict(wishes)
    if book is not None:
        given["voice"] = book.voice
    return ImportOptions(
        map=_pairs(columns) if columns else None,
        published=published.date() if published else None,
        author_key=settings.author_key,
        keep_names=settings.keep_names,
        clock=opened.workspace.clock(),
        **given,
    )


def _pairs(text: str) -> dict[str, str]:
    pairs = {}
    for part in text.split(","):
        name, equals, column = part.partition("=")
        if not equals or not name.strip() or not column.strip():
            raise fail(
                "map", f"`{part}` is not of the form field=column", hint="as in --map text=内容,time=日期"
            )
        pairs[name.strip()] = column.strip()
    return pairs


def _exit_code(reports: list[FileReport]) -> int:
    if reports and all(report.failed for report in reports):
        return 2
    return 1 if any(report.failed or report.rejected for report in reports) else 0


def _show(reports: list[FileReport], as_json: bool) -> None:
    if as_json:
        Shown.json([_plain(report) for report in reports])
        return
    Shown.table(
        ("file", "read as", "documents", "new", "edited", "known", "set aside"),
        (
            (
                report.file,
                ", ".join(report.mappings) or report.format,
                report.documents,
                report.added,
                report.new_versions,
                report.unchanged + report.repeated,
                report.rejected,
            )
            for report in reports
        ),
    )
    Shown.problems(problem for report in reports for problem in report.problems)
    for report in reports:
        if report.rejects_file:
            click.echo(f"set aside, with reasons: {report.rejects_file}", err=True)


def _plain(report: FileReport) -> dict[str, Any]:
    return {
        **{key: value for key, value in vars(report).items() if key != "problems"},
        "problems": [problem.as_dict() for problem in report.problems],
    }
