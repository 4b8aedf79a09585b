"""Storms: hours in which far more is said than is usual for that hour of the week.

What counts as usual is learned from the past alone, so the same storms come out when a past hour is
replayed. The sum of the last hour is held, at every step, against a median and a robust spread.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

HOUR = 3600
MAD_TO_SIGMA = 1.4826
"""Makes the median absolute deviation a standard deviation for normal data (Hampel 1974)."""
LEVELS = ((168, 8, 4), (24, 28, 7), (1, 672, 48))
"""Hours in the cycle, cycles looked back at, cycles needed: hour of week, hour of day, all hours."""
_CHUNK = 4096


@dataclass(frozen=True)
class Rule:
    """When a storm begins and ends. docs/watch.md says why these values and what else was tried."""

    enter: float = 6.0
    """Spreads above the usual hour at which a storm begins."""
    leave: float = 3.0
    """Spreads above the usual hour under which a storm is calm."""
    times: float = 2.0
    """A storm's hour holds at least this many times the usual."""
    extra: float = 30.0
    """… and at least this many mentions more than usual, so that small counts are no storm."""
    rare: float = 0.995
    """… and more beyond the usual than this share of the hours of the last four weeks."""
    calm_hours: int = 6
    """A storm is over after so many calm hours; one that swells again before is the same storm."""


@dataclass(frozen=True)
class Series:
    """Counts of mentions at regular steps, UTC. `begin` is in seconds since 1970; a gap is NaN."""

    begin: int
    step: int
    counts: Floats

    def __post_init__(self) -> None:
        if self.step <= 0 or HOUR % self.step:
            raise ValueError(f"a step of {self.step} s does not divide the hour")

    @property
    def times(self) -> Ints:
        """Seconds since 1970 of every step."""
        return self.begin + self.step * np.arange(len(self.counts), dtype=np.int64)

    def until(self, moment: int) -> Series:
        """What was known when the step that begins at `moment` had not begun yet."""
        return Series(self.begin, self.step, self.counts[self.times < moment])


@dataclass(frozen=True)
class Storm:
    """A storm: moments in seconds since 1970 of its first, highest and last step."""

    start: int
    peak: int
    end: int | None
    """None while fewer than `calm_hours` have passed since it was last above the rule's `leave`."""
    height: float
    """Mentions in the highest hour."""
    usual: float
    """Mentions in a usual hour at that moment."""
    extra: float
    """Mentions beyond the usual, from the hour before the start to the last step."""


@dataclass(frozen=True)
class Baseline:
    """For every step: mentions in the hour that ends with it, the usual number, its spread, and `rare`,
    what was exceeded beyond the usual only in the rarest hours before it.
    """

    hour: Floats
    usual: Floats
    spread: Floats
    rare: Floats


def baseline(series: Series, rare: float = Rule.rare) -> Baseline:
    """The usual hour at every step, from complete hours before it; NaN while the past is too short.

    Usual is the median over the same hour of the last eight weeks; until four weeks are known, the same
    hour of the last four weeks' days, and until seven days are known, all hours of the last four weeks
    (48 at least). Spread is 1.4826 MAD of the same hours (Hampel 1974), but never less than the square
    root of the usual, the spread of a Poisson count, and never less than 1.
    """
    first = series.begin // HOUR
    totals = _by_hour(series, first)
    usual, spread = _usual(totals)
    number = series.times // HOUR - first
    before = np.maximum(number - 1, 0)
    share = (series.times % HOUR + series.step) / HOUR

    def between(hourly: Floats) -> Floats:
        # The last hour reaches back into the clock hour before: both baselines, by their share of it.
        return np.asarray(share * hourly[number] + (1 - share) * hourly[before])

    over = _quantile_before(totals - usual, rare)
    return Baseline(_rolling(series), between(usual), between(spread), over[number])


