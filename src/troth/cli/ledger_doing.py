"""The frame of the ledger's commands: the open workspace, who acts, why, and how a receipt is shown."""

from __future__ import annotations

import getpass
import os
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any, cast

import click

from troth.cli.context import Opened, json_option, workspace_option
from troth.cli.django_setup import setup
from troth.cli.output import Shown
from troth.words import fail

ROLES = ("viewer", "analyst", "communications", "legal", "admin")
WIDTH = 70
"""Letters of a promise in a table."""
DAY = click.DateTime(["%Y-%m-%d"])


def opened(path: Path) -> Opened:
    """The workspace, with Django and the ledger's clock set up for it."""
    found = Opened(path)
    setup(found.workspace)
    from troth.ledger import moment

    moment.set_clock(found.workspace.clock())
    return found


def acting_person(name: str | None, role: str | None) -> Any:
    """Who acts: from the options, the environment (TROTH_USER, TROTH_ROLE), or the user of the machine."""
    from troth.ledger.people import Actor, Role

    chosen = role or os.environ.get("TROTH_ROLE", "admin")
    if chosen not in ROLES:
        raise fail("ledger.role", f"unknown role {chosen!r}", hint=", ".join(ROLES))
    return Actor(name or os.environ.get("TROTH_USER") or getpass.getuser(), cast(Role, chosen))


def act_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Options of every act: who, why, against which state, with which key."""
    for option in (
        click.option("--as", "name", help="Your name (default: TROTH_USER or the machine's user)."),
        click.option("--role", type=click.Choice(ROLES), help="Your role (default: TROTH_ROLE or admin)."),
        click.option("--reason", default="", help="Why; stands in the history."),
        click.option("--seen", type=int, help="Refuse when the promise has changed since this seq."),
        click.option("--key", help="The same key again does nothing."),
        workspace_option,
        json_option,
    ):
        command = option(command)
    return command


class Doing:
    """One act from the command line: the person, the circumstances, and how its receipt is shown."""

    def __init__(self, given: dict[str, Any]) -> None:
        self.opened = opened(given["workspace_path"])
        self.actor = acting_person(given["name"], given["role"])
        self.as_json: bool = given["as_json"]
        self.how: dict[str, Any] = {
            "reason": given["reason"], "expected_seq": given["seen"], "key": given["key"],
        }  # fmt: skip

    def ids(self, promises: tuple[str, ...]) -> list[str]:
        """Full ids from their beginnings."""
        from troth.ledger.acting import resolve

        return [resolve(promise) for promise in promises]

    def told(self, receipt: Any) -> None:
        """Print what was done."""
        if self.as_json:
            Shown.json({"act": receipt.act, "promises": receipt.seqs, "repeated": receipt.repeated})
        else:
            again = " (was done already)" if receipt.repeated else ""
            click.echo(f"done{again}: {', '.join(p[:10] for p in receipt.seqs)}; act {receipt.act}")


def as_day(_ctx: click.Context, _param: click.Parameter, value: datetime | None) -> date | None:
    """The day of an option of type DAY."""
    return value.date() if value else None
