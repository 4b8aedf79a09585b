"""Which statements are one promise: pure scoring of pairs and a walk through them in order of time.

Two statements are compared by sentence vectors (across languages), amounts, dues and the products that
they name. The constants were chosen so that precision comes first: a wrong merge hides a promise.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from troth.ledger.vectors import Matrix

JOIN = 0.62
"""Score from which two statements count as one promise."""
VAGUE_JOIN = 0.72
"""The same where neither side has an amount or a due to hold on to."""
FLOOR = 0.38
"""Cosine below which nothing else can make two statements one."""
AMOUNT_SAME, AMOUNT_OTHER = 0.15, -0.32
DUE_SAME, DUE_OTHER = 0.10, -0.08
PRODUCT_SAME, PRODUCT_OTHER = 0.06, -0.50
HOUSE_OTHER = -0.30


@dataclass(frozen=True, slots=True)
class Item:
    """What is compared of a statement. `products` are the own products that it names."""

    amounts: tuple[tuple[float, float | None, str | None], ...]
    due: tuple[str | None, str | None] | None
    products: frozenset[str]
    house: str


@dataclass(slots=True)
class Group:
    """A promise in the making, or one that the ledger has: its items and their rows in the matrix."""

    promise_id: str
    items: list[Item] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)


def item_of(
    amounts: Sequence[dict[str, Any]], due: dict[str, Any] | None, products: Sequence[str], house: str
) -> Item:
    """An Item from the fields of a statement or an appearance."""
    counted = tuple(
        (round(float(a["value"]), 6), a.get("value_to"), a.get("unit")) for a in amounts if a.get("value")
    )
    days = (due.get("from"), due.get("to")) if due and (due.get("from") or due.get("to")) else None
    return Item(counted, days, frozenset(products), house)


def adjustment(one: Item, other: Item) -> float:
    """What amounts, dues, products and houses add to, or take from, the cosine of two statements."""
    total = 0.0
    if one.amounts and other.amounts:
        same = {(v, t) for v, t, _ in one.amounts} & {(v, t) for v, t, _ in other.amounts}
        total += AMOUNT_SAME if same else AMOUNT_OTHER
    if one.due and other.due:
        total += DUE_SAME if dues_agree(one.due, other.due) else DUE_OTHER
    if one.products and other.products:
        total += PRODUCT_SAME if one.products & other.products else PRODUCT_OTHER
    if one.house and other.house and one.house != other.house:
        total += HOUSE_OTHER
    return total


def dues_agree(one: tuple[str | None, str | None], other: tuple[str | None, str | None]) -> bool:
    """True for the same last day; without last days, for the same first day."""
    if one[1] or other[1]:
        return one[1] == other[1]
    return one[0] == other[0]


def threshold(one: Item, other: Item) -> float:
    """The score that makes two statements one promise."""
    held = (one.amounts or one.due) and (other.amounts or other.due)
    return JOIN if held else VAGUE_JOIN


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
