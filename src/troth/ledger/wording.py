"""Which words changed between two wordings: pure, for Chinese by character and for others by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from typing import Any, Literal

_TOKENS = re.compile(r"[\u3400-\u9fff]|\d+(?:[.,]\d+)*%?|\w+|\s+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a wording: kept in both, taken out of the earlier, or put into the later one."""

    change: Literal["same", "out", "in"]
    text: str


def changed_words(before: str, after: str) -> list[Piece]:
    """The later wording woven into the earlier one. Joined without "in" pieces they give `before`,
    without "out" pieces `after`."""
    old, new = _TOKENS.findall(before), _TOKENS.findall(after)
    pieces: list[Piece] = []
    for what, a, b, c, d in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if what == "equal":
            pieces.append(Piece("same", "".join(old[a:b])))
            continue
        if a < b:
            pieces.append(Piece("out", "".join(old[a:b])))
        if c < d:
            pieces.append(Piece("in", "".join(new[c:d])))
    return pieces


@dataclass(frozen=True, slots=True)
class Version:
    """One wording of a promise beside the first: its words with what changed, and its due."""

    number: int
    on: str | None
    why: str
    speaker: str
    pieces: list[Piece]
    due: dict[str, Any] | None
    moved_days: int | None
    """By how many days the last day moved against the version before; None where one has no last day."""


def versions(stored: list[dict[str, Any]]) -> list[Version]:
    """Versions of a promise in order of their day, each against the first wording."""
    ordered = sorted(stored, key=lambda v: (v.get("on") or "", v.get("seq", 0)))
    made: list[Version] = []
    for number, version in enumerate(ordered, 1):
        before = (ordered[number - 2].get("due") or {}).get("to") if number > 1 else None
        now = (version.get("due") or {}).get("to")
        moved = (date.fromisoformat(now) - date.fromisoformat(before)).days if before and now else None
        pieces = changed_words(ordered[0].get("wording", ""), version.get("wording", ""))
        made.append(
            Version(
                number, version.get("on"), version.get("why", ""), version.get("speaker") or "",
                pieces, version.get("due"), moved,
            )
        )  # fmt: skip
    return made
