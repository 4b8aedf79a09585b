"""`troth ledger`: look at the promises. The verbs that change something are in `ledger_acts`."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from troth.cli.context import Opened, json_option, workspace_option
from troth.cli.django_setup import setup
from troth.cli.ledger_acts import add_acts
from troth.cli.ledger_erase import add_erase
from troth.cli.ledger_figures import add_figures
from troth.cli.output import Shown, progress
from troth.words import fail

WIDTH = 70


def opened(path: Path) -> Opened:
    """The workspace, with Django and the ledger's clock set up for it."""
    found = Opened(path)
    setup(found.workspace)
    from troth.ledger import moment

    moment.set_clock(found.workspace.clock())
    return found


@click.group()
def ledger() -> None:
    """Follow promises: review proposals, settle outcomes with evidence, prove that nothing was rewritten."""


add_acts(ledger, opened)
add_figures(ledger, opened)
add_erase(ledger, opened)


def _row(row: Any) -> dict[str, Any]:
    p = row.promise
    return {
        "promise": p.promise_id, "review": p.review, "wording": p.wording, "speaker": p.speaker,
        "announced": p.announced_on, "due_from": p.due_from, "due_to": p.due_to, "outcome": p.outcome,
        "schedule": row.schedule.state, "days": row.schedule.days, "owner": p.owner,
        "appearances": p.appearances, "open_evidence": p.open_evidence, "seq": p.seq,
    }  # fmt: skip


def _show_rows(rows: list[Any], as_json: bool, total: int | None = None) -> None:
    if as_json:
        Shown.json({"total": len(rows) if total is None else total, "promises": [_row(row) for row in rows]})
        return
    shown = [
        (r["promise"][:10], r["review"], r["due_to"], _clock(r), r["outcome"], r["open_evidence"] or "",
         " ".join(r["wording"].split())[:WIDTH])
        for r in map(_row, rows)
    ]  # fmt: skip
    Shown.table(("promise", "review", "due", "schedule", "outcome", "evidence", "words"), shown)


def _clock(row: dict[str, Any]) -> str:
    return f"{row['schedule']} {row['days']}" if row["days"] is not None else str(row["schedule"])


@ledger.command("list")
@click.option("--review", multiple=True, help="proposed, confirmed, rejected, merged (default: first two).")
@click.option("--outcome", multiple=True, help="kept, broken, in_the_works …")
@click.option("--schedule", default="", help="undated, not_due, due_soon or overdue.")
@click.option("--entity", default="", help="Id in the brand book.")
@click.option("--speaker", default="", help="Part of a speaker's name.")
@click.option("--owner", default=None, help="Who looks after it.")
@click.option("--text", default="", help="Words of the promise.")
@click.option("--order", default="due", help="due, -due, announced, -announced, -updated, confidence.")
@click.option("--view", default=None, help="A saved view, in place of the other filters.")
@click.option("--page", default=1, show_default=True)
@workspace_option
@json_option
def list_command(workspace_path: Path, as_json: bool, page: int, view: str | None, **given: Any) -> None:
    """List promises by filters, with what the clock says of each."""
    opened(workspace_path)
    from troth.cli.ledger_acts import acting_person
    from troth.ledger import queries
    from troth.ledger.views import open_view

    chosen = {
        name: list(v) if isinstance(v, tuple) else v for name, v in given.items() if v not in ("", None, ())
    }
    filters = open_view(view, acting_person(None, None)) if view else queries.Filters.from_dict(chosen)
    found = queries.list_promises(filters, page)
    _show_rows(found.rows, as_json, found.total)
    if not as_json and found.pages > 1:
        click.echo(f"page {found.number} of {found.pages}, {found.total} promises", err=True)


@ledger.command()
@workspace_option
@json_option
def queue(workspace_path: Path, as_json: bool) -> None:
    """List what waits for a person: proposals, then promises with evidence to be judged."""
    opened(workspace_path)
    from troth.ledger.queries import review_queue

    _show_rows(review_queue(), as_json)


