"""What a passage says of one promise, and how well it fits it: pure, over words, deeds, amounts and days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from troth.ledger.deeds import deeds
from troth.ledger.passages import Passage
from troth.ledger.relations import STRONG, WEAK, Relation, clause_of, completed, points_back, relation
from troth.ledger.state import PromiseState
from troth.words import folded

W_MEANING, W_WORDS = 0.45, 0.35
W_PRODUCT, OTHER_PRODUCT = 0.08, -0.30
W_DEED, OTHER_DEED = 0.16, -0.10
"""The passage tells a deed that was promised; it tells deeds, and none of those promised."""
W_AMOUNT, W_DAY, W_NEAR, W_BACK, W_STRONG = 0.10, 0.12, 0.20, 0.08, 0.06
"""The same number; the due day named; shortly after the promise in its own text; a look back at a promise;
words that settle it by themselves."""
W_THEN, SHORT_SPAN = 0.06, timedelta(days=31)
"""The promised deed is told on one of the few days for which it was promised."""
W_TIMELY, STALE = 0.08, -0.08
TIMELY, LONG_AFTER = timedelta(days=60), timedelta(days=150)
"""Until so long after the due a passage is timely; from so long after it on, it is stale."""
VOICES = {"own": 0.08, "spokesperson": 0.08, "media": 0.05, "public": -0.05, "kol": -0.02}
NEAR = 160
"""Characters after a promise within which a sentence without its words may still speak of it."""
MOST_QUOTES = 6
LEFT_OUT = ("promise", "forecast", "aspiration", "question")
"""Kinds of statements that support nothing: what is only promised again is no evidence."""


ANNOUNCE = "announce"
BYSTANDERS = ("public", "kol")
"""Voices that cannot take a promise back."""
TURNS = ("delay", "withdrawn", "contradicted")
"""Relations whose words must not belong to another deed."""


class Names(Protocol):
    """Tells which products a set of entities holds."""

    def __call__(self, entities: Iterable[str]) -> frozenset[str]: ...


@dataclass(frozen=True, slots=True)
class Aim:
    """What is looked for: the words of a promise and what is derived from them once."""

    state: PromiseState
    quotes: tuple[str, ...]
    deeds: frozenset[str]
    refrains: frozenset[str]
    """Deeds that the promise says will not be done."""
    counts: frozenset[tuple[float, str | None]]
    days: frozenset[str]
    """Due days of every version, as MM-DD: a look back may leave out the year."""
    spans: frozenset[tuple[str, str]] = frozenset()
    """Short spans for which it was promised: first and last day."""


def told_words(state: PromiseState) -> list[str]:
    """The wording and a few other appearances, so that each language finds its like."""
    quotes: dict[str, None] = {state.wording: None}
    by_lang: dict[str, list[str]] = {}
    for appearance in state.appearances.values():
        by_lang.setdefault(appearance.get("lang") or "", []).append(appearance.get("quote", ""))
    while any(by_lang.values()):
        quotes |= {words.pop(0): None for words in by_lang.values() if words}
    return [quote for quote in quotes if quote][:MOST_QUOTES] or [""]


def aim_of(state: PromiseState) -> Aim:
    """The aim of one promise."""
    quotes = told_words(state)
    told = [deeds(quote, state.lang) for quote in quotes]
    named, no = Counter(d for t in told for d in t.named), Counter(d for t in told for d in t.denied)
    refrains = frozenset(deed for deed, times in no.items() if 2 * times > named[deed])
    versions = [state.due, *(version.get("due") for version in state.versions)]
    reads = [a.get("read") or {} for a in state.appearances.values()]
    versions += [read.get("due") for read in reads]
    amounts = [*state.amounts, *(a for read in reads for a in read.get("amounts") or ())]
    return Aim(
        state, tuple(quotes), frozenset(named), refrains,
        frozenset((a["value"], a.get("unit")) for a in amounts if a.get("value")),
        frozenset(due["to"][5:] for due in versions if due and due.get("to")),
        frozenset(
            (due["from"], due["to"]) for due in versions
            if due and due.get("from") and due.get("to")
            and date.fromisoformat(due["to"]) - date.fromisoformat(due["from"]) <= SHORT_SPAN
        ),
    )  # fmt: skip


def told_by(passage: Passage) -> Relation | None:
    """The relation that a passage's own words tell, of whatever promise; a promise supports nothing."""
    told = relation(passage.context, passage.lang)
    if told and passage.kind in LEFT_OUT:
        return told if told.name in ("delay", "withdrawn") else None
    return told


def tells(passage: Passage) -> bool:
    """True when a passage can tell what became of some promise."""
    if told_by(passage) is not None:
        return True
    said = deeds(passage.context, passage.lang)
    return passage.kind not in LEFT_OUT and bool(said.done or said.plain)


