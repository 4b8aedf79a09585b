"""JSON Lines, JSON arrays and JSON objects that hold one list, read as a stream."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import Any, TextIO

import orjson

from troth.sources.encoding import detect, open_text
from troth.sources.formats import rowtable
from troth.sources.formats.records import Lines
from troth.sources.model import (
    BATCH_CHARS,
    BATCH_ROWS,
    MAX_COLUMNS,
    MAX_LINE,
    Content,
    Format,
    RawBatch,
    Reading,
)
from troth.sources.rejects import RejectSink
from troth.words import fail

WHOLE = 64 * 1024 * 1024
"""Largest JSON object that is read at once to look for the list inside it."""
DEPTH = 6
Item = tuple[int, dict[str, Any]]
_BLANK = " \t\r\n,"
_DECODER = json.JSONDecoder()
CHUNK = 1 << 20


class JsonTable:
    """Objects one after the other; nested ones become columns with dots (`author.name`)."""

    name: str | None = None

    def __init__(self, reading: Reading) -> None:
        self._path, self._file = reading.path, reading.name
        self.encoding = detect(reading.path, reading.options.encoding, reading.name)
        self._layout = self._find_layout()
        self._rows = self.sample()
        self.columns = rowtable.header(
            list(dict.fromkeys(key for row in self._rows for key in row)), self._file
        )
        if not self._rows:
            raise fail(
                "source.no_rows", "no JSON object can be read from this file", file=self._file,
                hint="expected: one object a line, or a list of objects",
            )  # fmt: skip

    def batches(self, rejects: RejectSink) -> Iterator[RawBatch]:
        """Read from the start."""
        held: list[dict[str, str]] = []
        numbers: list[int] = []
        chars = 0
        for number, item in self._items(rejects):
            row = flat(item)
            if len(row) > MAX_COLUMNS:
                rejects.add(number, "cells", f"{len(row)} fields are more than {MAX_COLUMNS}", [])
                continue
            held.append(row)
            numbers.append(number)
            chars += sum([len(value) for value in row.values()])
            if len(held) >= BATCH_ROWS or chars > BATCH_CHARS:
                yield from self._batch(numbers, held, rejects)
                held, numbers, chars = [], [], 0
        if held:
            yield from self._batch(numbers, held, rejects)

    def sample(self) -> list[dict[str, str]]:
        """The first rows."""
        with closing(RejectSink(self._file)) as scrap:
            return [flat(item) for (_, item), _ in zip(self._items(scrap), range(200), strict=False)]

    def _batch(
        self, numbers: list[int], held: list[dict[str, str]], rejects: RejectSink
    ) -> Iterator[RawBatch]:
        # Later rows may bring columns of their own; hostile ones bring thousands, which are left out.
        extra = dict.fromkeys(key for row in held for key in row)
        columns = list(dict.fromkeys([*self.columns, *extra]))[:MAX_COLUMNS]
        rows: Iterator[tuple[int, Sequence[str | None]]] = (
            (number, [row.get(column) for column in columns])
            for number, row in zip(numbers, held, strict=True)
        )
        yield from rowtable.batches(columns, rows, rejects)

    def _items(self, rejects: RejectSink) -> Iterator[Item]:
        with open_text(self._path, self.encoding) as text:
            if self._layout == "lines":
                yield from _by_line(text, rejects)
            elif self._layout == "array":
                yield from _by_array(text, rejects)
            else:
                yield from _by_object(text.read(WHOLE + 1), self._file)

    def _find_layout(self) -> str:
        with open_text(self._path, self.encoding) as text:
            start = text.read(4096).lstrip("\ufeff \t\r\n")
            text.seek(0)
            if start.startswith("["):
                return "array"
            filled = (line for line in Lines(text) if line.strip("\ufeff \t\r\n"))
            first, second = next(filled, ""), next(filled, None)
        try:
            value = orjson.loads(first.strip("\ufeff \t\r\n"))
            return "object" if second is None and len(_lists(value)) == 1 else "lines"
        except orjson.JSONDecodeError:
            return "lines" if self._path.suffix.lower() in (".jsonl", ".ndjson") else "object"


def flat(item: dict[str, Any], prefix: str = "", depth: int = 0) -> dict[str, str]:
    """An object as columns of text; lists stay JSON."""
    row: dict[str, str] = {}
    for key, value in item.items():
        name = f"{prefix}{key}"
        if value is None or isinstance(value, str):
            # An empty field still says that the export has such a column.
            row[name] = value or ""
        elif isinstance(value, dict) and depth < DEPTH:
            row.update(flat(value, f"{name}.", depth + 1))
        else:
            row[name] = _written(value)
    return row


def _written(value: Any) -> str:
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return str(int(value))
    try:
        return json.dumps(value, ensure_ascii=False)
    except RecursionError:
        return ""


def _by_line(text: TextIO, rejects: RejectSink) -> Iterator[Item]:
    number = 0
    for line in Lines(text):
        stripped = line.strip("\ufeff \t\r\n")
        if not stripped:
            continue
        number += 1
        if len(line) >= MAX_LINE:
            rejects.add(number, "line", f"this line is longer than {MAX_LINE} characters", [stripped[:1000]])
            continue
        try:
            item = orjson.loads(stripped.encode("utf-8", "replace"))
        except orjson.JSONDecodeError as error:
            rejects.add(number, "json", f"this line is no JSON: {error.msg}", [stripped])
            continue
        if isinstance(item, dict):
            yield number, item
        else:
            rejects.add(number, "json", "this line is no JSON object", [stripped])


def _by_array(text: TextIO, rejects: RejectSink) -> Iterator[Item]:
    """Objects of an array, one at a time, from a window that never holds much more than one of them."""
    window, at, number = text.read(CHUNK).lstrip("\ufeff \t\r\n")[1:], 0, 0
    while True:
        at = _past_blanks(window, at)
        if at < len(window) and window[at] == "]":
            return
        found = _decoded(window, at)
        if found is None or found[1] == len(window):
            if len(window) - at <= MAX_LINE and (more := text.read(max(CHUNK, len(window) - at))):
                window, at = window[at:] + more, 0
                continue
            if found is None:
                rejects.add(
                    number + 1, "json", "the list breaks off or is no JSON from here", [window[at:][:1000]]
                )
                return
        value, at = found
        number += 1
        if isinstance(value, dict):
            yield number, value
        else:
            rejects.add(number, "json", "this is no JSON object", [str(value)])


def _past_blanks(window: str, at: int) -> int:
    while at < len(window) and window[at] in _BLANK:
        at += 1
    return at


def _decoded(window: str, at: int) -> tuple[Any, int] | None:
    if at == len(window):
        return None
    try:
        return _DECODER.raw_decode(window, at)
    except (ValueError, RecursionError):
        return None


def _by_object(whole: str, file: str) -> Iterator[Item]:
    if len(whole) > WHOLE:
        raise fail("source.too_large", "a single JSON object of this size cannot be read", file=file,
                   hint="write one object a line (JSON Lines)")  # fmt: skip
    try:
        value = json.loads(whole.strip("\ufeff \t\r\n"))
    except (ValueError, RecursionError) as error:
        raise fail("source.json", f"this is no JSON: {error}", file=file) from None
    lists = _lists(value)
    rows = lists[0] if len(lists) == 1 else [value]
    yield from ((number, row) for number, row in enumerate(rows, start=1) if isinstance(row, dict))


def _lists(value: Any) -> list[list[Any]]:
    """The lists of objects that an object holds."""
    items = value.values() if isinstance(value, dict) else ()
    return [item for item in items if isinstance(item, list) and item and isinstance(item[0], dict)]


def _recognises(head: bytes, suffix: str) -> bool:
    if suffix in FORMAT.suffixes:
        return True
    return suffix in ("", ".txt", ".log") and head.lstrip(b"\xef\xbb\xbf \t\r\n")[:2] in (b'{"', b"[{")


def _opens(reading: Reading) -> Content:
    return [JsonTable(reading)]


FORMAT = Format(
    name="json",
    suffixes=(".jsonl", ".ndjson", ".json"),
    gives="tables",
    reads="one object a line, a list of objects, or an object that holds one list; nested fields with dots",
    recognises=_recognises,
    opens=_opens,
)