@ledger.command()
@click.argument("promise")
@workspace_option
@json_option
def show(promise: str, workspace_path: Path, as_json: bool) -> None:
    """Show one PROMISE: words, versions, appearances, evidence with quotes."""
    opened(workspace_path)
    from troth.ledger import moment, queries
    from troth.ledger.acting import resolve
    from troth.ledger.exporting import plain
    from troth.ledger.schedule import schedule
    from troth.ledger.state import as_date

    state = queries.promise(resolve(promise))
    clock = schedule(state.outcome, state.due_to, as_date(state.settled_on), moment.today())
    if as_json:
        Shown.json({**state.as_dict(), "schedule": asdict(clock)})
        return
    click.echo("\n".join(plain(state, moment.today())))
    for key, e in state.evidence.items():
        if e.get("status") == "proposed":
            click.echo(f"  to judge: {key[:10]} {e['relation']} (score {e.get('score', 0):.2f})")


@ledger.command()
@click.argument("promise")
@workspace_option
@json_option
def history(promise: str, workspace_path: Path, as_json: bool) -> None:
    """Show every change of one PROMISE: when, who, what, why."""
    opened(workspace_path)
    from troth.ledger.acting import resolve
    from troth.ledger.queries import timeline

    events = timeline(resolve(promise))
    if as_json:
        Shown.json([asdict(event) for event in events])
        return
    rows = [
        (e.seq, e.at[:16], e.actor, e.role, e.kind + (" (undone)" if e.undone else ""), e.act, e.reason)
        for e in events
    ]
    Shown.table(("seq", "at", "who", "role", "what", "act", "why"), rows)


@ledger.command()
@workspace_option
@json_option
def propose(workspace_path: Path, as_json: bool) -> None:
    """Propose promises from what was read; what the ledger knows or has rejected is left alone."""
    found = opened(workspace_path)
    from troth.ledger.propose import propose as run

    report = run(found.library, found.book)
    if as_json:
        Shown.json(asdict(report))
        return
    click.echo(
        f"{report.looked_at} statements: {report.new_promises} new proposals, "
        f"{report.new_appearances} more appearances, {report.new_versions} new versions"
    )


@ledger.command()
@workspace_option
@json_option
def follow(workspace_path: Path, as_json: bool) -> None:
    """Search evidence for every open promise and propose it; record silence where nothing is found."""
    found = opened(workspace_path)
    from troth.ledger.follow import follow_up

    with progress("Following promises") as step:
        report = follow_up(found.library, found.book, progress=step)
    if as_json:
        Shown.json(asdict(report))
    else:
        click.echo(f"{report.followed} promises: {report.proposed} passages proposed, {report.silent} silent")


@ledger.command("export")
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


@ledger.command()
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


@ledger.command()
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


@ledger.command()
@click.option(
    "--check", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="An earlier head."
)
@click.option("--key", default=None, help="The public key that must have signed it (hex).")
@workspace_option
@json_option
@click.pass_context
def head(
    ctx: click.Context, check: Path | None, key: str | None, workspace_path: Path, as_json: bool
) -> None:
    """Print the signed head of the chain for publication, or check an earlier one against the ledger."""
    found = opened(workspace_path)
    import orjson

    from troth.ledger import head as heads

    if check is None:
        Shown.json(heads.signed_head(heads.signing_key(found.workspace.root / "ledger-key.pem")))
        return
    try:
        earlier = orjson.loads(check.read_bytes())
    except orjson.JSONDecodeError:
        raise fail("ledger.head", "is no JSON", file=str(check)) from None
    problems = heads.check_head(earlier if isinstance(earlier, dict) else {}, key)
    if as_json:
        Shown.json({"ok": not problems, "problems": [problem.as_dict() for problem in problems]})
    else:
        Shown.problems(problems)
        click.echo("The ledger still holds what this head says." if not problems else "It does not fit.")
    ctx.exit(1 if problems else 0)


@ledger.command()
@workspace_option
@json_option
@click.pass_context
def verify(ctx: click.Context, workspace_path: Path, as_json: bool) -> None:
    """Check every link of the chain and every quote against the stored texts."""
    found = opened(workspace_path)
    from troth.ledger.proof import verify as run

    problems = run(found.library)
    if as_json:
        Shown.json({"ok": not problems, "problems": [problem.as_dict() for problem in problems]})
    else:
        Shown.problems(problems)
        click.echo("Every entry and every quote stands." if not problems else f"{len(problems)} problems.")
    ctx.exit(1 if problems else 0)
