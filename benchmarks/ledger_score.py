"""What the ledger proposes on the sample, held against the sample's truth: pure, over places in texts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from troth.ledger.state import PromiseState
from troth.sample.truth import Place, TruePromise
from troth.words import kept

AMONG = 3
"""The right evidence has to be among so many proposals."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Some words in a document of the library."""

    doc_id: str
    start: int
    end: int

    def shared(self, other: Spot) -> float:
        """How much of the shorter of two places both share: 0 to 1."""
        if self.doc_id != other.doc_id:
            return 0.0
        both = min(self.end, other.end) - max(self.start, other.start)
        return max(0, both) / max(1, min(self.end - self.start, other.end - other.start))

    def same(self, other: Spot) -> bool:
        """True when two places share more than half of the shorter one."""
        return self.shared(other) > 0.5


@dataclass(frozen=True, slots=True)
class Shown:
    """An appearance that the ledger has put under one of its proposals."""

    proposal: str
    spot: Spot
    quote: str
    file: str


@dataclass(frozen=True, slots=True)
class Told:
    """An appearance that the truth names, with the proposals that hold it."""

    promise: str
    quote: str
    file: str
    spots: tuple[Spot, ...]
    proposals: frozenset[str]


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    right: int
    of: int

    @property
    def value(self) -> float:
        """The share, 0 where there is nothing to count."""
        return self.right / self.of if self.of else 0.0

    def __str__(self) -> str:
        return f"{self.right} of {self.of} ({100 * self.value:.0f} %)"


@dataclass(slots=True)
class Score:
    """The figures, and every mistake behind them as (what, quote, file)."""

    story: Share
    found: Share
    proposals: Share
    appearances_found: Share
    appearances_right: Share
    pairs: Share
    pairs_read: Share
    pairs_right: Share
    evidence: Share
    mistakes: dict[str, list[tuple[str, str, str]]] = field(default_factory=dict)


class Shelf:
    """The documents of the sample, and where a quote of the truth stands in them."""

    def __init__(self, documents: Iterable[dict[str, Any]]) -> None:
        """`documents`: rows with doc_id, text and source_file."""
        self._rows = list(documents)
        self.files = {row["doc_id"]: _name(row["source_file"]) for row in self._rows}

    def spots(self, place: Place) -> tuple[Spot, ...]:
        """Every place of a quote in the documents of its file."""
        quote = kept(place.quote)
        rows = [row for row in self._rows if self.files[row["doc_id"]] == place.name]
        found = [(row["doc_id"], row["text"].find(quote)) for row in rows]
        return tuple(Spot(doc, at, at + len(quote)) for doc, at in found if at >= 0)


def _name(source_file: str | None) -> str:
    return (source_file or "").split("#")[0].rpartition("/")[2]


def score(truth: Sequence[TruePromise], shelf: Shelf, states: Sequence[PromiseState]) -> Score:
    """Hold the proposals of a ledger against the promises that were really made."""
    shown = [_shown(state, a, shelf) for state in states for a in state.appearances.values()]
    told = [_told(promise.id, place, shelf, shown) for promise in truth for place in promise.appearances]
    true_of = {one: _true_ids(one, told) for one in shown}
    found = {one.promise for one in told if one.proposals}
    good = {one.proposal for one in shown if true_of[one]}
    story = [promise for promise in truth if not promise.added]
    joined, split = _pairs(told)
    same, mixed = _within(shown, true_of)
    right, missed = _evidence(truth, told, shelf, states)
    return Score(
        story=Share(sum(p.id in found for p in story), len(story)),
        found=Share(len(found), len(truth)),
        proposals=Share(len(good), len(states)),
        appearances_found=Share(sum(bool(one.proposals) for one in told), len(told)),
        appearances_right=Share(sum(bool(ids) for ids in true_of.values()), len(shown)),
        pairs=Share(joined, sum(1 for _ in _true_pairs(told))),
        pairs_read=Share(joined, joined + len(split)),
        pairs_right=Share(same, same + len(mixed)),
        evidence=Share(right, right + len(missed)),
        mistakes={
            "Promises not found": [
                (one.promise, one.quote, one.file) for one in told if one.promise not in found
            ],
            "Restatements not found": [
                (one.promise, one.quote, one.file)
                for one in told
                if one.promise in found and not one.proposals
            ],
            "Proposed without being a promise": [
                ("", one.quote, one.file) for one in shown if not true_of[one]
            ],
            "One promise, kept apart": _apart(told),
            "Two promises, put together": mixed,
            "Evidence not among the first three": missed,
        },
    )


