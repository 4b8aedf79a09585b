"""What an importer is given and what it hands over."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal, Protocol

import pyarrow as pa

from troth.sources.rejects import RejectSink
from troth.words import Clock, Problem, SystemClock

BATCH_ROWS = 32_768
"""Rows that travel together: large enough for vectorised work, small enough to stay flat in memory."""
BATCH_CHARS = 32 * 1024 * 1024
"""A batch is closed early when its cells hold more than this, so that long texts do not pile up."""
MAX_LINE = 16 * 1024 * 1024
"""Code points in one line (or one JSON value); what is longer is set aside, never held in memory whole."""
MAX_COLUMNS = 2_000


def nobody(_channel: str, _author: str | None) -> str:
    """The voice of an author when no brand book is at hand."""
    return "unknown"


@dataclass(frozen=True)
class ImportOptions:
    """How a file is to be read.

    `map` names columns by field ("text", "time", …; see docs/sources.md) and may hold "zone" (a time zone
    name) and "order" ("dmy" or "mdy", for dates such as 09/10/2025). `mapping` forces a known export by
    name. `channel`, `kind` and `encoding` override what the file says; `published` dates what has no date,
    `author` names who wrote what names nobody.
    `author_key` keys the pseudonyms of authors; names are kept only with `keep_names`.
    """

    map: Mapping[str, str] | None = None
    mapping: str | None = None
    channel: str | None = None
    kind: str | None = None
    encoding: str | None = None
    published: date | None = None
    max_bytes: int = 8 * 1024**3
    author_key: bytes = b""
    keep_names: bool = False
    voice: Callable[[str, str | None], str] = nobody
    clock: Clock = field(default_factory=SystemClock)
    url: str | None = None
    author: str | None = None


@dataclass(frozen=True)
class RawBatch:
    """Some rows of a table as they stand in the file: `rows` are their numbers, counted from 1."""

    rows: pa.Array
    data: pa.RecordBatch


class Table(Protocol):
    """A table in a file. `name` is the sheet or the table of a database, None where a file is one table."""

    name: str | None
    columns: list[str]

    def batches(self, rejects: RejectSink) -> Iterator[RawBatch]:
        """Read from the start, every time it is called; unreadable rows go to `rejects`."""
        ...

    def sample(self) -> list[dict[str, str]]:
        """The first rows, at most 200, to suggest a mapping from."""
        ...


@dataclass(frozen=True)
class Page:
    """A file that is one document."""

    text: str
    title: str | None = None
    published: datetime | None = None
    precision: str | None = None
    author: str | None = None
    url: str | None = None
    lang: str | None = None
    extra: dict[str, Any] = field(default_factory=dict)


Content = Page | list[Table]


@dataclass
class Reading:
    """What a format is given: the file, the wishes, and where to put what it cannot read."""

    path: Path
    name: str
    options: ImportOptions
    knows: Callable[[Iterable[str]], bool]
    problems: list[Problem] = field(default_factory=list)

    def wanted_columns(self) -> set[str]:
        """Columns that the user named, if any."""
        named = self.options.map or {}
        return {column for key, column in named.items() if key not in ("zone", "order")}


@dataclass(frozen=True)
class Format:
    """One file format: how it is recognised, what it gives, how it is opened."""

    name: str
    suffixes: tuple[str, ...]
    gives: Literal["tables", "one document"]
    reads: str
    recognises: Callable[[bytes, str], bool]
    opens: Callable[[Reading], Content]
