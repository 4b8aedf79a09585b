"""Which deeds a text speaks of (deliver, open, refund …), whether they are done, still to come or denied.

Deeds join words of three languages that tell the same doing (`lexicon/deeds.yaml`). They say whether a
later passage speaks of what was promised, and that it has happened, where no word of keeping stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from ruamel.yaml import YAML

from troth.ledger.relations import clause_before, denied, done_mark, language, lies_ahead
from troth.words import folded


@dataclass(frozen=True, slots=True)
class Deeds:
    """Deeds by name: all that are named, those that are told as done (with the word), those denied."""

    named: frozenset[str]
    done: dict[str, str]
    denied: frozenset[str]
    plain: frozenset[str]
    """Named neither as denied nor as lying ahead."""


@cache
def _lexicon() -> dict[str, dict[str, re.Pattern[str]]]:
    text = resources.files("troth.ledger").joinpath("lexicon/deeds.yaml").read_text("utf-8")
    data: dict[str, dict[str, list[str]]] = YAML(typ="safe", pure=True).load(text)
    return {
        deed: {
            "zh": _pattern(words["zh"], ""),
            "latin": _pattern([*words["en"], *words["de"]], r"(?<!\w)"),
            "done": _pattern(words["done"], r"(?<!\w)"),
        }
        for deed, words in data.items()
    }


def _pattern(words: list[Any], before: str) -> re.Pattern[str]:
    longest = sorted((folded(str(word)) for word in words), key=len, reverse=True)
    return re.compile(f"{before}(?:{'|'.join(re.escape(word) for word in longest)})")


@cache
def deeds(text: str, lang: str = "") -> Deeds:
    """The deeds that a text speaks of."""
    plain = folded(text)
    tongue = language(plain, lang)
    named: set[str] = set()
    no: set[str] = set()
    asserted: set[str] = set()
    done: dict[str, str] = {}
    for deed, words in _lexicon().items():
        for hit in words["zh" if tongue == "zh" else "latin"].finditer(plain):
            named.add(deed)
            before = clause_before(plain, hit.start())
            if denied(before, tongue):
                no.add(deed)
            elif not lies_ahead(before, tongue):
                asserted.add(deed)
                if tongue == "zh" and done_mark(plain, hit.start(), hit.end()):
                    done.setdefault(deed, hit.group())
        if tongue != "zh":
            for hit in words["done"].finditer(plain):
                before = clause_before(plain, hit.start())
                if not denied(before, tongue) and not lies_ahead(before, tongue):
                    done.setdefault(deed, hit.group())
                    named.add(deed)
    return Deeds(frozenset(named), done, frozenset(no), frozenset(asserted))
