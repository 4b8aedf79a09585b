"""Annotators in a row: each says what it needs and gives, and a gap is refused before anything runs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Literal, Protocol, TypeVar, cast, runtime_checkable

import pyarrow as pa

from troth.reading.joined import Joined
from troth.words import Problem, TrothError
from troth.words.schemas import TABLES

Tier = Literal["skim", "study"]
T = TypeVar("T")


class Layers(dict[str, pa.RecordBatch]):
    """What is known about one batch: "documents" and the readings that earlier annotators gave.

    The joined text and anything else that several annotators compute from it is kept here once
    (`shared`), so that a batch is folded, hashed and scored a single time.
    """

    def __init__(self, documents: pa.RecordBatch) -> None:
        super().__init__(documents=documents)
        self._kept: dict[str, Any] = {}

    @property
    def documents(self) -> pa.RecordBatch:
        """The batch itself, schema DOCUMENTS."""
        return self["documents"]

    @property
    def joined(self) -> Joined:
        """The batch's texts as one array of code points."""
        return self.shared("joined", lambda: Joined.of(self.documents.column("text")))

    def shared(self, name: str, make: Callable[[], T]) -> T:
        """The value kept under `name`, made on first use."""
        if name not in self._kept:
            self._kept[name] = make()
        return cast(T, self._kept[name])


@runtime_checkable
class Annotator(Protocol):
    """One reading of a batch. Rows come out in the order of the documents; equal input, equal rows."""

    name: str
    version: str
    needs: frozenset[str]
    gives: frozenset[str]
    langs: frozenset[str]
    tier: Tier

    def annotate(self, layers: Layers) -> dict[str, pa.RecordBatch]:
        """Readings of this batch by table name, each in its schema; empty tables are given too."""
        ...


class Pipeline:
    """Annotators that run one after the other over a batch of documents."""

    def __init__(self, annotators: Iterable[Annotator]) -> None:
        self.annotators: Sequence[Annotator] = tuple(annotators)
        self.check()

    def check(self) -> None:
        """Raise TrothError with every gap: a layer needed before it is given, or given twice."""
        known, names, problems = {"documents"}, set[str](), list[Problem]()
        for annotator in self.annotators:
            if annotator.name in names:
                problems.append(Problem("reading.twice", f"{annotator.name} stands in the pipeline twice"))
            names.add(annotator.name)
            for need in sorted(annotator.needs - known):
                hint = f"put an annotator that gives {need} before {annotator.name}"
                problems.append(Problem("reading.gap", f"{annotator.name} needs {need}", hint=hint))
            for table in sorted(annotator.gives & known):
                problems.append(
                    Problem("reading.twice", f"{annotator.name} gives {table}, which is given already")
                )
            known |= annotator.gives
        if problems:
            raise TrothError(problems)

    @property
    def versions(self) -> dict[str, str]:
        """The version of every annotator by name."""
        return {annotator.name: annotator.version for annotator in self.annotators}

    def layers(self, documents: pa.RecordBatch) -> Layers:
        """Run every annotator over one batch and keep all layers."""
        found = Layers(documents)
        for annotator in self.annotators:
            found.update(annotator.annotate(found))
        return found

    def read(self, documents: pa.RecordBatch) -> dict[str, pa.RecordBatch]:
        """Readings of one batch by table name (only tables of `words.schemas.TABLES`)."""
        found = self.layers(documents)
        return {name: rows for name, rows in found.items() if name in TABLES and name != "documents"}
