"""`python -m troth.cli.docs`: the command-line page, made from the commands' own help."""

from __future__ import annotations

import copy
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from troth.cli.main import HELP_NAMES, troth

PAGE = Path(__file__).resolve().parents[3] / "docs" / "cli.md"
HEAD = """\
# Command line

Made by `python -m troth.cli.docs` from the commands' own help; a test checks that it is current. All commands
take `--help`; those with a result take `--json`. Exit codes: 0 fine, 1 findings, 2 bad input.
"""


def rendered() -> str:
    """The whole page."""
    return "\n".join([HEAD, *_sections(troth, "troth")])


def _sections(group: click.Group, path: str) -> Iterator[str]:
    context = click.Context(group, info_name=path)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if command is None or command.hidden:
            continue
        yield f"## {path} {name}\n" if path == "troth" else f"### {path} {name}\n"
        yield f"```\n{_help(command, f'{path} {name}')}\n```\n"
        if isinstance(command, click.Group):
            yield from _sections(command, f"{path} {name}")


def _help(command: click.Command, path: str) -> str:
    # click keeps the help option that it made first: a copy without it gets the names that the program has.
    fresh = copy.copy(command)
    fresh._help_option = None
    context = click.Context(
        fresh, info_name=path, terminal_width=100, max_content_width=100, help_option_names=HELP_NAMES
    )
    return fresh.get_help(context)


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(0 if PAGE.read_text("utf-8") == rendered() else "docs/cli.md is not current")
    PAGE.write_text(rendered(), encoding="utf-8")
