"""How large a web page's words are set, and where those words stand in the text that was taken from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from troth.sources.formats.styles import BROWSER, declared
from troth.sources.typesize import Run

POINTS = 0.75
"""Points in a CSS pixel."""
MEDIUM = 16.0
_LEAST = 8
"""A block shorter than this must be a whole line of the text to be recognised in it."""


@dataclass
class Block:
    """The words of one paragraph, heading, cell …, without blanks, and the size of each letter in points."""

    letters: str = ""
    sizes: list[float] = field(default_factory=list)

    def add(self, text: str, size: float) -> None:
        """Words at the end of the block."""
        bare = "".join(text.split())
        self.letters += bare
        self.sizes += [size] * len(bare)


def blocks(root: Any, breaking: frozenset[str], silent: frozenset[str]) -> list[Block]:
    """A page's blocks in order with their sizes; none where the page states no size of its own.

    `breaking` are the elements that begin a new line, `silent` those that show nothing.
    """
    stated = declared(root)
    if stated is None or not (stated or any(True for _ in root.iter("small", "big"))):
        return []
    made = [Block()]
    sizes: list[float] = [MEDIUM]
    quiet = 0
    for event, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        name = node.tag if isinstance(node.tag, str) else "script"
        if name in breaking or name in ("td", "th"):
            made.append(Block())
        if event == "start":
            root_size = sizes[1] if len(sizes) > 1 else MEDIUM
            own = stated.get(node)
            sizes.append(own.pixels(sizes[-1], root_size) if own else sizes[-1] * BROWSER.get(name, 1.0))
            quiet += name in silent
            _add(made[-1], node.text, sizes[-1], quiet)
            continue
        if event == "end":
            sizes.pop()
            quiet -= name in silent
        if node is not root:
            _add(made[-1], node.tail, sizes[-1], quiet)
    return [block for block in made if block.letters]


def _add(block: Block, text: str | None, size: float, quiet: int) -> None:
    if text and not quiet:
        block.add(text, round(size * POINTS, 2))


def placed(found: list[Block], text: str) -> list[Run]:
    """Where each block stands in the text, in runs of one size, in order, never overlapping.

    A block is placed where it is a whole line, else where its words stand. Words that the text holds more
    or less often than the page does, in different sizes, get none: a size is told only where it is sure.
    """
    bare, at = _bare(text)
    lines = _lines(text)
    by_words: dict[str, list[Block]] = defaultdict(list)
    for block in found:
        by_words[block.letters].append(block)
    runs: list[Run] = []
    taken = bytearray(len(bare))
    for words, same in sorted(by_words.items(), key=lambda item: -len(item[0])):
        starts = lines.get(words) or (list(_occurrences(words, bare)) if len(words) >= _LEAST else [])
        if len(starts) != len(same):
            same = same[:1] * len(starts) if all(block.sizes == same[0].sizes for block in same) else []
        for start, block in zip(starts, same, strict=False):
            if not any(taken[start : start + len(words)]):
                taken[start : start + len(words)] = b"\x01" * len(words)
                runs += _runs(block.sizes, at[start : start + len(words)])
    return sorted(runs)


def _bare(text: str) -> tuple[str, list[int]]:
    """A text without blanks, and where each letter of it stood."""
    at = [place for place, letter in enumerate(text) if not letter.isspace()]
    return "".join(text[place] for place in at), at


def _lines(text: str) -> dict[str, list[int]]:
    """Where each whole line begins, counted in letters without blanks."""
    found: dict[str, list[int]] = defaultdict(list)
    start = 0
    for line in text.split("\n"):
        words = "".join(line.split())
        if words:
            found[words].append(start)
        start += len(words)
    return found


def _occurrences(words: str, bare: str) -> Iterator[int]:
    start = bare.find(words)
    while start >= 0:
        yield start
        start = bare.find(words, start + len(words))


def _runs(sizes: list[float], places: list[int]) -> Iterator[Run]:
    first = 0
    for i in range(1, len(sizes) + 1):
        if i == len(sizes) or sizes[i] != sizes[first]:
            yield places[first], places[i - 1] + 1, sizes[first]
            first = i
