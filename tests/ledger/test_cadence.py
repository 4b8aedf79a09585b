from __future__ import annotations

import pytest

from troth.ledger.cadence import cadence
from troth.ledger.grouping import JOIN, adjustment, item_of, threshold


@pytest.mark.parametrize(
    ("text", "often"),
    [
        ("每个季度公布一次维修价格", "quarter"),
        ("我們每個月直播一次", "month"),
        ("We will publish the repair times once a week.", "week"),
        ("ein jährlicher Bericht über Beschwerden", "year"),
        ("monatliche Sprechstunde mit dem Vorstand", "month"),
        ("9 euros a month, cancel any time", None),
        ("every week, and a longer report every year", None),
        ("We will answer within a fortnight.", None),
    ],
)
def test_words_name_how_often(text: str, often: str | None) -> None:
    assert cadence(text) == often


def test_the_same_rhythm_holds_two_vague_promises_together_and_another_parts_them() -> None:
    monthly, again, weekly = (item_of([], None, [], "alder", often=o) for o in ("month", "month", "week"))
    assert adjustment(monthly, again) > 0 > adjustment(monthly, weekly)
    assert threshold(monthly, again) == JOIN
