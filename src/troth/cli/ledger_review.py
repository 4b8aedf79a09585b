"""`troth ledger confirm | reject | reopen | merge | split`: settle what the reader proposed."""

from __future__ import annotations

from typing import Any

import click

from troth.cli.ledger_doing import Doing, act_options


@click.command()
@click.argument("promises", nargs=-1, required=True)
@act_options
def confirm(promises: tuple[str, ...], **given: Any) -> None:
    """Confirm one or more proposals, as one act."""
    do = Doing(given)
    from troth.ledger import actions

    seen = do.how.pop("expected_seq")
    do.told(actions.confirm_many(dict.fromkeys(do.ids(promises), seen), do.actor, **do.how))


@click.command()
@click.argument("promises", nargs=-1, required=True)
@act_options
def reject(promises: tuple[str, ...], **given: Any) -> None:
    """Reject one or more proposals; they are not proposed again."""
    do = Doing(given)
    from troth.ledger import actions

    seen = do.how.pop("expected_seq")
    do.told(actions.reject_many(dict.fromkeys(do.ids(promises), seen), do.actor, **do.how))


@click.command()
@click.argument("promise")
@act_options
def reopen(promise: str, **given: Any) -> None:
    """Put a promise back into the review queue."""
    do = Doing(given)
    from troth.ledger import actions

    do.told(actions.reopen(do.ids((promise,))[0], do.actor, **do.how))


@click.command()
@click.argument("into")
@click.argument("others", nargs=-1, required=True)
@act_options
def merge(into: str, others: tuple[str, ...], **given: Any) -> None:
    """Say that OTHERS are the same promise as INTO."""
    do = Doing(given)
    from troth.ledger import actions

    do.told(actions.merge(do.ids((into,))[0], do.ids(others), do.actor, **do.how))


@click.command()
@click.argument("promise")
@click.argument("appearances", nargs=-1, required=True)
@act_options
def split(promise: str, appearances: tuple[str, ...], **given: Any) -> None:
    """Make some APPEARANCES (keys from `show --json`) of PROMISE a promise of their own."""
    do = Doing(given)
    from troth.ledger import actions, queries

    whole = do.ids((promise,))[0]
    keys = [k for k in queries.promise(whole).appearances if any(k.startswith(a) for a in appearances)]
    do.told(actions.split(whole, keys, do.actor, **do.how))


COMMANDS = (
    confirm,
    reject,
    reopen,
    merge,
    split,
)
