"""From answers about passages to a document's reading: everything placed, nothing twice, drops counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from troth.reading.llm.answer import Answer, Framed, Judged
from troth.reading.llm.passages import Passage, Place, Prepared
from troth.reading.llm.placing import certainty, only_place, placed
from troth.reading.llm.prompt import POLARITIES
from troth.reading.study.names import Names
from troth.reading.study.statements import Statement

Row = dict[str, Any]


@dataclass(frozen=True)
class Reading:
    """What a model read in one document. `frames` and `opinions` are rows without keys."""

    document: Prepared
    statements: list[Statement]
    frames: list[Row]
    opinions: list[Row]
    dropped: Counter[str]
    unanswered: int

    @property
    def complete(self) -> bool:
        """True when every sentence was answered."""
        return not self.unanswered

    def report(self) -> Row:
        """For the JSON: what was dropped and why, sentences without an answer, whether it is suspicious."""
        return {
            "dropped": dict(sorted(self.dropped.items())), "unanswered_sentences": self.unanswered,
            "suspicious": self.document.suspicious,
        }  # fmt: skip


def gather(document: Prepared, told: Sequence[tuple[Passage, Answer | None]], names: Names) -> Reading:
    """The reading of a document from its passages and their answers (None: unanswered)."""
    dropped: Counter[str] = Counter()
    statements: list[Statement] = []
    frames: dict[Place, Row] = {}
    opinions: dict[Place, Row] = {}
    whole: list[tuple[int, Judged]] = []
    unanswered = 0
    for passage, answer in told:
        if answer is None:
            unanswered += len(passage.sentences)
            continue
        dropped.update(answer.dropped)
        places = document.sentences[passage.first : passage.first + len(passage.sentences)]
        statements.extend(_statements(answer, places, document, names, dropped))
        _frames(answer.frames, places, document, frames, dropped)
        about_all = [item for item in answer.opinions if item.sentence is None]
        whole.extend((len(passage.sentences), item) for item in about_all[:1])
        dropped["repeated"] += len(about_all[1:])
        _opinions(answer.opinions, places, document, names, opinions, dropped)
    kept = _apart(statements, dropped)
    rows = _whole(document, whole) + [opinions[place] for place in sorted(opinions)]
    return Reading(document, kept, [frames[place] for place in sorted(frames)], rows, +dropped, unanswered)


def _statements(
    answer: Answer, places: list[Place], document: Prepared, names: Names, dropped: Counter[str]
) -> list[Statement]:
    found = []
    for said in answer.statements:
        number = said.speaker_sentence
        told = places[number - 1] if number is not None else None
        statement = placed(said, places[said.sentence - 1], told, document, names, dropped)
        if statement is not None:
            found.append(statement)
    return found


def _apart(statements: list[Statement], dropped: Counter[str]) -> list[Statement]:
    """Statements in the order of the text; of two that overlap the first stays: a clause has one kind."""
    kept: list[Statement] = []
    for statement in sorted(statements, key=lambda item: (item.start, -item.end)):
        if kept and statement.start < kept[-1].end:
            dropped["overlapping"] += 1
        else:
            kept.append(statement)
    return kept


def _frames(
    framed: Sequence[Framed], places: list[Place], document: Prepared, rows: dict[Place, Row],
    dropped: Counter[str],
) -> None:  # fmt: skip
    for item in framed:
        place = places[item.sentence - 1]
        if place in rows:
            dropped["repeated"] += 1
        elif item.layer is not None or item.stance != "neutral":
            sure = certainty(item.sure, document)
            rows[place] = {
                "start": place[0], "end": place[1], "layer": item.layer, "layer_confidence": sure,
                "stance": item.stance, "stance_confidence": sure,
            }  # fmt: skip


def _opinions(
    judged: Sequence[Judged], places: list[Place], document: Prepared, names: Names, rows: dict[Place, Row],
    dropped: Counter[str],
) -> None:  # fmt: skip
    """Opinions toward words of a sentence: an entity of the brand book, else an aspect in its own words."""
    for item in judged:
        if item.sentence is None or item.target is None:
            continue
        found = only_place(document.text, places[item.sentence - 1], item.target)
        if isinstance(found, str) or found in rows:
            dropped[f"target {found}" if isinstance(found, str) else "repeated"] += 1
            continue
        entity = names.entity_of(item.target)
        rows[found] = {
            "target": entity or item.target, "target_kind": "entity" if entity else "aspect",
            "polarity": POLARITIES[item.polarity], "confidence": certainty(item.sure, document),
            "start": found[0], "end": found[1],
        }  # fmt: skip


def _whole(document: Prepared, judged: list[tuple[int, Judged]]) -> list[Row]:
    """The opinion of the whole document: the mean over its passages, weighed by their sentences."""
    total = sum(count for count, _ in judged)
    if not total:
        return []
    polarity = sum(count * POLARITIES[item.polarity] for count, item in judged) / total
    sure = sum(count * certainty(item.sure, document) for count, item in judged) / total
    return [
        {
            "target": None, "target_kind": "document", "polarity": polarity, "confidence": sure,
            "start": 0, "end": len(document.text),
        }
    ]  # fmt: skip
