"""`troth ledger erase`: what a law orders deleted, by entry, by person or by document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from troth.cli.context import Opened
from troth.cli.ledger_acts import Doing, act_options
from troth.cli.output import Shown
from troth.words import fail

if TYPE_CHECKING:
    from troth.ledger.carrying import Carried

WIDTH = 60


def add_erase(group: click.Group, open_: Callable[[Path], Opened]) -> None:
    """Add the command to the group `ledger`."""

    @group.command()
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
        do = Doing(open_, given)
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
