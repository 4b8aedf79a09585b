"""Intervals against values worked out elsewhere or by their definition."""

from __future__ import annotations

from math import exp, factorial

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.measures import formulas as f


def test_wilson_against_the_textbook() -> None:
    # 81 of 263: Newcombe 1998, table I, method 3.
    assert f.wilson_interval(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert f.wilson_interval(0, 20) == pytest.approx((0.0, 0.1611), abs=5e-5)
    assert f.wilson_interval(1, 29) == pytest.approx((0.0061, 0.1718), abs=5e-5)


@given(st.integers(0, 60))
def test_poisson_interval_by_its_definition(k: int) -> None:
    low, high = f.poisson_interval(k)

    def at_most(count: int, rate: float) -> float:
        return sum(exp(-rate) * rate**i / factorial(i) for i in range(count + 1))

    assert at_most(k, high) == pytest.approx(0.025, abs=1e-9)
    assert low == 0 if k == 0 else 1 - at_most(k - 1, low) == pytest.approx(0.025, abs=1e-9)


def test_poisson_interval_from_tables_and_without_a_step() -> None:
    assert f.poisson_interval(0)[1] == pytest.approx(3.6889, abs=1e-4)
    assert f.poisson_interval(10) == pytest.approx((4.7954, 18.3904), abs=1e-4)
    exact, near = f.poisson_interval(5000), f.poisson_interval(5001)
    assert near[0] - exact[0] == pytest.approx(1, abs=0.05)
    assert near[1] - exact[1] == pytest.approx(1, abs=0.05)


def test_signed_by_hand() -> None:
    value, low, high = f.signed({"positive": 6, "negative": 2, "denominator": 10})
    # (7 - 3)/12 = 1/3; half = 1.96 · sqrt((10/12 - 1/9)/12)
    assert value == pytest.approx(0.4)
    assert (low, high) == pytest.approx((1 / 3 - 0.480831, 1 / 3 + 0.480831), abs=1e-5)
    assert f.signed({"positive": 3, "negative": 0, "denominator": 3})[1] < 1


def test_ratio_by_hand() -> None:
    # Weights 1, 2, 3, the last counts: R = 1/2, residuals 1/2, 1, 3/2; v = 3/2 · 3.5 / 36.
    row = {"numerator": 3, "denominator": 6, "n": 3, "counted_squares": 9, "squares": 14}
    half = 1.959964 * (1.5 * 3.5 / 36) ** 0.5
    assert f.ratio(row) == pytest.approx((0.5, max(0, 0.5 - half), min(1, 0.5 + half)), abs=1e-6)
    alike = {"numerator": 20, "denominator": 20, "n": 20, "counted_squares": 20, "squares": 20}
    assert f.ratio(alike) == pytest.approx((1.0, *f.wilson_interval(20, 20)))


def test_distance_of_mixes() -> None:
    one, two = np.array([[1.0, 0, 0]]), np.array([[0.0, 5, 0]])
    assert f.distance(one, two)[0] == pytest.approx(1)
    assert f.distance(one, one * 9)[0] == 0
    # p = (1/2, 1/2), q = (1, 0): divergence 3/2 - 3/4 · log2(3) = 0.311278 bits
    half = np.array([[3.0, 3, 0]])
    assert f.distance(half, one)[0] == pytest.approx(0.311278**0.5, abs=1e-6)


def test_bootstrap_intervals_repeat_and_hold_the_value() -> None:
    row = {"own_function": 60, "own_emotion": 30, "own_values": 10,
           "public_function": 20, "public_emotion": 60, "public_values": 20}  # fmt: skip
    value, low, high = f.jensen_shannon(row)
    assert low < value < high
    assert f.jensen_shannon(row) == (value, low, high)
    value, low, high = f.herfindahl({"counts": [50, 50]})
    assert value == 0.5
    assert 0.5 <= low < high < 0.6


def test_median_takes_order_statistics() -> None:
    # With 10 values the 2nd and the 9th hold the median in 97.9 of 100 samples.
    assert f.median({"counts": [9, 1, 5, 3, 7, 2, 8, 4, 6, 10]}) == (5.5, 2, 9)
    assert f.median({"counts": [4, 1, 9, 2, 3, 8]}) == (3.5, 1, 9)
    assert f.median({"counts": [7]}) == (7, 7, 7)


def test_welch_by_hand() -> None:
    row = {"numerator": 10, "public_count": 40, "own_mean": 0.5, "public_mean": 0.1,
           "own_variance": 0.1, "public_variance": 0.4}  # fmt: skip
    half = 1.959964 * (0.01 + 0.01) ** 0.5
    assert f.welch(row) == pytest.approx((0.4, 0.4 - half, 0.4 + half), abs=1e-6)


@pytest.mark.parametrize("k", [0, 1, 15, 30])
def test_every_share_lies_in_its_interval(k: int) -> None:
    row = {"numerator": k, "denominator": 30, "positive": k, "negative": 30 - k}
    for formula in (f.wilson, f.polar, f.signed):
        value, low, high = formula(row)
        assert -1 <= low <= value <= high <= 1 or formula is f.signed