def storms(series: Series, rule: Rule | None = None) -> list[Storm]:
    """Every storm in order. Of a series cut at an hour: those begun by then, with what was known of them."""
    if not len(series.counts):
        return []
    rule = rule or Rule()
    known = baseline(series, rule.rare)
    over = known.hour - known.usual
    score = over / known.spread
    warm = np.nan_to_num(score, nan=-1.0) >= rule.leave
    high = warm & (score >= rule.enter) & (known.hour >= rule.times * known.usual)
    high &= over >= np.maximum(rule.extra, known.rare)
    steps = np.flatnonzero(warm)
    calm = rule.calm_hours * HOUR // series.step
    runs = np.split(steps, np.flatnonzero(np.diff(steps) > calm) + 1)
    return [
        _storm(series, known, int(run[high[run]][0]), int(run[-1]), calm) for run in runs if high[run].any()
    ]


def _storm(series: Series, known: Baseline, start: int, last: int, calm: int) -> Storm:
    top = start + int(np.nanargmax(known.hour[start : last + 1] - known.usual[start : last + 1]))
    begun = max(0, start + 1 - HOUR // series.step)
    usual = known.usual[begun : last + 1] * series.step / HOUR
    over = len(series.counts) - 1 - last > calm
    return Storm(
        start=series.begin + start * series.step,
        peak=series.begin + top * series.step,
        end=series.begin + last * series.step if over else None,
        height=float(known.hour[top]),
        usual=float(known.usual[top]),
        extra=float(np.nansum(series.counts[begun : last + 1] - usual)),
    )


def _by_hour(series: Series, first: int) -> Floats:
    """Sums of the clock hours; NaN where a step is missing, as at both ends."""
    number = series.times // HOUR - first
    known = np.isfinite(series.counts)
    size = int(number[-1]) + 1 if len(number) else 0
    totals = np.bincount(number[known], series.counts[known], minlength=size)
    seen = np.bincount(number[known], minlength=size)
    return np.where(seen == HOUR // series.step, totals, np.nan)


def _rolling(series: Series) -> Floats:
    """The sum of the hour that ends with each step; NaN where a step of it is missing."""
    width = HOUR // series.step
    padded = np.concatenate([np.full(width - 1, np.nan), series.counts])
    return np.asarray(np.lib.stride_tricks.sliding_window_view(padded, width).sum(axis=-1))


def _usual(totals: Floats) -> tuple[Floats, Floats]:
    """Median and spread for every clock hour, from the finest cycle of which enough is known."""
    median = np.full(len(totals), np.nan)
    spread = np.full(len(totals), np.nan)
    for cycle, back, needed in LEVELS:
        open_ = np.flatnonzero(np.isnan(median))
        for part in np.split(open_, range(_CHUNK, len(open_), _CHUNK)):
            past = _past(totals, part, cycle, back)
            part, past = _enough(part, past, needed)
            if len(part):
                median[part] = np.nanmedian(past, axis=1)
                away = np.abs(past - median[part][:, None])
                spread[part] = MAD_TO_SIGMA * np.nanmedian(away, axis=1)
    return median, np.maximum(spread, np.sqrt(np.maximum(median, 1.0)))


def _quantile_before(hourly: Floats, share: float) -> Floats:
    """The quantile of the 672 hours before each; minus infinity while fewer than 168 of them are known."""
    found = np.full(len(hourly), -np.inf)
    every = np.arange(len(hourly))
    for part in np.split(every, range(_CHUNK, len(every), _CHUNK)):
        part, past = _enough(part, _past(hourly, part, 1, 672), 168)
        if len(part):
            found[part] = np.nanquantile(past, share, axis=1)
    return found


def _past(totals: Floats, hours: Ints, cycle: int, back: int) -> Floats:
    """Totals of the same hour, one to `back` cycles before each hour: (hours, back); NaN before the first."""
    at = hours[:, None] - cycle * np.arange(1, back + 1)
    return np.where(at >= 0, totals[np.maximum(at, 0)], np.nan)


def _enough(hours: Ints, past: Floats, needed: int) -> tuple[Ints, Floats]:
    enough = np.isfinite(past).sum(axis=1) >= needed
    return hours[enough], past[enough]
