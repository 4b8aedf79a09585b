"""Statements of a text: who says what, of which kind, with which amounts, due, footnotes and how firmly."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from datetime import date

from troth.reading.grammar.amounts import AmountHit, find_amounts
from troth.reading.grammar.dates import find_dates
from troth.reading.grammar.due import DueHit, due_of
from troth.reading.study.attribution import Attribution
from troth.reading.study.clauses import clauses, joined, narrowed, pieces, trimmed, wide_marks
from troth.reading.study.footnotes import Footnote, linked, notes
from troth.reading.study.furniture import Furniture, detect
from troth.reading.study.kinds import (
    COMMITTING,
    ClauseFeatures,
    Kind,
    clause_features,
    commitment_of,
    decide_kind,
    specificity_of,
)
from troth.reading.study.lexicon import cues
from troth.reading.study.names import NameHit, Names
from troth.reading.study.speakers import Cast, attribute, fullest
from troth.reading.study.turns import Turn, Turns, find_turns

SURE = 0.6
"""Below this the reader says that it is unsure."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement; places are code points of the text."""

    kind: str
    start: int
    end: int
    quote: str
    speaker: str | None
    speaker_entity: str | None
    speaker_start: int | None
    speaker_end: int | None
    amounts: tuple[AmountHit, ...]
    due: DueHit | None
    superlative: bool
    comparison: bool
    vague: bool
    commitment: str
    specificity: int
    footnotes: tuple[Footnote, ...]
    entities: tuple[str, ...]
    confidence: float
    unsure: bool
    features: ClauseFeatures


@dataclass
class _Reading:
    """What is known while a text is read from its first sentence to its last."""

    source: str
    text: str
    lang: str
    published: date | None
    names: Names
    furniture: Furniture
    notes: list[Footnote]
    cast: Cast = field(default_factory=Cast)
    turns: Turns = field(default_factory=Turns)


@dataclass(frozen=True, slots=True)
class _Judged:
    """A passage with what was found in it and the kind that follows from it."""

    start: int
    end: int
    amounts: list[AmountHit]
    due: DueHit | None
    features: ClauseFeatures
    kind: Kind


def read_statements(
    text: str, lang: str, published: date | None, names: Names, *, short: bool = False
) -> tuple[list[Statement], Cast]:
    """Statements of a text in order, and the cast of names that spoke.

    `short` (a post, a comment) keeps every fact; in longer texts only checkable ones stay.
    """
    view = wide_marks(text) if lang == "zh" else text
    reading = _Reading(text, view, lang, published, names, detect(text), notes(text))
    reading.turns = find_turns(view, names.known)
    reading.cast.people = names.people
    out: list[Statement] = []
    section = 0
    for start, end in clauses(view, lang):
        if (passed := reading.furniture.section(start)) != section:
            section = passed
            reading.cast.person = reading.cast.organisation = reading.cast.last = None
        if reading.furniture.covers(start, end) or _in_note(reading, start):
            continue
        out.extend(_read_clause(reading, start, end, short))
    return out, reading.cast


def _in_note(reading: _Reading, start: int) -> bool:
    """True when a clause begins in a note, or at the mark in front of one."""
    i = bisect_right(reading.notes, start + 3, key=lambda note: note.start)
    return i > 0 and start < reading.notes[i - 1].end


def _before_note(reading: _Reading, start: int, end: int) -> int:
    """The end of a clause, before the first note that begins inside it."""
    i = bisect_right(reading.notes, start, key=lambda note: note.start)
    if i < len(reading.notes) and reading.notes[i].start <= end:
        return reading.notes[i].start - len(reading.notes[i].marker)
    return end


def _read_clause(reading: _Reading, start: int, end: int, short: bool) -> list[Statement]:
    text, lang = reading.text, reading.lang
    turn = reading.turns.at(start)
    if turn is not None and start < turn.body:
        start = turn.body
    end = _before_note(reading, start, end)
    if end <= start:
        return []
    told = attribute(text, start, end, lang, reading.cast, reading.names.known)
    anchor = _anchor(reading, start, told)
    first, last = (told.quote_start, told.quote_end) if told else (start, end)
    first, last = trimmed(text, first, min(last, end))
    if last - first < 2:
        return []
    whole = _judge(reading, first, last, anchor, told)
    committed = whole.kind.name in COMMITTING
    if turn is not None and turn.asks and committed and (told is None or not told.name):
        return []
    if committed and whole.kind.confidence < SURE and _is_title(text, start, end):
        return []
    parts = _promises(reading, whole, anchor, told)
    if parts:
        return [_made(reading, part, told, turn) for part in parts]
    if whole.kind.name == "none":
        return []
    if lang == "zh" and committed:
        whole = _narrowed(reading, whole)
        whole = replace(whole, start=joined(text, whole.start, whole.end))
    if whole.kind.name == "fact" and not short and not _checkable(reading, whole, told):
        return []
    return [_made(reading, whole, told, turn)]


