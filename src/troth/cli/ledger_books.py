"""`troth ledger export | import | ics | remind`: promises out to files, calendars and letters, and in."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from troth.cli.context import json_option, workspace_option
from troth.cli.ledger_doing import WIDTH, Doing, act_options, opened
from troth.cli.output import Shown


@click.command("export")
@click.argument("output", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True))
@click.option("--format", "form", type=click.Choice(["jsonl", "entries", "csv", "text"]), default="text")
@workspace_option
@json_option
def export_command(output: Path, form: str, workspace_path: Path, as_json: bool) -> None:
    """Write all promises (or the whole chain: entries) to OUTPUT; - is standard output."""
    opened(workspace_path)
    from troth.ledger.exporting import export

    if str(output) == "-":
        export(sys.stdout, form)
        return
    with output.open("w", encoding="utf-8-sig" if form == "csv" else "utf-8", newline="") as file:
        rows = export(file, form)
    if as_json:
        Shown.json({"file": output, "rows": rows})
    else:
        click.echo(f"{rows:,} rows written to {output}")


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--history", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@act_options
def import_command(file: Path, history: Path | None, **given: Any) -> None:
    """Take in promises from a CSV FILE or a public tracker's JSON, with its status history."""
    do = Doing(given)
    from troth.ledger import importing  # needs Django, which `Doing` has set up

    tracker = file.suffix.lower() == ".json"
    incoming, problems = importing.read_tracker(file, history) if tracker else importing.read_csv(file)
    report = importing.take_in(incoming, file.name, do.actor, problems)
    if do.as_json:
        Shown.json(
            {
                "added": report.added, "changed": report.changed, "unchanged": report.unchanged,
                "act": report.act, "problems": [problem.as_dict() for problem in report.problems],
            }
        )  # fmt: skip
    else:
        Shown.problems(report.problems)
        click.echo(f"{report.added} added, {report.changed} changed, {report.unchanged} as they were")
    click.get_current_context().exit(1 if report.problems else 0)


@click.command()
@click.argument("output", type=click.Path(path_type=Path, dir_okay=False))
@workspace_option
@json_option
def ics(output: Path, workspace_path: Path, as_json: bool) -> None:
    """Write the open dues to OUTPUT as a calendar (.ics)."""
    opened(workspace_path)
    from troth.ledger.calendar_feed import calendar

    data = calendar()
    output.write_bytes(data)
    events = data.count(b"BEGIN:VEVENT")
    Shown.json({"file": output, "events": events}) if as_json else click.echo(
        f"{events} dues written to {output}"
    )


@click.command()
@click.option("--send", is_flag=True, help="Send them; without it they are only shown.")
@click.option("--to", "addresses", multiple=True, metavar="OWNER=URL", help="An owner's Apprise address.")
@workspace_option
@json_option
@click.pass_context
def remind(
    ctx: click.Context, send: bool, addresses: tuple[str, ...], workspace_path: Path, as_json: bool
) -> None:
    """Remind owners 90, 30, 7 and 0 days before the last day.

    Addresses stand in the workspace's `reminders.toml` (table `addresses`, OWNER = "URL"; the owner "" is
    for promises without one); --to goes before it. Nothing is sent twice; what failed is sent by the next
    run. Exit code 1 when something could not be sent.
    """
    root = opened(workspace_path).workspace.root
    from troth.ledger import reminders

    if send:
        book = reminders.load_addresses(root / "reminders.toml")
        book |= dict(address.partition("=")[::2] for address in addresses)
        count, problems = reminders.remind(book, root / "reminders.json")
        if as_json:
            Shown.json({"sent": count, "problems": [problem.as_dict() for problem in problems]})
        else:
            Shown.problems(problems)
            click.echo(f"{count} reminders sent")
        ctx.exit(1 if problems else 0)
    due = reminders.due_reminders(set())
    if as_json:
        Shown.json([asdict(reminder) for reminder in due])
    else:
        Shown.table(
            ("due", "days", "owner", "words"), ((r.due, r.left, r.owner, r.wording[:WIDTH]) for r in due)
        )


COMMANDS = (
    export_command,
    import_command,
    ics,
    remind,
)
