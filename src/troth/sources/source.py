"""One file (or web page) opened for import: documents in batches, rejected rows, problems."""

from __future__ import annotations

import hashlib
import stat
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from types import TracebackType

import polars as pl
import pyarrow as pa

from troth.sources.documents import Maker
from troth.sources.fetch import fetch, is_url
from troth.sources.formats import FORMATS
from troth.sources.laststate import LastStates
from troth.sources.mapping import SETTINGS, Mapping, by_name, from_user, normal, recognise
from troth.sources.model import Content, Format, ImportOptions, Page, Reading, Table
from troth.sources.rejects import RejectSink
from troth.sources.rows import Plan, converted
from troth.sources.suggest import unknown_table
from troth.words import Problem, TrothError, fail
from troth.words.schemas import CHANNELS, KINDS

HEAD = 64 * 1024


class Source:
    """A file opened for import; a context manager, because it holds temporary files.

    `batches()` may be called again and reads anew. `rejects`, `problems`, `repeated` and `documents` are
    complete when its iterator is exhausted. `path` is the local file, of a web page too.
    """

    def __init__(self, path: Path, options: ImportOptions, name: str, stack: ExitStack) -> None:
        self.path, self.options, self.name, self._stack = path, options, name, stack
        self._given = options.url or str(path)
        self.rejects = RejectSink(name)
        stack.callback(self.rejects.close)
        self.repeated = self.documents = 0
        self._damaged = (0, 0)
        kind, self._content, opening = _opened(path, name, options)
        self.format = kind.name
        self._opening = list(opening)
        self.problems = list(opening)
        self._plans = [] if isinstance(self._content, Page) else self._planned(self._content)
        self.mappings = [plan.mapping.name for plan, _ in self._plans]
        self.raw_sha256 = _sha256(path)

    def batches(self) -> Iterator[pa.RecordBatch]:
        """The documents (schema DOCUMENTS), streaming. Raises TrothError where the file cannot go on."""
        self.rejects.clear()
        self.problems[:] = self._opening
        self.repeated = self.documents = 0
        self._damaged = (0, 0)
        maker = Maker(self.options, self.name, self.raw_sha256, self.options.clock.now())
        if isinstance(self._content, Page):
            self.documents = 1
            yield maker.page(self._content)
        for plan, table in self._plans:
            yield from self._table(plan, table, replace(maker, table=table.name))
        self._close_books()

    def _table(self, plan: Plan, table: Table, maker: Maker) -> Iterator[pa.RecordBatch]:
        frames = (converted(raw, plan, self.rejects) for raw in table.batches(self.rejects))
        if not plan.has_ids:
            yield from self._made(frames, maker)
            return
        states = LastStates()
        with ExitStack() as stack:
            stack.callback(states.close)
            for frame in frames:
                if len(frame):
                    states.add(frame)
            yield from self._made(iter(states), maker)
        self.repeated += states.repeated

    def _made(self, frames: Iterator[pl.DataFrame], maker: Maker) -> Iterator[pa.RecordBatch]:
        for frame in frames:
            if not len(frame):
                continue
            self._look_for_damage(frame)
            self.documents += len(frame)
            yield maker.batch(frame)

    def _look_for_damage(self, frame: pl.DataFrame) -> None:
        damaged = frame.filter(pl.col("text").str.contains("\ufffd", literal=True))["row"]
        count, first = self._damaged
        if len(damaged):
            self._damaged = (count + len(damaged), first or int(damaged[0]))

    def _close_books(self) -> None:
        count, first = self._damaged
        if count:
            self.problems.append(
                Problem(
                    "source.damaged_text",
                    f"{count} texts hold bytes that are not in the file's encoding; they read \ufffd",
                    file=self.name,
                    row=first,
                    hint="name the encoding with --encoding if it was guessed wrong",
                )
            )
        if self.rejects.count:
            reasons = ", ".join(f"{code} {number}" for code, number in self.rejects.reasons.most_common())
            self.problems.append(
                Problem(
                    "source.rejected", f"{self.rejects.count} rows were set aside ({reasons})", file=self.name
                )
            )

    def _planned(self, tables: list[Table]) -> list[tuple[Plan, Table]]:
        plans, unknown = [], []
        for table in tables:
            mapping = _mapping_for(table, self.options, self.name, alone=len(tables) == 1)
            if mapping is None:
                unknown.append(table)
            else:
                plans.append((Plan(mapping, self.options, table.columns, table.name), table))
        problems = [unknown_table(table, self.name, self._given) for table in unknown]
        if not plans:
            raise TrothError(problems or [_empty(self.name)])
        left_out = [table.name or "" for table in unknown]
        if left_out:
            note = f"no documents are known to stand in: {', '.join(left_out)}; left out"
            self._opening.append(Problem("source.table_left_out", note, file=self.name))
            self.problems[:] = self._opening
        return plans

    def close(self) -> None:
        """Give temporary files back."""
        self._stack.close()

    def __enter__(self) -> Source:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def read_source(path: Path | str, options: ImportOptions | None = None) -> Source:
    """Open a file, or a single web page by its address, for import.

    Raises TrothError when nothing of it can be read: missing, empty, binary, an unknown table …
    """
    options = options or ImportOptions()
    _check(options)
    stack = ExitStack()
    try:
        if isinstance(path, str) and is_url(path):
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="troth-")))
            got = fetch(path, folder)
            return Source(got.path, replace(options, url=got.url), got.url, stack)
        return Source(Path(path), options, Path(path).name, stack)
    except BaseException:
        stack.close()
        raise


