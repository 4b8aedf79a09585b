"""From counted rows to a value with its 95 % interval: one function for each way of counting.

Each takes the row that a metric's SQL gave and returns (value, low, high).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import exp, lgamma, log, sqrt
from typing import Any

import numpy as np
import numpy.typing as npt

Row = Mapping[str, Any]
Answer = tuple[float, float, float]
Z = 1.959963984540054
"""The 97.5 % point of the normal distribution."""
PER = 1000
DRAWS = 2000
_TAIL = 0.025


def wilson(row: Row) -> Answer:
    """A share: numerator / denominator."""
    k, n = float(row["numerator"]), float(row["denominator"])
    low, high = wilson_interval(k, n)
    return k / n, low, high


def wilson_interval(k: float, n: float) -> tuple[float, float]:
    """Wilson's score interval for k of n."""
    p = k / n
    middle, half = p + Z * Z / (2 * n), Z * sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
    low, high = (middle - half) / (1 + Z * Z / n), (middle + half) / (1 + Z * Z / n)
    return (0.0 if k == 0 else max(0.0, low)), (1.0 if k == n else min(1.0, high))


def ratio(row: Row) -> Answer:
    """A weighted share: weight that counts / all weight, by the linearised variance of a ratio.

    With y the weight where it counts (else 0) and x the weight: v = n/(n-1) · Σ(y - R·x)² / (Σx)². Where all
    or nothing counts that variance is 0; then Wilson's interval for Kish's effective n, (Σx)²/Σx².
    """
    total, n = float(row["denominator"]), int(row["n"])
    value = float(row["numerator"]) / total
    inside, squares = float(row["counted_squares"]), float(row["squares"])
    if value in (0.0, 1.0):
        size = total * total / squares
        return value, *wilson_interval(value * size, size)
    residual = inside * (1 - value) ** 2 + (squares - inside) * value**2
    half = Z * sqrt(n / (n - 1) * residual) / total if n > 1 else 1.0
    return value, max(0.0, value - half), min(1.0, value + half)


def signed(row: Row) -> Answer:
    """(P - N) / n, with the adjusted Wald interval for a difference of paired proportions."""
    p, q, n = float(row["positive"]), float(row["negative"]), float(row["denominator"])
    up, down = (p + 1) / (n + 2), (q + 1) / (n + 2)
    half = Z * sqrt(max(0.0, up + down - (up - down) ** 2) / (n + 2))
    return (p - q) / n, max(-1.0, up - down - half), min(1.0, up - down + half)


def polar(row: Row) -> Answer:
    """(P - N) / (P + N): a share of positive ones, stretched to -1..1."""
    low, high = wilson_interval(float(row["positive"]), float(row["denominator"]))
    p, q = float(row["positive"]), float(row["negative"])
    return (p - q) / (p + q), 2 * low - 1, 2 * high - 1


def poisson(row: Row) -> Answer:
    """Occurrences per thousand, with the exact interval for a Poisson count."""
    k, size = int(row["numerator"]), float(row["denominator"]) / PER
    low, high = poisson_interval(k)
    return k / size, low / size, high / size


def poisson_interval(k: int) -> tuple[float, float]:
    """The rates at which k or more, and k or fewer, would come with 2.5 %."""
    if k > 5000:  # beyond, the cube-root approximation is exact to five digits
        low = k * (1 - 1 / (9 * k) - Z / (3 * sqrt(k))) ** 3
        return low, (k + 1) * (1 - 1 / (9 * (k + 1)) + Z / (3 * sqrt(k + 1))) ** 3
    low = 0.0 if k == 0 else _solved(lambda rate: _at_most(k - 1, rate), 1 - _TAIL, k)
    return low, _solved(lambda rate: _at_most(k, rate), _TAIL, k)


def jensen_shannon(row: Row) -> Answer:
    """Distance between two mixes of layers; the interval draws both mixes anew from what was counted."""
    layers = ("function", "emotion", "values")
    own = np.array([float(row[f"own_{name}"]) for name in layers])
    public = np.array([float(row[f"public_{name}"]) for name in layers])
    draws = _drawn(own), _drawn(public)
    low, high = np.quantile(distance(*draws), [_TAIL, 1 - _TAIL])
    return float(distance(own[None, :], public[None, :])[0]), float(low), float(high)


