"""The slip curve against published figures, and who counts in it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.ledger.record import wilson
from troth.ledger.slipping import Wait, curve, curves, overall, wait_of
from troth.ledger.state import PromiseState

TODAY = date(2026, 3, 1)
# Weeks in remission under 6-MP (Freireich et al., Blood 21, 1963): the textbook data of this estimate.
CAME = [6, 6, 6, 7, 10, 13, 16, 22, 23]
WAITED = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]


def waits(came: list[int], waited: list[int]) -> list[Wait]:
    every = [(days, True) for days in came] + [(days, False) for days in waited]
    return [Wait(f"p{number:03d}", days, was) for number, (days, was) in enumerate(every)]


def promise(outcome: str = "not_rated", settled: str | None = None, *dues: str, **more: str) -> PromiseState:
    state = PromiseState("p", review="confirmed", outcome=outcome, settled_on=settled, **more)
    state.versions = [{"seq": n, "on": f"2025-01-0{n + 1}", "due": {"to": due}} for n, due in enumerate(dues)]
    return state


@pytest.mark.parametrize(
    ("days", "still", "low", "high"),
    [(6, 0.8571, 0.6197, 0.9516), (10, 0.7529, 0.5032, 0.8894), (23, 0.4482, 0.1881, 0.6801)],
)
def test_the_curve_and_its_interval_are_the_published_ones(
    days: int, still: float, low: float, high: float
) -> None:
    told = curve("6-MP", waits(CAME, WAITED))
    [step] = [step for step in told.steps if step.days == days]
    assert (1 - step.share, 1 - step.high, 1 - step.low) == (
        pytest.approx(still, abs=1e-4), pytest.approx(low, abs=1e-4), pytest.approx(high, abs=1e-4),
    )  # fmt: skip
    assert (told.n, told.came, told.median, told.median_low, told.median_high) == (21, 9, 23, 13, None)


def test_under_five_promises_there_is_no_curve() -> None:
    few = curve("few", waits([1, 2], [3, 4]))
    assert (few.n, few.enough, few.on_time, few.median) == (4, False, None, None)


def test_where_nothing_or_everything_came_the_interval_stays_honest() -> None:
    nothing = curve("x", waits([], [3, 4, 5, 6, 7])).on_time
    assert nothing is not None
    assert (nothing.share, nothing.low, nothing.high) == (0, 0, wilson(0, 5)[1])
    last = curve("x", waits([0, 1, 2, 3, 4], [])).steps[-1]
    assert (last.share, last.high) == (1, 1)
    assert 0 < last.low < 1
    at_once = curve("x", waits([0] * 6, [])).steps[-1]
    assert at_once.low == wilson(6, 6)[0]


def test_days_count_from_the_first_announcement() -> None:
    late = wait_of(promise("kept_late", "2025-07-10", "2025-06-30", "2025-07-31"), TODAY)
    assert late == Wait("p", 10, True)
    assert wait_of(promise("kept", "2025-06-01", "2025-06-30"), TODAY) == Wait("p", 0, True)
    assert wait_of(promise("stalled", None, "2026-02-01"), TODAY) == Wait("p", 28, False)
    assert wait_of(promise("broken", "2026-02-03", "2026-02-01"), TODAY) == Wait("p", 28, False)
    assert wait_of(promise("not_rated", None, "2026-03-02"), TODAY) is None
    assert wait_of(promise("kept", "2026-02-01", "2026-03-02"), TODAY) is None
    assert wait_of(promise("superseded", None, "2026-02-01"), TODAY) is None
    assert wait_of(promise("not_rated", None), TODAY) is None


def test_curves_by_brand_and_speaker() -> None:
    states = [promise("kept", "2025-07-01", "2025-06-30", entity="alder", speaker=s) for s in "aaaab"]
    assert [(c.who, c.n, c.enough) for c in curves(states, TODAY)] == [("alder", 5, True)]
    assert [(c.who, c.n, c.enough) for c in curves(states, TODAY, "speaker")] == [
        ("a", 4, False),
        ("b", 1, False),
    ]
    assert overall(states, TODAY).steps[-1].days == 1


@given(st.lists(st.tuples(st.integers(0, 400), st.booleans()), min_size=5, max_size=60))
def test_shares_rise_and_lie_within_their_intervals(every: list[tuple[int, bool]]) -> None:
    told = curve("x", [Wait(str(n), days, came) for n, (days, came) in enumerate(every)])
    shares = [step.share for step in told.steps]
    assert shares == sorted(shares)
    for step in told.steps:
        assert 0 <= step.low <= step.share + 1e-12
        assert step.share - 1e-12 <= step.high <= 1


def test_without_anybody_still_waiting_it_is_the_plain_share() -> None:
    told = curve("x", waits([3, 5, 8], [400] * 7))
    assert told.steps[-1].share == pytest.approx(0.3)
    assert told.steps[-1].waiting == 7