def _is_title(text: str, start: int, end: int) -> bool:
    """True for the first line of several when it has no end of a sentence."""
    return not text[:start].strip() and text[end : end + 1] == "\n" and text[end - 1] not in "。.!！"


def _promises(
    reading: _Reading, whole: _Judged, anchor: date | None, told: Attribution | None
) -> list[_Judged]:
    """The clauses of a sentence that promise by themselves; none where the sentence as a whole says how its
    clauses are meant (a forecast, a hope, a question, a promise told as kept)."""
    f = whole.features
    hedged = whole.kind.name in ("forecast", "aspiration")
    if whole.kind.name == "question" or f.kept or f.threat:
        return []
    places = pieces(reading.text, whole.start, whole.end, reading.lang)
    if len(places) < 2:
        return []
    out: list[_Judged] = []
    pledged = told
    for i, (start, end) in enumerate(places):
        first, last = trimmed(reading.text, start, end)
        if reading.lang == "zh":
            first = joined(reading.text, first, last)
        if last - first < 3:
            continue
        part = _judge(reading, first, last, anchor, pledged)
        if reading.text[end : end + 1] == "：" and part.due is None:
            pledged = _PLEDGE if part.features.promise else pledged  # 我在这里承诺：…
            continue
        pledged = None
        if hedged and (i > 0 or not part.features.deadline):
            break  # what follows is expected or hoped, not promised
        if part.kind.name == "promise" and _stands_alone(part):
            out.append(part)
    return out


_PLEDGE = Attribution(None, None, None, False, 0, 0, commits=True)


def _stands_alone(part: _Judged) -> bool:
    """A clause that promises for sure, or says more than when."""
    if part.kind.confidence >= SURE:
        return True
    said = part.end - part.start - (part.due.end - part.due.start if part.due else 0)
    return part.features.deadline and said >= 6


def _narrowed(reading: _Reading, whole: _Judged) -> _Judged:
    text = reading.text
    places = _places(reading, whole)
    first, last = trimmed(text, *narrowed(text, whole.start, whole.end, places))
    amounts = [hit for hit in whole.amounts if first <= hit.start and hit.end <= last]
    due = whole.due if whole.due and first <= whole.due.start and whole.due.end <= last else None
    return replace(whole, start=first, end=last, amounts=amounts, due=due)


def _anchor(reading: _Reading, start: int, told: Attribution | None) -> date | None:
    """The day that a clause counts from: a date told before the words were said, else the text's own day."""
    anchor = reading.furniture.anchor_at(start, reading.published)
    if told is None or told.start is None or anchor is None:
        return anchor
    head = reading.text[start : max(told.start, start)]
    days = [
        hit
        for hit in find_dates(head, reading.lang, anchor)
        if hit.precision == "day" and hit.from_ and hit.from_ == hit.to
    ]
    return days[-1].from_ if days else anchor


def _judge(
    reading: _Reading, first: int, last: int, anchor: date | None, told: Attribution | None
) -> _Judged:
    text, lang = reading.text, reading.lang
    words = text[first:last]
    if "？" in text[last : last + 1] or "?" in text[last : last + 1]:
        words += "?"
    due = due_of(text, lang, anchor, first, last, bare=True)
    amounts = [_moved(hit, first) for hit in find_amounts(text[first:last], lang)]
    if due is not None:
        amounts = [hit for hit in amounts if hit.end <= due.start or due.end <= hit.start]
    features = clause_features(words, lang, amounts, due, anchor)
    kind = decide_kind(features, lang)
    if told is not None and kind.name in ("fact", "none", "superlative") and _WOULD.search(text, first, last):
        kind = Kind("promise", 0.7)
    if told is not None and told.commits and not features.kept and kind.name not in _MEANT:
        kind = Kind("promise", max(kind.confidence if kind.name == "promise" else 0, 0.7))
    if kind.name not in COMMITTING:
        due = None
    return _Judged(first, last, amounts, due, features, kind)


