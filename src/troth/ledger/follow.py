"""The daily round: evidence proposed for open promises, silence recorded where a search finds nothing."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import zip_longest

import numpy as np
from django.db import transaction

from troth.brandbook import BrandBook
from troth.ledger import moment
from troth.ledger.acting import write
from troth.ledger.evidence import Find, finds
from troth.ledger.evidence_actions import note_silence, propose_evidence
from troth.ledger.models import Promise
from troth.ledger.passages import (
    Passage,
    SearchableLibrary,
    documents_about,
    said_passages,
    sentence_passages,
)  # fmt: skip
from troth.ledger.people import READER, Actor, permit
from troth.ledger.projection import states_of
from troth.ledger.propose import vectors_of
from troth.ledger.silence import quiet
from troth.ledger.state import PromiseState
from troth.ledger.states import OPEN_OUTCOMES
from troth.ledger.terms import Rarity, queries
from troth.ledger.vectors import Vectors
from troth.ledger.weighing import tells, told_words
from troth.ledger.writing import MAIN, Draft, lock

HITS = 12
"""Documents taken from one full-text query."""
QUERIES = 8
"""Full-text queries for one promise, taken in turn from its wordings."""
AGAIN_AFTER = timedelta(days=7)
"""Silence is recorded anew only after so many days."""


@dataclass(frozen=True, slots=True)
class FollowReport:
    """What a round did: promises followed, passages proposed, silences recorded, findings of silence."""

    followed: int
    proposed: int
    silent: int
    quiet: int = 0


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
    today, proposed, silent = moment.today(), 0, 0
    drafts: list[Draft] = []
    for done, state in enumerate(states, 1):
        found, searched = watch.look(state)
        query = " | ".join(watch.queries(state))
        fresh = [f.payload(state.promise_id) for f in found]
        fresh = [payload for payload in fresh if payload["key"] not in state.evidence]
        if fresh:
            proposed += len(fresh)
            propose_evidence(state.promise_id, fresh, actor, ledger=ledger)
        elif not found and _worth_noting(state, today):
            silent += 1
            note_silence(state.promise_id, query, searched, actor, ledger=ledger)
        finding = quiet(state, found, query, searched, today)
        if finding and finding["key"] not in state.findings:
            drafts.append(Draft(state.promise_id, "found", {"on": today.isoformat(), **finding}))
        if progress is not None:
            progress(done, len(states))
    _note_findings(drafts, actor, ledger)
    return FollowReport(len(states), proposed, silent, len(drafts))


def _note_findings(drafts: list[Draft], actor: Actor, ledger: str) -> None:
    permit(actor, "find")
    if drafts:
        with transaction.atomic():
            write(lock(ledger), drafts, actor, uuid.uuid4().hex, {"ledger": ledger})


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
        every = said_passages(library)
        self._kinds: dict[str, list[Passage]] = {}
        for passage in every:
            self._kinds.setdefault(passage.doc_id, []).append(passage)
        self.said = [passage for passage in every if tells(passage)]
        own = [entity.id for entity in book.entities if entity.own] if book else []
        about = documents_about(library, own)
        self.said += self._telling(about)
        self.matrix = vectors.encode([passage.context for passage in self.said])
        named = " ".join(name for entity in book.entities for name in entity.names()) if book else ""
        self.rarity = Rarity((passage.context for passage in self.said), named)
        self._sentences: dict[str, list[Passage]] = {doc: [] for doc in about}

    def look(self, state: PromiseState) -> tuple[list[Find], int]:
        """The best evidence for a promise, and how many documents were looked through."""
        docs = self._search(state)
        found = self._told_in(docs)
        passages = self.said + found
        matrix = self.matrix
        if found:
            matrix = np.concatenate([matrix, self.vectors.encode([p.context for p in found])])
        searched = len(set(docs) | {p.doc_id for p in self.said})
        return finds(state, passages, matrix, self.vectors, self.rarity, self.products), searched

    def _search(self, state: PromiseState) -> list[str]:
        since = date.fromisoformat(state.announced_on) if state.announced_on else None
        hits: dict[str, None] = {}
        for query in self.queries(state):
            hits |= {hit.doc_id: None for hit in self.library.search(query, limit=HITS, since=since)}
        return list(hits)

    def _telling(self, docs: list[str]) -> list[Passage]:
        """Sentences that tell what became of something; one that only promises or asks tells nothing."""
        every = sentence_passages(self.library, docs)
        return [p for p in (replace(p, kind=self._kind(p)) for p in every) if tells(p)]

    def _kind(self, sentence: Passage) -> str:
        kinds = [
            said.kind
            for said in self._kinds.get(sentence.doc_id, ())
            if said.start < sentence.end and sentence.start < said.end
        ]
        return kinds[0] if kinds and "fact" not in kinds else sentence.kind

    def _told_in(self, docs: list[str]) -> list[Passage]:
        new = [doc for doc in docs if doc not in self._sentences]
        self._sentences |= {doc: [] for doc in new}
        for passage in self._telling(new):
            self._sentences[passage.doc_id].append(passage)
        return [passage for doc in docs for passage in self._sentences[doc]]

    def queries(self, state: PromiseState) -> list[str]:
        """The full-text queries for a promise."""
        wanted = [state.line, state.entity] if self.book else []
        entities = [self.book.by_id[e] for e in wanted if e in self.book.by_id] if self.book else []
        names = [name for entity in entities for name in entity.names()[:2]]
        each = [queries(words, names) for words in told_words(state)[:3]]
        turns = (query for turn in zip_longest(*each) for query in turn if query)
        return list(dict.fromkeys(turns))[:QUERIES]

    def products(self, entities: Iterable[str]) -> frozenset[str]:
        """The own products among entities."""
        known = self.book.by_id if self.book else {}
        return frozenset(e for e in entities if e in known and known[e].kind == "product")
