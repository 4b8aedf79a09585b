"""Which statements are one promise: pure scoring of pairs and a walk through them in order of time.

Two statements are compared by sentence vectors (across languages), amounts, dues and the products that
they name. The constants were chosen so that precision comes first: a wrong merge hides a promise.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np

from troth.ledger.relations import language, relation
from troth.ledger.vectors import Matrix
from troth.reading.grammar.dates import find_dates

JOIN = 0.60
"""Score from which two statements count as one promise."""
VAGUE_JOIN, VAGUE_DEED_JOIN = 0.72, 0.68
"""The same where a side has neither amount nor due to hold on to; where both name the same deed."""
FLOOR = 0.38
"""Cosine below which nothing else can make two statements one."""
AMOUNT_SAME, AMOUNT_OTHER = 0.15, -0.32
DUE_SAME, DUE_OTHER = 0.10, -0.08
MOVED = 0.25
"""A text that tells of a delay and names the other's last day."""
WINDOW = 14
"""Dues of at most so many days agree when they overlap."""
PRODUCT_SAME, PRODUCT_OTHER = 0.06, -0.50
HOUSE_OTHER = -0.30
DEED_OTHER = -0.15
DEED_ON_TIME = 0.06
"""The same deed by the same last day."""
CADENCE_SAME, CADENCE_OTHER = 0.12, -0.15
"""Both say how often: the same, or otherwise."""


@dataclass(frozen=True, slots=True)
class Item:
    """What is compared of a statement: `products` are the own products that it names, `house` the path of
    houses above it (group/brand), so that a group's word and its brand's are not taken for strangers."""

    amounts: tuple[tuple[float, float | None, str | None], ...]
    due: tuple[str | None, str | None] | None
    products: frozenset[str]
    house: str
    former: frozenset[str] = frozenset()
    """Days that the words name as left behind ("from the end of January to …")."""
    deeds: frozenset[str] = frozenset()
    """What is to be done (deliver, open, refund …)."""
    cadence: str | None = None
    """How often: day, week, month, quarter or year."""


@dataclass(slots=True)
class Group:
    """A promise in the making, or one that the ledger has: its items and their rows in the matrix."""

    promise_id: str
    items: list[Item] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)


def item_of(
    amounts: Sequence[dict[str, Any]],
    due: dict[str, Any] | None,
    products: Sequence[str],
    house: str,
    former: frozenset[str] = frozenset(),
    promised: frozenset[str] = frozenset(),
    often: str | None = None,
) -> Item:
    """An Item from the fields of a statement or an appearance."""
    counted = tuple(
        (round(float(a["value"]), 6), a.get("value_to"), a.get("unit")) for a in amounts if a.get("value")
    )
    days = (due.get("from"), due.get("to")) if due and (due.get("from") or due.get("to")) else None
    return Item(counted, days, frozenset(products), house, former, promised, often)


def adjustment(one: Item, other: Item) -> float:
    """What amounts, dues, products and houses add to, or take from, the cosine of two statements."""
    total = 0.0
    if one.amounts and other.amounts:
        same = {(v, t) for v, t, _ in one.amounts} & {(v, t) for v, t, _ in other.amounts}
        comparable = {u for _, _, u in one.amounts} & {u for _, _, u in other.amounts}
        total += AMOUNT_SAME if same else AMOUNT_OTHER if comparable else 0.0
    if one.due and other.due:
        if one.due[1] in other.former or other.due[1] in one.former:
            total += MOVED
        else:
            total += DUE_SAME if dues_agree(one.due, other.due) else DUE_OTHER
    if one.products and other.products:
        total += PRODUCT_SAME if one.products & other.products else PRODUCT_OTHER
    if one.deeds and other.deeds:
        total += _deeds(one, other)
    if one.cadence and other.cadence:
        total += CADENCE_SAME if one.cadence == other.cadence else CADENCE_OTHER
    if one.house and other.house and not _related(one.house, other.house):
        total += HOUSE_OTHER
    return total


def _deeds(one: Item, other: Item) -> float:
    if not one.deeds & other.deeds:
        return DEED_OTHER
    if one.due and other.due and one.due[1] and other.due[1] and dues_agree(one.due, other.due):
        return DEED_ON_TIME
    return 0.0


def _related(one: str, other: str) -> bool:
    return f"{one}/".startswith(f"{other}/") or f"{other}/".startswith(f"{one}/")


def dues_agree(one: tuple[str | None, str | None], other: tuple[str | None, str | None]) -> bool:
    """True for the same last day, for short windows that overlap, and for an open start on the day itself."""
    first, last, start, end = one[0], one[1], other[0], other[1]
    if last == end:
        return last is not None or first == start
    if last is None or end is None:
        return first is not None and first == start
    if first is None or start is None or first > end or start > last:
        return False
    return _days(first, last) <= WINDOW and _days(start, end) <= WINDOW


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def former_days(quote: str, lang: str, on: date | None) -> frozenset[str]:
    """Last days that a text telling of a delay names: the one it leaves behind is among them."""
    told = relation(quote, lang)
    if told is None or told.name != "delay":
        return frozenset()
    days: set[date] = set()
    for hit in find_dates(quote, language(quote, lang), on):
        days |= {hit.to} if hit.to else set()
        if hit.from_:  # "from the end of January to …": what is left behind is read as a beginning
            last = monthrange(hit.from_.year, hit.from_.month)[1]
            days |= {hit.from_, hit.from_.replace(day=last)}
    return frozenset(day.isoformat() for day in days)


def threshold(one: Item, other: Item) -> float:
    """The score that makes two statements one promise."""
    if _held(one) and _held(other):
        return JOIN
    return VAGUE_DEED_JOIN if one.deeds & other.deeds else VAGUE_JOIN


def _held(item: Item) -> bool:
    return bool(item.amounts or item.due or item.cadence)


def best_group(
    vector: Matrix, item: Item, groups: Sequence[Group], owners: Sequence[int], matrix: Matrix
) -> tuple[int, float] | None:
    """Index of the group that a statement belongs to, with the score, or None.

    `matrix` holds one vector a known statement and `owners` the index of its group. The nearest statement
    of a group decides, and none of its others may speak against it by product or house.
    """
    if not len(owners):
        return None
    cosines = matrix @ vector
    best: tuple[int, float] | None = None
    for row in np.argsort(-cosines)[:40]:
        if cosines[row] < FLOOR:
            break
        group = groups[owners[row]]
        other = group.items[group.rows.index(int(row))]
        score = float(cosines[row]) + adjustment(item, other)
        if score >= threshold(item, other) and (best is None or score > best[1]):
            best = (owners[row], score)
    return best
