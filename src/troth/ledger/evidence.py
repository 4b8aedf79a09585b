"""Follow-up: for every open promise, later passages that say what became of it, proposed as evidence.

Passages are statements that the reader made and sentences of documents that a full-text search finds.
A passage must speak of the promise (vectors across languages, deeds, shared words, amounts, days) and say
what became of it (`weighing`). Precision comes before recall: few proposals, the best first, one a document.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from troth.ledger.passages import Passage
from troth.ledger.relations import Relation
from troth.ledger.state import PromiseState
from troth.ledger.terms import Rarity
from troth.ledger.vectors import Matrix, Vectors
from troth.ledger.weighing import TURNS, Names, aim_of, judge, speaks, standing
from troth.words import content_id

BEST = 5
"""Proposals a promise at most in one run."""
SPEAKS_OF = 0.30
"""How surely a passage must speak of the promise, whatever else speaks for it."""
PLAIN = 0.75
"""From here on it plainly speaks of the promise, and the same words once more add nothing."""
ENOUGH = 0.44
SURE, FAR_BELOW = 0.85, 0.30
"""A passage that scores so much less than the best one (or than a sure one) is left out."""
AGAIN = 0.12
"""Taken off for each better find that tells the same turn for the worse: a delay and its end both show."""
ALIKE = 0.86
"""Cosine from which two passages are the same news."""
MEANING_FLOOR = 0.05
PLAUSIBLE = 40
"""Best passages that are looked at for each promise."""


@dataclass(frozen=True, slots=True)
class Find:
    """A passage proposed for a promise."""

    passage: Passage
    relation: Relation
    score: float
    row: int = -1
    """Its row in the matrix of vectors."""

    def payload(self, promise_id: str) -> dict[str, Any]:
        """What the ledger keeps of it."""
        p = self.passage
        return {
            "key": content_id("evidence", promise_id, p.doc_id, p.quote, ""),
            "relation": self.relation.name, "words": self.relation.words, "score": round(self.score, 4),
            "doc_id": p.doc_id, "doc_version": p.doc_version, "start": p.start, "end": p.end,
            "quote": p.quote, "on": p.on.isoformat() if p.on else None, "lang": p.lang, "url": p.url,
            "voice": p.voice, "speaker": p.speaker,
        }  # fmt: skip


def comes_after(state: PromiseState, passage: Passage, told: Relation) -> bool:
    """True when the passage can tell what became of it: said later, or later in a text of its day.

    Words of the promise itself tell nothing, except that a later wording may announce a delay.
    """
    for appearance in state.appearances.values():
        if appearance.get("doc_id") == passage.doc_id:
            on = appearance.get("on") or ""
            if passage.start < appearance.get("end", 0) and appearance.get("start", 0) < passage.end:
                return told.name == "delay" and on > (state.announced_on or on)
            if passage.start < appearance.get("start", 0) and not (
                on and passage.on and passage.on.isoformat() > on
            ):
                return False
    if state.announced_on is None or passage.on is None:
        return any(a.get("doc_id") == passage.doc_id for a in state.appearances.values())
    return passage.on.isoformat() >= state.announced_on


def finds(
    state: PromiseState,
    passages: list[Passage],
    matrix: Matrix,
    vectors: Vectors,
    rarity: Rarity,
    names: Names,
) -> list[Find]:
    """The best evidence for one promise among passages; `matrix` holds their vectors, row for row."""
    if not passages:
        return []
    aim = aim_of(state)
    meanings = (matrix @ vectors.encode(aim.quotes).T).max(axis=1)
    found: list[Find] = []
    for row, passage in enumerate(passages):
        meaning = float(meanings[row])
        if meaning < MEANING_FLOOR:
            continue
        told = judge(aim, passage)
        if told is None or not comes_after(state, passage, told):
            continue
        shared = max(rarity.overlap(quote, passage.context) for quote in aim.quotes)
        spoken = speaks(aim, passage, meaning, shared)
        if spoken < SPEAKS_OF:
            continue
        value = min(spoken, PLAIN) + standing(aim, passage, told, names)
        if value >= ENOUGH:
            found.append(Find(passage, told, value, row))
    return _best(sorted(found, key=lambda f: -f.score)[:PLAUSIBLE], matrix)


def _best(found: list[Find], matrix: Matrix) -> list[Find]:
    """The best few: one a document, none that repeats another, and not one relation alone."""
    kept: list[Find] = []
    left = list(found)
    while left and len(kept) < BEST:
        told = Counter(k.relation.name for k in kept if k.relation.name in TURNS)
        best = max(left, key=lambda f: f.score - AGAIN * told[f.relation.name])
        if kept and best.score < min(kept[0].score, SURE) - FAR_BELOW:
            break
        kept.append(best)
        near = matrix @ matrix[best.row]
        left = [f for f in left if f.passage.doc_id != best.passage.doc_id and near[f.row] < ALIKE]
    return kept
