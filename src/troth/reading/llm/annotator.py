"""The language-model reader as an annotator: statements, frames and opinions as the same Arrow rows."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from troth.brandbook import BrandBook
from troth.reading import Pipeline
from troth.reading import pipeline as builtin
from troth.reading.llm.gathering import Reading, Row
from troth.reading.llm.prompt import PROMPT_VERSION
from troth.reading.llm.reader import LlmReader, Text
from troth.reading.pipeline import Layers, Tier
from troth.reading.rows import batch
from troth.reading.study.annotator import COLUMNS, Statements
from troth.words import content_id

_FRAMES = ("start", "end", "layer", "layer_confidence", "stance", "stance_confidence")
_OPINIONS = ("start", "end", "target", "target_kind", "polarity", "confidence")


class LlmReadings:
    """Statements, frames and opinions by a language model, every quote at its place."""

    name = "llm"
    needs = frozenset({"documents", "languages"})
    gives = frozenset({"statements", "frames", "opinions"})
    langs = frozenset({"zh", "en", "de"})
    tier: Tier = "study"

    def __init__(self, reader: LlmReader, book: BrandBook | None = None) -> None:
        self._reader, self._book = reader, book
        self._rows = Statements(book)
        self.version = content_id(reader.config.model, PROMPT_VERSION, repr(book))[:12]

    def annotate(self, layers: Layers) -> dict[str, pa.RecordBatch]:
        """Rows of every document in zh, en, de. Raises OutOfBudget before a document is left half read."""
        documents = layers.documents
        columns = ("doc_id", "doc_version", "voice", "text", "published_at", "author_name")
        rows = documents.select(columns).to_pylist()
        langs = layers["languages"]
        known = dict(zip(langs.column("doc_id").to_pylist(), langs.column("lang").to_pylist(), strict=True))
        chosen = [i for i, row in enumerate(rows) if known.get(row["doc_id"]) in self.langs]
        texts = [
            Text(rows[i]["text"], _day(rows[i]["published_at"]), known[rows[i]["doc_id"]]) for i in chosen
        ]
        readings = dict(zip(chosen, self._reader.read_texts(texts, self._book), strict=True))
        return {
            "statements": self._batch("statements", documents, readings, COLUMNS, rows),
            "frames": self._batch("frames", documents, readings, _FRAMES, rows),
            "opinions": self._batch("opinions", documents, readings, _OPINIONS, rows),
        }

    def _batch(
        self, table: str, documents: pa.RecordBatch, readings: dict[int, Reading], columns: tuple[str, ...],
        rows: list[Row],
    ) -> pa.RecordBatch:  # fmt: skip
        docs: list[int] = []
        found: list[Row] = []
        for i, reading in readings.items():
            if table == "statements":
                made = [self._rows.row(statement, rows[i]) for statement in reading.statements]
            else:
                made = getattr(reading, table)
            found.extend(made)
            docs.extend([i] * len(made))
        values: dict[str, Any] = {name: [row[name] for row in found] for name in columns}
        return batch(table, self.name, self.version, documents, docs, values)


def _day(moment: Any) -> Any:
    return moment.date() if moment else None


def pipeline(reader: LlmReader, book: BrandBook | None = None) -> Pipeline:
    """Every annotator, with the language model in place of the built-in statements, frames and opinions."""
    replaced = LlmReadings.gives
    kept = [item for item in builtin(book).annotators if not item.gives & replaced]
    return Pipeline([*kept, LlmReadings(reader, book)])
