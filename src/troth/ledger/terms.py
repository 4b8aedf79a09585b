"""The words of a promise that are worth searching for."""

from __future__ import annotations

import re
from importlib import resources
from itertools import combinations

import rjieba

from troth.ledger.relations import language
from troth.words import folded

_LATIN = re.compile(r"[a-zà-öø-ÿß][a-zà-öø-ÿß\-]{2,}|\d[\d.,]*\d|\d")
_STOP = frozenset(
    resources.files("troth.ledger").joinpath("lexicon/stopwords.txt").read_text("utf-8").split()
)
MOST = 5


def terms(text: str) -> list[str]:
    """Up to five salient words of a text, the most telling (longest) first."""
    plain = folded(text)
    if language(plain) == "zh":
        words = [w for w in rjieba.cut(plain) if len(w) > 1 and w not in _STOP and not w.isspace()]
        words = [w for w in words if re.search(r"[\u3400-\u9fff]|[a-z]{2,}", w)]
    else:
        words = [w for w in _LATIN.findall(plain) if w not in _STOP and not w[0].isdigit() and len(w) > 3]
    unique = list(dict.fromkeys(words))
    return sorted(unique, key=lambda w: (-len(w), unique.index(w)))[:MOST]


def queries(text: str, names: list[str] | None = None) -> list[str]:
    """Full-text queries for a promise: every pair of its salient words, and each with a name it concerns."""
    found = terms(text)
    pairs = [f'"{a}" "{b}"' for a, b in combinations(found[:4], 2)]
    named = [f'"{name}" "{word}"' for name in (names or [])[:2] for word in found[:2]]
    return pairs + named or [f'"{word}"' for word in found]


def overlap(one: str, other: str) -> float:
    """Share of the first text's salient words that the other holds: 0 to 1."""
    wanted, plain = terms(one), folded(other)
    return sum(word in plain for word in wanted) / len(wanted) if wanted else 0.0
