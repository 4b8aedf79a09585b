"""The language-model reader: the same readings as the built-in one, from any OpenAI-compatible address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from types import TracebackType
from typing import Any

from troth.brandbook import BrandBook
from troth.reading.llm.answer import Answer
from troth.reading.llm.asking import Asking
from troth.reading.llm.budget import Budget
from troth.reading.llm.cache import AnswerCache
from troth.reading.llm.client import Client
from troth.reading.llm.config import LlmConfig
from troth.reading.llm.gathering import Reading, gather
from troth.reading.llm.passages import Passage, passages, prepare
from troth.reading.one import language_of, read_text, statement_json
from troth.reading.study.names import Names
from troth.words import kept


@dataclass(frozen=True, slots=True)
class Text:
    """A text to read; `lang` is found where it is not given."""

    text: str
    published: date | None = None
    lang: str | None = None


class LlmReader:
    """Reads documents by a language model. Use it as a context manager or close it.

    `budget` tells tokens and money used, `counts` requests, retries and answers from the cache.
    """

    def __init__(self, config: LlmConfig) -> None:
        self.config = config
        self.budget = Budget(config)
        self._client = Client(config, self.budget)
        self._cache = AnswerCache(config.cache)
        self._asking = Asking(config, self._client, self._cache)

    @property
    def counts(self) -> dict[str, int]:
        """Requests, retries, cached answers, and what was said about no document of its request."""
        stray = {f"stray {name}": count for name, count in self._asking.stray.items() if count}
        return dict(self._client.counts) | stray

    def close(self) -> None:
        """Close connections and cache."""
        self._client.close()
        self._cache.close()

    def __enter__(self) -> LlmReader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def read_texts(self, texts: Sequence[Text], book: BrandBook | None = None) -> list[Reading]:
        """One reading a text, in order; offsets are code points into the text as kept (NFC).

        Raises OutOfBudget at the hard stop and TrothError when the server cannot be used; answers up to then
        are in the cache, so that reading again goes on where it stopped.
        """
        documents = []
        for given in texts:
            text = kept(given.text)
            documents.append(prepare(text, given.lang or language_of(text), given.published))
        asked: list[Passage] = []
        for number, document in enumerate(documents):
            asked.extend(passages(number, document, self.config))
        answers, stop = self._asking.answers(asked)
        if stop is not None:
            raise stop
        told: list[list[tuple[Passage, Answer | None]]] = [[] for _ in documents]
        for passage, answer in zip(asked, answers, strict=True):
            told[passage.document].append((passage, answer))
        names = Names(book)
        return [gather(document, parts, names) for document, parts in zip(documents, told, strict=True)]

    def read_text(
        self, text: str, published: date | None = None, book: BrandBook | None = None,
        lang: str | None = None, doc: str | None = None,
    ) -> dict[str, Any]:  # fmt: skip
        """One document in the shape of `troth read --json`.

        Statements, frames and opinions are the model's; language, dates, amounts and names our own grammar's.
        `reader` says what was dropped and whether the whole text was answered.
        """
        reading = self.read_texts([Text(text, published, lang)], book)[0]
        found = read_text(text, published, book, reading.document.lang, doc)
        return found | {
            "mentions": _with_speakers(found["mentions"], reading),
            "statements": [statement_json(statement) for statement in reading.statements],
            "frames": [
                {name: row[name] for name in ("layer", "stance", "start", "end")} for row in reading.frames
            ],
            "opinions": reading.opinions,
            "reader": reading.report() | {"model": self.config.model},
        }


def _with_speakers(mentions: list[dict[str, Any]], reading: Reading) -> list[dict[str, Any]]:
    """Mentions with the speakers that stand at no place known so far."""
    found = list(mentions)
    for said in reading.statements:
        start, end = said.speaker_start, said.speaker_end
        if said.speaker is None or start is None or end is None:
            continue
        if not any(hit["start"] < end and start < hit["end"] for hit in found):
            found.append(
                {
                    "entity": said.speaker_entity or said.speaker,
                    "text": said.speaker,
                    "start": start,
                    "end": end,
                }
            )
    return sorted(found, key=lambda hit: hit["start"])