_MEANT = ("question", "forecast", "aspiration")
"""Kinds that stay what they are also behind a verb that commits."""
_WOULD = re.compile(
    r"(?:it|he|she|they|the company|[A-Z]\w+) would (?!have|like|rather|be (?:nice|good|better))\w+"
)
"""Promises told in the past tense: he said he would …"""


def _moved(hit: AmountHit, offset: int) -> AmountHit:
    return AmountHit(hit.start + offset, hit.end + offset, hit.text, hit.value, hit.value_to, hit.unit)


def _places(reading: _Reading, whole: _Judged) -> list[tuple[int, int]]:
    cue = cues(reading.lang)[whole.kind.name].search(reading.text, whole.start, whole.end)
    places = [cue.span()] if cue else []
    if whole.due is not None:
        places.append((whole.due.start, whole.due.end))
    near = places or [(hit.start, hit.end) for hit in whole.amounts[:1]]
    reach = max((b for _, b in near), default=whole.start) + 30
    within = [hit for hit in whole.amounts if near and near[0][0] <= hit.start <= reach]
    return near + [(hit.start, hit.end) for hit in within]


def _checkable(reading: _Reading, whole: _Judged, told: Attribution | None) -> bool:
    """A fact worth keeping: with an amount, a date, a speaker or an act of somebody named."""
    if whole.amounts or (told is not None and (told.name or told.act)):
        return True
    words = reading.text[whole.start : whole.end]
    if any(hit.precision == "day" for hit in find_dates(words, reading.lang, reading.published)):
        return True
    return bool(reading.names.find(words)) and cues(reading.lang)["past"].search(words) is not None


def _speaker(
    reading: _Reading, told: Attribution | None, turn: Turn | None, start: int
) -> tuple[str, int | None, int | None] | None:
    """Who says it: the one named, else whose turn it is, else whom "the company" means, else the one whom the
    head of a transcript names."""
    text, names = reading.text, reading.names
    known = {**reading.cast.names, **dict.fromkeys(names.people, "person")}
    if told and told.name:
        if names.is_thing(names.entity_of(told.name)):
            return None
        return fullest(told.name, known, text), told.start, told.end
    if told and (meant := _meant(reading, told, start)):
        return meant.text, meant.start, meant.end
    if turn is not None:
        return fullest(turn.who, known, text), turn.start, turn.label_end
    return (reading.turns.lead, None, None) if reading.turns.lead else None


def _meant(reading: _Reading, told: Attribution, start: int) -> NameHit | None:
    """Whom a pronoun means that nobody named before: the last one of the brand book."""
    head = reading.text[max(0, start - _BACK) : start]
    names = reading.names
    if told.pronoun == "person":
        found = names.person(head)
    elif told.pronoun == "organisation" or told.commits:
        found = names.house(head)
    else:
        return None
    return (
        replace(found, start=found.start + start - len(head), end=found.end + start - len(head))
        if found
        else None
    )


_BACK = 1500
"""So far back a pronoun reaches."""


def _made(reading: _Reading, part: _Judged, told: Attribution | None, turn: Turn | None) -> Statement:
    text, first, last, kind = reading.text, part.start, part.end, part.kind
    name, begin, stop = _speaker(reading, told, turn, first) or (None, None, None)
    has_measure = bool(part.amounts)
    entities = tuple(dict.fromkeys(hit.entity for hit in reading.names.find(text[first:last])))
    if (
        not entities
        and kind.name in COMMITTING
        and (before := reading.names.find(text[max(0, first - _BACK) : first]))
    ):
        entities = (before[-1].entity,)  # whom the sentences before are about
    return Statement(
        kind=kind.name,
        start=first,
        end=last,
        quote=reading.source[first:last],
        speaker=name,
        speaker_entity=reading.names.entity_of(name),
        speaker_start=begin,
        speaker_end=stop,
        amounts=tuple(part.amounts),
        due=part.due,
        superlative=part.features.superlative,
        comparison=part.features.comparison,
        vague=kind.name == "promise" and part.due is None and not has_measure,
        commitment=commitment_of(kind.name, part.features),
        specificity=specificity_of(kind.name, has_measure, part.due),
        footnotes=tuple(linked(text, first, last, reading.notes)),
        entities=entities,
        confidence=kind.confidence,
        unsure=kind.confidence < SURE,
        features=part.features,
    )
