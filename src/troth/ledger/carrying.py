"""Which entries carry a person or a document: what a demand for deletion reaches, before it is met."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from troth.ledger.models import Entry, SavedView
from troth.ledger.said import Library
from troth.ledger.writing import MAIN
from troth.words import fail, keyed_hash

_FIELDS = ("seq", "promise_id", "kind", "at", "actor", "payload", "reason")


@dataclass(frozen=True, slots=True)
class Carrying:
    """An entry that carries what was asked for: in which fields, and the words in the first of them."""

    seq: int
    promise_id: str
    kind: str
    at: str
    actor: str
    where: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Carried:
    """All that a ledger holds of a person or of documents. `acted` counts entries that the person wrote:
    who did what is part of each link and of the account that others are owed, and stays."""

    entries: list[Carrying]
    documents: list[str]
    acted: int
    views: int

    @property
    def seqs(self) -> list[int]:
        """The entries to be blanked."""
        return [entry.seq for entry in self.entries]


def carried(names: Sequence[str], documents: Collection[str], slug: str = MAIN) -> Carried:
    """Everything in the contents of entries that names one of `names` or lies in one of `documents`.

    A name is found in any spelling of case and width, as a whole name: "Li" is not found in "Lisa".
    Raises TrothError when there is nothing to look for.
    """
    named, wanted = [_name(name) for name in names], frozenset(documents)
    if not named and not wanted:
        raise fail("ledger.erase", "name a person or a document")
    rows = Entry.objects.filter(ledger_id=slug).exclude(payload="").exclude(kind="erased")
    found: list[Carrying] = []
    appearances: set[str] = set()
    for row in rows.order_by("seq").values_list(*_FIELDS).iterator(chunk_size=5_000):
        seq, promise, kind, at, actor, text, reason = row
        payload = orjson.loads(text)
        hits = list(_hits(payload, reason, named, wanted))
        if not hits and payload.get("appearance") in appearances:
            hits = [("wording", str(payload.get("wording", "")))]
        if hits:
            appearances |= {item["key"] for item in keyed(payload) if item.get("doc_id") in wanted}
            where = tuple(dict.fromkeys(place for place, _words in hits))
            words = _shown(payload, hits)
            found.append(Carrying(seq, promise, kind, at.isoformat(), actor, where, words))
    acted = sum(n.search(_plain(who)) is not None for n in named for who in _actors(slug))
    return Carried(found, sorted(wanted), acted, len(_views(named, slug)))


def documents_by(library: Library, names: Sequence[str], author_key: bytes) -> list[str]:
    """Documents that an account of these names wrote, on any channel, by name or by pseudonym."""
    rows = library.sql("SELECT DISTINCT channel FROM documents_all").to_pylist()
    channels = [row["channel"] for row in rows]
    keys = [keyed_hash(author_key, f"{channel}:{name}") for channel in channels for name in names]
    query = (
        "SELECT DISTINCT doc_id FROM documents_all "
        "WHERE list_contains($keys, author_key) OR list_contains($names, author_name) ORDER BY doc_id"
    )
    return [row["doc_id"] for row in library.sql(query, {"keys": keys, "names": list(names)}).to_pylist()]


def keyed(payload: Any) -> Iterator[dict[str, Any]]:
    """Appearances and evidence in an entry's contents, at any depth."""
    if isinstance(payload, dict):
        if isinstance(payload.get("key"), str) and "doc_id" in payload:
            yield payload
        for value in payload.values():
            yield from keyed(value)
    elif isinstance(payload, list):
        for value in payload:
            yield from keyed(value)


def drop_views(names: Sequence[str], slug: str = MAIN) -> int:
    """Delete saved views whose filters name a person. Returns how many."""
    held = _views([_name(name) for name in names], slug)
    return SavedView.objects.filter(pk__in=held).delete()[0]


def _views(named: list[re.Pattern[str]], slug: str) -> list[int]:
    rows = SavedView.objects.filter(ledger_id=slug).values_list("pk", "filters", "name")
    return [pk for pk, filters, name in rows if any(n.search(_plain(f"{filters} {name}")) for n in named)]


def _actors(slug: str) -> Iterator[str]:
    rows = Entry.objects.filter(ledger_id=slug).values_list("actor", flat=True)
    yield from rows.iterator(chunk_size=5_000)


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _name(name: str) -> re.Pattern[str]:
    """A pattern for a whole name; letters of a script without blanks may touch it."""
    plain = _plain(name)
    if len(plain) < 2:
        raise fail("ledger.erase", f"{name!r} is too short for a name")
    latin = r"A-Za-z0-9_À-ÖØ-öø-ɏ"
    before = rf"(?<![{latin}])" if re.match(rf"[{latin}]", plain[0]) else ""
    after = rf"(?![{latin}])" if re.match(rf"[{latin}]", plain[-1]) else ""
    return re.compile(before + re.escape(plain) + after)


def _hits(
    payload: dict[str, Any], reason: str, named: list[re.Pattern[str]], documents: Collection[str]
) -> Iterator[tuple[str, str]]:
    for place, words in [*_strings(payload, ""), ("reason", reason)]:
        if words in documents or any(name.search(_plain(words)) for name in named):
            yield place, words


def _shown(payload: dict[str, Any], hits: list[tuple[str, str]]) -> str:
    """Words by which a person can tell whether the right one is meant: a document's id says nothing."""
    quotes = [str(payload.get("wording") or ""), *(str(item.get("quote") or "") for item in keyed(payload))]
    told = next((words for place, words in hits if place not in ("doc_id", "speaker")), "")
    return told or next((quote for quote in quotes if quote), hits[0][1])


def _strings(value: Any, place: str) -> Iterator[tuple[str, str]]:
    """Every string in an entry's contents with the name of its field."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _strings(inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner, place)
