"""The machine's rounds: propose promises, look for evidence, check what was said; `troth read` makes all."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from troth.cli.context import Opened, json_option, workspace_option
from troth.cli.django_setup import setup
from troth.cli.ledger_doing import WIDTH, opened
from troth.cli.output import Shown, progress


def ledger_round(here: Opened) -> dict[str, int]:
    """Propose, follow up and look for findings; answers what is new. Repeating it doubles nothing."""
    setup(here.workspace)
    from troth.ledger import moment
    from troth.ledger.findings import look
    from troth.ledger.follow import follow_up
    from troth.ledger.propose import propose

    moment.set_clock(here.workspace.clock())
    proposed = propose(here.library, here.book)
    followed = follow_up(here.library, here.book)
    looked = look(here.library)
    return {
        "new promises": proposed.new_promises,
        "new appearances": proposed.new_appearances,
        "new versions": proposed.new_versions,
        "new evidence": followed.proposed,
        "new findings": looked.found,
    }


@click.command()
@workspace_option
@json_option
def propose(workspace_path: Path, as_json: bool) -> None:
    """Propose promises from what was read; what the ledger knows or has rejected is left alone."""
    found = opened(workspace_path)
    from troth.ledger.propose import propose as run

    report = run(found.library, found.book)
    if as_json:
        Shown.json(asdict(report))
        return
    click.echo(
        f"{report.looked_at} statements: {report.new_promises} new proposals, "
        f"{report.new_appearances} more appearances, {report.new_versions} new versions"
    )


@click.command()
@workspace_option
@json_option
def follow(workspace_path: Path, as_json: bool) -> None:
    """Search evidence for every open promise and propose it; record silence where nothing is found."""
    found = opened(workspace_path)
    from troth.ledger.follow import follow_up

    with progress("Following promises") as step:
        report = follow_up(found.library, found.book, progress=step)
    if as_json:
        Shown.json(asdict(report))
    else:
        click.echo(f"{report.followed} promises: {report.proposed} passages proposed, {report.silent} silent")


@click.command()
@workspace_option
@json_option
def findings(workspace_path: Path, as_json: bool) -> None:
    """Look for contradicting small print, pages edited or gone, and sums that do not come out."""
    found = opened(workspace_path)
    from troth.ledger.findings import look, narrowed_claims, wrong_claims

    report, sums = look(found.library), wrong_claims(found.library)
    narrowed = narrowed_claims(found.library)
    if as_json:
        Shown.json({**asdict(report), "sums": sums, "smallprint": narrowed})
        return
    click.echo(f"{report.promises} promises looked at, {report.found} new findings")
    Shown.table(("on", "speaker", "sum"), [(s["on"], s["speaker"], s["shown"]) for s in sums])
    rows = [(n["on"], n["speaker"], _flat(n["claim"]), _flat(n["quote"]), _sizes(n)) for n in narrowed]
    Shown.table(("on", "speaker", "headline", "small print", "points"), rows)


def _flat(text: str) -> str:
    return " ".join(text.split())[:WIDTH]


def _sizes(finding: dict[str, Any]) -> str:
    head, note = finding["headline_size"], finding["note_size"]
    return f"{head:g} against {note:g}" if head and note else ""


COMMANDS = (propose, follow, findings)
