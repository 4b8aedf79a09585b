"""The words of a promise that are worth searching for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from importlib import resources
from itertools import combinations
from math import log

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


_PIECES = re.compile(r"[\u3400-\u9fff]+|[a-zà-öø-ÿß]{3,}|\d+(?:[.,]\d+)*|[a-z]\d+")
_STEM = 6


def tokens(text: str) -> frozenset[str]:
    """Pairs of neighbouring Chinese characters, beginnings of other words, numbers; without stop words."""
    found: set[str] = set()
    for piece in _PIECES.findall(folded(text)):
        if piece in _STOP:
            continue
        if "\u3400" <= piece[0] <= "\u9fff":
            found.update(piece[i : i + 2] for i in range(len(piece) - 1))
        else:
            found.add(piece[:_STEM])
    return frozenset(found - _STOP)


class Rarity:
    """How telling words are among some texts: log(1 + texts / texts that hold the word)."""

    def __init__(self, texts: Iterable[str], names: str = "") -> None:
        """`names` are left out: who and which product is compared elsewhere."""
        self._names = tokens(names)
        self._known = [tokens(text) for text in texts]
        self._counts = Counter(token for found in self._known for token in found)

    def overlap(self, one: str, other: str) -> float:
        """Share of the first text's words, weighed by rarity, that the other holds too: 0 to 1."""
        wanted, there = tokens(one) - self._names, tokens(other)
        total = sum(map(self._weight, wanted))
        return sum(self._weight(token) for token in wanted & there) / total if total else 0.0

    def _weight(self, token: str) -> float:
        return log(1 + len(self._known) / (1 + self._counts[token]))
