"""The records of a delimited file, numbered, with what cannot be a record set aside.

The reader is the standard library's, which is lenient; what it cannot notice is watched here: a line
without end, and a quotation mark that is never closed and would swallow the rest of the file.
"""

from __future__ import annotations

import csv
from collections.abc import Generator, Iterator, Sequence
from typing import TextIO

from troth.sources.model import MAX_LINE
from troth.sources.rejects import RejectSink
from troth.words import fail

MAX_RECORD_LINES = 20_000
MAX_LOST_QUOTES = 1_000
"""Records with an unclosed quotation mark after which we believe that this is no table."""
Record = tuple[int, Sequence[str | None]]
csv.field_size_limit(MAX_LINE + 1)


class TooLongError(Exception):
    """A line, or a record of many lines, beyond all measure."""


class Lines:
    """The lines of a text, none longer than MAX_LINE: the rest of a longer one is skipped and marked."""

    def __init__(self, text: TextIO) -> None:
        self._text = text

    def __iter__(self) -> Iterator[str]:
        read = self._text.readline
        while line := read(MAX_LINE):
            yield line
            # Only who asks for the line after it has the rest of an endless one read.
            if len(line) >= MAX_LINE and line[-1] not in "\r\n":
                while (rest := read(MAX_LINE)) and rest[-1] not in "\r\n":
                    pass


class _Feed:
    """Hands lines to the csv reader and remembers those of the record that is being read."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self.current: list[str] = []
        self._again: list[str] = []

    def __iter__(self) -> Iterator[str]:
        while True:
            line = self._again.pop() if self._again else next(self._lines, None)
            if line is None:
                return
            self.current.append(line)
            if len(line) >= MAX_LINE or len(self.current) > MAX_RECORD_LINES:
                raise TooLongError
            yield line

    def give_back(self) -> str:
        """Keep only the first line of the current record; the others will be read again."""
        first, *others = self.current
        self._again.extend(reversed(others))
        self.current = []
        return first

    def unclosed(self) -> bool:
        """Whether a record that ended with the file still has a quotation mark open."""
        return len(self.current) > 1 and sum(line.count('"') for line in self.current) % 2 == 1


def records(text: TextIO, separator: str, above: int, rejects: RejectSink) -> Iterator[Record]:
    """Number the records below the header (record `above`, counted from 0); blank ones do not count.

    Raises TrothError when so many quotation marks are unclosed that the file is no table.
    """
    feed = _Feed(iter(Lines(text)))
    number, lost = -above - 1, 0
    while True:
        reader = csv.reader(feed, delimiter=separator)
        reason = "quotes:a quotation mark opens here and is never closed"
        try:
            for cells in reader:
                if feed.unclosed() and _at_end(feed):
                    break
                number = yield from _numbered(cells, number)
                feed.current.clear()
            else:
                return
        except TooLongError:
            if len(feed.current) == 1:
                reason = f"line:this line is longer than {MAX_LINE} characters"
        except csv.Error as error:
            reason = f"csv:{error}"
        first = feed.give_back()
        number += 1
        lost += 1
        if lost > MAX_LOST_QUOTES:
            raise fail("source.no_table", "most rows cannot be told apart", file=rejects.file, row=number)
        code, _, message = reason.partition(":")
        rejects.add(max(number, 0), code, message, [first.rstrip("\r\n")])


def _numbered(cells: list[str], number: int) -> Generator[Record, None, int]:
    if not cells:
        # A blank record above the header still has its place; below it, it is no row.
        return number + 1 if number < 0 else number
    number += 1
    if number > 0:
        yield number, cells
    return number


def _at_end(feed: _Feed) -> bool:
    line = next(iter(feed), None)
    if line is None:
        return True
    feed.current.pop()
    feed._again.append(line)
    return False
