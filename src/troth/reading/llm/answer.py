"""A model's answer: found, checked field by field against allowed values, and nothing else taken from it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

import orjson

from troth.reading.llm.prompt import POLARITIES, SURENESS
from troth.words.schemas import LAYERS, STANCES, STATEMENT_KINDS

MOST_PER_SENTENCE = 8
"""Items of one sort that one sentence can hold; what comes after is dropped."""
_FIELDS = {
    "statements": frozenset(
        {"sentence", "kind", "quote", "speaker", "speaker_sentence", "due", "sure"}
    ),
    "frames": frozenset({"sentence", "layer", "stance", "sure"}),
    "opinions": frozenset({"sentence", "target", "polarity", "sure"}),
}  # fmt: skip


class BadAnswer(ValueError):
    """An answer that is no answer: not JSON, not the agreed shape, or cut off."""


@dataclass(frozen=True, slots=True)
class Said:
    """A statement as the model names it: sentence number and words, not yet looked up in the text."""

    sentence: int
    kind: str
    quote: str
    speaker: str | None
    speaker_sentence: int | None
    due: str | None
    sure: str


@dataclass(frozen=True, slots=True)
class Framed:
    """A sentence's layer and stance."""

    sentence: int
    layer: str | None
    stance: str
    sure: str


@dataclass(frozen=True, slots=True)
class Judged:
    """An opinion: toward the document (sentence and target None) or the words of one sentence."""

    sentence: int | None
    target: str | None
    polarity: str
    sure: str


@dataclass(frozen=True)
class Answer:
    """What a model said of one passage, valid in shape; `dropped` counts what was not."""

    statements: tuple[Said, ...]
    frames: tuple[Framed, ...]
    opinions: tuple[Judged, ...]
    dropped: Counter[str]

    def packed(self) -> bytes:
        """The answer for the cache."""
        return orjson.dumps(
            {
                "statements": [asdict(item) for item in self.statements],
                "frames": [asdict(item) for item in self.frames],
                "opinions": [asdict(item) for item in self.opinions],
                "dropped": dict(self.dropped),
            }
        )

    def moved(self, by: int) -> Answer:
        """The same answer with its sentence numbers raised."""
        return Answer(
            tuple(Said(**(asdict(item) | _raised(item, by))) for item in self.statements),
            tuple(Framed(**(asdict(item) | _raised(item, by))) for item in self.frames),
            tuple(Judged(**(asdict(item) | _raised(item, by))) for item in self.opinions),
            self.dropped,
        )


def _raised(item: Said | Framed | Judged, by: int) -> dict[str, int]:
    numbers = {"sentence": item.sentence, "speaker_sentence": getattr(item, "speaker_sentence", None)}
    return {name: value + by for name, value in numbers.items() if value is not None}


def unpacked(stored: bytes, sentences: int) -> Answer | None:
    """A stored answer, checked again as if it had just come; None when the file was tampered with."""
    try:
        found = orjson.loads(stored)
        answer = _checked({name: found[name] for name in _FIELDS}, sentences)
        answer.dropped.update({str(name): int(count) for name, count in found["dropped"].items()})
    except (orjson.JSONDecodeError, KeyError, TypeError, ValueError, AttributeError):
        return None
    return answer


_THINKING = re.compile(r"^.*</think(?:ing)?>", re.DOTALL)


def parsed(content: str, sizes: dict[str, int]) -> tuple[dict[str, Answer], Counter[str]]:
    """Answers by document name. `sizes` says how many sentences each document of the request has.

    Returns what could be used, and counts of what belongs to no document. Raises BadAnswer when there is not
    exactly one object of the agreed shape.
    """
    found = _the_object(content)
    stray: Counter[str] = Counter()
    if set(found) != {"documents"}:
        stray["field"] += len(set(found) - {"documents"})
    answers: dict[str, Answer] = {}
    for document in found["documents"]:
        name = document.get("doc") if isinstance(document, dict) else None
        if not isinstance(name, str) or name not in sizes or name in answers:
            stray["document"] += 1
            continue
        if all(isinstance(document.get(part), list) for part in _FIELDS):
            answers[name] = _checked(document, sizes[name])
    return answers, stray


