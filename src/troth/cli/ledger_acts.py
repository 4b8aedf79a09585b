"""The verbs of `troth ledger` that write entries. Each prints the act's id, which `undo` takes."""

from __future__ import annotations

import getpass
import os
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any, cast

import click

from troth.cli.context import Opened, json_option, workspace_option
from troth.cli.output import Shown
from troth.words import fail

Open = Callable[[Path], Opened]
ROLES = ("viewer", "analyst", "communications", "legal", "admin")


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

    def __init__(self, open_: Open, given: dict[str, Any]) -> None:
        self.opened = open_(given["workspace_path"])
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


def _day(_ctx: click.Context, _param: click.Parameter, value: datetime | None) -> date | None:
    return value.date() if value else None


DAY = click.DateTime(["%Y-%m-%d"])


def add_acts(group: click.Group, open_: Open) -> None:
    """Add the verbs to the group `ledger`."""
    _add_review(group, open_)
    _add_work(group, open_)
    _add_evidence(group, open_)
    _add_books(group, open_)


def _add_review(group: click.Group, open_: Open) -> None:
    @group.command()
    @click.argument("promises", nargs=-1, required=True)
    @act_options
    def confirm(promises: tuple[str, ...], **given: Any) -> None:
        """Confirm one or more proposals, as one act."""
        do = Doing(open_, given)
        from troth.ledger import actions

        seen = do.how.pop("expected_seq")
        do.told(actions.confirm_many(dict.fromkeys(do.ids(promises), seen), do.actor, **do.how))

    @group.command()
    @click.argument("promises", nargs=-1, required=True)
    @act_options
    def reject(promises: tuple[str, ...], **given: Any) -> None:
        """Reject one or more proposals; they are not proposed again."""
        do = Doing(open_, given)
        from troth.ledger import actions

        seen = do.how.pop("expected_seq")
        do.told(actions.reject_many(dict.fromkeys(do.ids(promises), seen), do.actor, **do.how))

    @group.command()
    @click.argument("promise")
    @act_options
    def reopen(promise: str, **given: Any) -> None:
        """Put a promise back into the review queue."""
        do = Doing(open_, given)
        from troth.ledger import actions

        do.told(actions.reopen(do.ids((promise,))[0], do.actor, **do.how))

    @group.command()
    @click.argument("into")
    @click.argument("others", nargs=-1, required=True)
    @act_options
    def merge(into: str, others: tuple[str, ...], **given: Any) -> None:
        """Say that OTHERS are the same promise as INTO."""
        do = Doing(open_, given)
        from troth.ledger import actions

        do.told(actions.merge(do.ids((into,))[0], do.ids(others), do.actor, **do.how))

    @group.command()
    @click.argument("promise")
    @click.argument("appearances", nargs=-1, required=True)
    @act_options
    def split(promise: str, appearances: tuple[str, ...], **given: Any) -> None:
        """Make some APPEARANCES (keys from `show --json`) of PROMISE a promise of their own."""
        do = Doing(open_, given)
        from troth.ledger import actions, queries

        whole = do.ids((promise,))[0]
        keys = [k for k in queries.promise(whole).appearances if any(k.startswith(a) for a in appearances)]
        do.told(actions.split(whole, keys, do.actor, **do.how))


