"""`troth ledger evidence add | accept | reject`: what may settle a promise."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from troth.cli.ledger_doing import DAY, Doing, act_options, as_day
from troth.words import fail


@click.group()
def evidence() -> None:
    """Add, accept or reject evidence."""


@evidence.command()
@click.argument("promise")
@click.argument("relation")
@click.option("--doc", help="A document's id, with --quote from its text.")
@click.option("--quote", default="")
@click.option("--at", "place", type=int, help="Where the quote starts, when it stands there twice.")
@click.option("--url", default="", help="Where else it can be seen.")
@click.option("--on", type=DAY, callback=as_day, help="The day of the passage.")
@act_options
def add(
    promise: str, relation: str, doc: str | None, quote: str, place: int | None, url: str,
    on: date | None, **given: Any,
) -> None:  # fmt: skip
    """Add evidence to PROMISE: supports_kept, supports_part, delay, withdrawn, contradicted, restated."""
    do = Doing(given)
    from troth.ledger.evidence_actions import add_evidence
    from troth.words import Span

    library = do.opened.library
    span, version = None, None
    if doc:
        stored = library.document(doc)
        text, version = str(stored["text"]), int(stored["doc_version"])
        if not quote or (place is None and text.count(quote) != 1):
            told = f"{text.count(quote)} times" if quote else "no words"
            raise fail("ledger.not_grounded", f"document {doc} holds this {told}", hint="use --at")
        start = text.index(quote) if place is None else place
        span = Span(doc, start, start + len(quote))
    do.told(
        add_evidence(
            do.ids((promise,))[0], relation, do.actor, span=span, quote=quote, url=url, on=on,
            texts=library, doc_version=version, **do.how,
        )
    )  # fmt: skip


def _judge(promise: str, key: str, accept: bool, relation: str, given: dict[str, Any]) -> None:
    do = Doing(given)
    from troth.ledger import queries
    from troth.ledger.evidence_actions import judge_evidence

    whole = do.ids((promise,))[0]
    keys = [k for k in queries.promise(whole).evidence if k.startswith(key)]
    if len(keys) != 1:
        raise fail("ledger.evidence", f"{key!r} names {len(keys)} pieces of evidence")
    do.told(judge_evidence(whole, keys[0], accept, do.actor, relation=relation, **do.how))


@evidence.command()
@click.argument("promise")
@click.argument("evidence_key")
@click.option("--relation", default="", help="Under another relation than proposed.")
@act_options
def accept(promise: str, evidence_key: str, relation: str, **given: Any) -> None:
    """Accept proposed evidence of PROMISE."""
    _judge(promise, evidence_key, True, relation, given)


@evidence.command("reject")
@click.argument("promise")
@click.argument("evidence_key")
@act_options
def reject_evidence(promise: str, evidence_key: str, **given: Any) -> None:
    """Reject proposed evidence of PROMISE for good."""
    _judge(promise, evidence_key, False, "", given)


COMMANDS = (evidence,)
