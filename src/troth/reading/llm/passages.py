"""A document cut into the numbered sentences that a model is shown, each with its place in the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from troth.reading.llm.config import LlmConfig
from troth.reading.llm.safe import suspicious
from troth.reading.study.clauses import wide_marks
from troth.reading.study.footnotes import Footnote, notes
from troth.reading.study.furniture import Furniture, detect
from troth.reading.study.sentences import split

Place = tuple[int, int]


@dataclass(frozen=True)
class Prepared:
    """A text with what our own grammar needs of it. `sentences` leaves out furniture and small print."""

    text: str
    view: str
    lang: str
    published: date | None
    furniture: Furniture
    notes: list[Footnote]
    sentences: list[Place]
    suspicious: bool


@dataclass(frozen=True)
class Passage:
    """Sentences first..last of a document: what one answer is about."""

    document: int
    first: int
    sentences: list[str]
    suspicious: bool


def prepare(text: str, lang: str, published: date | None) -> Prepared:
    """Sentences, notes and furniture of a text. Small print is linked to its claim, not read as one."""
    furniture, small_print = detect(text), notes(text)
    places = [
        (start, end)
        for start, end in split(text, lang)
        if not furniture.covers(start, end)
        and not any(note.start - len(note.marker) <= start < note.end for note in small_print)
    ]
    view = wide_marks(text) if lang == "zh" else text
    return Prepared(text, view, lang, published, furniture, small_print, places, suspicious(text))


def passages(document: int, prepared: Prepared, config: LlmConfig) -> Iterator[Passage]:
    """The document's passages, none longer than one request may be."""
    words = [prepared.text[start:end] for start, end in prepared.sentences]
    first = size = 0
    for number, sentence in enumerate(words):
        full = number - first >= config.sentences_per_request
        if number > first and (full or size + len(sentence) > config.characters_per_request):
            yield Passage(document, first, words[first:number], prepared.suspicious)
            first, size = number, 0
        size += len(sentence)
    if words:
        yield Passage(document, first, words[first:], prepared.suspicious)


def grouped(waiting: list[Passage], config: LlmConfig) -> Iterator[list[Passage]]:
    """Passages that travel in one request. One that seems to speak to the model travels alone."""
    group: list[Passage] = []
    for passage in waiting:
        if passage.suspicious:
            yield [passage]
            continue
        if group and not _fits([*group, passage], config):
            yield group
            group = []
        group.append(passage)
    if group:
        yield group


def _fits(group: list[Passage], config: LlmConfig) -> bool:
    return (
        len(group) <= config.documents_per_request
        and sum(len(passage.sentences) for passage in group) <= config.sentences_per_request
        and sum(sum(map(len, passage.sentences)) for passage in group) <= config.characters_per_request
    )
