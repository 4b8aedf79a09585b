"""Mentions of the brand book's names: one automaton over the folded batch, longest match wins."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

import numpy as np
import numpy.typing as npt
import pyarrow as pa
from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from troth.brandbook import BrandBook, Entity
from troth.reading.joined import Ints, Joined
from troth.reading.pipeline import Layers
from troth.reading.rows import batch
from troth.reading.skim.chars import DIGIT, FOLD, LATIN
from troth.words import content_id

_WORD = (LATIN, DIGIT)


def fold(text: str) -> str:
    """A name as the automaton sees it: the same table as the joined text."""
    codes = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32)
    return FOLD[np.minimum(codes, len(FOLD) - 1)].tobytes().decode("utf-32-le")


@dataclass(frozen=True)
class Found:
    """Mentions of a batch: entity number, place in the joined text, document row."""

    entity: Ints
    start: Ints
    end: Ints
    doc: Ints
    ids: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.entity)


@dataclass
class Names:
    """Names of all entities compiled into an automaton; decoys are the longer words of `not_in`."""

    entities: tuple[Entity, ...]
    patterns: list[str] = field(default_factory=list)
    owners: list[list[int]] = field(default_factory=list)
    shorter: dict[int, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        owners: dict[str, list[int]] = {}
        for number, entity in enumerate(self.entities):
            for name in entity.names():
                if word := fold(name).strip():
                    owners.setdefault(word, []).append(number)
        decoys = (
            {fold(word).strip() for entity in self.entities for word in entity.not_in} - set(owners) - {""}
        )
        self.patterns = [*owners, *sorted(decoys)]
        self.owners = [*owners.values(), *([] for _ in decoys)]
        index = {pattern: number for number, pattern in enumerate(self.patterns)}
        for pattern, number in index.items():
            inner = [index[pattern[:end]] for end in range(len(pattern) - 1, 0, -1) if pattern[:end] in index]
            if inner:
                self.shorter[number] = inner
        self.lengths = np.array([len(pattern) for pattern in self.patterns], dtype=np.int64)
        self.needs = [tuple(fold(word) for word in entity.needs) for entity in self.entities]
        # A standard (not a deterministic) automaton stays small with hundreds of thousands of names.
        kind = Implementation.DFA if len(self.patterns) < 20_000 else Implementation.ContiguousNFA
        self._automaton = AhoCorasick(
            self.patterns, matchkind=MatchKind.LeftmostLongest, implementation=kind
        ) if self.patterns else None  # fmt: skip

    def find(self, joined: Joined) -> Found:
        """Every mention in the batch, in order of place."""
        matches = self._automaton.find_matches_as_indexes(joined.folded) if self._automaton else []
        rows = np.array(matches, dtype=np.int64).reshape(-1, 3)
        good = bounded(joined, rows[:, 1], rows[:, 2])
        kept: list[tuple[int, int, int]] = [
            found for row, fits in zip(matches, good.tolist(), strict=True)
            if (found := row if fits else self._inside(joined, row)) is not None and self.owners[found[0]]
        ]  # fmt: skip
        places = np.array(kept, dtype=np.int64).reshape(-1, 3)
        docs = joined.doc_of(places[:, 1])
        owner = [self._owner(joined, pattern, doc) for pattern, doc in zip(places[:, 0], docs, strict=True)]
        entity = np.array(owner, dtype=np.int64)
        real = entity >= 0
        ids = tuple(item.id for item in self.entities)
        return Found(entity[real], places[real, 1], places[real, 2], docs[real], ids)

    def _inside(self, joined: Joined, row: tuple[int, int, int]) -> tuple[int, int, int] | None:
        """The longest shorter name at the same place that ends at a word's end."""
        for number in self.shorter.get(row[0], ()):
            end = row[1] + int(self.lengths[number])
            if bounded(joined, np.array([row[1]]), np.array([end]))[0]:
                return number, row[1], end
        return None

    def _owner(self, joined: Joined, pattern: int, doc: int) -> int:
        for number in self.owners[pattern]:
            if not self.needs[number]:
                return number
            text = joined.folded[int(joined.starts[doc]) : int(joined.ends[doc])]
            if any(word in text for word in self.needs[number]):
                return number
        return -1


def bounded(joined: Joined, start: Ints, end: Ints) -> npt.NDArray[np.bool_]:
    """True where neither end of a match cuts through a Latin word or a number."""
    classes = joined.classes
    if len(start) == 0:
        return np.zeros(0, dtype=bool)
    before = classes[np.maximum(start - 1, 0)]
    before_open = (start == 0) | ~np.isin(before, _WORD) | ~np.isin(classes[start], _WORD)
    after_open = ~np.isin(classes[end], _WORD) | ~np.isin(classes[end - 1], _WORD)
    # German and English genitives: "Nordlichts", "Aurora's" are mentions too.
    folded = joined.folded_codes
    following = np.minimum(end + 1, len(classes) - 1)
    genitive = (folded[end] == ord("s")) & ~np.isin(classes[following], _WORD) & (end - start > 3)
    return np.asarray(before_open & (after_open | (genitive & (classes[end - 1] == LATIN))))


def find(layers: Layers, names: Names) -> Found:
    """Mentions of the batch, computed once."""
    return layers.shared("mentions", lambda: names.find(layers.joined))


def book_version(version: str, book: BrandBook | None) -> str:
    """An annotator's version with a digest of the names that it reads by: a changed book reads anew."""
    if book is None:
        return version
    parts = [
        repr((entity.id, entity.kind, entity.names(), entity.not_in, entity.needs))
        for entity in book.entities
    ]
    return f"{version}+{content_id(*parts)[:8]}"


class Mentions:
    """Who and what of the brand book is named, with the exact place."""

    name = "mentions"
    needs = frozenset({"documents"})
    gives = frozenset({"mentions"})
    langs = frozenset({"*"})
    tier: Literal["skim", "study"] = "skim"

    def __init__(self, book: BrandBook | None) -> None:
        self.names = Names(book.entities if book else ())
        self.version = book_version("1", book)

    def annotate(self, layers: Layers) -> dict[str, pa.RecordBatch]:
        """One row a mention; `text` is the name as it stands there."""
        found, joined = find(layers, self.names), layers.joined
        base = joined.starts[found.doc]
        words = [joined.text[a:b] for a, b in zip(found.start.tolist(), found.end.tolist(), strict=True)]
        columns = {
            "start": pa.array(found.start - base).cast(pa.int32()),
            "end": pa.array(found.end - base).cast(pa.int32()),
            "entity": pa.array([found.ids[number] for number in found.entity.tolist()], type=pa.string()),
            "text": pa.array(words, type=pa.string()),
        }
        return {"mentions": batch("mentions", self.name, self.version, layers.documents, found.doc, columns)}
