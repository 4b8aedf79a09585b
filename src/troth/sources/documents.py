"""The last step to a document: ids, hashes, pseudonyms, voices, in the schema that the library stores."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import UTC, datetime

import orjson
import polars as pl
import pyarrow as pa

from troth.sources.mapping import COUNTS
from troth.sources.model import ImportOptions, Page
from troth.sources.typesize import moved
from troth.words import content_id, kept, keyed_hash
from troth.words.schemas import DOCUMENTS


@dataclass
class Maker:
    """Makes documents of one file: `name` and `sha` are the file's, `table` one sheet's of several."""

    options: ImportOptions
    name: str
    sha: str
    collected: datetime
    table: str | None = None
    _people: dict[tuple[str, str], str] = field(default_factory=dict)
    _voices: dict[tuple[str, str | None, str | None], str] = field(default_factory=dict)

    def batch(self, frame: pl.DataFrame) -> pa.RecordBatch:
        """A converted batch (rows.MIDDLE) as DOCUMENTS."""
        size = len(frame)
        channels, texts = frame["channel"].to_list(), frame["text"].to_list()
        ids, urls = frame["id"].to_list(), frame["url"].to_list()
        authors, author_ids = frame["author"].to_list(), frame["author_id"].to_list()
        if self.options.author:
            authors = [author or self.options.author for author in authors]
        doc_ids = [
            self._doc_id(*key) for key in zip(channels, ids, urls, frame["row"].to_list(), strict=True)
        ]
        people = list(zip(channels, authors, author_ids, strict=True))
        made: dict[str, list[object] | pa.Array] = {
            "doc_id": doc_ids,
            "doc_version": pa.repeat(pa.scalar(1, pa.int32()), size),
            "voice": (voices := self._voices_of(people, frame["kind"].to_list())),
            "author_key": [self._person(channel, key or name) for channel, name, key in people],
            "author_name": [self._name(name, voice) for name, voice in zip(authors, voices, strict=True)],
            "parent_id": self._references(channels, frame["parent"].to_list()),
            "thread_id": self._references(channels, frame["thread"].to_list()),
            "source_file": pa.repeat(self._place(), size),
            "source_row": frame["row"].to_arrow(),
            "raw_sha256": pa.repeat(self.sha, size),
            "text_sha256": [hashlib.sha256(text.encode()).hexdigest() for text in texts],
            "collected_at": frame["collected_at"].fill_null(self.collected).to_arrow(),
        }
        plain = (
            "channel",
            "kind",
            "published_at",
            "published_precision",
            "lang",
            "title",
            "text",
            "url",
            "extra",
        )
        made |= {name: frame[name].to_arrow() for name in (*plain, *COUNTS)}
        arrays = [_as(made[item.name], item.type) for item in DOCUMENTS]
        return pa.RecordBatch.from_arrays(arrays, schema=DOCUMENTS)

    def page(self, page: Page) -> pa.RecordBatch:
        """A file that is one document."""
        body = kept(page.text)
        title = " ".join(kept(page.title).split()) if page.title else None
        text = body if not title or body.lstrip().startswith(title) else f"{title}\n{body}"
        extra = moved(page.extra, page.text, len(text) - len(body))
        channel, kind = self.options.channel or "web", self.options.kind or "article"
        published, precision = page.published, page.precision
        if published is None and (day := self.options.published) is not None:
            published, precision = datetime(day.year, day.month, day.day, tzinfo=UTC), "day"
        url = page.url or self.options.url
        author = self.options.author or page.author
        voice = _by_kind(self._voice(channel, author, None), kind)
        row = {
            "doc_id": self._doc_id(channel, None, url, 1), "doc_version": 1, "channel": channel, "kind": kind,
            "voice": voice, "author_key": self._person(channel, author),
            "author_name": self._name(author, voice),
            "published_at": published, "published_precision": precision, "collected_at": self.collected,
            "lang": page.lang, "title": title, "text": text, "url": url, "source_file": self.name,
            "raw_sha256": self.sha, "text_sha256": hashlib.sha256(text.encode()).hexdigest(),
            "extra": orjson.dumps(extra).decode() if extra else None,
        }  # fmt: skip
        return pa.RecordBatch.from_pylist([row], schema=DOCUMENTS)

    def _name(self, author: str | None, voice: str) -> str | None:
        """A name is kept when names may be, or when the brand book lists the account as a public voice."""
        public = voice in ("own", "spokesperson", "rival")
        return author if author and (public or self.options.keep_names) else None

    def _place(self) -> str:
        return self.name if self.table is None else f"{self.name}#{self.table}"

    def _doc_id(self, channel: str, native: str | None, url: str | None, row: int) -> str:
        if native:
            return content_id(channel, native)
        if url:
            return content_id(channel, url)
        if self.table is None:
            return content_id(self.sha, row)
        return content_id(self.sha, self.table, row)

    def _references(self, channels: list[str], natives: list[str | None]) -> list[object]:
        return [
            content_id(channel, native) if native else None
            for channel, native in zip(channels, natives, strict=True)
        ]

    def _person(self, channel: str, who: str | None) -> str | None:
        """The pseudonym of an author; one name on two channels is two people until somebody says so."""
        if not who:
            return None
        found = self._people.get((channel, who))
        if found is None:
            if len(self._people) > 200_000:
                self._people.clear()
            found = self._people[channel, who] = keyed_hash(self.options.author_key, f"{channel}:{who}")
        return found

    def _voices_of(self, people: list[tuple[str, str | None, str | None]], kinds: list[str]) -> list[str]:
        return [_by_kind(self._voice(*who), kind) for who, kind in zip(people, kinds, strict=True)]

    def _voice(self, channel: str, name: str | None, key: str | None) -> str:
        """The voice that the brand book gives an account, known by its name or by its id."""
        found = self._voices.get((channel, name, key))
        if found is None:
            if len(self._voices) > 200_000:
                self._voices.clear()
            found = self.options.voice(channel, name)
            if found == "unknown" and key:
                found = self.options.voice(channel, key)
            self._voices[channel, name, key] = found
        return found


_STRANGERS = {"post": "public", "comment": "public", "live_comment": "public", "article": "media"}


def _by_kind(voice: str, kind: str) -> str:
    """Whom the brand book does not know is the public in a post or comment, the press in an article."""
    return _STRANGERS.get(kind, voice) if voice == "unknown" else voice


def _as(values: object, kind: pa.DataType) -> pa.Array:
    if isinstance(values, list):
        return pa.array(values, kind)
    return values if values.type == kind else values.cast(kind)  # type: ignore[attr-defined]
