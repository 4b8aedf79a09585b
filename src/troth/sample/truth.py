"""What is really in the sample: promises with their appearances, outcomes and evidence, storms, traps."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from ruamel.yaml import YAML

from troth.sample import ROOT


@dataclass(frozen=True, slots=True)
class Place:
    """Exact words in one file of the sample; `relation` says what they show of a promise."""

    file: str
    quote: str
    relation: str = ""

    @property
    def name(self) -> str:
        """The file's own name, as documents carry it in `source_file`."""
        return PurePosixPath(self.file).name


@dataclass(slots=True)
class TruePromise:
    """A promise that was really made, with all that the files say of it."""

    id: str
    due: tuple[date | None, date | None] | None = None
    outcome: str = ""
    settled_on: date | None = None
    added: bool = False
    """Found on review; the story does not turn on it."""
    appearances: list[Place] = field(default_factory=list)
    evidence: list[Place] = field(default_factory=list)


@dataclass(slots=True)
class Truth:
    """Everything written down in the truth files."""

    promises: dict[str, TruePromise] = field(default_factory=dict)
    storms: list[dict[str, Any]] = field(default_factory=list)
    coordinated: list[dict[str, Any]] = field(default_factory=list)
    arithmetic: list[dict[str, Any]] = field(default_factory=list)
    traps: list[Place] = field(default_factory=list)
    mention_traps: list[tuple[Place, str]] = field(default_factory=list)


def load() -> Truth:
    """All truth files as one; a promise told in several languages is one promise."""
    truth = Truth()
    for path in sorted(ROOT.glob("truth.*.yaml")):
        data = YAML(typ="safe", pure=True).load(path.read_text("utf-8"))
        for entry in data.get("promises", ()):
            _merge(truth.promises.setdefault(entry["id"], TruePromise(entry["id"])), entry)
        truth.storms += data.get("storms", ())
        truth.coordinated += data.get("coordinated", ())
        truth.arithmetic += data.get("arithmetic", ())
        truth.traps += [_place(trap) for trap in data.get("traps", ())]
        truth.mention_traps += [(_place(trap), trap["entity"]) for trap in data.get("mention_traps", ())]
    return truth


def _merge(promise: TruePromise, entry: dict[str, Any]) -> None:
    if due := entry.get("due"):
        promise.due = (due.get("from"), due.get("to"))
    promise.outcome = entry.get("outcome", promise.outcome)
    promise.settled_on = entry.get("settled_on", promise.settled_on)
    promise.added = promise.added or entry.get("added_on_review", False)
    promise.appearances += [_place(place) for place in entry.get("appearances", ())]
    promise.evidence += [_place(place) for place in entry.get("evidence", ())]


def _place(entry: dict[str, Any]) -> Place:
    return Place(entry["file"], entry["quote"], entry.get("relation", ""))
