"""Small print: what narrows a promise, how small it is set, and where it contradicts the headline."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

import orjson

from troth.ledger.relations import language
from troth.ledger.state import PromiseState
from troth.words import folded

NARROWING = ("condition", "sample", "time", "version", "excludes")
SMALL = 0.75
"""A note below this share of the headline's type size is named small."""

_BROAD = {
    "zh": r"所有|全部|全系|全国|每一|任何|永久|终身|免费|无条件|不限|绝不|百分之百"
    r"|零(?:门槛|首付|利息|费用|成本|风险|事故|投诉|等待|差价)",
    "en": r"\b(?:all|every|any|always|never|free|lifetime|unlimited|unconditional\w*|nationwide"
    r"|guaranteed|no)\b",
    "de": r"\b(?:alle[nrsm]?|jede[nrsm]?|immer|nie|kostenlos\w*|gratis|lebenslang\w*|unbegrenzt\w*"
    r"|bundesweit\w*|garantiert\w*|keine?)\b",
}
_NARROW = {
    "zh": r"仅限|仅|只限|不含|不包括|除外|需支付|另收|收费|部分|首批|限时|限量|以.{0,4}为准|不适用|前\d+名",
    "en": r"\b(?:only|except|excluding|excludes|excluded|does not apply|not included|fees? appl\w+"
    r"|selected|limited|subject to|up to|first \d[\d,]*|charges?)\b",
    "de": r"\b(?:nur|außer|ausgenommen|ausgeschlossen|gilt nicht|nicht enthalten|kostenpflichtig\w*"
    r"|ausgewählte\w*|begrenzt\w*|solange|bis zu|gebühr\w*|zzgl)\b",
}


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote of a promise: its words and place, what it narrows, and the sizes of type (points)."""

    doc_id: str
    marker: str
    text: str
    start: int
    end: int
    narrows: str
    headline_size: float | None = None
    note_size: float | None = None
    doc_version: int = 1

    @property
    def small(self) -> bool | None:
        """True when the note is set much smaller than the headline; None when the source does not tell."""
        if not self.headline_size or not self.note_size:
            return None
        return self.note_size < SMALL * self.headline_size

    def as_dict(self) -> dict[str, Any]:
        """All fields and `small`, for JSON."""
        return {**asdict(self), "small": self.small}


def notes(state: PromiseState, extra_of: Callable[[str, int], str | None]) -> list[Note]:
    """The footnotes of a promise in all its appearances. `extra_of(doc_id, version)` gives a document's
    extra JSON, which holds type sizes where the source had any."""
    found: dict[tuple[str, str], Note] = {}
    for appearance in sorted(state.appearances.values(), key=lambda a: a.get("doc_version", 1)):
        listed = (appearance.get("read") or {}).get("footnotes") or []
        if not listed:
            continue
        doc, version = appearance["doc_id"], appearance.get("doc_version", 1)
        sizes = Sizes.of(extra_of(doc, version))
        for told in listed:
            note = note_of(told, (doc, version, appearance["start"], appearance["end"]), sizes)
            # The same note in a later version of the page is no second note.
            found.setdefault((doc, note.text), note)
    return list(found.values())


@dataclass(frozen=True, slots=True)
class Sizes:
    """Sizes of type in a document, in points: the body's, and those of places set otherwise."""

    body: float
    places: list[tuple[int, int, float]]

    @classmethod
    def of(cls, extra: str | None) -> Sizes | None:
        """From a document's extra JSON; None where the source told no sizes."""
        try:
            data: dict[str, Any] = orjson.loads(extra) if extra else {}
            every = [*data["small"], *data.get("other_sizes", [])]
            return cls(float(data["body_size"]), [(int(a), int(b), float(c)) for a, b, c in every])
        except (AttributeError, KeyError, TypeError, ValueError):
            return None

    def at(self, start: int, end: int) -> float:
        """The size in which most letters of a place are set: a raised mark does not make a headline small."""
        letters: Counter[float] = Counter()
        for a, b, size in self.places:
            letters[size] += max(0, min(b, end) - max(a, start))
        letters[self.body] += max(0, end - start - letters.total())
        return max(letters, key=lambda size: (letters[size], -size))


def note_of(told: dict[str, Any], place: tuple[str, int, int, int], sizes: Sizes | None) -> Note:
    """A footnote as the reader told it, of the words at a place (document, version, start, end)."""
    doc, version, head_start, head_end = place
    start, end = told.get("start") or 0, told.get("end") or 0
    return Note(
        doc, told.get("marker") or "", told.get("text") or "", start, end, told.get("narrows") or "none",
        sizes.at(head_start, head_end) if sizes else None, sizes.at(start, end) if sizes else None, version,
    )  # fmt: skip


def contradictions(state: PromiseState, found: list[Note]) -> list[dict[str, Any]]:
    """Findings for the ledger: a headline that says all, always, free … and a note that takes it back."""
    return taken_back(state.wording, state.lang, found)


def taken_back(headline: str, lang: str, found: list[Note]) -> list[dict[str, Any]]:
    """The notes that take a headline back, as findings."""
    broad = _first(_BROAD, headline, lang)
    if not broad:
        return []
    made = []
    for note in found:
        narrow = _first(_NARROW, note.text, lang)
        if narrow and note.narrows in NARROWING:
            made.append(
                {
                    "key": f"smallprint:{note.doc_id}:{note.start}", "kind": "smallprint",
                    "headline": broad, "note": narrow, "doc_id": note.doc_id, "start": note.start,
                    "end": note.end, "quote": note.text, "narrows": note.narrows, "small": note.small,
                    "headline_size": note.headline_size, "note_size": note.note_size,
                    "doc_version": note.doc_version,
                }
            )  # fmt: skip
    return made


def _first(patterns: dict[str, str], text: str, lang: str) -> str | None:
    plain = folded(text)
    hit = re.search(patterns[language(plain, lang)], plain)
    return hit.group() if hit else None
