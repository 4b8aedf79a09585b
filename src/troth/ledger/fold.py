"""Entries in, today's state out: pure functions, total over any sequence of well-formed lines.

An undone line is skipped as if it had never been written; an undoing can itself be undone. Therefore a
promise is folded from its lines alone, and the same lines always give the same state.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

from troth.ledger.appliers import APPLIERS
from troth.ledger.state import PromiseState


class Line(NamedTuple):
    """One entry as the fold sees it."""

    seq: int
    promise_id: str
    kind: str
    payload: dict[str, Any]
    actor: str
    role: str
    at: str
    """ISO 8601, UTC."""
    act: str = ""
    reason: str = ""


def struck(lines: list[Line]) -> set[int]:
    """The seqs that standing undoings name, undoings that were themselves undone included."""
    found: set[int] = set()
    for line in reversed(lines):
        if line.kind == "undone" and line.seq not in found:
            found.update(seq for seq in line.payload.get("seqs", ()) if seq < line.seq)
        elif line.kind == "erased":
            # A tombstone speaks for the undoings that it blanked.
            for undoing, seqs in line.payload.get("undone", {}).items():
                found.update(seq for seq in seqs if int(undoing) not in found and seq < int(undoing))
    return found


def effective(lines: list[Line]) -> list[Line]:
    """The lines that count: without undoings and without what a standing undoing names."""
    if not any(line.kind in ("undone", "erased") for line in lines):
        return lines
    gone = struck(lines)
    return [line for line in lines if line.kind != "undone" and line.seq not in gone]


def fold_promise(lines: Iterable[Line]) -> PromiseState:
    """State of one promise from its lines in order of seq.

    Unknown kinds change nothing but `seq`; a promise whose proposal was undone is void.
    """
    every = list(lines)
    state = PromiseState(every[0].promise_id if every else "")
    for line in effective(every):
        apply = APPLIERS.get(line.kind)
        if apply is not None and (state.review != "void" or line.kind == "proposed"):
            apply(state, line.payload, line)
    if state.review != "void" and not state.wording:
        _without_its_proposal(state)
    if every:
        state.seq, state.updated_at = every[-1].seq, every[-1].at
    return state


def _without_its_proposal(state: PromiseState) -> None:
    """A promise whose proposal was erased by law: it lives on in what others said of it, or not at all."""
    left = sorted(state.appearances.values(), key=lambda a: (a.get("on") or "9999", a.get("key", "")))
    if not left:
        state.review = "void"
        return
    first, read = left[0], left[0].get("read") or {}
    state.wording, state.lang = first.get("quote", ""), first.get("lang") or ""
    state.speaker, state.speaker_entity = first.get("speaker") or "", first.get("speaker_entity") or ""
    state.due, state.amounts = state.due or read.get("due"), state.amounts or read.get("amounts") or []
    state.announced_on = first.get("on")


def fold(lines: Iterable[Line]) -> dict[str, PromiseState]:
    """All promises' states from lines in order of seq, in any mixture of promises."""
    by_promise: dict[str, list[Line]] = {}
    for line in lines:
        if line.promise_id:
            by_promise.setdefault(line.promise_id, []).append(line)
    return {promise: fold_promise(own) for promise, own in by_promise.items()}


def fold_sorted(lines: Iterable[Line]) -> Iterator[PromiseState]:
    """The same for lines sorted by (promise_id, seq), one promise in memory at a time."""
    for promise, own in groupby(lines, key=attrgetter("promise_id")):
        if promise:
            yield fold_promise(own)
