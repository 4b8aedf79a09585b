"""`troth read`: files read at once to JSON, or what is new in a workspace."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from troth.brandbook import BrandBook, load
from troth.cli.context import Opened, json_option, workspace_option
from troth.cli.ledger_round import ledger_round
from troth.cli.llm import chosen, llm_options
from troth.cli.output import Shown, progress
from troth.words import TrothError


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE]...")
@click.option(
    "--published", type=click.DateTime(["%Y-%m-%d"]), help="The day that relative dates count from."
)
@click.option("--brandbook", "brandbook_file", type=click.Path(path_type=Path), help="Who is who (optional).")
@click.option("--tier", type=click.Choice(["skim", "study"]), help="Read all of it with one tier.")
@click.option("--no-ledger", is_flag=True, help="Do not propose the promises that were found.")
@click.option("--reader", type=click.Choice(["builtin", "llm"]), default="builtin", show_default=True)
@llm_options
@workspace_option
@json_option
@click.pass_context
def read(
    ctx: click.Context,
    /,
    files: tuple[Path, ...],
    published: datetime | None,
    brandbook_file: Path | None,
    tier: str | None,
    no_ledger: bool,
    workspace_path: Path,
    as_json: bool,
    reader: str,
    **llm: Any,
) -> None:
    """Read FILES and print one JSON object a document; without FILES, read what is new in the workspace.

    FILES need no workspace. Promises found in a workspace become proposals in its ledger. A language model
    (--reader llm) reads FILES only; a workspace is read by the built-in reader.
    """
    if files:
        with ExitStack() as stack:
            read_one = _reader(chosen(llm) if reader == "llm" else None, stack)
            day = published.date() if published else None
            ctx.exit(_files(files, day, brandbook_file, as_json, read_one))
    if reader == "llm":
        raise click.UsageError("a language model reads files; name some")
    _workspace(Opened(workspace_path), tier, no_ledger, as_json)


ReadOne = Callable[[str, date | None, BrandBook | None], dict[str, Any]]


def _reader(model: dict[str, Any] | None, stack: ExitStack) -> ReadOne:
    """What reads one text: the built-in reader, or a language model that is closed with the stack."""
    if model is None:
        from troth.reading.one import read_text

        return read_text
    from troth.reading.llm import reader_from

    return stack.enter_context(reader_from(**model)).read_text


def _files(
    files: tuple[Path, ...], published: date | None, book_file: Path | None, as_json: bool, read_one: ReadOne
) -> int:
    book = load(book_file) if book_file else None
    failed = 0
    for path in files:
        try:
            for name, text, day in _documents(path, published, book):
                found = {**read_one(text, day, book), "doc": name}
                Shown.json(found) if as_json else _summary(found)
        except TrothError as error:
            Shown.problems(error.problems)
            failed += 1
    return 2 if failed else 0


def _documents(
    path: Path, published: date | None, book: BrandBook | None
) -> Iterator[tuple[str, str, date | None]]:
    """Name, text and day of each document in a file, without a workspace."""
    from troth.sources import read_source
    from troth.sources.model import ImportOptions

    options = ImportOptions(published=published, voice=book.voice if book else ImportOptions().voice)
    with read_source(path, options) as source:
        for batch in source.batches():
            rows = batch.select(["text", "published_at", "source_row"]).to_pylist()
            for row in rows:
                name = path.name if row["source_row"] is None else f"{path.name}#{row['source_row']}"
                day = published or (row["published_at"].date() if row["published_at"] else None)
                yield name, row["text"], day


def _summary(found: dict[str, Any]) -> None:
    click.echo(f"{found['doc']} ({found['lang']})")
    for statement in found["statements"]:
        due = statement["due"]
        when = f"  due {due['from'] or '…'} – {due['to'] or '…'}" if due else ""
        click.echo(f"  {statement['kind']:<11} {statement['speaker'] or '–'}: {statement['quote']}{when}")


def _workspace(opened: Opened, tier: Any, no_ledger: bool, as_json: bool) -> None:
    from troth.reading.engines.local import read_library

    with progress("reading documents") as step:
        report = read_library(opened.library, opened.book, tier=tier, progress=step)
    result: dict[str, Any] = {"documents": report.documents, "rows": report.rows}
    if not no_ledger:
        result["ledger"] = ledger_round(opened)
    if as_json:
        Shown.json(result)
        return
    click.echo(f"{report.documents:,} documents read.")
    for name, rows in sorted(report.rows.items()):
        click.echo(f"  {name}: {rows:,}")
    if "ledger" in result:
        click.echo("ledger: " + ", ".join(f"{value} {key}" for key, value in result["ledger"].items()))
