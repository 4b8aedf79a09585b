"""Function words and endings by which a language shows itself; abbreviations that end no sentence."""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def _lists() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    source = resources.files("troth.reading.lexicon").joinpath("language.tsv")
    for line in source.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            name, words = line.split("\t")
            found.setdefault(name, []).extend(words.split())
    return found


def listed(name: str) -> list[str]:
    """The words listed under a name: english, german, french, english_endings …, abbreviations."""
    return _lists()[name]
