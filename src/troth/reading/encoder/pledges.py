"""What a passage of a report pledges: whether, which words, by when, with what proof."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from troth.reading.encoder.heads import chances, load
from troth.reading.joined import Joined
from troth.reading.pipeline import Layers
from troth.reading.skim import cues
from troth.reading.skim.blank import documents
from troth.reading.skim.sentences import split

Floats = npt.NDArray[np.float32]
SORTS = ("vow", "plan", "done", "result", "fact", "risk")
_YEAR = re.compile(r"(?<!\d)(20[0-6]\d)(?!\d)")
_PROOF = re.compile(r"\d")


@dataclass(frozen=True)
class Passages:
    """Passages with the chances of each sort (SORTS): of the whole, and of each sentence."""

    texts: list[str]
    whole: Floats
    sentences: Floats
    doc: npt.NDArray[np.int64]
    start: npt.NDArray[np.int64]
    end: npt.NDArray[np.int64]
    cues: Floats

    def of(self, values: Floats, *sorts: str) -> Floats:
        """Chance that a row is one of `sorts`."""
        return np.asarray(values[:, [SORTS.index(sort) for sort in sorts]].sum(axis=1), dtype=np.float32)

    def pooled(self, *sorts: str) -> tuple[Floats, Floats]:
        """Highest and mean chance over each passage's sentences."""
        values = self.of(self.sentences, *sorts)
        top, mean = np.zeros(len(self.texts), np.float32), np.zeros(len(self.texts), np.float32)
        np.maximum.at(top, self.doc, values)
        np.add.at(mean, self.doc, values)
        counts = np.bincount(self.doc, minlength=len(self.texts))
        return top, np.asarray(mean / np.maximum(counts, 1), dtype=np.float32)

    def score(self, *sorts: str) -> Floats:
        """Mean of the whole's chance, the sentences' highest and their mean."""
        top, mean = self.pooled(*sorts)
        return np.asarray((top + mean + self.of(self.whole, *sorts)) / 3, dtype=np.float32)


def passages(texts: Sequence[str]) -> Passages:
    """Read passages by sentence and as a whole."""
    layers = Layers(documents(texts))
    found, joined = split(layers), layers.joined
    pieces = [joined.text[a:b] for a, b in zip(found.start.tolist(), found.end.tolist(), strict=True)]
    order = [load()["pledge"].classes.index(sort) for sort in SORTS]
    base = joined.starts[found.doc]
    return Passages(
        list(texts), chances("pledge", texts)[:, order], chances("pledge", pieces)[:, order], found.doc,
        found.start - base, found.end - base, cues.count(Joined.of(list(texts))),
    )  # fmt: skip


OPENING = 0.2
"""What a passage's first sentence has ahead: a pledge is mostly said first and explained afterwards."""
NEARLY = 0.2


def quotes(read: Passages) -> list[list[tuple[int, int]]]:
    """The sentences that pledge: the likeliest one of a passage and those nearly as likely."""
    opening = np.diff(read.doc, prepend=-1) != 0
    values = read.of(read.sentences, "vow", "plan") + OPENING * opening
    out: list[list[tuple[int, int]]] = [[] for _ in read.texts]
    best = np.zeros(len(read.texts), np.float32)
    np.maximum.at(best, read.doc, values)
    for row, doc in enumerate(read.doc.tolist()):
        if values[row] >= best[doc] - NEARLY:
            out[doc].append((int(read.start[row]), int(read.end[row])))
    return out


def report_year(texts: Sequence[str]) -> int:
    """The year that a report is about: the one that most of its passages name; 2024 when none does."""
    counts = Counter(int(year) for text in texts for year in set(_YEAR.findall(text)))
    return counts.most_common(1)[0][0] if counts else 2024


def timing(read: Passages, year: int) -> list[str]:
    """already, <2y, 2-5y or >5y: by the latest year named, else by whether it plans or looks back."""
    plan, _ = read.pooled("plan")
    later = read.cues[:, cues.CLASSES.index("later")]
    out = []
    for row, text in enumerate(read.texts):
        ahead = max((int(named) - year for named in _YEAR.findall(text)), default=0)
        if ahead > 5:
            out.append(">5y")
        elif ahead > 1:
            out.append("2-5y")
        elif ahead == 1:
            out.append("<2y")
        else:
            plans = plan[row] > 0.45 or (later[row] >= 2 and plan[row] > 0.3)
            out.append("2-5y" if plans else "already")
    return out


def evidence(read: Passages) -> Floats:
    """Chance that a passage shows what was done about its promise: acts, results, figures."""
    acts, _ = read.pooled("done", "result")
    done = np.tanh(read.cues[:, cues.CLASSES.index("done")] / 3)
    figures = np.array([np.tanh(len(_PROOF.findall(text)) / 6) for text in read.texts])
    length = np.array([np.tanh(len(text) / 200) for text in read.texts])
    return np.asarray(0.3 * acts + 0.3 * done + 0.2 * figures + 0.2 * length, dtype=np.float32)


def clear(read: Passages) -> Floats:
    """Chance that the proof is clear: figures and results rather than intentions."""
    results, _ = read.pooled("result")
    figures = np.array([np.tanh(len(_PROOF.findall(text)) / 6) for text in read.texts])
    return np.asarray(0.4 * results + 0.35 * figures + 0.25 * evidence(read), dtype=np.float32)


def specific(texts: Sequence[str]) -> Floats:
    """Chance that a passage is specific: names, figures, years, own acts rather than generalities."""
    read = passages(texts)
    figures = np.array([np.tanh(len(re.findall(r"\d[\d.,]*", text)) / 2.0) for text in texts])
    names = np.array([np.tanh(len(re.findall(r"(?<=[a-z,] )[A-Z][A-Za-z]+", text)) / 5.0) for text in texts])
    acts, _ = read.pooled("done", "result", "plan")
    risk, _ = read.pooled("risk", "fact")
    return np.asarray(0.4 * figures + 0.2 * names + 0.3 * acts + 0.1 * (1 - risk), dtype=np.float32)


def factual(texts: Sequence[str]) -> Floats:
    """Chance that a comment claims a fact that could be checked: the statement kinds that say something."""
    head = load()["kind"]
    kinds = chances("kind", texts)
    said = [head.classes.index(name) for name in ("fact", "comparison", "superlative", "forecast", "promise")]
    figures = np.array([np.tanh(len(_PROOF.findall(text)) / 3) for text in texts])
    length = np.array([np.tanh(len(text) / 250) for text in texts])
    return np.asarray(0.5 * kinds[:, said].sum(axis=1) + 0.2 * figures + 0.3 * length, dtype=np.float32)
