"""Sizes of type, as a document's `extra` keeps them: the body's and every place that is set otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from troth.words import kept

SMALL = 0.86
"""Type below this share of the body's size is small print."""
MOST = 5_000
"""Places in other sizes that a document keeps; a page that has more is set in no size at all."""
Run = tuple[int, int, float]
"""Start, end and size in points."""


def told(runs: Iterable[Run]) -> dict[str, Any]:
    """What `extra` says: `body_size` (most of the letters), `small` (small print), `other_sizes`.

    Runs come in order and do not overlap; places are [start, end, points]. Empty where all is one size.
    """
    every = [run for run in runs if run[1] > run[0]]
    weights: Counter[float] = Counter()
    for start, end, size in every:
        weights[size] += end - start
    if len(weights) < 2:
        return {}
    body = weights.most_common(1)[0][0]
    others = _joined([run for run in every if run[2] != body])
    if len(others) > MOST:
        return {}
    small = [list(run) for run in others if run[2] < SMALL * body]
    rest = [list(run) for run in others if run[2] >= SMALL * body]
    return {"body_size": body, "small": small, **({"other_sizes": rest} if rest else {})}


def _joined(runs: list[Run]) -> list[Run]:
    """Runs of one size that touch, or have one blank or line end between them, are one."""
    made: list[Run] = []
    for start, end, size in runs:
        if made and made[-1][2] == size and start - made[-1][1] <= 1:
            made[-1] = (made[-1][0], end, size)
        else:
            made.append((start, end, size))
    return made


def moved(extra: dict[str, Any], came: str, ahead: int) -> dict[str, Any]:
    """The same places after a text was brought to its stored form and `ahead` letters were put before it."""
    names = [name for name in ("small", "other_sizes") if extra.get(name)]
    if not names or (not ahead and kept(came) == came):
        return extra
    ends = sorted({0, *(at for name in names for place in extra[name] for at in place[:2])})
    to = {0: ahead}
    for before, after in pairwise(ends):
        to[after] = to[before] + len(kept(came[before:after]))
    return {**extra, **{n: [[to[a], to[b], size] for a, b, size in extra[n]] for n in names}}
