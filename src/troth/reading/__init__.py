"""Documents turned into readings."""

from __future__ import annotations

from collections.abc import Callable

from troth.brandbook import BrandBook
from troth.reading.encoder.frames import Frames
from troth.reading.pipeline import Annotator, Layers, Pipeline, Tier
from troth.reading.skim.amounts import Amounts
from troth.reading.skim.dates import Dates
from troth.reading.skim.duplicates import Duplicates
from troth.reading.skim.language import Language
from troth.reading.skim.mentions import Mentions
from troth.reading.skim.polarity import Polarity
from troth.reading.skim.sentences import SentenceBounds
from troth.reading.skim.sketch import Sketches
from troth.reading.study.annotator import Statements

__all__ = ["ANNOTATORS", "Annotator", "Layers", "Pipeline", "pipeline"]

ANNOTATORS: list[Callable[[BrandBook | None], Annotator]] = [
    lambda _: Language(),
    lambda _: SentenceBounds(),
    lambda _: Sketches(),
    lambda _: Duplicates(),
    Mentions,
    Polarity,
    lambda _: Frames(),
    lambda _: Dates(),
    lambda _: Amounts(),
    Statements,
]
"""Every annotator, in the order in which they run; each is made for one brand book (or none)."""


def pipeline(book: BrandBook | None = None, tier: Tier | None = None) -> Pipeline:
    """The annotators of a tier (both by default), checked. Raises TrothError on a gap."""
    made = [make(book) for make in ANNOTATORS]
    return Pipeline([annotator for annotator in made if tier in (None, "study", annotator.tier)])
