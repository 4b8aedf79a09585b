"""Weights that ship, each with its card; made by `troth train`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_SHIPPED = Path(__file__).parent
_chosen = _SHIPPED


def folder() -> Path:
    """The folder that weights are read from: the one that ships, unless `taken_from` names another."""
    return _chosen


@contextmanager
def taken_from(other: Path) -> Iterator[None]:
    """Read weights from another folder for a while: training measures what it has just made."""
    global _chosen
    before, _chosen = _chosen, other
    try:
        yield
    finally:
        _chosen = before