def _check(options: ImportOptions) -> None:
    for value, known, name in ((options.channel, CHANNELS, "channel"), (options.kind, KINDS, "kind")):
        if value is not None and value not in known:
            raise fail(f"source.{name}", f"there is no {name} {value!r}", hint="known: " + ", ".join(known))


def _opened(path: Path, name: str, options: ImportOptions) -> tuple[Format, Content, list[Problem]]:
    head = _head(path, name, options.max_bytes)
    suffix = path.suffix.lower()
    kind = next((item for item in FORMATS if item.recognises(head, suffix)), None)
    if kind is None:
        raise fail(
            "source.format",
            f"this is no file of a kind that can be read ({suffix or 'no suffix'})",
            file=name,
            hint="kinds: " + ", ".join(item.name for item in FORMATS),
        )
    wished = {normal(column) for key, column in (options.map or {}).items() if key not in SETTINGS}

    def knows(columns: object) -> bool:
        found = {normal(str(column)) for column in columns}  # type: ignore[attr-defined]
        return bool(wished and wished <= found) or recognise(found) is not None

    reading = Reading(path, name, options, knows)
    return kind, kind.opens(reading), reading.problems


def _head(path: Path, name: str, limit: int) -> bytes:
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            raise fail("source.not_a_file", "this is no ordinary file", file=name)
        if about.st_size > limit:
            raise fail("source.too_large", f"{about.st_size} bytes are more than {limit}", file=name)
        with path.open("rb") as file:
            head = file.read(HEAD)
    except FileNotFoundError:
        raise fail("source.missing", "there is no such file", file=name) from None
    except OSError as error:
        raise fail("source.unreadable", f"the file cannot be opened: {error.strerror}", file=name) from None
    if not head.strip(b" \t\r\n\xef\xbb\xbf\xfe\xff"):
        raise TrothError(_empty(name))
    return head


def _empty(name: str) -> Problem:
    return Problem("source.empty", "there is nothing in this file", file=name)


def _mapping_for(table: Table, options: ImportOptions, name: str, *, alone: bool) -> Mapping | None:
    base = by_name(options.mapping) if options.mapping else recognise(table.columns)
    if options.map is None:
        return base
    have = {normal(column) for column in table.columns}
    wished = {normal(column) for key, column in options.map.items() if key not in SETTINGS}
    if not alone and not wished <= have:
        return base
    return from_user(options.map, base, table.columns, name)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
