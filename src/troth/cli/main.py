"""`troth`: one command, one thin file for each room."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from troth import __version__
from troth.cli.output import Shown
from troth.words import TrothError

EXIT_FINDINGS = 1
EXIT_BAD_INPUT = 2

COMMANDS = {
    "demo": "troth.cli.demo:demo",
    "init": "troth.cli.workspace:init",
    "add": "troth.cli.sources:add",
    "read": "troth.cli.reading:read",
    "report": "troth.cli.report:report",
    "serve": "troth.cli.serve:serve",
    "people": "troth.cli.people:people",
    "ledger": "troth.cli.ledger:ledger",
    "brandbook": "troth.cli.brandbook:brandbook",
    "measure": "troth.cli.measures:measure",
    "eval": "troth.cli.evaluate:evaluate",
    "train": "troth.cli.train:train",
    "export": "troth.cli.library:export",
    "search": "troth.cli.library:search",
    "sql": "troth.cli.library:sql",
    "verify": "troth.cli.library:verify",
    "bench": "troth.cli.bench:bench",
}
"""Command → where it lives. Loaded only when asked for, so that `troth --help` answers at once."""


class LazyGroup(click.Group):
    """A group that imports a command when it is used."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        place = COMMANDS.get(cmd_name)
        if place is None:
            return None
        module, _, attribute = place.partition(":")
        command = getattr(import_module(module), attribute)
        assert isinstance(command, click.Command)  # noqa: S101  # a wrong table is our own mistake
        return command


HELP_NAMES = ["-h", "--help"]


@click.group(cls=LazyGroup, context_settings={"help_option_names": HELP_NAMES})
@click.version_option(__version__, prog_name="troth")
def troth() -> None:
    """Troth (一诺) keeps a brand's word.

    Exit codes: 0 fine, 1 findings, 2 bad input.
    """


def main() -> None:
    """Run the command line; problems in the input become messages, never tracebacks."""
    try:
        code = troth.main(standalone_mode=False)
    except TrothError as error:
        Shown.problems(error.problems, as_json="--json" in sys.argv)
        sys.exit(EXIT_BAD_INPUT)
    except click.exceptions.Abort:
        click.echo("Stopped.", err=True)
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(EXIT_BAD_INPUT)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    sys.exit(code if isinstance(code, int) else 0)


if __name__ == "__main__":
    main()
