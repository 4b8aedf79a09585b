"""Statements of the library into proposals of the ledger: once each, and never again once rejected.

A statement whose words the ledger already has is left alone, whatever was decided about it. A new one
joins the promise that it restates, also a rejected one (it stays rejected), or becomes a proposal.
"""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from django.db import transaction

from troth.brandbook import BrandBook
from troth.ledger.acting import write
from troth.ledger.apart import apart
from troth.ledger.cadence import cadence
from troth.ledger.deeds import deeds
from troth.ledger.grouping import Group, Item, best_group, dues_agree, former_days, item_of
from troth.ledger.models import Appearance, Promise
from troth.ledger.people import READER, Actor, permit
from troth.ledger.projection import states_of
from troth.ledger.proof import document_mark, erased_keys, erased_places
from troth.ledger.said import Library, Said, answers_for, product_line, statements
from troth.ledger.state import PromiseState, as_date
from troth.ledger.vectors import WIDTH, Matrix, Vectors
from troth.ledger.writing import MAIN, Draft, lock
from troth.words import content_id

LEAST_CONFIDENCE = 0.3
"""Below it a statement is not even proposed."""


@dataclass(frozen=True, slots=True)
class ProposeReport:
    """What a run did: statements looked at, new promises, appearances added to known ones, new versions."""

    looked_at: int
    new_promises: int
    new_appearances: int
    new_versions: int
    promise_ids: list[str] = field(default_factory=list)


def vectors_of(library: object) -> Vectors:
    """The workspace's vector cache; in memory for a library without a workspace."""
    workspace = getattr(library, "workspace", None)
    place: Path | None = getattr(workspace, "cache_path", None)
    return Vectors(place / "vectors.sqlite3" if place else None)


def propose(
    library: Library,
    book: BrandBook | None,
    actor: Actor = READER,
    *,
    ledger: str = MAIN,
    vectors: Vectors | None = None,
) -> ProposeReport:
    """Propose what the library's promises say that the ledger does not yet hold. Idempotent."""
    permit(actor, "propose")
    found = [
        part
        for said in statements(library, ("promise",))
        if said.confidence >= LEAST_CONFIDENCE and answers_for(said, book) is not None
        for part in apart(said)
    ]
    encoder = vectors or vectors_of(library)
    fresh = _unknown(found, ledger)
    if not fresh:
        return ProposeReport(len(found), 0, 0, 0)
    encoder.encode([said.quote for said in fresh])
    with transaction.atomic():
        locked = lock(ledger)
        fresh = _unknown(fresh, ledger)
        board = Board(ledger, book, encoder, len(fresh))
        for said in fresh:
            board.place(said)
        write(locked, board.drafts, actor, uuid.uuid4().hex, {"ledger": ledger})
    kinds = Counter(draft.kind for draft in board.drafts)
    return ProposeReport(
        len(found), kinds["proposed"], len(fresh) - kinds["proposed"], kinds["worded"], board.made
    )


def _unknown(found: list[Said], ledger: str) -> list[Said]:
    """Statements whose words no appearance has: neither the same words nor words at an overlapping place."""
    keys = erased_keys(ledger)
    places: dict[tuple[str, int], list[tuple[int, int]]] = {}
    rows = Appearance.objects.filter(ledger_id=ledger).exclude(doc_id="")
    for key, doc, version, start, end in rows.values_list("key", "doc_id", "doc_version", "start", "end"):
        keys.add(key)
        places.setdefault((doc, version), []).append((start, end))
    for doc, version, start, end in erased_places(ledger):
        places.setdefault((doc, version), []).append((start, end))
    fresh: list[Said] = []
    for said in found:
        near = places.setdefault((said.doc_id, said.doc_version), [])
        if keys & {said.key, document_mark(said.doc_id)} or any(
            _mostly(said.start, said.end, *place) for place in near
        ):
            continue
        keys.add(said.key)
        near.append((said.start, said.end))
        fresh.append(said)
    return fresh


def _mostly(start: int, end: int, other_start: int, other_end: int) -> bool:
    """True when two places share more than half of the shorter one."""
    shared = min(end, other_end) - max(start, other_start)
    return 2 * shared > min(end - start, other_end - other_start)


