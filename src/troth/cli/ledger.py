"""`troth ledger`: the group, and the commands that look at promises."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from troth.cli import (
    ledger_books,
    ledger_evidence,
    ledger_figures,
    ledger_proof,
    ledger_public,
    ledger_review,
    ledger_round,
    ledger_work,
)
from troth.cli.context import json_option, workspace_option
from troth.cli.ledger_doing import WIDTH, acting_person, opened
from troth.cli.output import Shown


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


@click.command("list")
@click.option("--review", multiple=True, help="proposed, confirmed, rejected, merged (default: first two).")
@click.option("--outcome", multiple=True, help="kept, broken, in_the_works …")
@click.option("--schedule", default="", help="undated, not_due, due_soon or overdue.")
@click.option("--entity", default="", help="Id in the brand book.")
@click.option("--speaker", default="", help="Part of a speaker's name.")
@click.option("--owner", default=None, help="Who looks after it.")
@click.option("--text", default="", help="Words of the promise.")
@click.option("--order", default="due", help="due, -due, announced, -announced, -updated, confidence.")
@click.option("--view", default=None, help="A saved view, in place of the other filters.")
@click.option("--save-as", default=None, help="Keep these filters as a view of yours under this name.")
@click.option("--shared", is_flag=True, help="With --save-as: for everybody.")
@click.option("--page", default=1, show_default=True)
@workspace_option
@json_option
def list_command(
    workspace_path: Path, as_json: bool, page: int, view: str | None, save_as: str | None, shared: bool,
    **given: Any,
) -> None:  # fmt: skip
    """List promises by filters, with what the clock says of each."""
    opened(workspace_path)
    from troth.ledger import queries
    from troth.ledger.views import open_view, save_view

    chosen = {
        name: list(v) if isinstance(v, tuple) else v for name, v in given.items() if v not in ("", None, ())
    }
    if save_as is not None:
        save_view(save_as, chosen, acting_person(None, None), shared=shared)
    filters = open_view(view, acting_person(None, None)) if view else queries.Filters.from_dict(chosen)
    found = queries.list_promises(filters, page)
    _show_rows(found.rows, as_json, found.total)
    if not as_json and found.pages > 1:
        click.echo(f"page {found.number} of {found.pages}, {found.total} promises", err=True)


@click.command()
@workspace_option
@json_option
def views(workspace_path: Path, as_json: bool) -> None:
    """List saved views: yours, and those that others share; `list --view NAME` opens one."""
    opened(workspace_path)
    from troth.ledger.views import list_views

    found = list_views(acting_person(None, None))
    if as_json:
        Shown.json(
            [{"name": v.name, "owner": v.owner, "shared": v.shared, "filters": v.filters} for v in found]
        )
        return
    Shown.table(
        ("view", "owner", "shared", "filters"), ((v.name, v.owner, v.shared, v.filters) for v in found)
    )


@click.command()
@workspace_option
@json_option
def queue(workspace_path: Path, as_json: bool) -> None:
    """List what waits for a person: proposals, then promises with evidence to be judged."""
    opened(workspace_path)
    from troth.ledger.queries import review_queue

    _show_rows(review_queue(), as_json)


@click.command()
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


@click.command()
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


@click.group()
def ledger() -> None:
    """Follow promises: review proposals, settle outcomes with evidence, prove that nothing was rewritten."""


COMMANDS = (list_command, views, queue, show, history)
for command in (
    *COMMANDS, *ledger_review.COMMANDS, *ledger_work.COMMANDS, *ledger_evidence.COMMANDS,
    *ledger_public.COMMANDS, *ledger_round.COMMANDS, *ledger_figures.COMMANDS, *ledger_books.COMMANDS,
    *ledger_proof.COMMANDS,
):  # fmt: skip
    ledger.add_command(command)
