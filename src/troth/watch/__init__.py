"""Figures over time: storms in what is said, and how well they are found."""

from troth.watch.storms import Rule, Series, Storm, storms

__all__ = ["Rule", "Series", "Storm", "storms"]
