"""Linear heads over hashed n-grams and lexicon columns: all of them scored in one compiled pass."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
from numba import njit

from troth.reading import models
from troth.reading.joined import Ints
from troth.reading.pipeline import Layers
from troth.reading.skim import language, lexicon
from troth.reading.skim.clauses import Clauses, clauses
from troth.reading.skim.ngrams import MOST, ngrams
from troth.reading.skim.sentences import split

Floats = npt.NDArray[np.float32]
LEXICAL = 7
"""Dense columns a language: see `lexical`."""
DENSE = 3 * LEXICAL
DENSE_SCALE = 2.0
"""Lexicon columns weigh more than one n-gram in training: they stand for many."""


@dataclass(frozen=True)
class Head:
    """One task's classes and where its columns lie in the weights."""

    task: str
    classes: tuple[str, ...]
    first: int

    @property
    def columns(self) -> slice:
        return slice(self.first, self.first + len(self.classes))


@dataclass(frozen=True)
class Model:
    """Weights of all heads: n-grams int8 with a scale a column, dense columns and intercepts float32."""

    heads: dict[str, Head]
    weights: npt.NDArray[np.int8]
    scale: Floats
    dense: Floats
    intercept: Floats


def model() -> Model:
    """The skim model that ships with the package, or that of the folder chosen for a while."""
    return _read(models.folder())


@cache
def _read(folder: Path) -> Model:
    with np.load(folder / "skim.npz") as stored:
        heads, first = {}, 0
        for task in stored["tasks"].tolist():
            classes = tuple(stored[f"classes_{task}"].tolist())
            heads[task] = Head(task, classes, first)
            first += len(classes)
        weights = np.zeros((int(stored["buckets"]), first), dtype=np.int8)
        weights[stored["rows"]] = stored["weights"]
        return Model(heads, weights, stored["scale"], stored["dense"], stored["intercept"])


@njit(cache=True)
def _score(codes, classes, starts, ends, weights, out, counts):  # type: ignore[no-untyped-def]
    longest = 1
    for clause in range(len(starts)):
        longest = max(longest, ends[clause] - starts[clause])
    buffer = np.empty(longest * MOST + MOST, dtype=np.int64)
    columns = weights.shape[1]
    total = np.zeros(columns, dtype=np.int32)
    for clause in range(len(starts)):
        count = ngrams(codes, classes, starts[clause], ends[clause], buffer)
        counts[clause] = count
        total[:] = 0
        for item in range(count):
            row = buffer[item]
            for column in range(columns):
                total[column] += weights[row, column]
        for column in range(columns):
            out[clause, column] = total[column]
    return 0


@dataclass(frozen=True)
class Scan:
    """Sums a clause, and their sums a sentence and a document, before the heads' softmax."""

    clauses: Clauses
    raw: Floats
    counts: Floats
    lexical: Floats
    lang: Ints


def sums(values: Floats, owners: Ints, size: int) -> Floats:
    """Sum rows of `values` by owner (owners ascend)."""
    out = np.zeros((size, *values.shape[1:]), dtype=np.float32)
    if len(owners):
        firsts = np.flatnonzero(np.diff(owners, prepend=-1))
        out[owners[firsts]] = np.add.reduceat(values, firsts, axis=0)
    return out


def lexical(columns: Floats, lang: Ints) -> Floats:
    """Dense features from lexicon columns, one block a language (zh, en, de), zeros elsewhere."""
    good, bad, ungood, unbad, boosts, hits = columns.T
    plus, minus = good + 0.5 * unbad, bad + 0.7 * ungood
    block = np.stack(
        [
            np.tanh(plus / 4), np.tanh(minus / 4), (plus - minus) / (plus + minus + 1.0),
            np.tanh(ungood / 3), np.tanh(unbad / 3), np.tanh(boosts / 2) * np.sign(plus - minus),
            (hits == 0).astype(np.float32),
        ],
        axis=1,
    )  # fmt: skip
    out = np.zeros((len(columns), DENSE), dtype=np.float32)
    for code in (language.ZH, language.EN, language.DE):
        rows = lang == code
        out[rows, code * LEXICAL : (code + 1) * LEXICAL] = block[rows]
    return out


def scan(layers: Layers) -> Scan:
    """N-gram sums and lexicon columns of every clause of the batch, computed once."""
    return layers.shared("scan", lambda: _scan(layers))


def _scan(layers: Layers) -> Scan:
    joined, pieces, weights = layers.joined, clauses(layers), model().weights
    raw = np.empty((len(pieces), weights.shape[1]), dtype=np.float32)
    counts = np.empty(len(pieces), dtype=np.float32)
    _score(joined.folded_codes, joined.classes, pieces.start, pieces.end, weights, raw, counts)
    lang, _ = language.detect(layers)
    return Scan(pieces, raw, counts, lexicon.weigh(joined, pieces), lang)


def logits(raw: Floats, counts: Floats, columns: Floats, lang: Ints) -> Floats:
    """Scores of every head's classes from sums at any grain."""
    parts = model()
    scores = raw * parts.scale / np.sqrt(np.maximum(counts, 1.0))[:, None]
    scores += lexical(columns, lang) @ parts.dense
    return np.asarray(scores + parts.intercept, dtype=np.float32)


def softmax(scores: Floats) -> Floats:
    """Probabilities by row."""
    grown = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(grown / grown.sum(axis=1, keepdims=True), dtype=np.float32)


@dataclass(frozen=True)
class Scores:
    """Logits of all heads at one grain."""

    logits: Floats

    def of(self, task: str) -> Floats:
        """Probabilities of one task's classes, in the order of `model().heads[task].classes`."""
        return softmax(self.logits[:, model().heads[task].columns])


def by_document(layers: Layers) -> Scores:
    """Scores of each document."""

    def made() -> Scores:
        found, size = scan(layers), len(layers.joined)
        owners = found.clauses.doc
        return Scores(
            logits(sums(found.raw, owners, size), sums(found.counts, owners, size),
                   sums(found.lexical, owners, size), found.lang)
        )  # fmt: skip

    return layers.shared("scores.document", made)


def by_sentence(layers: Layers) -> Scores:
    """Scores of each sentence of `sentences.split`."""

    def made() -> Scores:
        found, sentences = scan(layers), split(layers)
        owners, size = found.clauses.sentence, len(sentences)
        return Scores(
            logits(sums(found.raw, owners, size), sums(found.counts, owners, size),
                   sums(found.lexical, owners, size), found.lang[sentences.doc])
        )  # fmt: skip

    return layers.shared("scores.sentence", made)


def by_clause(layers: Layers) -> Scores:
    """Scores of each clause."""

    def made() -> Scores:
        found = scan(layers)
        return Scores(logits(found.raw, found.counts, found.lexical, found.lang[found.clauses.doc]))

    return layers.shared("scores.clause", made)
