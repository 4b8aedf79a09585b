"""Two promises told in one breath ("start delivery in January, deliver 120,000 in the year") taken apart.

Each part keeps its own words, due and amounts; words that hold one promise stay as they are. Left together
they would tie two promises into one for ever, since each restatement of either would join them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from troth.ledger.deeds import deeds
from troth.ledger.relations import language, relation
from troth.ledger.said import Said
from troth.reading.grammar.dates import find_dates

_JOINTS = re.compile(r"[,,;;、]\s*(?:and\s+|und\s+)?|\s+(?:and|und)\s+|,?(?:并且|同时)")
SHORTEST = 6
"""Characters that a part has at least."""


@dataclass(slots=True)
class _Part:
    start: int
    end: int
    deeds: frozenset[str]
    due: dict[str, Any] | None
    amounts: list[dict[str, Any]]

    @property
    def whole(self) -> bool:
        """True when it could stand as a promise: a deed that can be measured or dated."""
        return bool(self.deeds and (self.due or self.amounts))

    def take(self, other: _Part) -> None:
        """Take in the words that follow."""
        self.end, self.deeds = other.end, self.deeds | other.deeds
        self.due, self.amounts = self.due or other.due, self.amounts + other.amounts


def apart(said: Said) -> list[Said]:
    """The promises that a statement tells: itself, or its parts where each could stand alone."""
    told = relation(said.quote, said.lang)
    if told is not None and told.name == "delay":
        return [said]
    kept: list[_Part] = []
    for part in _parts(said):
        if kept and kept[-1].whole and part.whole and _differ(kept[-1], part):
            kept.append(part)
        elif kept:
            kept[-1].take(part)
        else:
            kept.append(part)
    short = any(part.end - part.start < SHORTEST for part in kept)
    return [said] if len(kept) < 2 or short else [_said(said, part) for part in kept]


def _differ(one: _Part, other: _Part) -> bool:
    if one.due and other.due:
        return bool(one.due["to"] != other.due["to"])
    return not one.deeds & other.deeds


def _parts(said: Said) -> list[_Part]:
    quote, left = said.quote, list(said.amounts)
    parts: list[_Part] = []
    start = 0
    for joint in [*_JOINTS.finditer(quote), None]:
        end = joint.start() if joint else len(quote)
        if joint and re.fullmatch(r"\d[,,]\d", quote[end - 1 : end + 2]):
            continue  # the comma of a number
        words = quote[start:end]
        mine = [a for a in left if a.get("text") and a["text"] in words]
        left = [a for a in left if a not in mine]
        parts.append(_Part(start, end, deeds(words, said.lang).named, _due(words, said), mine))
        start = joint.end() if joint else end
    return parts


def _due(words: str, said: Said) -> dict[str, Any] | None:
    """When a part falls due; what happens on the very day is told, not promised."""
    if said.due and said.due.get("text") and said.due["text"] in words:
        return said.due
    for hit in find_dates(words, language(words, said.lang), said.on):
        if hit.to and hit.to != said.on and hit.form in ("exact", "range", "relative"):
            return {
                "from": hit.from_.isoformat() if hit.from_ else None, "to": hit.to.isoformat(),
                "anchor": None, "text": hit.text, "form": hit.form, "every": None,
            }  # fmt: skip
    return None


def _said(said: Said, part: _Part) -> Said:
    quote = said.quote[part.start : part.end].rstrip()
    start = said.start + part.start
    return replace(
        said, start=start, end=start + len(quote), quote=quote, due=part.due, amounts=part.amounts,
        vague=False, specificity=1 + bool(part.due) + bool(part.amounts),
    )  # fmt: skip
