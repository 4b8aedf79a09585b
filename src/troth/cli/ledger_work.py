"""`troth ledger status | second | comment | assign | observe | silence | undo`: work on a promise."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from troth.cli.ledger_doing import DAY, Doing, act_options, as_day
from troth.words import fail


@click.command()
@click.argument("promise")
@click.argument("outcome")
@click.option("--on", type=DAY, callback=as_day, help="The day that settled it.")
@act_options
def status(promise: str, outcome: str, on: date | None, **given: Any) -> None:
    """Set the OUTCOME of PROMISE: kept, kept_late, kept_in_part, broken, in_the_works, stalled …"""
    do = Doing(given)
    from troth.ledger import actions

    do.told(actions.set_outcome(do.ids((promise,))[0], outcome, do.actor, settled_on=on, **do.how))


@click.command()
@click.argument("promise")
@act_options
def second(promise: str, **given: Any) -> None:
    """Agree, as a second person, with the outcome of PROMISE."""
    do = Doing(given)
    from troth.ledger import actions

    do.told(actions.second(do.ids((promise,))[0], do.actor, **do.how))


@click.command()
@click.argument("promise")
@click.argument("text")
@act_options
def comment(promise: str, text: str, **given: Any) -> None:
    """Leave a remark on PROMISE for colleagues."""
    do = Doing(given)
    from troth.ledger import actions

    do.told(actions.comment(do.ids((promise,))[0], text, do.actor, **do.how))


@click.command()
@click.argument("promise")
@click.argument("owner")
@act_options
def assign(promise: str, owner: str, **given: Any) -> None:
    """Give PROMISE to OWNER to look after."""
    do = Doing(given)
    from troth.ledger import actions

    do.told(actions.assign(do.ids((promise,))[0], owner, do.actor, **do.how))


@click.command()
@click.argument("promise")
@click.argument("what")
@click.argument("value", type=float)
@click.option("--on", type=DAY, callback=as_day, required=True, help="The day of the count.")
@click.option("--source", default="", help="A document's id or an address.")
@act_options
def observe(promise: str, what: str, value: float, on: date, source: str, **given: Any) -> None:
    """Note a number for PROMISE: WHAT was counted (ordered, delivered, target) and its VALUE."""
    do = Doing(given)
    from troth.ledger import evidence_actions

    do.told(
        evidence_actions.observe(do.ids((promise,))[0], what, value, on, do.actor, source=source, **do.how)
    )


@click.command()
@click.argument("promise")
@click.argument("query")
@click.option("--searched", type=click.IntRange(min=1), required=True, help="Documents looked through.")
@click.option("--as-of", type=DAY, callback=as_day, help="The day up to which was searched (default: today).")
@act_options
def silence(promise: str, query: str, searched: int, as_of: date | None, **given: Any) -> None:
    """Write down that a search for QUERY found nothing about PROMISE."""
    do = Doing(given)
    from troth.ledger.evidence_actions import note_silence

    whole = do.ids((promise,))[0]
    do.told(note_silence(whole, query, searched, do.actor, as_of=as_of, **do.how))


@click.command()
@click.argument("act", required=False)
@act_options
def undo(act: str | None, **given: Any) -> None:
    """Take back an ACT (default: your last one) by counter-entries."""
    do = Doing(given)
    from troth.ledger import corrections

    last = act or corrections.last_act("main", do.actor)
    if last is None:
        raise fail("ledger.undo", f"{do.actor.name} has nothing to undo")
    do.told(corrections.undo(last, do.actor, **do.how))


COMMANDS = (status, second, comment, assign, observe, silence, undo)
