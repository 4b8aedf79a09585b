"""The skim model: one multinomial logistic regression a task over hashed n-grams and lexicon columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from troth.reading.pipeline import Layers
from troth.reading.skim import heads, language, lexicon
from troth.reading.skim.blank import documents
from troth.reading.skim.clauses import clauses
from troth.reading.skim.ngrams import BUCKETS, MOST, ngrams
from troth.reading.train.gold import Item

CLASSES = {
    "polarity": ("negative", "neutral", "positive"),
    "layer": ("function", "emotion", "values", "none"),
    "stance": ("benchmark", "lead", "neutral"),
    "kind": ("promise", "forecast", "aspiration", "superlative", "comparison", "fact", "question", "none"),
}
STRENGTH = {"polarity": 3.0, "layer": 20.0, "stance": 20.0, "kind": 20.0}
"""Inverse regularisation (C of scikit-learn). Polarity: of 3 and 12 the better one on the files of
`docs/accuracy.md`; the others set by hand."""


def features(texts: Sequence[str], langs: Sequence[str] | None = None) -> sparse.csr_matrix:
    """N-gram columns (weight 1/sqrt(count) each) followed by lexicon columns, one row a text."""
    layers = Layers(documents(texts))
    joined, pieces = layers.joined, clauses(layers)
    lang, _ = language.detect(layers)
    if langs is not None:
        lang = np.array([language.CODES.index(code) for code in langs])
    longest = int((joined.ends - joined.starts).max(initial=1))
    buffer = np.empty(longest * MOST + MOST, dtype=np.int64)
    rows: list[np.ndarray] = [np.empty(0, np.int64) for _ in texts]
    firsts = np.searchsorted(pieces.doc, np.arange(len(texts) + 1))
    for doc in range(len(texts)):
        found = []
        for clause in range(firsts[doc], firsts[doc + 1]):
            count = ngrams(
                joined.folded_codes, joined.classes, pieces.start[clause], pieces.end[clause], buffer
            )
            found.append(buffer[:count].copy())
        rows[doc] = np.concatenate(found) if found else rows[doc]
    counts = np.array([len(row) for row in rows])
    data = np.repeat(1 / np.sqrt(np.maximum(counts, 1)), counts)
    index = np.concatenate([[0], np.cumsum(counts)])
    grams = sparse.csr_matrix((data, np.concatenate(rows), index), shape=(len(texts), BUCKETS))
    grams.sum_duplicates()
    columns = heads.sums(lexicon.weigh(joined, pieces), pieces.doc, len(texts))
    dense = sparse.csr_matrix(heads.lexical(columns, lang) * heads.DENSE_SCALE)
    return sparse.hstack([grams, dense], format="csr")


def fit(
    x: sparse.csr_matrix, y: np.ndarray, weight: np.ndarray, classes: tuple[str, ...], strength: float
) -> tuple[np.ndarray, np.ndarray]:
    """Coefficients (columns, classes) and intercepts of a multinomial logistic regression."""
    used = np.unique(x.indices)
    learner = LogisticRegression(C=strength, max_iter=150, tol=1e-3)
    learner.fit(x[:, used], y, sample_weight=weight)
    coefficients = np.zeros((x.shape[1], len(classes)), dtype=np.float32)
    intercept = np.full(len(classes), -8.0, dtype=np.float32)
    order = [classes.index(name) for name in learner.classes_]
    coefficients[np.ix_(used, np.array(order))] = learner.coef_.T
    intercept[order] = learner.intercept_
    return coefficients, intercept


SHARES = {"frames": 0.5, "reviews": 1.0}
"""What an item of our own training sentences counts beside one of another source: of 0, .5 and 1 the best for
frames in folds over the gold set's themes of train and dev; of 1 and 3 the better one for reviews."""


def balanced(items: Sequence[Item], task: str) -> npt.NDArray[np.float64]:
    """Weights of items, 1 on average: polarity evens out sources and classes, framing only softens how
    unequal the classes of a language are."""
    return _by_source(items, task) if task == "polarity" else _softened(items, task)


def _softened(items: Sequence[Item], task: str) -> npt.NDArray[np.float64]:
    keys = [(item.lang, item.labels[task]) for item in items]
    raw = np.array([SHARES.get(item.source, 1.0) for item in items])
    totals: Counter[tuple[str, str]] = Counter()
    for key, weight in zip(keys, raw, strict=True):
        totals[key] += weight
    weights = np.array([w / totals[key] ** 0.5 for key, w in zip(keys, raw, strict=True)])
    return np.asarray(weights / weights.mean())


def _by_source(items: Sequence[Item], task: str) -> npt.NDArray[np.float64]:
    """Each class of a language has an equal say, small sources more than their size."""
    keys = [(item.lang, item.labels[task], item.source) for item in items]
    sources, classes, langs = Counter(keys), Counter(key[:2] for key in keys), Counter(key[0] for key in keys)
    raw = np.array([sources[key] ** -0.3 * SHARES.get(key[2], 1.0) for key in keys])
    totals: Counter[tuple[str, str]] = Counter()
    for key, weight in zip(keys, raw, strict=True):
        totals[key[:2]] += weight
    share = {key: langs[key[0]] ** 0.7 / len([k for k in classes if k[0] == key[0]]) for key in classes}
    weights = np.array([w / totals[key[:2]] * share[key[:2]] for key, w in zip(keys, raw, strict=True)])
    return np.asarray(weights / weights.mean())


def train_skim(items: Sequence[Item], out: Path, tasks: Sequence[str] = tuple(CLASSES)) -> None:
    """Fit the heads of some tasks (all by default) and write `skim.npz`: equal items, equal bytes."""
    grams, dense, intercepts = [], [], []
    for task in tasks:
        classes = CLASSES[task]
        chosen = [item for item in items if item.labels.get(task) in classes]
        x = features([item.text for item in chosen], [item.lang for item in chosen])
        y = np.array([item.labels[task] for item in chosen])
        weights, intercept = fit(x, y, balanced(chosen, task), classes, STRENGTH[task])
        grams.append(weights[:BUCKETS])
        dense.append(weights[BUCKETS:] * heads.DENSE_SCALE)
        intercepts.append(intercept)
    write(
        out, tasks, np.concatenate(grams, axis=1), np.concatenate(dense, axis=1), np.concatenate(intercepts)
    )


def write(
    out: Path, tasks: Sequence[str], grams: np.ndarray, dense: np.ndarray, intercept: np.ndarray
) -> None:
    """Quantise to int8 a column and store the rows that are not zero, without time stamps."""
    scale = np.maximum(np.abs(grams).max(axis=0), 1e-9) / 127
    small = np.rint(grams / scale).astype(np.int8)
    rows = np.flatnonzero(np.any(small != 0, axis=1)).astype(np.int32)
    arrays = {
        "tasks": np.array(list(tasks)), "buckets": np.array(BUCKETS), "rows": rows,
        "weights": small[rows], "scale": scale.astype(np.float32),
        "dense": dense.astype(np.float32), "intercept": intercept.astype(np.float32),
        **{f"classes_{task}": np.array(classes) for task, classes in CLASSES.items() if task in tasks},
    }  # fmt: skip
    out.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(out / "skim.npz", **arrays)
