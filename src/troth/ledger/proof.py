"""Proof that nothing was rewritten: the chain and the quotes checked, lawful erasure that keeps it whole."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterator
from typing import Any, Protocol, Unpack

import orjson
from django.db import connection, transaction

from troth.ledger.acting import How, Receipt, write
from troth.ledger.carrying import keyed
from troth.ledger.chain import GENESIS, entry_hash, payload_hash
from troth.ledger.fold import struck
from troth.ledger.models import Appearance, Entry, Evidence, Ledger
from troth.ledger.people import Actor, permit
from troth.ledger.projection import project
from troth.ledger.writing import MAIN, Draft, lines, lock
from troth.words import NotGrounded, Problem, Span, TrothError, content_id, fail, ground

Place = tuple[str, int, int, int]
"""Document, version, start, end."""
_FIELDS = (
    "seq", "promise_id", "kind", "act", "payload", "reason", "salt", "payload_hash", "actor", "role", "at",
    "prev_hash", "hash",
)  # fmt: skip


class Texts(Protocol):
    """Where stored texts come from (the library)."""

    def text(self, doc_id: str, version: int | None = None) -> str: ...


def verify_chain(slug: str = MAIN) -> list[Problem]:
    """Check every link; the first broken one is named, and nothing after it can be trusted."""
    ledger = Ledger.objects.filter(slug=slug).first()
    if ledger is None:
        return []
    prev, expected, erased = GENESIS, 0, set(erased_seqs(slug))
    rows = Entry.objects.filter(ledger_id=slug).order_by("seq").values_list(*_FIELDS)
    for row in rows.iterator(chunk_size=5_000):
        expected += 1
        told = _link_problem(slug, row, expected, prev, erased)
        if told:
            return [Problem("ledger.chain", f"entry {row[0]} of ledger {slug}: {told}", row=row[0])]
        prev = row[12]
    if (expected, prev) != (ledger.head_seq, ledger.head_hash):
        told = f"ledger {slug} ends at entry {expected}, but its head says {ledger.head_seq}"
        return [Problem("ledger.chain", told, row=expected)]
    return []


def _link_problem(slug: str, row: tuple[Any, ...], expected: int, prev: str, erased: set[int]) -> str | None:
    seq, promise, kind, act, payload, reason, salt, contents, actor, role, at, prev_hash, link = row
    if seq != expected:
        return f"entry {expected} is missing"
    if prev_hash != prev:
        return "does not follow the entry before it"
    if payload or salt:
        if payload_hash(payload, reason, salt) != contents:
            return "its contents were changed"
    elif seq not in erased:
        return "its contents are gone without a tombstone"
    if entry_hash(prev, slug, seq, promise, kind, act, contents, actor, role, at) != link:
        return "its fields were changed"
    return None


def erased_seqs(slug: str) -> Iterator[int]:
    """Entries that a tombstone names."""
    for entry in Entry.objects.filter(ledger_id=slug, kind="erased").iterator():
        yield from orjson.loads(entry.payload)["seqs"]


def verify_quotes(texts: Texts, slug: str = MAIN) -> Iterator[Problem]:
    """Check that every quote of appearances and evidence stands in the stored text where it says."""
    fields = ("promise_id", "doc_id", "doc_version", "start", "end", "quote")
    cached: tuple[tuple[str, int | None] | None, str | None] = (None, None)
    for name, table in (("appearance", Appearance), ("evidence", Evidence)):
        found = table.objects.filter(ledger_id=slug).exclude(doc_id="")
        rows = found.order_by("doc_id", "doc_version").values_list(*fields)
        for promise, doc, version, start, end, quote in rows.iterator(chunk_size=2_000):
            if cached[0] != (doc, version):
                cached = ((doc, version), _text(texts, doc, version))
            told = _quote_problem(cached[1], doc, start, end, quote)
            if told:
                yield Problem("ledger.quote", f"promise {promise}, {name} in document {doc}: {told}")


def _text(texts: Texts, doc: str, version: int | None) -> str | None:
    try:
        return texts.text(doc, version)
    except (TrothError, KeyError):
        return None


def _quote_problem(text: str | None, doc: str, start: int | None, end: int | None, quote: str) -> str | None:
    if text is None:
        return "the document is missing"
    try:
        ground(text, Span(doc, start or 0, end or 0), quote)
    except (NotGrounded, ValueError) as problem:
        return str(problem)
    return None


def verify(texts: Texts | None = None, slug: str = MAIN) -> list[Problem]:
    """The chain, then (given the library) every quote. An empty list means that all is well."""
    problems = verify_chain(slug)
    if texts is not None:
        problems += list(verify_quotes(texts, slug))
    return problems


def erased_keys(slug: str, promise_id: str | None = None) -> set[str]:
    """Keys of appearances and evidence that were blanked, and marks of documents: never proposed again."""
    found = Entry.objects.filter(ledger_id=slug, kind="erased")
    if promise_id is not None:
        found = found.filter(promise_id=promise_id)
    return {key for entry in found.iterator() for key in orjson.loads(entry.payload).get("keys", ())}


def erased_places(slug: str) -> Iterator[Place]:
    """Where blanked words stand in the library: document, version, start, end."""
    for entry in Entry.objects.filter(ledger_id=slug, kind="erased").iterator():
        yield from (tuple(place) for place in orjson.loads(entry.payload).get("places", ()))


def document_mark(doc_id: str) -> str:
    """What a tombstone remembers of a document whose words were blanked."""
    return content_id("erased document", doc_id)


def erase(
    seqs: list[int], law: str, actor: Actor, *, documents: Collection[str] = (), **how: Unpack[How]
) -> Receipt:
    """Blank the contents of entries, as a law orders, and leave a tombstone naming them and the law.

    The chain stays whole, because links cover the contents' salted hash only. What the reader had found in
    the blanked contents, or finds in `documents`, is not proposed again. Cannot be undone.
    """
    permit(actor, "erase")
    slug = how.get("ledger", MAIN)
    if not law.strip():
        raise fail("ledger.erase", "name the law or the order that demands the deletion")
    with transaction.atomic():
        ledger = lock(slug)
        entries = list(Entry.objects.filter(ledger_id=slug, seq__in=seqs).exclude(kind="erased"))
        if missing := set(seqs) - {entry.seq for entry in entries}:
            raise fail("ledger.unknown", f"no entry {sorted(missing)[0]} that can be erased")
        by_promise: dict[str, list[int]] = {}
        for entry in entries:
            by_promise.setdefault(entry.promise_id, []).append(entry.seq)
        marks = [document_mark(doc_id) for doc_id in documents]
        drafts = [_tombstone(p, entries, law, marks, slug) for p in by_promise]
        _blank(slug, [entry.seq for entry in entries])
        receipt = write(ledger, drafts, actor, uuid.uuid4().hex, how)
        project(slug, by_promise)
    _flush()
    return receipt


def _flush() -> None:
    """Bring what was blanked from SQLite's log into the file, so that the log does not keep it."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _tombstone(promise: str, entries: list[Entry], law: str, marks: list[str], slug: str) -> Draft:
    """What stays behind: which entries, by which law, hashes of what is not to come back, and what blanked
    undoings had undone, so that nothing which was taken back stands again."""
    own = [entry for entry in entries if entry.promise_id == promise]
    contents = [orjson.loads(entry.payload) if entry.payload else {} for entry in own]
    gone = struck(list(lines(slug, [promise])))
    undone = {
        str(entry.seq): payload.get("seqs", [])
        for entry, payload in zip(own, contents, strict=True)
        if entry.kind == "undone" and entry.seq not in gone
    }
    items = [item for payload in contents for item in keyed(payload)]
    payload = {
        "seqs": sorted(e.seq for e in own), "law": law,
        "keys": sorted({item["key"] for item in items} | set(marks)),
        "places": sorted({place for item in items if (place := _place(item))}),
    }  # fmt: skip
    return Draft(promise, "erased", {**payload, **({"undone": undone} if undone else {})})


def _place(item: dict[str, Any]) -> Place | None:
    version, start, end = item.get("doc_version"), item.get("start"), item.get("end")
    if not item["doc_id"] or version is None or start is None or end is None:
        return None
    return item["doc_id"], version, start, end


def _blank(slug: str, seqs: list[int]) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            # What was deleted is overwritten in the file, not only unlinked.
            cursor.execute("PRAGMA secure_delete = ON")
        for seq in seqs:
            cursor.execute(
                "UPDATE ledger_entry SET payload = '', reason = '', salt = '' "
                "WHERE ledger_id = %s AND seq = %s",
                [slug, seq],
            )
