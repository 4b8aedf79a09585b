"""Statements of a text: who says what, of which kind, with which amounts, due, footnotes and how firmly."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from datetime import date

from troth.reading.grammar.amounts import AmountHit
from troth.reading.grammar.dates import find_dates
from troth.reading.grammar.due import DueHit
from troth.reading.study.attribution import Attribution
from troth.reading.study.clauses import clauses, joined, trimmed, wide_marks
from troth.reading.study.footnotes import Footnote, linked, notes
from troth.reading.study.furniture import detect
from troth.reading.study.judging import SURE, Judged, Reading, judge, promises, shortened
from troth.reading.study.kinds import (
    COMMITTING,
    ClauseFeatures,
    commitment_of,
    specificity_of,
)
from troth.reading.study.lexicon import cues
from troth.reading.study.names import NameHit, Names
from troth.reading.study.speakers import Cast, attribute, fullest
from troth.reading.study.turns import Turn, find_turns


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


def read_statements(
    text: str, lang: str, published: date | None, names: Names, *, short: bool = False
) -> tuple[list[Statement], Cast]:
    """Statements of a text in order, and the cast of names that spoke.

    `short` (a post, a comment) keeps every fact; in longer texts only checkable ones stay.
    """
    view = wide_marks(text) if lang == "zh" else text
    reading = Reading(text, view, lang, published, names, detect(text), notes(text))
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


def _in_note(reading: Reading, start: int) -> bool:
    """True when a clause begins in a note, or at the mark in front of one."""
    i = bisect_right(reading.notes, start + 3, key=lambda note: note.start)
    return i > 0 and start < reading.notes[i - 1].end


def _before_note(reading: Reading, start: int, end: int) -> int:
    """The end of a clause, before the first note that begins inside it."""
    i = bisect_right(reading.notes, start, key=lambda note: note.start)
    if i < len(reading.notes) and reading.notes[i].start <= end:
        return reading.notes[i].start - len(reading.notes[i].marker)
    return end


def _read_clause(reading: Reading, start: int, end: int, short: bool) -> list[Statement]:
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
    whole = judge(reading, first, last, anchor, told)
    if whole.kind.name == "question" and whole.features.echo and _answered(text, start, end):
        return []  # 420 km? – what is said of it counts
    committed = whole.kind.name in COMMITTING
    if turn is not None and turn.asks and committed and (told is None or not told.name):
        return []
    if committed and whole.kind.confidence < SURE and _is_title(text, start, end):
        return []
    parts = promises(reading, whole, anchor, told)
    if parts:
        return [_made(reading, part, told, turn) for part in parts]
    if whole.kind.name == "none":
        return []
    if lang == "zh" and committed:
        whole = shortened(reading, whole)
        whole = replace(whole, start=joined(text, whole.start, whole.end))
    if whole.kind.name == "fact" and not short and not _checkable(reading, whole, told):
        return []
    return [_made(reading, whole, told, turn)]


def _answered(text: str, start: int, end: int) -> bool:
    """True when something stands beside a short question that does not ask itself."""
    rest = (text[:start] + text[end:]).strip(" \n?？!！")
    return bool(rest) and (text[:start] + text[end:]).rstrip()[-1] not in "?？"


def _is_title(text: str, start: int, end: int) -> bool:
    """True for the first line of several when it has no end of a sentence."""
    return not text[:start].strip() and text[end : end + 1] == "\n" and text[end - 1] not in "。.!！"


def _anchor(reading: Reading, start: int, told: Attribution | None) -> date | None:
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


def _checkable(reading: Reading, whole: Judged, told: Attribution | None) -> bool:
    """A fact worth keeping: with an amount, a date, a speaker or an act of somebody named."""
    if whole.amounts or (told is not None and (told.name or told.act)):
        return True
    words = reading.text[whole.start : whole.end]
    if any(hit.precision == "day" for hit in find_dates(words, reading.lang, reading.published)):
        return True
    return bool(reading.names.find(words)) and cues(reading.lang)["past"].search(words) is not None


def _speaker(
    reading: Reading, told: Attribution | None, turn: Turn | None, start: int
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


def _meant(reading: Reading, told: Attribution, start: int) -> NameHit | None:
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


def _made(reading: Reading, part: Judged, told: Attribution | None, turn: Turn | None) -> Statement:
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
