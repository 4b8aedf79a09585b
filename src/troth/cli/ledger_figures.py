"""`troth ledger record | slips | trust | deliveries`: what the entries add up to."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from troth.cli.context import json_option, workspace_option
from troth.cli.ledger_doing import opened
from troth.cli.output import Shown

if TYPE_CHECKING:
    from troth.ledger.slipping import SlipCurve

by_option = click.option("--by", type=click.Choice(["entity", "speaker", "line"]), default="entity")


@click.command()
@by_option
@workspace_option
@json_option
def record(by: Any, workspace_path: Path, as_json: bool) -> None:
    """Show who kept how many promises, with intervals; under five settled ones no rate is given."""
    opened(workspace_path)
    from troth.ledger import moment
    from troth.ledger.record import records

    found = records(moment.today(), by)
    if as_json:
        Shown.json([asdict(one) for one in found])
        return
    rows = [
        (r.who, r.settled, r.kept, r.broken, r.overdue,
         f"{r.rate:.0%} ({r.low:.0%} to {r.high:.0%})" if r.enough else "not enough data")
        for r in found
    ]  # fmt: skip
    Shown.table(("who", "settled", "kept", "broken", "overdue", "kept rate (95 %)"), rows)


@click.command()
@by_option
@workspace_option
@json_option
def slips(by: Any, workspace_path: Path, as_json: bool) -> None:
    """Show the slip curve: what share of promises came, by days after the day announced first (95 %)."""
    opened(workspace_path)
    from troth.ledger import moment
    from troth.ledger.slipping import curves, dated, overall

    states = dated()
    whole, groups = overall(states, moment.today()), curves(states, moment.today(), by)
    if as_json:
        Shown.json({"overall": whole.as_dict(), "curves": [one.as_dict() for one in groups]})
        return
    rows = [(s.days, f"{s.share:.0%}", f"{s.low:.0%} to {s.high:.0%}", s.waiting) for s in whole.steps]
    Shown.table(("days", "came", "95 %", "still waited for"), rows)
    Shown.table(("who", "promises", "came", "on time (95 %)", "half within (95 %)"), map(_slip_row, groups))


def _slip_row(curve: SlipCurve) -> tuple[object, ...]:
    first = curve.on_time
    if first is None:
        return curve.who, curve.n, curve.came, "not enough data", ""
    on_time = f"{first.share:.0%} ({first.low:.0%} to {first.high:.0%})"
    latest = "no end" if curve.median_high is None else curve.median_high
    half = "not so far" if curve.median is None else f"{curve.median} ({curve.median_low} to {latest}) days"
    return curve.who, curve.n, curve.came, on_time, half


@click.command()
@workspace_option
@json_option
def trust(workspace_path: Path, as_json: bool) -> None:
    """Show the trust account: balance, its band for ±50 % of every weight, and each posting's cause."""
    found = opened(workspace_path)
    from troth.ledger import moment
    from troth.ledger.trust import load_weights, trust_account

    account = trust_account(moment.today(), load_weights(found.workspace.root / "trust.yaml"))
    if as_json:
        Shown.json(asdict(account))
    elif account.balance is None:
        click.echo("not enough data: nothing is posted yet")
    else:
        click.echo(f"{account.balance:+.1f} ({account.low:+.1f} to {account.high:+.1f}), n = {account.n}")
        rows = [(b.posting.on, b.posting.kind, f"{b.worth:+.2f}", b.posting.cause) for b in account.postings]
        Shown.table(("on", "posting", "worth", "cause"), rows)


@click.command()
@click.argument("promise")
@click.argument("what")
@click.option("--target", type=float, required=True, help="The promised number.")
@workspace_option
@json_option
def deliveries(promise: str, what: str, target: float, workspace_path: Path, as_json: bool) -> None:
    """Show the observed numbers of WHAT for PROMISE and when the target is reached at this pace."""
    opened(workspace_path)
    from troth.ledger import queries
    from troth.ledger.acting import resolve
    from troth.ledger.delivery import expected_finish, series

    points = series(queries.promise(resolve(promise)).observations, what)
    finish = expected_finish(points, target)
    if as_json:
        Shown.json({"points": [asdict(p) for p in points], "finish": asdict(finish)})
        return
    Shown.table(("on", what, "source"), [(p.on, p.value, p.source) for p in points])
    told = f"expected {finish.expected} ({finish.earliest} to {finish.latest or 'no end'})"
    click.echo(told if finish.enough else "not enough data: three observations are needed")


COMMANDS = (record, slips, trust, deliveries)