class Board:
    """The groups known so far, growing while statements are placed; collects the entries to write."""

    def __init__(self, ledger: str, book: BrandBook | None, vectors: Vectors, room: int) -> None:
        self.book, self.vectors = book, vectors
        self.groups: list[Group] = []
        self.owners: list[int] = []
        self.states: dict[str, PromiseState] = {}
        self.drafts: list[Draft] = []
        self.made: list[str] = []
        quotes: list[str] = []
        for state in _living(ledger):
            self.states[state.promise_id] = state
            self._known(state, quotes)
        self.matrix: Matrix = np.zeros((len(quotes) + room, WIDTH), dtype=np.float32)
        self.matrix[: len(quotes)] = vectors.encode(quotes)

    def _known(self, state: PromiseState, quotes: list[str]) -> None:
        group = Group(state.promise_id)
        self.groups.append(group)
        appearances: list[dict[str, Any]] = list(state.appearances.values()) or [{"quote": state.wording}]
        for appearance in appearances:
            read = appearance.get("read") or {}
            item = item_of(
                read.get("amounts", state.amounts), read.get("due", state.due),
                [state.line] if state.line else [], self._path(state.entity),
                _former(appearance, state),
                deeds(appearance.get("quote", ""), appearance.get("lang") or "").named,
                cadence(appearance.get("quote", "")),
            )  # fmt: skip
            self._add(group, len(self.groups) - 1, item)
            quotes.append(appearance.get("quote", ""))

    def _add(self, group: Group, index: int, item: Item) -> None:
        group.items.append(item)
        group.rows.append(len(self.owners))
        self.owners.append(index)

    def _path(self, house: str) -> str:
        """The house with the houses above it."""
        known, path = self.book.by_id if self.book else {}, [house]
        while path[0] in known and (above := known[path[0]].parent) in known and above not in path:
            path.insert(0, above or "")
        return "/".join(path)

    def place(self, said: Said) -> None:
        """Join a statement to its promise or open a new one."""
        vector = self.vectors.encode([said.quote])[0]
        house, line = answers_for(said, self.book) or "", product_line(said, self.book)
        former, named = former_days(said.quote, said.lang, said.on), deeds(said.quote, said.lang).named
        lines, path = [line] if line else [], self._path(house)
        item = item_of(said.amounts, said.due, lines, path, former, named, cadence(said.quote))
        found = best_group(vector, item, self.groups, self.owners, self.matrix[: len(self.owners)])
        if found is None:
            self._open(said, house, line)
            index = len(self.groups) - 1
        else:
            index = found[0]
            self._join(said, self.states[self.groups[index].promise_id], found[1])
        self.matrix[len(self.owners)] = vector
        self._add(self.groups[index], index, item)

    def _open(self, said: Said, house: str, line: str) -> None:
        promise_id = content_id("promise", said.key)
        payload: dict[str, Any] = {
            "origin": "reader", "kind": said.kind, "wording": said.quote, "lang": said.lang,
            "speaker": said.speaker, "speaker_entity": said.speaker_entity, "entity": house, "line": line,
            "entities": said.entities, "amounts": said.amounts, "due": said.due, "vague": said.vague,
            "commitment": said.commitment, "specificity": max(1, min(3, said.specificity)),
            "footnotes": said.footnotes, "confidence": round(said.confidence, 4), "unsure": said.unsure,
            "announced_on": said.on.isoformat() if said.on else None, "appearances": [said.appearance()],
        }  # fmt: skip
        self.drafts.append(Draft(promise_id, "proposed", payload))
        self.made.append(promise_id)
        self.groups.append(Group(promise_id))
        state = PromiseState(promise_id, review="proposed", wording=said.quote, lang=said.lang)
        state.due, state.amounts, state.announced_on = said.due, said.amounts, payload["announced_on"]
        state.versions.append({"due": said.due})
        self.states[promise_id] = state

    def _join(self, said: Said, state: PromiseState, score: float) -> None:
        payload = {"appearances": [said.appearance()], "score": round(score, 4)}
        self.drafts.append(Draft(state.promise_id, "appeared", payload))
        why = _news(said, state)
        if why:
            day = said.on.isoformat() if said.on else None
            due, amounts = said.due or state.due, said.amounts or state.amounts
            version = {
                "wording": said.quote, "on": day, "speaker": said.speaker, "appearance": said.key, "why": why,
                "due": due, "amounts": amounts,
            }  # fmt: skip
            self.drafts.append(Draft(state.promise_id, "worded", version))
            state.versions.append(version)
            state.due, state.amounts = due, amounts


def _former(appearance: dict[str, Any], state: PromiseState) -> frozenset[str]:
    on = as_date(appearance.get("on") or state.announced_on)
    return former_days(appearance.get("quote", ""), appearance.get("lang") or state.lang, on)


def _living(ledger: str) -> Iterator[PromiseState]:
    found = Promise.objects.filter(ledger_id=ledger).exclude(review__in=("merged", "void"))
    return states_of(found.order_by("promise_id"))


def _told_again(new: dict[str, Any], old: dict[str, Any]) -> bool:
    """True when a due is one that is known, told again: the same days or words, as long a span, or as often.

    "48小时内" told a week later still counts from when it was promised, not from the day of telling, and a
    rhythm that goes on from today is no other one than yesterday.
    """
    days, was = (new.get("from"), new.get("to")), (old.get("from"), old.get("to"))
    same_words = bool(new.get("text")) and new.get("text") == old.get("text")
    if dues_agree(days, was) or same_words:
        return True
    if new.get("every") and new.get("every") == old.get("every"):
        return True
    if new.get("form") != "relative" or old.get("form") != "relative":
        return False
    length, before = _length(days), _length(was)
    return length is not None and before is not None and abs(length - before) <= 1


def _length(days: tuple[str | None, str | None]) -> int | None:
    first, last = as_date(days[0]), as_date(days[1])
    return (last - first).days if first and last else None


def _news(said: Said, state: PromiseState) -> str:
    """Why a restatement is a new version: a moved date or another amount, said later; else empty."""
    if state.announced_on and said.on and said.on.isoformat() < state.announced_on:
        return ""
    new, old = said.due, state.due
    if new and old and (new.get("to") or new.get("from")):
        dues = [old, *(version["due"] for version in state.versions if version.get("due"))]
        if not any(_told_again(new, due) for due in dues):
            return "date moved"
    if new and not old and new.get("to"):
        return "date added"
    values = {(a["value"], a.get("value_to")) for a in said.amounts}
    known = {(a["value"], a.get("value_to")) for a in state.amounts}
    if values and known and not values & known:
        return "amount changed"
    return ""
