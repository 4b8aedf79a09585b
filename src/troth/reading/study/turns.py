# ruff: noqa: E501  word lists and patterns read better unbroken
"""Turns of a transcript: whose line it is where lines begin with a name and a colon."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass

_LINE = re.compile(
    r"^[ \t]*(?P<who>[^\s:：,，。.!?！？“„\"(（][^\n:：,，。.!?！？“„\"]{0,27}?)[ \t]*[:：](?=[ \t]*\S)", re.M
)
_ASKER = re.compile(
    r"(?i)^(?:(?:观众|网友|用户|记者)?(?:问|提问)|问题|记者|主持人|主播|观众|网友\w*|车主\w?|host|q|question|questions?|interviewer|moderator(?:in)?|reporter|audience|frage\b.*|f|zuschauer(?:in)?|journalist(?:in)?)\d*$"
)
_CHAIR = re.compile(r"(?i)^(?:主持人|host|moderator(?:in)?)$")
_ANSWER = re.compile(r"(?i)^(?:答|回答|answer|a|antwort)$")
_ROLE = re.compile(
    r"(?im)^[ \t]*(?:主讲人?|嘉宾|演讲人?|发言人|受访者|speaker|guest|gast|rednerin?|sprecher(?:in)?)[ \t]*[:：][ \t]*(?P<name>[^\n,，(（;；]{2,30})"
)
_NAME = re.compile(r"^(?:[一-鿿·]{2,4}|[A-ZÄÖÜ][\w.’'-]+(?: [A-ZÄÖÜ][\w.’'-]+){0,3})$")
_STOPS = re.compile(r"\n[ \t]*\n|\n[ \t]*[(（][^\n()（）]{1,12}[)）][ \t]*(?=\n|$)")


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn: its label at start..label_end, its words from `body` to `end`; `asks` for those who only ask."""

    start: int
    label_end: int
    body: int
    end: int
    who: str
    asks: bool


@dataclass(frozen=True, slots=True)
class Turns:
    """The turns of a text in order, and the speaker that its head names (主讲, Guest), if any."""

    turns: tuple[Turn, ...] = ()
    lead: str | None = None

    def at(self, place: int) -> Turn | None:
        """The turn that a place belongs to."""
        i = bisect_right(self.turns, place, key=lambda turn: turn.start)
        return self.turns[i - 1] if i and place < self.turns[i - 1].end else None


def find_turns(text: str, known: frozenset[str] = frozenset()) -> Turns:
    """Turns of a transcript; none where fewer than two lines begin with the name of a speaker."""
    lead = _ROLE.search(text, 0, 2000)
    guest = lead["name"].strip() if lead else None
    lines = [found for found in _LINE.finditer(text) if not _ROLE.match(found.group() + "：xx")]
    often = Counter(found["who"] for found in lines)
    heads = [found for found in lines if _speaks(found["who"], often, known)]
    if len(heads) < 2:
        return Turns((), guest)
    turns: list[Turn] = []
    limits = [found.start() for found in heads[1:]] + [len(text)]
    interview = any(
        _CHAIR.match(found["who"]) and re.search("[?？]", text[found.end() : limit])
        for found, limit in zip(heads, limits, strict=True)
    )
    for found, limit in zip(heads, limits, strict=True):
        stop = _STOPS.search(text, found.end(), limit)
        who = found["who"]
        asks = _ASKER.match(who) is not None
        if asks and not interview and _CHAIR.match(who):
            asks = False  # who chairs a meeting and asks nothing speaks for the house
        if _ANSWER.match(who) and guest:
            who = guest
        turns.append(
            Turn(
                found.start("who"), found.end("who"), found.end(), stop.start() if stop else limit, who, asks
            )
        )
    return Turns(tuple(turns), guest)


def _speaks(who: str, often: Counter[str], known: frozenset[str]) -> bool:
    if _ASKER.match(who) or _ANSWER.match(who) or who in known:
        return True
    if _NAME.match(who) is None:
        return False
    return often[who] > 1 or any(who in name.split(" ") for name in known)
