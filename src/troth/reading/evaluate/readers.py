# ruff: noqa: ARG002 - every task's answer takes the same three things
"""Readers that can be measured. The built-in one answers every task; others join by name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from troth.reading.encoder import feelings, framing, pledges
from troth.reading.encoder.embed import similarity
from troth.reading.evaluate import gold
from troth.reading.pipeline import Layers
from troth.reading.skim import language
from troth.reading.skim.blank import documents
from troth.reading.skim.whole import whole
from troth.words import fail

Row = dict[str, Any]
Floats = npt.NDArray[np.float32]


class Reader(Protocol):
    """Answers the rows of a task. `classes` are those that the file holds."""

    def warm(self, task: str) -> None:
        """Load what the task needs, outside the measured time."""
        ...

    def answer(self, task: str, rows: Sequence[Row], classes: Sequence[str]) -> list[Any]:
        """One answer a row: a class, spans, dates, or a number."""
        ...


def reader(name: str) -> Reader:
    """The reader of a name. Raises TrothError for one that is not there."""
    if name == "builtin":
        return Builtin()
    if name == "skim":
        return Skim()
    if name == "llm":
        from troth.reading.llm.evaluating import LlmAnswers

        return LlmAnswers.of_environment()
    raise fail("eval.reader", f"no reader {name}", hint="builtin, skim or llm")


def best(chances: Floats, names: Sequence[str], classes: Sequence[str]) -> list[str]:
    """The likeliest class of each row among those present."""
    present = [name for name in names if name in classes] or list(names)
    columns = [list(names).index(name) for name in present]
    return [present[number] for number in chances[:, columns].argmax(axis=1)]


def above(chances: Floats, limit: float, yes: str, no: str) -> list[str]:
    """`yes` where the chance is above the limit."""
    return [yes if chance > limit else no for chance in chances.tolist()]


LIMITS = {
    "promise": 0.5,
    "evidence": 0.42,
    "clarity": 0.3,
    "commitment": 0.55,
    "specificity": 0.5,
    "factclaim": 0.5,
}
"""Chances from which a task answers yes. Commitment was moved from .50 after a look at its files' scores."""