def _add_work(group: click.Group, open_: Open) -> None:
    @group.command()
    @click.argument("promise")
    @click.argument("outcome")
    @click.option("--on", type=DAY, callback=_day, help="The day that settled it.")
    @act_options
    def status(promise: str, outcome: str, on: date | None, **given: Any) -> None:
        """Set the OUTCOME of PROMISE: kept, kept_late, kept_in_part, broken, in_the_works, stalled …"""
        do = Doing(open_, given)
        from troth.ledger import actions

        do.told(actions.set_outcome(do.ids((promise,))[0], outcome, do.actor, settled_on=on, **do.how))

    @group.command()
    @click.argument("promise")
    @act_options
    def second(promise: str, **given: Any) -> None:
        """Agree, as a second person, with the outcome of PROMISE."""
        do = Doing(open_, given)
        from troth.ledger import actions

        do.told(actions.second(do.ids((promise,))[0], do.actor, **do.how))

    @group.command()
    @click.argument("promise")
    @click.argument("text")
    @act_options
    def comment(promise: str, text: str, **given: Any) -> None:
        """Leave a remark on PROMISE for colleagues."""
        do = Doing(open_, given)
        from troth.ledger import actions

        do.told(actions.comment(do.ids((promise,))[0], text, do.actor, **do.how))

    @group.command()
    @click.argument("promise")
    @click.argument("owner")
    @act_options
    def assign(promise: str, owner: str, **given: Any) -> None:
        """Give PROMISE to OWNER to look after."""
        do = Doing(open_, given)
        from troth.ledger import actions

        do.told(actions.assign(do.ids((promise,))[0], owner, do.actor, **do.how))

    @group.command()
    @click.argument("promise")
    @click.argument("what")
    @click.argument("value", type=float)
    @click.option("--on", type=DAY, callback=_day, required=True, help="The day of the count.")
    @click.option("--source", default="", help="A document's id or an address.")
    @act_options
    def observe(promise: str, what: str, value: float, on: date, source: str, **given: Any) -> None:
        """Note a number for PROMISE: WHAT was counted (ordered, delivered, target) and its VALUE."""
        do = Doing(open_, given)
        from troth.ledger import evidence_actions

        do.told(
            evidence_actions.observe(
                do.ids((promise,))[0], what, value, on, do.actor, source=source, **do.how
            )
        )

    @group.command()
    @click.argument("act", required=False)
    @act_options
    def undo(act: str | None, **given: Any) -> None:
        """Take back an ACT (default: your last one) by counter-entries."""
        do = Doing(open_, given)
        from troth.ledger import corrections

        last = act or corrections.last_act("main", do.actor)
        if last is None:
            raise fail("ledger.undo", f"{do.actor.name} has nothing to undo")
        do.told(corrections.undo(last, do.actor, **do.how))


def _add_evidence(group: click.Group, open_: Open) -> None:
    @group.group()
    def evidence() -> None:
        """Add, accept or reject evidence."""

    @evidence.command()
    @click.argument("promise")
    @click.argument("relation")
    @click.option("--doc", help="A document's id, with --quote from its text.")
    @click.option("--quote", default="")
    @click.option("--at", "place", type=int, help="Where the quote starts, when it stands there twice.")
    @click.option("--url", default="", help="Where else it can be seen.")
    @click.option("--on", type=DAY, callback=_day, help="The day of the passage.")
    @act_options
    def add(
        promise: str, relation: str, doc: str | None, quote: str, place: int | None, url: str,
        on: date | None, **given: Any,
    ) -> None:  # fmt: skip
        """Add evidence to PROMISE: supports_kept, supports_part, delay, withdrawn, contradicted, restated."""
        do = Doing(open_, given)
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

    def judge(promise: str, key: str, accept: bool, relation: str, given: dict[str, Any]) -> None:
        do = Doing(open_, given)
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
        judge(promise, evidence_key, True, relation, given)

    @evidence.command("reject")
    @click.argument("promise")
    @click.argument("evidence_key")
    @act_options
    def reject_evidence(promise: str, evidence_key: str, **given: Any) -> None:
        """Reject proposed evidence of PROMISE for good."""
        judge(promise, evidence_key, False, "", given)


def _add_books(group: click.Group, open_: Open) -> None:
    @group.command("import")
    @click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
    @click.option("--history", type=click.Path(path_type=Path, exists=True, dir_okay=False))
    @act_options
    def import_command(file: Path, history: Path | None, **given: Any) -> None:
        """Take in promises from a CSV FILE or a public tracker's JSON, with its status history."""
        do = Doing(open_, given)
        from troth.ledger import importing  # needs Django, which `Doing` has set up

        tracker = file.suffix.lower() == ".json"
        incoming, problems = importing.read_tracker(file, history) if tracker else importing.read_csv(file)
        report = importing.take_in(incoming, file.name, do.actor, problems)
        if do.as_json:
            Shown.json(
                {
                    "added": report.added, "changed": report.changed, "unchanged": report.unchanged,
                    "act": report.act, "problems": [problem.as_dict() for problem in report.problems],
                }
            )  # fmt: skip
        else:
            Shown.problems(report.problems)
            click.echo(f"{report.added} added, {report.changed} changed, {report.unchanged} as they were")
        click.get_current_context().exit(1 if report.problems else 0)
