"""`troth people`: who can sign in on the site, and as what."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from troth.cli.context import json_option, workspace_option
from troth.cli.output import Shown

ROLES = ("viewer", "analyst", "communications", "legal", "admin")


@click.group()
def people() -> None:
    """Add and list the people who can sign in on the site."""


@people.command()
@click.argument("name")
@click.option("--role", type=click.Choice(ROLES), required=True, help="What they may do.")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
@workspace_option
@json_option
def add(name: str, role: str, password_stdin: bool, workspace_path: Path, as_json: bool) -> None:
    """Let NAME sign in as ROLE. The password is asked for, so that no shell remembers it."""
    password = (
        sys.stdin.readline().rstrip("\r\n")
        if password_stdin
        else click.prompt("Password", hide_input=True, confirmation_prompt=True)
    )
    _open(workspace_path)
    from troth.web.people import add_person

    user = add_person(name, password, role)
    shown = {"name": user.username, "role": role}
    Shown.json(shown) if as_json else click.echo(f"{user.username} can sign in as {role}.")


@people.command("list")
@workspace_option
@json_option
def list_(workspace_path: Path, as_json: bool) -> None:
    """Show who can sign in, their role, and when they were last seen."""
    _open(workspace_path)
    from troth.web.people import everybody, role_of

    rows = [
        {"name": user.username, "role": role_of(user), "active": user.is_active, "last_seen": user.last_login}
        for user in everybody()
    ]
    if as_json:
        Shown.json(rows)
        return
    told = [
        (row["name"], row["role"], "yes" if row["active"] else "no", str(row["last_seen"] or "–")[:16])
        for row in rows
    ]
    Shown.table(("name", "role", "may sign in", "last seen"), told)


def _open(path: Path) -> None:
    from troth.cli.django_setup import setup

    setup(path)
