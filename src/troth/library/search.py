"""Full text: every pair of neighbouring CJK characters and every other word, in a tantivy index.

The index holds a document's number (`seq`) and nothing else that could grow stale. It is only ever ahead
of nothing: what it covers is told by the highest number in it, committed together with the words.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import tantivy

from troth.library.lock import exclusive
from troth.library.views import number, rows_of, streamed
from troth.words import folded

HEAP = 64_000_000
LONGEST = 100
COMMIT_ROWS = 200_000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_CJK = "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
_PIECES = re.compile(rf"[{_CJK}]+|[^\W_{_CJK}]+")
_QUERY = re.compile(r'(-?)(?:"([^"]*)"?|(\S+))')
_IS_CJK = re.compile(rf"[{_CJK}]")


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that was found; a higher score fits better."""

    doc_id: str
    version: int
    score: float


class SearchIndex:
    """The index in one folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._schema = _schema()
        self._index: tantivy.Index | None = None

    def catch_up(self, con: duckdb.DuckDBPyConnection) -> int:
        """Index what has arrived since the last time; returns how many documents that were."""
        newest = number(con, "SELECT coalesce(max(seq), -1) FROM documents_rows")
        if self._covered() >= newest:
            return 0
        with exclusive(self.root.with_name(".search.lock")):
            self._index = None
            return self._extend(con)

    def search(
        self, con: duckdb.DuckDBPyConnection, query: str, limit: int, lang: str | None, since: Any, until: Any
    ) -> list[Hit]:
        """See Library.search."""
        self.catch_up(con)
        wanted = self._query(query, since, until)
        if wanted is None or limit < 1:
            return []
        searcher = self._open().searcher()
        hits: list[Hit] = []
        offset, page = 0, limit * 2
        while len(hits) < limit:
            found = searcher.search(wanted, page, count=False, offset=offset).hits
            hits += _resolved(con, searcher, found, lang)
            offset, page = offset + len(found), page * 4
            if not found:
                break
        return hits[:limit]

    def _extend(self, con: duckdb.DuckDBPyConnection) -> int:
        covered = self._covered()
        writer = self._open().writer(HEAP, 1)
        rows = streamed(
            con,
            "SELECT seq, epoch_us(published_at) AS at, text FROM documents_rows "
            f"WHERE seq > {covered} ORDER BY seq",
            5_000,
        )
        count = pending = 0
        for batch in rows:
            for seq, at, text in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                entry = tantivy.Document()
                entry.add_integer("seq", seq)
                if at is not None:
                    entry.add_integer("at", at)
                entry.add_text("words", " ".join(tokens(text)))
                writer.add_document(entry)
            count, pending = count + batch.num_rows, pending + batch.num_rows
            if pending >= COMMIT_ROWS:
                writer.commit()
                pending = 0
        writer.commit()
        writer.wait_merging_threads()
        self._open().reload()
        return count

    def _covered(self) -> int:
        """The highest number in the index, -1 when it is empty; a damaged index is removed."""
        try:
            index = self._open()
            index.reload()
            newest = index.searcher().search(tantivy.Query.all_query(), 1, order_by_field="seq").hits
        except (ValueError, OSError):
            self.remove()
            return -1
        return int(newest[0][0]) if newest else -1

    def remove(self) -> None:
        """Drop the index; the next search makes it anew."""
        self._index = None
        shutil.rmtree(self.root, ignore_errors=True)

    def _open(self) -> tantivy.Index:
        if self._index is None:
            self.root.mkdir(parents=True, exist_ok=True)
            self._index = tantivy.Index(self._schema, path=str(self.root))
        return self._index

    def _query(self, text: str, since: Any, until: Any) -> tantivy.Query | None:
        parts: list[tuple[tantivy.Occur, tantivy.Query]] = []
        for minus, phrase, word in _QUERY.findall(text):
            wanted = self._phrase(phrase or word)
            if wanted is not None:
                parts.append((tantivy.Occur.MustNot if minus else tantivy.Occur.Must, wanted))
        if not any(occur == tantivy.Occur.Must for occur, _ in parts):
            return None
        if since is not None or until is not None:
            low = None if since is None else _micros(since)
            high = None if until is None else _micros(until)
            within = tantivy.Query.range_query(
                self._schema, "at", tantivy.FieldType.Integer, low, high, include_upper=high is None
            )
            parts.append((tantivy.Occur.Must, tantivy.Query.const_score_query(within, 0.0)))
        return tantivy.Query.boolean_query(parts)

    def _phrase(self, text: str) -> tantivy.Query | None:
        """The words in a row. The last CJK character starts no pair that the query knows."""
        words = list(tokens(text))
        if not words:
            return None
        last = words[-1]
        if len(last) == 1 and _IS_CJK.match(last):
            if len(words) == 1:
                return tantivy.Query.regex_query(self._schema, "words", f"{last}.?")
            if not _IS_CJK.match(words[-2]):
                return tantivy.Query.regex_phrase_query(self._schema, "words", [*words[:-1], f"{last}.?"])
            words.pop()
        if len(words) == 1:
            return tantivy.Query.term_query(self._schema, "words", words[0])
        return tantivy.Query.phrase_query(self._schema, "words", [*words])


def tokens(text: str) -> Iterator[str]:
    """Words as they are indexed: of a CJK run every pair and the last character, else the word itself."""
    for piece in _PIECES.findall(folded(text)):
        if _IS_CJK.match(piece):
            yield from (piece[i : i + 2] for i in range(len(piece)))
        else:
            yield piece[:LONGEST]


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("seq", fast=True)
    builder.add_integer_field("at", fast=True, indexed=True)
    builder.add_text_field("words", tokenizer_name="whitespace", index_option="position")
    return builder.build()


def _resolved(
    con: duckdb.DuckDBPyConnection, searcher: tantivy.Searcher, found: list[Any], lang: str | None
) -> list[Hit]:
    """Hits that are current versions and of the language, in the order of their score."""
    if not found:
        return []
    seqs = [int(seq or 0) for seq in searcher.fast_field_values("seq", [place for _, place in found])]
    con.register("hits", pa.table({"seq": pa.array(seqs, pa.int64()), "rank": range(len(seqs))}))
    narrow = "" if lang is None else (
        " LEFT JOIN languages USING (doc_id, doc_version) WHERE coalesce(languages.lang, d.lang) = ?"
    )  # fmt: skip
    rows = rows_of(
        con,
        f"SELECT doc_id, doc_version, rank FROM (FROM documents_current WHERE seq BETWEEN {min(seqs)} AND "
        f"{max(seqs)}) d JOIN hits USING (seq){narrow} ORDER BY rank",
        [] if lang is None else [lang],
    )
    con.unregister("hits")
    return [Hit(doc_id, version, float(found[rank][0])) for doc_id, version, rank in rows]


def _micros(moment: date | datetime) -> int:
    if not isinstance(moment, datetime):
        moment = datetime(moment.year, moment.month, moment.day, tzinfo=UTC)
    return (moment.astimezone(UTC) - _EPOCH) // _EPOCH.resolution
