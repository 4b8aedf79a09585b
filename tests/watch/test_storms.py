from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from troth.watch.storms import HOUR, Series, storms

DAY = 24 * HOUR
MONDAY = 1_735_516_800


def counts(weeks: int = 6, seed: int = 1, level: float = 4.0) -> np.ndarray:
    """Poisson counts at five-minute steps with a daily rhythm."""
    steps = weeks * 7 * 288
    rhythm = level * (1 + 0.6 * np.sin(np.arange(steps) * 2 * np.pi / 288))
    return np.random.default_rng(seed).poisson(rhythm).astype(float)


def burst(values: np.ndarray, at: int, hours: int = 3, times: float = 8.0) -> np.ndarray:
    out = values.copy()
    out[at : at + hours * 12] = out[at : at + hours * 12] * times + 20
    return out


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_noise_with_a_daily_rhythm_is_no_storm(seed: int) -> None:
    assert storms(Series(MONDAY, 300, counts(seed=seed))) == []


@pytest.mark.parametrize("day", [10, 20, 35])
def test_a_burst_is_one_storm_where_it_is(day: int) -> None:
    at = day * 288 + 100
    (storm,) = storms(Series(MONDAY, 300, burst(counts(), at)))
    begin = MONDAY + at * 300
    assert begin - HOUR <= storm.start <= begin + HOUR
    assert begin <= storm.peak <= begin + 4 * HOUR
    assert storm.end is not None
    assert storm.end <= begin + 5 * HOUR
    assert storm.height > storm.usual
    assert storm.extra > 0


def test_two_swells_within_hours_are_one_storm_and_days_apart_two() -> None:
    near = burst(burst(counts(), 6000), 6000 + 5 * 12)
    far = burst(burst(counts(), 6000), 6000 + 3 * 288)
    assert [len(storms(Series(MONDAY, 300, values))) for values in (near, far)] == [1, 2]


def test_small_counts_are_no_storm() -> None:
    values = np.zeros(4 * 7 * 288)
    values[5000:5010] = 2
    assert storms(Series(MONDAY, 300, values)) == []


@settings(max_examples=12, deadline=None)
@given(cut=st.integers(5000, 11_000))
def test_a_replayed_past_knows_the_same_storms(cut: int) -> None:
    whole = Series(MONDAY, 300, burst(burst(counts(), 5200), 9000))
    moment = MONDAY + cut * 300
    then = storms(whole.until(moment))
    assert [storm.start for storm in then] == [s.start for s in storms(whole) if s.start < moment]


@settings(max_examples=6, deadline=None)
@given(weeks=st.integers(-20, 20))
def test_whole_weeks_earlier_or_later_change_nothing_but_the_time(weeks: int) -> None:
    values = burst(counts(), 7000)
    here = storms(Series(MONDAY, 300, values))
    there = storms(Series(MONDAY + weeks * 7 * DAY, 300, values))
    assert [storm.start - MONDAY for storm in here] == [s.start - MONDAY - weeks * 7 * DAY for s in there]


def test_gaps_and_an_empty_series_are_borne() -> None:
    values = burst(counts(), 7000)
    values[3000:3400] = np.nan
    assert len(storms(Series(MONDAY, 300, values))) == 1
    assert storms(Series(MONDAY, 300, np.empty(0))) == []


def test_a_step_must_divide_the_hour() -> None:
    with pytest.raises(ValueError, match="divide the hour"):
        Series(MONDAY, 7 * 60, np.zeros(5))