def distance(one: npt.NDArray[np.float64], two: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Jensen-Shannon distance to base 2 between rows of counts, 0 to 1."""
    p, q = one / one.sum(axis=1, keepdims=True), two / two.sum(axis=1, keepdims=True)
    middle = (p + q) / 2
    with np.errstate(divide="ignore", invalid="ignore"):
        left = np.where(p > 0, p * np.log2(p / middle), 0.0).sum(axis=1)
        right = np.where(q > 0, q * np.log2(q / middle), 0.0).sum(axis=1)
    return np.asarray(np.sqrt(np.clip((left + right) / 2, 0.0, 1.0)), dtype=np.float64)


def herfindahl(row: Row) -> Answer:
    """Sum of squared shares; the interval draws the counts anew."""
    counts = np.array(row["counts"], dtype=np.float64)
    shares = _drawn(counts) / counts.sum()
    low, high = np.quantile((shares**2).sum(axis=1), [_TAIL, 1 - _TAIL])
    return float(((counts / counts.sum()) ** 2).sum()), float(low), float(high)


def median(row: Row) -> Answer:
    """Median, with the order statistics that hold it in 95 of 100 samples."""
    values: Sequence[float] = sorted(row["counts"])
    n = len(values)
    chance, rank = 0.0, 0
    while (chance := chance + exp(_log_choose(n, rank) - n * log(2))) <= _TAIL and rank < n // 2:
        rank += 1
    # With rank 0 not even the extremes hold it in 95 of 100 samples; they are the widest one can say.
    low = max(0, rank - 1)
    return float(np.median(values)), float(values[low]), float(values[n - 1 - low])


def welch(row: Row) -> Answer:
    """Difference of two means, with the normal interval for unequal variances."""
    own, public = float(row["numerator"]), float(row["public_count"])
    value = float(row["own_mean"]) - float(row["public_mean"])
    spread = float(row["own_variance"] or 0) / own + float(row["public_variance"] or 0) / public
    half = Z * sqrt(spread)
    return value, max(-2.0, value - half), min(2.0, value + half)


def _drawn(counts: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    # A fixed seed: the same rows give the same interval.
    generator = np.random.default_rng(20261121)
    return generator.multinomial(int(counts.sum()), counts / counts.sum(), size=DRAWS).astype(np.float64)


def _at_most(k: int, rate: float) -> float:
    if rate <= 0:
        return 1.0
    steps = np.arange(1, k + 1)
    terms = np.concatenate([[0.0], np.cumsum(log(rate) - np.log(steps))]) - rate
    top = float(terms.max())
    return float(exp(top) * np.exp(terms - top).sum())


def _solved(chance: Callable[[float], float], wanted: float, k: int) -> float:
    """The rate at which a falling chance meets `wanted`, by halving."""
    low, high = 0.0, k + 10 * sqrt(k + 1) + 10
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if chance(middle) > wanted else (low, middle)
    return (low + high) / 2


def _log_choose(n: int, k: int) -> float:
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)


FORMULAS: dict[str, Callable[[Row], Answer]] = {
    "wilson": wilson, "ratio": ratio, "signed": signed, "polar": polar, "poisson": poisson,
    "jensen_shannon": jensen_shannon, "herfindahl": herfindahl, "median": median, "welch": welch,
}  # fmt: skip
SOURCES = {
    "wilson": "score interval, Wilson 1927",
    "ratio": "linearised variance of a ratio, Cochran 1977, section 6.3",
    "signed": "adjusted Wald interval for paired proportions, Bonett and Price 2012",
    "polar": "score interval of the positive share, Wilson 1927, stretched to -1..1",
    "poisson": "exact interval for a Poisson count, Garwood 1936",
    "jensen_shannon": "percentile bootstrap of both mixes, Efron 1979; distance: Endres, Schindelin 2003",
    "herfindahl": "percentile bootstrap of the counts, Efron 1979",
    "median": "order statistics, Conover 1999, section 3.2",
    "welch": "normal interval for unequal variances, Welch 1947",
}
