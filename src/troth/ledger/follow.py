"""The daily round: evidence proposed for open promises, silence recorded where a search finds nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from troth.brandbook import BrandBook
from troth.ledger import moment
from troth.ledger.evidence import Find, finds, told_by, told_words
from troth.ledger.evidence_actions import note_silence, propose_evidence
from troth.ledger.models import Promise
from troth.ledger.passages import Passage, SearchableLibrary, said_passages, sentence_passages
from troth.ledger.people import READER, Actor
from troth.ledger.projection import states_of
from troth.ledger.propose import vectors_of
from troth.ledger.state import PromiseState
from troth.ledger.states import OPEN_OUTCOMES
from troth.ledger.terms import queries
from troth.ledger.vectors import Vectors
from troth.ledger.writing import MAIN

HITS = 12
"""Documents taken from one full-text query."""
AGAIN_AFTER = timedelta(days=7)
"""Silence is recorded anew only after so many days."""


@dataclass(frozen=True, slots=True)
class FollowReport:
    """What a round did: promises followed, passages proposed, silences recorded."""

    followed: int
    proposed: int
    silent: int


def follow_up(
    library: SearchableLibrary,
    book: BrandBook | None,
    actor: Actor = READER,
    *,
    ledger: str = MAIN,
    vectors: Vectors | None = None,
    only: Iterable[str] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> FollowReport:
    """Search evidence for every open promise (or for `only` some) and write what is found. Idempotent."""
    encoder = vectors or vectors_of(library)
    watch = Watch(library, book, encoder)
    states = list(_open(ledger, only))
    proposed = silent = 0
    for done, state in enumerate(states, 1):
        found, searched = watch.look(state)
        fresh = [f.payload(state.promise_id) for f in found]
        fresh = [payload for payload in fresh if payload["key"] not in state.evidence]
        if fresh:
            proposed += len(fresh)
            propose_evidence(state.promise_id, fresh, actor, ledger=ledger)
        elif not found and _worth_noting(state, moment.today()):
            silent += 1
            query = " | ".join(watch.queries(state))
            note_silence(state.promise_id, query, searched, actor, ledger=ledger)
        if progress is not None:
            progress(done, len(states))
    return FollowReport(len(states), proposed, silent)


def _open(ledger: str, only: Iterable[str] | None) -> Iterator[PromiseState]:
    found = Promise.objects.filter(
        ledger_id=ledger, review__in=("proposed", "confirmed"), outcome__in=OPEN_OUTCOMES
    ).order_by("promise_id")
    if only is not None:
        found = found.filter(promise_id__in=list(only))
    return states_of(found)


def _worth_noting(state: PromiseState, today: date) -> bool:
    """Silence is recorded for confirmed promises, and again only after a while."""
    if state.review != "confirmed" or any(e.get("status") != "rejected" for e in state.evidence.values()):
        return False
    last = (state.silence or {}).get("as_of")
    return last is None or date.fromisoformat(last) + AGAIN_AFTER <= today


class Watch:
    """What is searched for the promises of one round: statements once, sentences as they are found."""

    def __init__(self, library: SearchableLibrary, book: BrandBook | None, vectors: Vectors) -> None:
        self.library, self.book, self.vectors = library, book, vectors
        self.said = [passage for passage in said_passages(library) if told_by(passage)]
        self.matrix = vectors.encode([passage.context for passage in self.said])
        self._sentences: dict[str, list[Passage]] = {}

    def look(self, state: PromiseState) -> tuple[list[Find], int]:
        """The best evidence for a promise, and how many documents were looked through."""
        docs = self._search(state)
        found = self._told_in(docs)
        passages = self.said + found
        matrix = self.matrix
        if found:
            matrix = np.concatenate([matrix, self.vectors.encode([p.context for p in found])])
        searched = len(set(docs) | {p.doc_id for p in self.said})
        return finds(state, passages, matrix, self.vectors, self.products), searched

    def _search(self, state: PromiseState) -> list[str]:
        since = date.fromisoformat(state.announced_on) if state.announced_on else None
        hits: dict[str, None] = {}
        for query in self.queries(state):
            hits |= {hit.doc_id: None for hit in self.library.search(query, limit=HITS, since=since)}
        return list(hits)

    def _told_in(self, docs: list[str]) -> list[Passage]:
        new = [doc for doc in docs if doc not in self._sentences]
        self._sentences |= {doc: [] for doc in new}
        for passage in sentence_passages(self.library, new):
            if told_by(passage):
                self._sentences[passage.doc_id].append(passage)
        return [passage for doc in docs for passage in self._sentences[doc]]

    def queries(self, state: PromiseState) -> list[str]:
        """The full-text queries for a promise."""
        wanted = [state.line, state.entity] if self.book else []
        entities = [self.book.by_id[e] for e in wanted if e in self.book.by_id] if self.book else []
        names = [name for entity in entities for name in entity.names()[:2]]
        return list(dict.fromkeys(q for words in told_words(state)[:3] for q in queries(words, names)))

    def products(self, entities: Iterable[str]) -> frozenset[str]:
        """The own products among entities."""
        known = self.book.by_id if self.book else {}
        return frozenset(e for e in entities if e in known and known[e].kind == "product")
