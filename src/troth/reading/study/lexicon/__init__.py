"""Cues by language: what makes a clause a promise, a forecast, a comparison … One module a language, one
list a cue."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module

CUES = (
    "promise",
    "timed",
    "firm",
    "soft",
    "forecast",
    "aspiration",
    "superlative",
    "comparison",
    "question",
    "courtesy",
    "threat",
    "advice",
    "kept",
    "no_plan",
    "own",
    "past",
    "fact",
    "lead",
    "terms",
    "wants",
    "rival",
    "echo",
    "calendar",
    "verb",
)


@cache
def cues(lang: str) -> dict[str, re.Pattern[str]]:
    """The compiled cues of a language (English for any other)."""
    module = import_module(f"troth.reading.study.lexicon.{lang if lang in ('zh', 'en', 'de') else 'en'}")
    flags = re.IGNORECASE if module.IGNORE_CASE else 0
    return {name: re.compile("|".join(getattr(module, name.upper())), flags) for name in CUES}
