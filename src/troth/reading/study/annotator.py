"""The study tier's statements as rows: what brands, their people and the press say, read clause by clause."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from troth.brandbook import BrandBook
from troth.reading.pipeline import Layers, Tier
from troth.reading.rows import batch
from troth.reading.skim.mentions import book_version
from troth.reading.studied import is_studied
from troth.reading.study.anchor import anchor_of
from troth.reading.study.names import Names
from troth.reading.study.statements import Statement, read_statements
from troth.reading.study.weighing import weighed
from troth.words import content_id

OFFICIAL = frozenset({"own", "spokesperson", "rival"})
"""Voices whose author speaks where nobody else is named."""
SHORT = 400
"""Documents up to this many code points keep every fact, not only the checkable ones."""


class Statements:
    """Statements of every document that is worth studying; the public's posts are left to the skim tier."""

    name = "statements"
    needs = frozenset({"documents", "languages"})
    gives = frozenset({"statements"})
    langs = frozenset({"zh", "en", "de"})
    tier: Tier = "study"

    def __init__(self, book: BrandBook | None = None) -> None:
        self.version = book_version("4", book)
        self._names = Names(book)

    def annotate(self, layers: Layers) -> dict[str, pa.RecordBatch]:
        """One row a statement, in the order of documents and places."""
        documents = layers.documents
        langs = _languages(layers)
        read: list[tuple[int, Statement, dict[str, Any]]] = []
        columns = ("doc_id", "doc_version", "voice", "kind", "text", "published_at", "author_name")
        for i, row in enumerate(documents.select(columns).to_pylist()):
            lang = langs.get(row["doc_id"], "")
            if lang not in self.langs or not is_studied(row):
                continue
            published = row["published_at"].date() if row["published_at"] else anchor_of(row["text"], lang)
            found, _ = read_statements(
                row["text"], lang, published, self._names, short=len(row["text"]) <= SHORT
            )
            read.extend((i, statement, row | {"lang": lang}) for statement in found)
        sure = weighed([statement for _, statement, _ in read], [row["lang"] for _, _, row in read])
        docs = [i for i, _, _ in read]
        rows = [self.row(statement, row) for statement, (_, _, row) in zip(sure, read, strict=True)]
        made = {name: [row[name] for row in rows] for name in COLUMNS}
        return {"statements": batch("statements", self.name, self.version, documents, docs, made)}

    def row(self, s: Statement, document: dict[str, Any]) -> dict[str, Any]:
        """A statement as a row of STATEMENTS, without keys and stamp."""
        speaker, entity = s.speaker, s.speaker_entity
        if speaker is None and document["voice"] in OFFICIAL and document["author_name"]:
            speaker = document["author_name"]
            entity = self._names.entity_of(speaker)
            if account := self._names.account(speaker, document.get("lang") or ""):
                speaker, entity = account
        due = s.due
        return {
            "start": s.start,
            "end": s.end,
            "kind": s.kind,
            "quote": s.quote,
            "statement_id": content_id(document["doc_id"], document["doc_version"], s.start, s.end, s.kind),
            "speaker": speaker,
            "speaker_entity": entity,
            "speaker_start": s.speaker_start,
            "speaker_end": s.speaker_end,
            "amounts": [
                {
                    "value": float(a.value),
                    "value_to": None if a.value_to is None else float(a.value_to),
                    "unit": a.unit,
                    "text": a.text,
                    "start": a.start,
                    "end": a.end,
                }
                for a in s.amounts
            ],
            "due": None
            if due is None
            else {
                "from": due.from_,
                "to": due.to,
                "text": due.text,
                "start": due.start,
                "end": due.end,
                "form": due.form,
                "anchor": due.anchor,
            },
            "superlative": s.superlative,
            "comparison": s.comparison,
            "vague": s.vague,
            "commitment": s.commitment,
            "specificity": s.specificity,
            "footnotes": [
                {"marker": n.marker, "text": n.text, "start": n.start, "end": n.end, "narrows": n.narrows}
                for n in s.footnotes
            ],
            "entities": list(s.entities),
            "confidence": s.confidence,
            "unsure": s.unsure,
        }


COLUMNS = (
    "start",
    "end",
    "statement_id",
    "kind",
    "quote",
    "speaker",
    "speaker_entity",
    "speaker_start",
    "speaker_end",
    "amounts",
    "due",
    "superlative",
    "comparison",
    "vague",
    "commitment",
    "specificity",
    "footnotes",
    "entities",
    "confidence",
    "unsure",
)


def _languages(layers: Layers) -> dict[str, str]:
    """Language by document, from the language annotator's rows."""
    rows = layers["languages"]
    return dict(zip(rows.column("doc_id").to_pylist(), rows.column("lang").to_pylist(), strict=True))
