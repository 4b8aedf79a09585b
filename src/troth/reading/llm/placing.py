"""A model's items put at their places: what does not stand once in the sentence it names is dropped."""

from __future__ import annotations

from collections import Counter
from datetime import date

from troth.reading.grammar.amounts import AmountHit, find_amounts
from troth.reading.grammar.dates import find_dates
from troth.reading.grammar.due import DueHit, due_of
from troth.reading.llm.answer import Said
from troth.reading.llm.passages import Place, Prepared
from troth.reading.llm.prompt import SURENESS
from troth.reading.study.clauses import trimmed
from troth.reading.study.footnotes import linked
from troth.reading.study.judging import SURE
from troth.reading.study.kinds import COMMITTING, clause_features, commitment_of, specificity_of
from troth.reading.study.names import Names
from troth.reading.study.statements import Statement

DOUBTED = 0.3
"""The most that an item of a suspicious document is trusted."""
LONGEST_NAME = 60


def only_place(text: str, within: Place, words: str) -> Place | str:
    """Where `words` stand in the sentence; else why they are dropped: "absent", "ambiguous" or "cut word"."""
    start, end = within
    if not words.strip():
        return "absent"
    found = text.find(words, start, end)
    if found < 0:
        return "absent"
    if text.find(words, found + 1, end) >= 0:
        return "ambiguous"
    stop = found + len(words)
    if _joined(text, found) or _joined(text, stop):
        return "cut word"
    return found, stop


def _joined(text: str, at: int) -> bool:
    """True when a word or number runs on across this place."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    return _letter(before) and _letter(after) and (before.isdigit() == after.isdigit() or before.isascii())


def _letter(char: str) -> bool:
    return char.isalnum() and not "⺀" <= char <= "鿿" and not "぀" <= char <= "ヿ"


def certainty(sure: str, document: Prepared) -> float:
    """Confidence of an item as a number; low for everything in a document that speaks to machines."""
    return min(SURENESS[sure], DOUBTED) if document.suspicious else SURENESS[sure]


def placed(
    said: Said, sentence: Place, speaker_sentence: Place | None, document: Prepared, names: Names,
    dropped: Counter[str],
) -> Statement | None:  # fmt: skip
    """The statement at its place, amounts and due by our own grammar; None and a count when it has none."""
    found = only_place(document.text, sentence, said.quote)
    if isinstance(found, str):
        dropped[f"quote {found}"] += 1
        return None
    first, last = trimmed(document.view, *found)
    if last - first < 2:
        dropped["quote absent"] += 1
        return None
    anchor = document.furniture.anchor_at(first, document.published)
    if _cuts_figure(document, sentence, (first, last), anchor):
        dropped["quote cut figure"] += 1
        return None
    due = _due(document, (first, last), said, anchor, dropped)
    speaker = _speaker(document, said, speaker_sentence, dropped)
    return _statement(said, (first, last), due, speaker, anchor, document, names)


def _cuts_figure(document: Prepared, sentence: Place, quote: Place, anchor: date | None) -> bool:
    """True when an edge of the quote runs through a date or an amount (1,000 quoted as 1)."""
    words = document.view[sentence[0] : sentence[1]]
    hits = [(hit.start, hit.end) for hit in find_dates(words, document.lang, anchor)]
    hits += [(hit.start, hit.end) for hit in find_amounts(words, document.lang)]
    edges = [place - sentence[0] for place in quote]
    return any(start < edge < end for start, end in hits for edge in edges)


def _due(
    document: Prepared, quote: Place, said: Said, anchor: date | None, dropped: Counter[str]
) -> DueHit | None:
    """The due that our grammar reads; the model's words only choose among several dates of the quote."""
    if said.kind not in COMMITTING:
        return None
    due = None
    if said.due:
        chosen = only_place(document.text, quote, said.due)
        if isinstance(chosen, str):
            dropped[f"due {chosen}"] += 1
        else:
            due = due_of(document.view, document.lang, anchor, *chosen, bare=True)
    due = due or due_of(document.view, document.lang, anchor, *quote, bare=True)
    if due is None:
        return None
    words = document.text[due.start : due.end]
    return DueHit(due.start, due.end, words, due.from_, due.to, due.form, due.anchor)


def _speaker(
    document: Prepared, said: Said, sentence: Place | None, dropped: Counter[str]
) -> tuple[str, Place | None] | None:
    """The name and where it stands; twice in its sentence: no place; not there: dropped."""
    if said.speaker is None:
        return None
    name = said.speaker
    found: Place | str = "absent"
    if sentence is not None and len(name) <= LONGEST_NAME and any(char.isalpha() for char in name):
        found = only_place(document.text, sentence, name)
    if found == "ambiguous":
        return name, None
    if isinstance(found, str):
        dropped[f"speaker {found}"] += 1
        return None
    return name, found


def _amounts(document: Prepared, quote: Place, due: DueHit | None) -> tuple[AmountHit, ...]:
    first, last = quote
    out = []
    for hit in find_amounts(document.view[first:last], document.lang):
        start, end = hit.start + first, hit.end + first
        if due is None or end <= due.start or due.end <= start:
            words = document.text[start:end]
            out.append(AmountHit(start, end, words, hit.value, hit.value_to, hit.unit))
    return tuple(out)


def _statement(
    said: Said, quote: Place, due: DueHit | None, speaker: tuple[str, Place | None] | None,
    anchor: date | None, document: Prepared, names: Names,
) -> Statement:  # fmt: skip
    first, last = quote
    amounts = _amounts(document, quote, due)
    features = clause_features(document.view[first:last], document.lang, list(amounts), due, anchor)
    name, place = speaker or (None, None)
    confidence = certainty(said.sure, document)
    return Statement(
        kind=said.kind, start=first, end=last, quote=document.text[first:last], speaker=name,
        speaker_entity=names.entity_of(name), speaker_start=place[0] if place else None,
        speaker_end=place[1] if place else None, amounts=amounts, due=due,
        superlative=features.superlative or said.kind == "superlative",
        comparison=features.comparison or said.kind == "comparison",
        vague=said.kind == "promise" and due is None and not amounts,
        commitment=commitment_of(said.kind, features),
        specificity=specificity_of(said.kind, bool(amounts), due),
        footnotes=tuple(linked(document.view, first, last, document.notes)),
        entities=tuple(dict.fromkeys(hit.entity for hit in names.find(document.text[first:last]))),
        confidence=confidence, unsure=confidence < SURE, features=features,
    )  # fmt: skip
