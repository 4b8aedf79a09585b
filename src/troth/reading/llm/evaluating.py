"""The language-model reader under `troth eval`: what it reads, scored like the built-in one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from troth.reading.llm.gathering import Reading
from troth.reading.llm.options import reader_of_environment
from troth.reading.llm.reader import LlmReader, Text
from troth.words import fail

Row = dict[str, Any]
TASKS = ("polarity", "target", "promise", "quote", "commitment", "specificity")
_POLE = 1 / 3


class LlmAnswers:
    """Answers the tasks that a reading can answer; it has the shape of `evaluate.readers.Reader`.

    Nothing is asked task by task: the model reads each text once, with the prompt of every other
    day, and what was dropped is missing here too.
    """

    def __init__(self, reader: LlmReader) -> None:
        self._reader = reader

    @classmethod
    def of_environment(cls) -> LlmAnswers:
        """The answers of the reader that the TROTH_LLM_ variables describe."""
        return cls(reader_of_environment())

    def warm(self, task: str) -> None:
        """Nothing to load; a task that a reading does not answer is refused here. Raises TrothError."""
        if task not in TASKS:
            message = f"the language-model reader does not answer {task}"
            raise fail("eval.task", message, hint=f"one of {', '.join(TASKS)}")

    def answer(self, task: str, rows: Sequence[Row], classes: Sequence[str]) -> list[Any]:
        """One answer a row: a class, or spans for quotes."""
        self.warm(task)
        texts = [Text(row["text"], lang=_lang(row)) for row in rows]
        answers = [
            self._answer(task, row, reading)
            for row, reading in zip(rows, self._reader.read_texts(texts), strict=True)
        ]
        if task == "quote":
            return answers
        return [answer if not classes or answer in classes else _nearest(classes) for answer in answers]

    def _answer(self, task: str, row: Row, reading: Reading) -> Any:
        promised = [said for said in reading.statements if said.kind in ("promise", "aspiration")]
        if task == "quote":
            # Places count in the text as the file has it; where NFC moves them, the row stays empty.
            same = reading.document.text == row["text"]
            return [(said.start, said.end) for said in promised] if same else []
        if task == "promise":
            return "true" if promised else "false"
        if task == "commitment":
            return "yes" if promised else "no"
        if task == "specificity":
            exact = any(said.amounts or said.due for said in reading.statements)
            return "specific" if exact else "non-specific"
        return _pole(reading, row.get("target") if task == "target" else None)


def _lang(row: Row) -> str | None:
    lang = row.get("lang")
    return lang if lang in ("zh", "en", "de") else None


def _pole(reading: Reading, target: str | None) -> str:
    """Polarity toward the target where the model judged words that overlap it, else of the whole document."""
    near = [
        row["polarity"] for row in reading.opinions
        if target and row["target"] and (row["target"] in target or target in row["target"])
    ]  # fmt: skip
    values = near or [row["polarity"] for row in reading.opinions if row["target"] is None]
    mean = sum(values) / len(values) if values else 0.0
    return "positive" if mean > _POLE else "negative" if mean < -_POLE else "neutral"


def _nearest(classes: Sequence[str]) -> str:
    """A class that the file holds, for an answer that it does not."""
    return "negative" if "negative" in classes else classes[0]
