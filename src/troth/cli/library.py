"""`troth export`, `search`, `sql` and `verify`: what lies in the library."""

from __future__ import annotations

from pathlib import Path

import click
import duckdb

from troth.cli.context import Opened, json_option, workspace_option
from troth.cli.django_setup import setup
from troth.cli.output import Shown
from troth.library import export as write_export
from troth.words import Problem, fail
from troth.words.schemas import TABLES

FORMATS = ("parquet", "csv", "xlsx", "jsonl")
EXCERPT = 60


@click.command()
@click.argument("output", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--table", type=click.Choice(list(TABLES)), default="documents", help="Which table.")
@click.option("--query", help="An SQL query instead of a whole table.")
@click.option("--format", "kind", type=click.Choice(FORMATS), help="Default: from the file's ending.")
@workspace_option
@json_option
def export(
    output: Path, table: str, query: str | None, kind: str | None, workspace_path: Path, as_json: bool
) -> None:
    """Write a table or a query's answer to OUTPUT (.parquet, .csv, .xlsx or .jsonl).

    Text that a spreadsheet would run as a formula is neutralised in CSV and XLSX.
    """
    opened = Opened(workspace_path)
    rows = write_export(opened.library, query or f'SELECT * FROM "{table}"', output, kind)
    if as_json:
        Shown.json({"file": output, "rows": rows})
    else:
        click.echo(f"{rows:,} rows written to {output}")


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", default=20, show_default=True)
@click.option("--lang", type=click.Choice(["zh", "en", "de"]))
@workspace_option
@json_option
def search(words: tuple[str, ...], limit: int, lang: str | None, workspace_path: Path, as_json: bool) -> None:
    """Find documents by their words; two-character Chinese words are found, "quoted words" stand together."""
    library = Opened(workspace_path).library
    hits = library.search(" ".join(words), limit=limit, lang=lang)
    found = [(hit, library.document(hit.doc_id, hit.version)) for hit in hits]
    if as_json:
        Shown.json([{"doc": hit.doc_id, "score": hit.score, **_short(doc)} for hit, doc in found])
        return
    Shown.table(
        ("doc", "published", "channel", "text"), ((hit.doc_id, *_short(doc).values()) for hit, doc in found)
    )


def _short(document: dict[str, object]) -> dict[str, object]:
    published = document["published_at"]
    return {
        "published": str(published)[:10] if published else None,
        "channel": document["channel"],
        "text": " ".join(str(document["text"])[:EXCERPT].split()),
    }


@click.command()
@click.argument("query")
@workspace_option
@json_option
def sql(query: str, workspace_path: Path, as_json: bool) -> None:
    """Answer an SQL QUERY over the tables documents, documents_all, mentions, statements …"""
    try:
        table = Opened(workspace_path).library.sql(query)
    except duckdb.Error as error:
        raise fail("sql.query", str(error).split("\n")[0], hint="tables: " + ", ".join(TABLES)) from error
    if as_json:
        Shown.json(table.to_pylist())
    else:
        Shown.table(table.column_names, (tuple(row.values()) for row in table.to_pylist()))


@click.command()
@workspace_option
@json_option
@click.pass_context
def verify(ctx: click.Context, workspace_path: Path, as_json: bool) -> None:
    """Check every stored text, original and quote, and the ledger's chain; exit code 1 on a difference."""
    opened = Opened(workspace_path)
    found = opened.library.verify()
    found += _ledger_problems(opened)
    if as_json:
        Shown.json({"ok": not found, "problems": [problem.as_dict() for problem in found]})
    else:
        Shown.problems(found)
        click.echo("Everything stands as it was written." if not found else f"{len(found)} differences.")
    ctx.exit(1 if found else 0)


def _ledger_problems(opened: Opened) -> list[Problem]:
    """What is wrong with the ledger; its chain is checked also where its quotes cannot be."""
    setup(opened.workspace)
    from troth.ledger.proof import verify as verify_ledger  # Django has to be set up first

    try:
        return verify_ledger(opened.library)
    except duckdb.Error as error:
        reason = str(error).split("\n")[0]
        told = f"quotes cannot be held against the documents while these cannot be read: {reason}"
        return [*verify_ledger(None), Problem("ledger.quotes", told)]
