"""RSS and Atom: every entry is a row."""

from __future__ import annotations

import calendar
import io
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

import feedparser

from troth.sources.formats import rowtable
from troth.sources.formats.html import plain
from troth.sources.model import Content, Format, RawBatch, Reading
from troth.sources.rejects import RejectSink
from troth.words import fail

MAX_BYTES = 64 * 1024 * 1024
COLUMNS = [
    "entry_id",
    "entry_title",
    "entry_text",
    "entry_published",
    "entry_author",
    "entry_link",
    "feed_title",
]


class Feed:
    """The entries of a feed, as rows that the mapping `feed` knows."""

    name: str | None = None
    columns = COLUMNS

    def __init__(self, parsed: Any) -> None:
        self._title = parsed.feed.get("title")
        self._entries = parsed.entries

    def batches(self, rejects: RejectSink) -> Iterator[RawBatch]:
        """Read from the start."""
        yield from rowtable.batches(self.columns, enumerate(self._rows(), start=1), rejects)

    def sample(self) -> list[dict[str, str]]:
        """The first entries."""
        return rowtable.as_sample(self.columns, self._rows())

    def _rows(self) -> Iterator[Sequence[str | None]]:
        for entry in self._entries:
            contents = [item.get("value", "") for item in entry.get("content", [])]
            body = max([*contents, entry.get("summary", "")], key=len)
            moment = entry.get("published_parsed") or entry.get("updated_parsed")
            raw = entry.get("published") or entry.get("updated")
            yield [
                entry.get("id"), plain(entry.get("title", "")), plain(body),
                datetime.fromtimestamp(calendar.timegm(moment), UTC).isoformat() if moment else raw,
                entry.get("author"), entry.get("link"), self._title,
            ]  # fmt: skip


def _recognises(head: bytes, suffix: str) -> bool:
    start = head[:4096].lower()
    marks = (b"<rss", b"<feed", b"<rdf:rdf")
    return suffix not in (".html", ".htm") and any(mark in start for mark in marks)


def _opens(reading: Reading) -> Content:
    if reading.path.stat().st_size > MAX_BYTES:
        raise fail("source.too_large", f"a feed of more than {MAX_BYTES} bytes", file=reading.name)
    # Bytes, never a name or an address: the parser would fetch those by itself.
    parsed = feedparser.parse(
        io.BytesIO(reading.path.read_bytes()), sanitize_html=True, resolve_relative_uris=False
    )
    if not parsed.entries:
        raise fail("source.no_rows", "this feed has no entries that can be read", file=reading.name)
    return [Feed(parsed)]


FORMAT = Format(
    name="feed",
    suffixes=(".rss", ".atom", ".xml", ".rdf"),
    gives="tables",
    reads="RSS and Atom; one document an entry",
    recognises=_recognises,
    opens=_opens,
)
