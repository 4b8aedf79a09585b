"""`troth ledger add | edit | official | answer | publish | instalment`: a promise's facts and public side."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from troth.cli.ledger_doing import DAY, Doing, act_options, as_day


@click.command()
@click.argument("wording")
@click.option("--speaker", default="", help="Who said it.")
@click.option("--entity", default="", help="Whose promise it is: an id in the brand book.")
@click.option("--said-on", type=DAY, callback=as_day, help="The day it was said.")
@click.option("--due-from", type=DAY, callback=as_day, help="The first day on which it may be due.")
@click.option("--due", type=DAY, callback=as_day, help="The last day.")
@act_options
def add(
    wording: str, speaker: str, entity: str, said_on: date | None, due_from: date | None, due: date | None,
    **given: Any,
) -> None:  # fmt: skip
    """Put a promise in by hand, with its WORDING; it is confirmed at once."""
    do = Doing(given)
    from troth.ledger import corrections

    do.how.pop("expected_seq")
    fields = {"speaker": speaker, "entity": entity}
    span = _span(due_from, due)
    do.told(corrections.record(wording, do.actor, due=span, announced_on=said_on, fields=fields, **do.how))


@click.command()
@click.argument("promise")
@click.option("--wording", help="The words.")
@click.option("--speaker", help="Who said it.")
@click.option("--kind", help="promise, forecast, aspiration or claim.")
@click.option("--clarity", help="clear, unclear or misleading.")
@click.option("--due-from", type=DAY, callback=as_day, help="The first day on which it may be due.")
@click.option("--due", type=DAY, callback=as_day, help="The last day.")
@act_options
def edit(promise: str, due_from: date | None, due: date | None, **given: Any) -> None:
    """Correct what the reader read of PROMISE; the quotes stay as they are."""
    names = ("wording", "speaker", "kind", "clarity")
    fields = {name: value for name in names if (value := given.pop(name)) is not None}
    do = Doing(given)
    from troth.ledger import actions, queries

    whole = do.ids((promise,))[0]
    if due_from or due:
        given_days = {name: day for name, day in (_span(due_from, due) or {}).items() if day}
        fields["due"] = {"from": None, "to": None, **(queries.promise(whole).due or {}), **given_days}
    do.told(actions.edit(whole, fields, do.actor, **do.how))


def _span(first: date | None, last: date | None) -> dict[str, str | None] | None:
    if first is None and last is None:
        return None
    return {"from": first.isoformat() if first else None, "to": last.isoformat() if last else None}


@click.command()
@click.argument("promise")
@click.argument("status")
@click.option("--on", type=DAY, callback=as_day, help="The day it was said.")
@act_options
def official(promise: str, status: str, on: date | None, **given: Any) -> None:
    """Note what the brand now says of PROMISE: planned, in_progress, done, delayed, withdrawn, denied."""
    do = Doing(given)
    from troth.ledger import actions

    do.told(actions.set_official(do.ids((promise,))[0], status, do.actor, on=on, **do.how))


@click.command()
@click.argument("promise")
@click.argument("text")
@act_options
def answer(promise: str, text: str, **given: Any) -> None:
    """Give the brand's public answer beside the outcome of PROMISE."""
    do = Doing(given)
    from troth.ledger import actions

    do.told(actions.answer(do.ids((promise,))[0], text, do.actor, **do.how))


@click.command()
@click.argument("promise")
@click.option("--off", is_flag=True, help="Take it off the public pages.")
@act_options
def publish(promise: str, off: bool, **given: Any) -> None:
    """Show PROMISE on the public pages, where the workspace has them."""
    do = Doing(given)
    from troth.ledger import actions

    do.told(actions.publish(do.ids((promise,))[0], not off, do.actor, **do.how))


@click.command()
@click.argument("promise")
@click.argument("period")
@click.argument("outcome")
@act_options
def instalment(promise: str, period: str, outcome: str, **given: Any) -> None:
    """Set the OUTCOME of one round of a recurring PROMISE; PERIOD is the round's first day."""
    do = Doing(given)
    from troth.ledger import evidence_actions

    whole = do.ids((promise,))[0]
    do.told(evidence_actions.set_instalment(whole, period, outcome, do.actor, **do.how))


COMMANDS = (add, edit, official, answer, publish, instalment)
