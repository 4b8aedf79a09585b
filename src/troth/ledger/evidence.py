"""Follow-up: for every open promise, later passages that say what became of it, proposed as evidence.

Passages are statements that the reader made and sentences of documents that a full-text search finds.
A passage must speak of the promise (vectors across languages, shared words, products, amounts) and say
what became of it (`relations`). Precision comes before recall: few proposals, the best first.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

import numpy as np

from troth.ledger.passages import Passage
from troth.ledger.relations import Relation, points_back, relation
from troth.ledger.state import PromiseState
from troth.ledger.terms import Rarity
from troth.ledger.vectors import Matrix, Vectors
from troth.words import content_id

BEST = 5
"""Proposals a promise at most in one run."""
ENOUGH = 0.46
FILL, FILL_FROM = 3, 0.32
"""Where fewer than three are that good, weaker ones from this score on fill up to three."""
W_MEANING, W_WORDS, W_PRODUCT, W_AMOUNT, W_DATE, W_STRONG = 0.55, 0.40, 0.10, 0.10, 0.08, 0.10
W_BACK = 0.10
"""A passage that looks back at a promise (as promised, 说好, zugesagt)."""
MEANING_FLOOR = 0.12
SPEAKS_OF = 0.35
"""Meaning and half the shared words from which a passage speaks of the promise at all."""
OTHER_PRODUCT = -0.25
SAME_TEXT = 0.15
"""A strong word (as promised, 如约) in the text that told the promise points back at it."""
MOST_QUOTES = 6
PLAUSIBLE = 30
"""Nearest passages that are looked at for each promise."""


class Names(Protocol):
    """Tells which products a set of entities holds."""

    def __call__(self, entities: Iterable[str]) -> frozenset[str]: ...


@dataclass(frozen=True, slots=True)
class Find:
    """A passage proposed for a promise."""

    passage: Passage
    relation: Relation
    score: float

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


def comes_after(state: PromiseState, passage: Passage) -> bool:
    """True when the passage can tell what became of it: said later, or later in a text of its day."""
    for appearance in state.appearances.values():
        if appearance.get("doc_id") == passage.doc_id:
            overlaps = passage.start < appearance.get("end", 0) and appearance.get("start", 0) < passage.end
            if overlaps:
                return False
            on = appearance.get("on")
            if passage.start < appearance.get("start", 0) and not (
                on and passage.on and passage.on.isoformat() > on
            ):
                return False
    if state.announced_on is None or passage.on is None:
        return any(a.get("doc_id") == passage.doc_id for a in state.appearances.values())
    return passage.on.isoformat() >= state.announced_on


def told_words(state: PromiseState) -> list[str]:
    """The wording and a few other appearances, so that each language finds its like."""
    quotes = dict.fromkeys([state.wording, *(a.get("quote", "") for a in state.appearances.values())])
    return [quote for quote in quotes if quote][:MOST_QUOTES] or [""]


def score(
    state: PromiseState, passage: Passage, told: Relation, meaning: float, shared: float, names: Names
) -> float:
    """How well a passage fits a promise, about 0 to 1.2: `meaning` is the cosine of their vectors,
    `shared` the share of telling words that they have in common."""
    total = W_MEANING * max(0.0, meaning) + W_WORDS * shared
    ours, theirs = {state.line} - {""} or names(state.entities), names(passage.entities)
    if ours and theirs:
        total += W_PRODUCT if ours & theirs else OTHER_PRODUCT
    values = {a["value"] for a in state.amounts if a.get("value")}
    if values and values & set(passage.values):
        total += W_AMOUNT
    if _fits_due(state, passage.on, told.name):
        total += W_DATE
    if points_back(passage.context, passage.lang):
        total += W_BACK
    if told.strength == 1 and any(a.get("doc_id") == passage.doc_id for a in state.appearances.values()):
        total += SAME_TEXT
    return total + W_STRONG * (told.strength - 0.5) * 2


def _fits_due(state: PromiseState, on: date | None, name: str) -> bool:
    if on is None or state.due_to is None:
        return False
    if name in ("contradicted", "delay"):
        return on >= (state.due_from or state.due_to)
    return (state.due_from or on) <= on <= state.due_to


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
    quotes = told_words(state)
    meanings = (matrix @ vectors.encode(quotes).T).max(axis=1)
    found: list[Find] = []
    for row in np.argsort(-meanings)[: PLAUSIBLE * 4]:
        meaning, passage = float(meanings[row]), passages[row]
        if meaning < MEANING_FLOOR or len(found) >= PLAUSIBLE:
            break
        if not comes_after(state, passage):
            continue
        told = told_by(passage)
        if told is None:
            continue
        near = any(a.get("doc_id") == passage.doc_id for a in state.appearances.values())
        shared = max(rarity.overlap(quote, passage.context) for quote in quotes)
        floor = SPEAKS_OF - (W_BACK if points_back(passage.context, passage.lang) else 0.0)
        if meaning + shared / 2 < floor and not (near and told.strength == 1):
            continue
        value = score(state, passage, told, meaning, shared, names)
        if value >= FILL_FROM:
            found.append(Find(passage, told, value))
    return _best(found)


def told_by(passage: Passage) -> Relation | None:
    """The relation that a passage's words tell; a promise or a question supports nothing."""
    told = relation(passage.context, passage.lang)
    if told and passage.kind in ("promise", "forecast", "aspiration", "question"):
        return told if told.name in ("delay", "withdrawn") else None
    return told


def _best(found: list[Find]) -> list[Find]:
    """The best few, no two with the same or nearly the same words."""
    kept: list[Find] = []
    for find in sorted(found, key=lambda f: -f.score):
        doubled = any(
            f.passage.doc_id == find.passage.doc_id
            and f.passage.start < find.passage.end
            and find.passage.start < f.passage.end
            for f in kept
        )
        if not doubled and all(f.passage.quote != find.passage.quote for f in kept):
            kept.append(find)
        if len(kept) == BEST or (len(kept) >= FILL and find.score < ENOUGH):
            break
    return kept
