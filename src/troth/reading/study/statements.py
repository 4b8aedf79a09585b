"""Statements of a text: who says what, of which kind, with which amounts, due, footnotes and how firmly."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date

from troth.reading.grammar.amounts import AmountHit, find_amounts
from troth.reading.grammar.dates import find_dates
from troth.reading.grammar.due import DueHit, due_of
from troth.reading.study.attribution import Attribution
from troth.reading.study.clauses import clauses, narrowed, trimmed, wide_marks
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
from troth.reading.study.names import Names
from troth.reading.study.speakers import Cast, attribute, fullest

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


def read_statements(
    text: str, lang: str, published: date | None, names: Names, *, short: bool = False
) -> tuple[list[Statement], Cast]:
    """Statements of a text in order, and the cast of names that spoke.

    `short` (a post, a comment) keeps every fact; in longer texts only checkable ones stay.
    """
    view = wide_marks(text) if lang == "zh" else text
    reading = _Reading(text, view, lang, published, names, detect(text), notes(text))
    out: list[Statement] = []
    section = 0
    for start, end in clauses(view, lang):
        if (passed := reading.furniture.section(start)) != section:
            section = passed
            reading.cast.person = reading.cast.organisation = reading.cast.last = None
        if reading.furniture.covers(start, end) or _in_note(reading, start):
            continue
        found = _read_clause(reading, start, end, short)
        if found is not None:
            out.append(found)
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


def _read_clause(reading: _Reading, start: int, end: int, short: bool) -> Statement | None:
    text, lang = reading.text, reading.lang
    end = _before_note(reading, start, end)
    told = attribute(text, start, end, lang, reading.cast, reading.names.known)
    anchor = _anchor(reading, start, told)
    first, last = (told.quote_start, told.quote_end) if told else (start, end)
    first, last = trimmed(text, first, min(last, end))
    if last - first < 2:
        return None
    amounts, due, features, kind = _judge(reading, first, last, anchor, told)
    if kind.name == "none":
        return None
    if lang == "zh" and kind.name in COMMITTING:
        first, last = trimmed(
            text, *narrowed(text, first, last, _places(reading, first, last, kind, due, amounts))
        )
        amounts = [hit for hit in amounts if first <= hit.start and hit.end <= last]
        due = due if due and first <= due.start and due.end <= last else None
    if kind.name == "fact" and not short and not _checkable(reading, first, last, told, amounts):
        return None
    return _made(reading, first, last, told, amounts, due, features, kind)


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
) -> tuple[list[AmountHit], DueHit | None, ClauseFeatures, Kind]:
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
    if told is not None and told.commits and kind.name in ("fact", "none", "superlative", "comparison"):
        kind = Kind("promise", 0.7)
    if kind.name not in COMMITTING:
        due = None
    return amounts, due, features, kind


def _moved(hit: AmountHit, offset: int) -> AmountHit:
    return AmountHit(hit.start + offset, hit.end + offset, hit.text, hit.value, hit.value_to, hit.unit)


def _places(
    reading: _Reading, first: int, last: int, kind: Kind, due: DueHit | None, amounts: list[AmountHit]
) -> list[tuple[int, int]]:
    cue = cues(reading.lang)[kind.name].search(reading.text, first, last)
    places = [cue.span()] if cue else []
    if due is not None:
        places.append((due.start, due.end))
    near = places or [(hit.start, hit.end) for hit in amounts[:1]]
    reach = max((b for _, b in near), default=first) + 30
    return near + [(hit.start, hit.end) for hit in amounts if near and near[0][0] <= hit.start <= reach]


def _checkable(
    reading: _Reading, first: int, last: int, told: Attribution | None, amounts: list[AmountHit]
) -> bool:
    """A fact worth keeping: with an amount, a date, a speaker or an act of somebody named."""
    if amounts or (told is not None and (told.name or told.act)):
        return True
    words = reading.text[first:last]
    if any(hit.precision == "day" for hit in find_dates(words, reading.lang, reading.published)):
        return True
    return bool(reading.names.find(words)) and cues(reading.lang)["past"].search(words) is not None


def _made(
    reading: _Reading,
    first: int,
    last: int,
    told: Attribution | None,
    amounts: list[AmountHit],
    due: DueHit | None,
    features: ClauseFeatures,
    kind: Kind,
) -> Statement:
    text = reading.text
    name = fullest(told.name, reading.cast.names, text) if told and told.name else None
    has_measure = bool(amounts)
    vague = kind.name == "promise" and due is None and not has_measure
    entities = tuple(dict.fromkeys(hit.entity for hit in reading.names.find(text[first:last])))
    return Statement(
        kind=kind.name,
        start=first,
        end=last,
        quote=reading.source[first:last],
        speaker=name,
        speaker_entity=reading.names.entity_of(name),
        speaker_start=told.start if told and name else None,
        speaker_end=told.end if told and name else None,
        amounts=tuple(amounts),
        due=due,
        superlative=features.superlative,
        comparison=features.comparison,
        vague=vague,
        commitment=commitment_of(kind.name, features),
        specificity=specificity_of(kind.name, has_measure, due),
        footnotes=tuple(linked(text, first, last, reading.notes)),
        entities=entities,
        confidence=kind.confidence,
        unsure=kind.confidence < SURE,
        features=features,
    )
