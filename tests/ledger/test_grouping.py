"""What speaks for and against two statements being one promise."""

from __future__ import annotations

from typing import Any

import pytest

from troth.ledger.grouping import (
    DEED_ON_TIME,
    DEED_OTHER,
    DUE_SAME,
    JOIN,
    VAGUE_JOIN,
    Item,
    adjustment,
    item_of,
    threshold,
)

JUNE: dict[str, Any] = {"from": "2026-01-10", "to": "2026-06-30"}
FROM_JUNE: dict[str, Any] = {"from": "2026-06-30", "to": None}


def item(due: dict[str, Any] | None, *deeds: str) -> Item:
    return item_of([], due, [], "alder", promised=frozenset(deeds))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (item(JUNE, "deliver"), item(JUNE, "deliver", "publish"), DUE_SAME + DEED_ON_TIME),
        (item(JUNE, "deliver"), item(JUNE, "publish"), DUE_SAME + DEED_OTHER),
        (item(JUNE, "deliver"), item(JUNE), DUE_SAME),
        (item(FROM_JUNE, "deliver"), item(FROM_JUNE, "deliver"), DUE_SAME),
        (item(None, "deliver"), item(JUNE, "deliver"), 0.0),
    ],
)
def test_the_same_deed_by_the_same_day_speaks_for_one_promise(
    one: Item, other: Item, expected: float
) -> None:
    assert adjustment(one, other) == pytest.approx(expected)
    assert adjustment(other, one) == pytest.approx(expected)


def test_less_to_hold_on_to_asks_for_more_likeness() -> None:
    held, vague, deed = item(JUNE), item(None), item(None, "deliver")
    assert threshold(held, held) == JOIN
    assert JOIN < threshold(deed, deed) < threshold(vague, deed) == threshold(vague, held) == VAGUE_JOIN
