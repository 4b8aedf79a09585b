"""Every command says what it does, and the page shows it."""

from __future__ import annotations

from pathlib import Path

import click

from troth.cli.docs import PAGE, rendered
from troth.cli.main import COMMANDS, troth

DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_the_page_is_current() -> None:
    assert PAGE.read_text("utf-8") == rendered(), "run: python -m troth.cli.docs"


def test_the_page_does_not_depend_on_who_asked_for_help_before() -> None:
    command = troth.get_command(click.Context(troth), "ledger")
    assert command is not None
    command.get_help(click.Context(command, help_option_names=["--help"]))
    assert PAGE.read_text("utf-8") == rendered()


def test_every_command_stands_on_the_page_with_its_purpose() -> None:
    page = PAGE.read_text("utf-8")
    for name in COMMANDS:
        section = page.split(f"## troth {name}\n", 1)[1].split("```")[1]
        purpose = section.strip().splitlines()[2]
        assert len(purpose.strip()) > 20, name


def test_every_room_has_its_page_and_every_link_leads_somewhere() -> None:
    for room in ("brandbook", "sources", "library", "reading", "measures", "ledger", "web", "cli"):
        assert (DOCS / f"{room}.md").is_file()
    for page in [DOCS.parent / "README.md", *DOCS.glob("*.md")]:
        for link in _links(page.read_text("utf-8")):
            assert (page.parent / link).exists(), f"{page.name}: {link}"


def _links(text: str) -> list[str]:
    targets = [part.split(")", 1)[0].split("#")[0] for part in text.split("](")[1:]]
    return [target for target in targets if target and "://" not in target]
