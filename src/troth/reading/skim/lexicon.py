"""Words that carry feeling, negation and degree, matched and weighed clause by clause in one pass."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
import numpy.typing as npt
from numba import njit

from troth.reading.joined import Joined
from troth.reading.skim.chars import DIGIT, END, HAN, LATIN, SPACE
from troth.reading.skim.clauses import Clauses
from troth.reading.skim.hashes import find, start, step, table
from troth.reading.skim.mentions import fold

FILES = ("zh", "en", "de", "emoji")
WORD, NEGATOR, BOOSTER, DAMPER = 0, 1, 2, 3
_MARKS = {"not": NEGATOR, "very": BOOSTER, "little": DAMPER}
LONGEST = 32
FEATURES = 6
"""Columns of a clause: good, bad, negated good, negated bad, boosters, number of hits."""


@dataclass(frozen=True)
class Lexicon:
    """Compiled lexicon: hash table to kind * 256 + strength + 128."""

    keys: npt.NDArray[np.uint64]
    values: npt.NDArray[np.int32]
    size: int


def entries() -> dict[str, int]:
    """Every folded word with its code; the files give `strength<TAB>words separated by " / "`.

    Strength is -4..4, or "not", "very", "little". A word listed twice keeps its first strength.
    """
    found: dict[str, int] = {}
    for name in FILES:
        source = resources.files("troth.reading.lexicon").joinpath(f"{name}.tsv")
        for line in source.read_text("utf-8").splitlines():
            if not line.strip() or line.startswith("#"):
                continue
            mark, words = line.split("\t", 1)
            code = _MARKS[mark] * 256 + 128 if mark in _MARKS else WORD * 256 + 128 + round(float(mark) * 10)
            for word in words.split(" / "):
                for form in forms(word.strip()):
                    found.setdefault(fold(form), code)
    return found


def forms(word: str) -> list[str]:
    """The forms that one entry stands for, by its last sign.

    `~` English verb · `^` English adjective · `*` German adjective · `+` German verb.
    """
    stem = word[:-1]
    if len(word) < 4 or word[-1] not in _FORMS or not stem[-1].isalpha():
        return [word] if word else []
    return _FORMS[word[-1]](stem)


def _english_verb(stem: str) -> list[str]:
    if stem.endswith("e"):
        return [stem, stem + "s", stem + "d", stem[:-1] + "ing"]
    if stem.endswith("y") and stem[-2] not in "aeiou":
        return [stem, stem[:-1] + "ies", stem[:-1] + "ied", stem + "ing"]
    more = "es" if stem.endswith(("s", "sh", "ch", "x")) else "s"
    return [stem, stem + more, stem + "ed", stem + "ing"]


def _english_adjective(stem: str) -> list[str]:
    root = stem[:-1] if stem.endswith("e") else stem
    return [stem, root + "er", root + "est", stem + "ly"]


def _german_adjective(stem: str) -> list[str]:
    root = stem[:-1] if stem.endswith("e") else stem
    ends = ("e", "er", "es", "en", "em", "ere", "erer", "eres", "eren", "ste", "sten")
    return [stem, *(root + end for end in ends)]


def _german_verb(stem: str) -> list[str]:
    ends = ("e", "st", "t", "en", "te", "ten", "end", "et")
    return [*(stem + end for end in ends), f"ge{stem}t", f"ge{stem}et"]


_FORMS = {"~": _english_verb, "^": _english_adjective, "*": _german_adjective, "+": _german_verb}


@cache
def lexicon() -> Lexicon:
    """The lexicon of all languages, compiled once."""
    found = entries()
    keys, values = table(found, salt=3)
    return Lexicon(keys, values, len(found))


@njit(cache=True)
def _longest(codes, classes, place, end, keys, values):  # type: ignore[no-untyped-def]
    """Longest entry that begins at `place`: its code and end; -1 when there is none."""
    state, best, best_end = start(3), -1, place
    limit = min(end, place + (8 if classes[place] == HAN else LONGEST))
    for at in range(place, limit):
        state = step(state, codes[at])
        inside = (
            at + 1 < end and classes[at] == LATIN and (classes[at + 1] == LATIN or classes[at + 1] == DIGIT)
        )
        if inside:
            continue
        found = find(keys, values, state)
        if found >= 0:
            best, best_end = found, at + 1
    return best, best_end


@njit(cache=True)
def _weigh(codes, classes, starts, ends, keys, values, out):  # type: ignore[no-untyped-def]
    for clause in range(len(starts)):
        begin, end = starts[clause], ends[clause]
        place, boost, negated, last = begin, 1.0, -100, -1
        last_size, reach = 0.0, 0
        while place < end:
            kind = classes[place]
            if kind not in (SPACE, DIGIT, END):
                code, stop = _longest(codes, classes, place, end, keys, values)
            else:
                code, stop = -1, place
            if code < 0:
                if kind == LATIN:
                    while place < end and (classes[place] == LATIN or codes[place] == 39):
                        place += 1
                    reach -= 1
                else:
                    if kind == HAN:
                        reach -= 1
                    place += 1
                if reach <= 0:
                    boost = 1.0
                continue
            mark, strength = code // 256, (code % 256 - 128) / 10.0
            if mark == 1:
                negated, reach = place, max(reach, 4)
                # A negation after the word, as German puts it: "gefällt mir nicht".
                if (
                    last >= 0
                    and kind == LATIN
                    and codes[place] == 110
                    and place - last < 28
                    and last_size != 0.0
                ):
                    _move(out, clause, last_size)
                    last_size = 0.0
            elif mark == 2:
                boost, reach = 1.5, 4
                out[clause, 4] += 1.0
            elif mark == 3:
                boost, reach = 0.6, 4
            else:
                size = strength * boost
                near = 6 if kind == HAN else 22
                flips = place - negated <= near
                column = (2 if flips else 0) + (0 if size > 0 else 1)
                out[clause, column] += abs(size)
                out[clause, 5] += 1.0
                last, last_size = stop, (0.0 if flips else size)
                boost, negated = 1.0, -100
            place = stop
    return 0


@njit(cache=True)
def _move(out, clause, size):  # type: ignore[no-untyped-def]
    column = 0 if size > 0 else 1
    out[clause, column] -= abs(size)
    out[clause, 2 + column] += abs(size)


def weigh(joined: Joined, clauses: Clauses) -> npt.NDArray[np.float32]:
    """Lexicon columns of each clause, shape (clauses, FEATURES)."""
    compiled = lexicon()
    out = np.zeros((len(clauses), FEATURES), dtype=np.float32)
    _weigh(
        joined.folded_codes, joined.classes, clauses.start, clauses.end, compiled.keys, compiled.values, out
    )
    return out
