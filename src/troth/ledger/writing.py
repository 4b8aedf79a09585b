"""Appending entries: one transaction, the chain extended, the read side brought up to date.

Writers take turns: SQLite by its IMMEDIATE transactions, PostgreSQL by locking the ledger's row.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from django.db import transaction

from troth.ledger.chain import canonical, entry_hash, payload_hash
from troth.ledger.fold import Line
from troth.ledger.models import Entry, Ledger
from troth.ledger.people import Actor

MAIN = "main"
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry to be written."""

    promise_id: str
    kind: str
    payload: dict[str, Any]


def ensure_ledger(slug: str = MAIN, name: str = "") -> Ledger:
    """The ledger of that name, made when missing."""
    ledger, _ = Ledger.objects.get_or_create(slug=slug, defaults={"name": name or slug})
    return ledger


def lock(slug: str) -> Ledger:
    """The ledger, locked until the transaction ends. Must be called inside one."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("a ledger is locked inside a transaction only")
    ledger = Ledger.objects.select_for_update().filter(slug=slug).first()
    if ledger is None:
        ensure_ledger(slug)
        ledger = Ledger.objects.select_for_update().get(slug=slug)
    return ledger


def append(
    ledger: Ledger, drafts: Sequence[Draft], actor: Actor, at: datetime, act: str, reason: str = ""
) -> list[Entry]:
    """Write entries at the end of a locked ledger's chain and move its head."""
    if not drafts:
        return []
    entries: list[Entry] = []
    prev, seq = ledger.head_hash, ledger.head_seq
    for draft in drafts:
        seq += 1
        payload, salt = canonical(draft.payload), secrets.token_hex(16)
        contents = payload_hash(payload, reason, salt)
        link = entry_hash(
            prev, ledger.slug, seq, draft.promise_id, draft.kind, act, contents, actor.name, actor.role, at
        )
        entries.append(
            Entry(
                ledger=ledger, seq=seq, promise_id=draft.promise_id, kind=draft.kind, act=act,
                payload=payload, reason=reason, salt=salt, payload_hash=contents,
                actor=actor.name, role=actor.role, at=at, prev_hash=prev, hash=link,
            )
        )  # fmt: skip
        prev = link
    Entry.objects.bulk_create(entries, batch_size=_BATCH)
    ledger.head_seq, ledger.head_hash = seq, prev
    ledger.save(update_fields=["head_seq", "head_hash"])
    return entries


LINE_FIELDS = ("seq", "promise_id", "kind", "payload", "actor", "role", "at", "act", "reason")


def lines_of(rows: Iterable[tuple[Any, ...]]) -> Iterator[Line]:
    """Rows of LINE_FIELDS as lines of the fold; an erased payload reads as empty."""
    for seq, promise_id, kind, payload, actor, role, at, act, reason in rows:
        yield Line(
            seq,
            promise_id,
            kind,
            orjson.loads(payload) if payload else {},
            actor,
            role,
            at.isoformat(),
            act,
            reason,
        )


def lines(slug: str, promise_ids: Iterable[str] | None = None) -> Iterator[Line]:
    """Lines of a ledger sorted by (promise_id, seq), of some promises or of all, streamed."""
    found = Entry.objects.filter(ledger_id=slug)
    if promise_ids is not None:
        found = found.filter(promise_id__in=list(promise_ids))
    rows = found.order_by("promise_id", "seq").values_list(*LINE_FIELDS)
    yield from lines_of(rows.iterator(chunk_size=5_000))