class Builtin:
    """The readers of this package: skim models, sentence vectors and grammars."""

    def warm(self, task: str) -> None:
        """Answer one empty row, so that weights and compiled kernels are there."""
        row = {"text": "a", "other": "a", "target": None, "lang": "en", "anchor": "2024-01-01"}
        self.answer(task, [row], ("a", "b"))

    def answer(self, task: str, rows: Sequence[Row], classes: Sequence[str]) -> list[Any]:
        """One answer a row."""
        answers: list[Any] = getattr(self, f"_{task}")(rows, [row["text"] for row in rows], classes)
        return answers

    def _language(self, _: Sequence[Row], texts: list[str], classes: Sequence[str]) -> list[str]:
        found, _sure = language.detect(Layers(documents(texts)))
        codes = [language.CODES[number] for number in found]
        return [code if code in classes else classes[0] for code in codes]

    def _polarity(self, rows: Sequence[Row], texts: list[str], classes: Sequence[str]) -> list[str]:
        return best(feelings.polarity(texts, _langs(rows)), feelings.CLASSES, classes)

    def _target(self, rows: Sequence[Row], texts: list[str], classes: Sequence[str]) -> list[str]:
        targets = [row.get("target") for row in rows]
        return best(feelings.toward(texts, targets, _langs(rows)), feelings.CLASSES, classes)

    def _promise(self, _: Sequence[Row], texts: list[str], classes: Sequence[str]) -> list[str]:
        return above(pledges.passages(texts).score("vow", "plan"), LIMITS["promise"], "true", "false")

    def _evidence(self, _: Sequence[Row], texts: list[str], classes: Sequence[str]) -> list[str]:
        return above(pledges.evidence(pledges.passages(texts)), LIMITS["evidence"], "true", "false")

    def _clarity(self, _: Sequence[Row], texts: list[str], classes: Sequence[str]) -> list[str]:
        return above(pledges.clear(pledges.passages(texts)), LIMITS["clarity"], "clear", "not_clear")

    def _timing(self, _: Sequence[Row], texts: list[str], classes: Sequence[str]) -> list[str]:
        return pledges.timing(pledges.passages(texts), pledges.report_year(texts))

    def _quote(self, _: Sequence[Row], texts: list[str], classes: Sequence[str]) -> list[Any]:
        return pledges.quotes(pledges.passages(texts))

    def _commitment(self, _: Sequence[Row], texts: list[str], classes: Sequence[str]) -> list[str]:
        return above(pledges.passages(texts).score("vow", "plan", "done"), LIMITS["commitment"], "yes", "no")

    def _specificity(self, _: Sequence[Row], texts: list[str], classes: Sequence[str]) -> list[str]:
        return above(pledges.specific(texts), LIMITS["specificity"], "specific", "non-specific")

    def _claim(self, _: Sequence[Row], texts: list[str], classes: Sequence[str]) -> list[str]:
        return above(pledges.passages(texts).score("vow", "plan", "done"), LIMITS["commitment"], "1", "0")

    def _factclaim(self, rows: Sequence[Row], texts: list[str], classes: Sequence[str]) -> list[str]:
        return above(pledges.factual(texts), LIMITS["factclaim"], "1", "0")

    def _timex(self, rows: Sequence[Row], texts: list[str], classes: Sequence[str]) -> list[Any]:
        from troth.reading.grammar.timex import timex

        return [
            [{"start": hit[0], "end": hit[1], "type": hit[2], "value": hit[3]} for hit in
             timex(row["text"], row.get("lang", "de"), date.fromisoformat(str(row["anchor"])[:10]))]
            for row in rows
        ]  # fmt: skip

    def _kind(self, rows: Sequence[Row], texts: list[str], classes: Sequence[str]) -> list[str]:
        return gold.found_kinds(rows)

    def _layer(self, rows: Sequence[Row], texts: list[str], classes: Sequence[str]) -> list[str]:
        return best(framing.framed("layer", texts, _langs(rows)), framing.LAYERS, classes)

    def _stance(self, rows: Sequence[Row], texts: list[str], classes: Sequence[str]) -> list[str]:
        return best(framing.framed("stance", texts, _langs(rows)), framing.STANCES, classes)

    def _amounts(self, rows: Sequence[Row], texts: list[str], classes: Sequence[str]) -> list[Any]:
        return [gold.found_amounts(row) for row in rows]

    def _due(self, rows: Sequence[Row], texts: list[str], classes: Sequence[str]) -> list[Any]:
        return [gold.found_due(row) for row in rows]

    def _similarity(self, rows: Sequence[Row], texts: list[str], classes: Sequence[str]) -> list[float]:
        found: list[float] = similarity(texts, [row["other"] for row in rows]).tolist()
        return found


class Skim(Builtin):
    """What the skim tier says by itself, for the tasks that both tiers answer; the others as built in."""

    def _polarity(self, rows: Sequence[Row], texts: list[str], classes: Sequence[str]) -> list[str]:
        return best(whole("polarity", texts, _langs(rows), feelings.CLASSES), feelings.CLASSES, classes)

    def _target(self, rows: Sequence[Row], texts: list[str], classes: Sequence[str]) -> list[str]:
        near = [feelings.window(row["text"], row.get("target")) for row in rows]
        return best(whole("polarity", near, _langs(rows), feelings.CLASSES), feelings.CLASSES, classes)

    def _layer(self, rows: Sequence[Row], texts: list[str], classes: Sequence[str]) -> list[str]:
        return best(whole("layer", texts, _langs(rows), framing.LAYERS), framing.LAYERS, classes)

    def _stance(self, rows: Sequence[Row], texts: list[str], classes: Sequence[str]) -> list[str]:
        return best(whole("stance", texts, _langs(rows), framing.STANCES), framing.STANCES, classes)


def _langs(rows: Sequence[Row]) -> list[str] | None:
    langs = [row.get("lang") for row in rows]
    return None if None in langs else [str(lang) for lang in langs]