def _shown(state: PromiseState, appearance: dict[str, Any], shelf: Shelf) -> Shown:
    spot = Spot(appearance["doc_id"], appearance["start"], appearance["end"])
    return Shown(state.promise_id, spot, appearance["quote"], shelf.files.get(spot.doc_id, ""))


def _told(promise: str, place: Place, shelf: Shelf, shown: Sequence[Shown]) -> Told:
    spots = shelf.spots(place)
    holding = frozenset(one.proposal for one in shown if any(one.spot.same(spot) for spot in spots))
    return Told(promise, place.quote, place.name, spots, holding)


def _true_ids(one: Shown, told: Sequence[Told]) -> frozenset[str]:
    return frozenset(true.promise for true in told if any(one.spot.same(spot) for spot in true.spots))


def _true_pairs(told: Sequence[Told]) -> Iterable[tuple[Told, Told]]:
    return ((a, b) for a, b in combinations(told, 2) if a.promise == b.promise)


def _pairs(told: Sequence[Told]) -> tuple[int, list[tuple[Told, Told]]]:
    """Pairs of one promise that stand under one proposal, and those that were read but stand apart."""
    read = [(a, b) for a, b in _true_pairs(told) if a.proposals and b.proposals]
    split = [(a, b) for a, b in read if not a.proposals & b.proposals]
    return len(read) - len(split), split


def _apart(told: Sequence[Told]) -> list[tuple[str, str, str]]:
    """The appearances that stand under another proposal than most of their promise's."""
    out: list[tuple[str, str, str]] = []
    for promise in dict.fromkeys(one.promise for one in told):
        mine = [one for one in told if one.promise == promise and one.proposals]
        main = most_held(mine)
        out += [(one.promise, one.quote, one.file) for one in mine if main not in one.proposals]
    return out


def most_held(told: Sequence[Told]) -> str:
    """The proposal that holds most of some appearances, the first of several; empty for none."""
    held = [proposal for one in told for proposal in sorted(one.proposals)]
    return max(held, key=held.count, default="")


def _within(
    shown: Sequence[Shown], true_of: dict[Shown, frozenset[str]]
) -> tuple[int, list[tuple[str, str, str]]]:
    """Pairs under one proposal that are one promise, and those that are two."""
    same, mixed = 0, list[tuple[str, str, str]]()
    for one, other in combinations([each for each in shown if true_of[each]], 2):
        if one.proposal != other.proposal:
            continue
        if true_of[one] & true_of[other]:
            same += 1
        else:
            ids = "/".join(sorted(true_of[one] | true_of[other]))
            mixed.append((ids, f"{one.quote} | {other.quote}", f"{one.file}, {other.file}"))
    return same, mixed


def _evidence(
    truth: Sequence[TruePromise], told: Sequence[Told], shelf: Shelf, states: Sequence[PromiseState]
) -> tuple[int, list[tuple[str, str, str]]]:
    """For how many promises with known evidence it is among the first of their proposal, and which miss."""
    by_id = {state.promise_id: state for state in states}
    right, missed = 0, list[tuple[str, str, str]]()
    for promise in truth:
        if not promise.evidence:
            continue
        main = most_held([one for one in told if one.promise == promise.id])
        spots = [spot for place in promise.evidence for spot in shelf.spots(place)]
        if main and any(found.shared(spot) > 0 for found in first(by_id[main]) for spot in spots):
            right += 1
        else:
            place = promise.evidence[0]
            missed.append((promise.id, place.quote, place.name))
    return right, missed


def first(state: PromiseState) -> list[Spot]:
    """The places of the best evidence that is proposed for a promise."""
    best = sorted(state.evidence.values(), key=lambda e: -float(e.get("score") or 0))[:AMONG]
    return [Spot(e["doc_id"], e["start"], e["end"]) for e in best]
