"""A real library in a temporary workspace, with documents and readings written by hand."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa

from troth.library import Library, Workspace
from troth.words import content_id, sha256_hex
from troth.words.schemas import DATES, DOCUMENTS, STATEMENTS

BY = {"annotator": "by-hand", "annotator_version": "1"}


@dataclass
class Doc:
    """A document: its text, its day, and the statements in it (kind, quote, more columns)."""

    text: str
    on: date
    statements: list[tuple[str, str, dict[str, Any]]] = field(default_factory=list)
    days: list[tuple[str, date]] = field(default_factory=list)
    name: str = ""
    more: dict[str, Any] = field(default_factory=dict)

    @property
    def doc_id(self) -> str:
        return content_id("test", self.name or self.text)


def due(first: str | None, last: str | None, text: str = "", form: str = "range") -> dict[str, Any]:
    """A due as the reader writes it."""
    days = {n: date.fromisoformat(d) if d else None for n, d in (("from", first), ("to", last))}
    return {**days, "text": text, "start": None, "end": None, "form": form, "anchor": None}


def amount(value: float, unit: str | None = None, text: str = "") -> dict[str, Any]:
    """An amount as the reader writes it."""
    return {"value": value, "value_to": None, "unit": unit, "text": text, "start": None, "end": None}


def shelve(place: Path, docs: list[Doc]) -> Library:
    """A library with these documents and their readings; adds to the one that is there."""
    library = Library(Workspace.create(place))
    library.add([pa.Table.from_pylist([_document(doc) for doc in docs], schema=DOCUMENTS)])
    rows = [_statement(library, doc, *told) for doc in docs for told in doc.statements]
    days = [_day(library, doc, *told) for doc in docs for told in doc.days]
    library.write(
        {
            "statements": pa.Table.from_pylist(rows, schema=STATEMENTS),
            "dates": pa.Table.from_pylist(days, schema=DATES),
        }
    )
    return library


def _document(doc: Doc) -> dict[str, Any]:
    at = datetime(doc.on.year, doc.on.month, doc.on.day, 8, tzinfo=UTC)
    base = dict.fromkeys(DOCUMENTS.names)
    return {
        **base, "doc_id": doc.doc_id, "doc_version": 1, "channel": "web", "kind": "article",
        "voice": "media", "published_at": at, "published_precision": "day", "collected_at": at,
        "lang": "en", "text": doc.text, "text_sha256": sha256_hex(doc.text.encode()), **doc.more,
    }  # fmt: skip


def _version(library: Library, doc: Doc) -> int:
    return int(library.document(doc.doc_id)["doc_version"])


def _statement(library: Library, doc: Doc, kind: str, quote: str, more: dict[str, Any]) -> dict[str, Any]:
    start = doc.text.index(quote)
    vague = not (more.get("amounts") or more.get("due"))
    return {
        "doc_id": doc.doc_id, "doc_version": _version(library, doc), "start": start,
        "end": start + len(quote), "statement_id": content_id(doc.doc_id, start), "kind": kind,
        "quote": quote, "speaker": "Mara Lind", "speaker_entity": None, "speaker_start": None,
        "speaker_end": None, "amounts": [], "due": None, "superlative": False, "comparison": False,
        "vague": vague, "commitment": "firm", "specificity": 1 if vague else 2, "footnotes": [],
        "entities": [], "confidence": 0.9, "unsure": False, **BY, **more,
    }  # fmt: skip


def _day(library: Library, doc: Doc, text: str, day: date) -> dict[str, Any]:
    start = doc.text.index(text)
    return {
        "doc_id": doc.doc_id, "doc_version": _version(library, doc), "start": start,
        "end": start + len(text), "text": text, "from": day, "to": day, "precision": "day",
        "form": "exact", **BY,
    }  # fmt: skip