def _the_object(content: str) -> dict[str, Any]:
    content = _THINKING.sub("", content).strip()
    try:
        whole = orjson.loads(content)
    except orjson.JSONDecodeError:
        fitting = [found for found in _objects(content) if _fits(found)]
        if len(fitting) != 1:
            raise BadAnswer(f"{len(fitting)} objects of the agreed shape") from None
        return dict(fitting[0])
    if not _fits(whole):
        raise BadAnswer("not the agreed shape")
    return dict(whole)


def _fits(found: Any) -> bool:
    return isinstance(found, dict) and isinstance(found.get("documents"), list)


def _objects(content: str) -> Iterator[Any]:
    """Outermost {…} of a text, strings respected, in one pass."""
    depth = start = 0
    quoted = escaped = False
    for place, char in enumerate(content):
        if depth and quoted:
            escaped, quoted = char == "\\" and not escaped, char != '"' or escaped
        elif depth and char == '"':
            quoted = True
        elif char == "{":
            start, depth = (start if depth else place), depth + 1
        elif char == "}" and depth:
            depth -= 1
            if not depth:
                try:
                    yield orjson.loads(content[start : place + 1])
                except orjson.JSONDecodeError:
                    continue


def _checked(document: dict[str, Any], sentences: int) -> Answer:
    dropped: Counter[str] = Counter()
    extra = set(document) - set(_FIELDS) - {"doc"}
    if extra:
        dropped["field"] += len(extra)
    made: dict[str, list[Any]] = {}
    for part, make in (("statements", _said), ("frames", _framed), ("opinions", _judged)):
        made[part] = []
        seen: Counter[int | None] = Counter()
        for item in document[part]:
            good = _item(item, part, sentences, dropped)
            if good is None:
                continue
            seen[item["sentence"]] += 1
            if seen[item["sentence"]] > MOST_PER_SENTENCE:
                dropped["too many"] += 1
                continue
            built = make(item, sentences)
            if built is None:
                dropped["value"] += 1
            else:
                made[part].append(built)
    return Answer(tuple(made["statements"]), tuple(made["frames"]), tuple(made["opinions"]), dropped)


def _item(item: Any, part: str, sentences: int, dropped: Counter[str]) -> dict[str, Any] | None:
    """The item when it is an object with the agreed fields; fields beyond them are counted, never read."""
    if not isinstance(item, dict) or not _FIELDS[part] <= set(item):
        dropped["shape"] += 1
        return None
    dropped["field"] += len(set(item) - _FIELDS[part])
    number = item["sentence"]
    whole = part == "opinions" and number is None
    if not whole and (type(number) is not int or not 1 <= number <= sentences):
        dropped["sentence"] += 1
        return None
    if not isinstance(item["sure"], str) or item["sure"] not in SURENESS:
        dropped["value"] += 1
        return None
    return item


def _one_of(value: Any, allowed: Any) -> bool:
    return isinstance(value, str) and value in allowed


def _said(item: dict[str, Any], sentences: int) -> Said | None:
    speaker, place, due = item["speaker"], item["speaker_sentence"], item["due"]
    if not _one_of(item["kind"], STATEMENT_KINDS) or not isinstance(item["quote"], str):
        return None
    if not isinstance(due, str | None) or not isinstance(speaker, str | None):
        return None
    if place is not None and (type(place) is not int or not 1 <= place <= sentences):
        return None
    return Said(item["sentence"], item["kind"], item["quote"], speaker, place, due, item["sure"])


def _framed(item: dict[str, Any], _: int) -> Framed | None:
    layer = item["layer"]
    if not (layer is None or _one_of(layer, LAYERS)) or not _one_of(item["stance"], STANCES):
        return None
    return Framed(item["sentence"], layer, item["stance"], item["sure"])


def _judged(item: dict[str, Any], _: int) -> Judged | None:
    target = item["target"]
    if not _one_of(item["polarity"], POLARITIES) or not isinstance(target, str | None):
        return None
    if (target is None) != (item["sentence"] is None):
        return None
    return Judged(item["sentence"], target, item["polarity"], item["sure"])