def judge(aim: Aim, passage: Passage) -> Relation | None:
    """What a passage says became of this promise; None when it says nothing."""
    told = told_by(passage)
    if told and told.name in TURNS and _of_another(aim, told, passage):
        told = None  # its other words may still tell of this promise
    elif told and told.name == "withdrawn" and passage.voice in BYSTANDERS:
        return None
    said = deeds(passage.context, passage.lang)
    if ANNOUNCE in aim.deeds & said.plain and passage.voice not in BYSTANDERS:
        return Relation("supports_kept", WEAK, ANNOUNCE)  # whatever it announces, it is the word promised
    if passage.kind in LEFT_OUT or passage.ahead:
        return told if told and told.name in ("delay", "withdrawn") else None
    if aim.refrains:
        return _refrained(aim, told, said.plain | said.done.keys())
    done = [word for deed, word in said.done.items() if deed in aim.deeds]
    if told is None:
        told = Relation("supports_kept", WEAK, done[0]) if done else None
    elif told.name == "delay" and done and _after_due(aim, passage.on):
        finished = completed(passage.context, passage.lang)
        told = Relation("supports_kept", told.strength, (finished or told).words)
    elif told.name == "supports_part" and any(told.words in folded(quote) for quote in aim.quotes):
        told = Relation("supports_kept", told.strength, told.words)
    if told and told.name == "supports_kept" and _short_of(aim, passage):
        return Relation("supports_part", told.strength, told.words)
    return told


def _refrained(aim: Aim, told: Relation | None, asserted: frozenset[str]) -> Relation | None:
    """For a promise not to do something: doing it contradicts, words of keeping alone support."""
    if told and (told.name == "contradicted" or told.strength == STRONG):
        return told
    broken = sorted(asserted & aim.refrains)
    return Relation("contradicted", STRONG, broken[0]) if broken else None


def _of_another(aim: Aim, told: Relation, passage: Passage) -> bool:
    """True when the clause with the telling words speaks of other deeds, and of none that was promised."""
    named = deeds(clause_of(passage.context, told.words), passage.lang).named
    return bool(named and aim.deeds and not named & aim.deeds)


def _after_due(aim: Aim, on: date | None) -> bool:
    due = aim.state.due_to
    return due is not None and on is not None and on > due


def _short_of(aim: Aim, passage: Passage) -> bool:
    """True when the passage counts the same thing as the promise and has not got so far."""
    for value, unit in aim.counts:
        same = [v for v, u in passage.counts if u == unit]
        if same and min(same) < value and (value in same or (unit is not None and max(same) < value)):
            return True
    return False


def speaks(aim: Aim, passage: Passage, meaning: float, shared: float) -> float:
    """How surely a passage speaks of what was promised, about 0 to 1.4."""
    state, said = aim.state, deeds(passage.context, passage.lang)
    total = W_MEANING * max(0.0, meaning) + W_WORDS * shared
    if said.named and aim.deeds:
        same = said.named & aim.deeds
        total += W_DEED if same else OTHER_DEED
        on = passage.on.isoformat() if passage.on else ""
        if same and any(first <= on <= last for first, last in aim.spans):
            total += W_THEN
    if {v for v, _ in aim.counts} & set(passage.values):
        total += W_AMOUNT
    if aim.days & set(passage.days):
        total += W_DAY
    if _follows(state, passage):
        total += W_NEAR
    return total


def standing(aim: Aim, passage: Passage, told: Relation, names: Names) -> float:
    """What product, time, voice and manner add to, or take from, how well a passage speaks of it."""
    state, total = aim.state, 0.0
    ours, theirs = {state.line} - {""} or names(state.entities), names(passage.entities)
    if ours and theirs:
        total += W_PRODUCT if ours & theirs else OTHER_PRODUCT
    if points_back(passage.context, passage.lang):
        total += W_BACK
    if told.strength == STRONG:
        total += W_STRONG
    return total + _timely(state, passage.on, told.name) + VOICES.get(passage.voice, 0.0)


def _follows(state: PromiseState, passage: Passage) -> bool:
    """True when the passage stands shortly after the promise in the same text."""
    return any(
        a.get("doc_id") == passage.doc_id and 0 <= passage.start - a.get("end", 0) <= NEAR
        for a in state.appearances.values()
    )


def _timely(state: PromiseState, on: date | None, name: str) -> float:
    if on is None or state.due_to is None:
        return 0.0
    if on > state.due_to + LONG_AFTER:
        return STALE
    early = state.due_from is not None and on < state.due_from and name not in ("delay", "withdrawn")
    return W_TIMELY if on <= state.due_to + TIMELY and not early else 0.0
