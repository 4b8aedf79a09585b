"""`troth ledger head | verify | erase | rebuild`: proof, what a law orders deleted, the read side."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import orjson

from troth.cli.context import json_option, workspace_option
from troth.cli.ledger_doing import Doing, act_options, opened
from troth.cli.output import Shown
from troth.words import Problem, fail

if TYPE_CHECKING:
    from troth.ledger.carrying import Carried

WIDTH = 60


@click.command()
@click.option(
    "--check", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="An earlier head."
)
@click.option("--key", default=None, help="The public key that must have signed it (hex).")
@click.option(
    "--entries", type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="With --check: an exported chain in place of a workspace's ledger.",
)  # fmt: skip
@workspace_option
@json_option
@click.pass_context
def head(
    ctx: click.Context, check: Path | None, key: str | None, entries: Path | None, workspace_path: Path,
    as_json: bool,
) -> None:  # fmt: skip
    """Print the signed head of the chain for publication, or check an earlier one against the ledger.

    Outsiders check with two files alone: `--check head.json --entries chain.jsonl`, the chain written by
    `troth ledger export --format entries`.
    """
    if check is None:
        root = opened(workspace_path).workspace.root
        from troth.ledger import head as heads

        Shown.json(heads.signed_head(heads.signing_key(root / "ledger-key.pem")))
        return
    problems = _checked(_read_head(check), key, entries, workspace_path)
    if as_json:
        Shown.json({"ok": not problems, "problems": [problem.as_dict() for problem in problems]})
    else:
        Shown.problems(problems)
        click.echo("The ledger still holds what this head says." if not problems else "It does not fit.")
    ctx.exit(1 if problems else 0)


def _read_head(file: Path) -> dict[str, Any]:
    try:
        told = orjson.loads(file.read_bytes())
    except orjson.JSONDecodeError:
        raise fail("ledger.head", "is no JSON", file=str(file)) from None
    return told if isinstance(told, dict) else {}


def _checked(told: dict[str, Any], key: str | None, entries: Path | None, workspace: Path) -> list[Problem]:
    if entries is None:
        opened(workspace)
        from troth.ledger import head as heads

        return heads.check_head(told, key)
    from troth.ledger.signed import check_chain

    with entries.open("rb") as file:
        try:
            return check_chain((orjson.loads(line) for line in file), told, key)
        except orjson.JSONDecodeError:
            raise fail("ledger.head", "is no exported chain", file=str(entries)) from None


@click.command()
@workspace_option
@json_option
@click.pass_context
def verify(ctx: click.Context, workspace_path: Path, as_json: bool) -> None:
    """Check every link of the chain and every quote against the stored texts."""
    found = opened(workspace_path)
    from troth.ledger.proof import verify as run

    problems = run(found.library)
    if as_json:
        Shown.json({"ok": not problems, "problems": [problem.as_dict() for problem in problems]})
    else:
        Shown.problems(problems)
        click.echo("Every entry and every quote stands." if not problems else f"{len(problems)} problems.")
    ctx.exit(1 if problems else 0)


@click.command()
@workspace_option
@json_option
def rebuild(workspace_path: Path, as_json: bool) -> None:
    """Make the read side again from the entries."""
    opened(workspace_path)
    from troth.ledger.projection import rebuild as run

    count = run()
    Shown.json({"promises": count}) if as_json else click.echo(f"{count:,} promises folded again")


@click.command()
@click.argument("entries", nargs=-1, type=int)
@click.option("--person", "names", multiple=True, help="A name or account; again for another spelling.")
@click.option("--document", "documents", multiple=True, help="A document's id.")
@click.option("--except", "spared", multiple=True, type=int, help="An entry that means somebody else.")
@click.option("--law", default="", help="The law or order that demands it.")
@click.option("--show", is_flag=True, help="Only show what would be blanked.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@act_options
def erase(
    entries: tuple[int, ...], names: tuple[str, ...], documents: tuple[str, ...], spared: tuple[int, ...],
    law: str, show: bool, yes: bool, **given: Any,
) -> None:  # fmt: skip
    """Blank what a law orders deleted: ENTRIES (their seqs), or all that carry a person or a document.

    A person is looked for by name in the contents of every entry, and as the author of documents that
    entries quote. Everything found is shown first. Contents are blanked for good; a tombstone names the
    entries and the law, the chain stays whole, and the reader does not propose the same words again.
    What a blanked entry had set (an outcome, an owner) has to be set anew. The library's own documents
    and the names of those who acted stay; the answer counts them.
    """
    do = Doing(given)
    if not (entries or names or documents):
        raise fail("ledger.erase", "nothing to erase", hint="name entries, --person or --document")
    found = _found(do, names, documents) if names or documents else None
    seqs = sorted({*entries, *(found.seqs if found else [])} - set(spared))
    if found is not None and not do.as_json:
        _show(found, set(spared))
    if show or not seqs:
        if do.as_json:
            Shown.json({"seqs": seqs, "found": asdict(found) if found else None})
        return
    _erase(do, seqs, names, found, law, yes)


def _found(do: Doing, names: tuple[str, ...], documents: tuple[str, ...]) -> Carried:
    from troth.ledger.carrying import carried, documents_by
    from troth.ledger.people import permit

    permit(do.actor, "erase")
    own = documents_by(do.opened.library, names, do.opened.workspace.settings.author_key) if names else []
    return carried(names, {*documents, *own})


def _show(found: Carried, spared: set[int]) -> None:
    rows = [
        (e.seq, e.at[:10], e.promise_id[:10], e.kind, ", ".join(e.where), " ".join(e.words.split())[:WIDTH])
        for e in found.entries
        if e.seq not in spared
    ]
    Shown.table(("seq", "on", "promise", "what", "where", "words"), rows)
    click.echo(
        f"{len(rows)} entries, {len(found.documents)} documents in the library, {found.views} saved views; "
        f"{found.acted} entries were written by this name and keep it",
        err=True,
    )


def _erase(
    do: Doing, seqs: list[int], names: tuple[str, ...], found: Carried | None, law: str, yes: bool
) -> None:
    from troth.ledger.carrying import drop_views
    from troth.ledger.proof import erase

    if found is not None and not yes:
        if do.as_json:
            raise fail("ledger.erase", "this cannot be undone", hint="--show to look, --yes to go ahead")
        click.confirm(f"Blank {len(seqs)} entries for good?", abort=True)
    documents = found.documents if found else []
    receipt = erase(seqs, law, do.actor, documents=documents, reason=do.how["reason"])
    views = drop_views(names) if names else 0
    if do.as_json:
        told = {"act": receipt.act, "promises": receipt.seqs, "blanked": seqs, "views": views}
        Shown.json({**told, "documents": documents, "acted": found.acted if found else 0})
    else:
        click.echo(f"{len(seqs)} entries blanked, tombstones left; act {receipt.act}")


COMMANDS = (
    head,
    verify,
    rebuild,
    erase,
)
