"""The sample imported and read once for all tests of this room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from benchmarks.ledger_sample import read_sample
from ruamel.yaml import YAML

from troth.cli.context import Opened
from troth.sample import ROOT
from troth.words import kept

Row = dict[str, Any]
Place = tuple[str, int, int]


@dataclass(frozen=True)
class Sample:
    """The sample imported and read, beside what its truth files say."""

    opened: Opened
    documents: list[Row]
    promises: list[Row]
    truth: dict[str, list[Row]]
    appearances: dict[str, list[Row]]

    def places(self, told: Row) -> list[Place]:
        """Where the quote of a truth file stands."""
        quote, name = kept(told["quote"]), told["file"].rpartition("/")[2]
        found = [
            (row, row["text"].find(quote)) for row in self.documents if name in (row["source_file"] or "")
        ]
        return [(row["doc_id"], at, at + len(quote)) for row, at in found if at >= 0]

    def read_at(self, told: Row) -> list[Row]:
        """The promises that were read at the place of a quote."""
        return [row for row in self.promises for place in self.places(told) if _overlap(row, place)]


def _overlap(row: Row, place: Place) -> bool:
    doc, start, end = place
    shared = min(end, row["end"]) - max(start, row["start"])
    return bool(row["doc_id"] == doc and shared > 0.4 * min(end - start, row["end"] - row["start"]))


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    """The sample's year imported and read."""
    opened = read_sample(tmp_path_factory.mktemp("sample"))
    truth: dict[str, list[Row]] = {}
    appearances: dict[str, list[Row]] = {}
    for path in sorted(ROOT.glob("truth*.yaml")):
        told = YAML(typ="safe", pure=True).load(path.read_text("utf-8"))
        for part, rows in told.items():
            truth.setdefault(part, []).extend(rows)
        for promise in told["promises"]:
            appearances.setdefault(promise["id"], []).extend(promise.get("appearances") or [])
    documents = opened.library.sql("SELECT * FROM documents").to_pylist()
    promises = opened.library.sql("SELECT * FROM statements WHERE kind = 'promise'").to_pylist()
    return Sample(opened, documents, promises, truth, appearances)
