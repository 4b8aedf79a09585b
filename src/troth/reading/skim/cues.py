"""Counts of cue words by class in each text: pledges, plans, the long run, acts, plain description."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
import numpy.typing as npt
from ahocorasick_rs import AhoCorasick, MatchKind

from troth.reading.joined import Ints, Joined
from troth.reading.skim.mentions import bounded, fold

CLASSES = ("vow", "aim", "later", "long", "done", "flat")
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Cues:
    """The automaton and, by pattern, the classes that the word belongs to."""

    automaton: AhoCorasick
    classes: npt.NDArray[np.float32]


@cache
def cues() -> Cues:
    """Words of `lexicon/pledge.tsv`, compiled once."""
    found: dict[str, set[str]] = {}
    for line in (
        resources.files("troth.reading.lexicon").joinpath("pledge.tsv").read_text("utf-8").splitlines()
    ):
        if not line.startswith("#"):
            name, words = line.split("\t")
            for word in words.split(" / "):
                found.setdefault(fold(word.strip()), set()).add(name)
    patterns = list(found)
    table = np.array([[name in found[word] for name in CLASSES] for word in patterns], dtype=np.float32)
    return Cues(AhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest), table)


def count(joined: Joined, owners: Ints | None = None, size: int | None = None) -> Floats:
    """Counts (documents, classes); with `owners`, the owner of each place, by owner instead."""
    compiled = cues()
    rows = np.array(compiled.automaton.find_matches_as_indexes(joined.folded), dtype=np.int64).reshape(-1, 3)
    rows = rows[bounded(joined, rows[:, 1], rows[:, 2])]
    holder = joined.doc_of(rows[:, 1]) if owners is None else owners[rows[:, 1]]
    out = np.zeros((len(joined) if size is None else size, len(CLASSES)), dtype=np.float32)
    np.add.at(out, holder, compiled.classes[rows[:, 0]])
    return out
