"""Exact and near duplicates: equal letters first, then MinHash bands, then the whole sketch compared."""

from __future__ import annotations

from typing import Literal

import numpy as np
import numpy.typing as npt
import pyarrow as pa
from numba import njit

from troth.reading.joined import Ints
from troth.reading.pipeline import Layers
from troth.reading.skim.sketch import PARTS, SHORTEST
from troth.words.schemas import DUPLICATES

BANDS = 16
"""Bands of four components: pairs at similarity .8 meet with chance .9998, at .7 .988, at .4 .34."""
ALIKE = 0.7
"""Least share of equal components for a near duplicate."""


@njit(cache=True)
def _root(parent, item):  # type: ignore[no-untyped-def]
    while parent[item] != item:
        parent[item] = parent[parent[item]]
        item = parent[item]
    return item


@njit(cache=True)
def _agree(sketches, one, other):  # type: ignore[no-untyped-def]
    same = 0
    for part in range(sketches.shape[1]):
        if sketches[one, part] == sketches[other, part]:
            same += 1
    return same / sketches.shape[1]


@njit(cache=True)
def _link(order, keys, sketches, parent, alike):  # type: ignore[no-untyped-def]
    """Join neighbours of equal band key when their whole sketches agree with the group's first or last."""
    first = 0
    for at in range(1, len(order)):
        if keys[order[at]] != keys[order[first]]:
            first = at
            continue
        item = order[at]
        for back in (first, at - 1):
            one, two = _root(parent, order[back]), _root(parent, item)
            if one != two and _agree(sketches, order[back], item) >= alike:
                parent[max(one, two)] = min(one, two)
    return 0


@njit(cache=True)
def _flatten(parent):  # type: ignore[no-untyped-def]
    for item in range(len(parent)):
        parent[item] = _root(parent, item)
    return 0


class Clusters:
    """Collects sketches of any number of batches, about 160 bytes a document, and groups them at the end."""

    def __init__(self) -> None:
        self._batches: list[pa.RecordBatch] = []

    def add(self, sketches: pa.RecordBatch) -> None:
        """Take the sketches of one batch, in the order in which documents shall count as first."""
        self._batches.append(sketches)

    def rows(self, name: str, version: str) -> pa.RecordBatch:
        """One row for every document that has a duplicate, schema DUPLICATES."""
        stored = pa.Table.from_batches(self._batches).combine_chunks() if self._batches else None
        if stored is None or stored.num_rows == 0:
            return pa.RecordBatch.from_arrays([pa.array([], f.type) for f in DUPLICATES], schema=DUPLICATES)
        parent, sketches, exact = _grouped(stored)
        counts = np.bincount(parent, minlength=len(parent))
        members = np.flatnonzero(counts[parent] > 1)
        firsts = parent[members]
        alike = (sketches[members] == sketches[firsts]).mean(axis=1)
        alike = np.where(exact[members] == exact[firsts], 1.0, np.minimum(alike, 0.999))
        ids = stored.column("doc_id").chunk(0)
        index = pa.array(members)
        arrays = [
            ids.take(index), stored.column("doc_version").chunk(0).take(index), ids.take(pa.array(firsts)),
            pa.array(alike.astype(np.float32)), pa.array(members == firsts),
            pa.repeat(name, len(members)), pa.repeat(version, len(members)),
        ]  # fmt: skip
        return pa.RecordBatch.from_arrays(arrays, schema=DUPLICATES)


def _grouped(stored: pa.Table) -> tuple[Ints, npt.NDArray[np.uint16], npt.NDArray[np.uint64]]:
    """The first member of each document's cluster, with sketches and exact hashes."""
    exact = stored.column("exact").to_numpy()
    letters = stored.column("letters").to_numpy()
    raw = stored.column("sketch").chunk(0)
    flat = np.frombuffer(raw.buffers()[1], dtype=np.uint16)[raw.offset * PARTS :]
    sketches = flat[: len(exact) * PARTS].reshape(-1, PARTS)
    _, first, inverse = np.unique(exact, return_index=True, return_inverse=True)
    parent = first[inverse].astype(np.int64)
    parent[letters == 0] = np.flatnonzero(letters == 0)
    heads = np.flatnonzero((parent == np.arange(len(parent))) & (letters >= SHORTEST))
    wide = np.ascontiguousarray(sketches[heads]).view(np.uint64)
    below = np.arange(len(heads))
    chosen = np.ascontiguousarray(sketches[heads])
    for band in range(BANDS):
        keys = np.ascontiguousarray(wide[:, band])
        _link(np.argsort(keys, kind="stable"), keys, chosen, below, ALIKE)
    _flatten(below)
    parent[heads] = heads[below]
    return parent[parent], sketches, exact


class Duplicates:
    """Texts that say the same: `cluster` is the id of the first one, `similarity` is toward that one."""

    name = "duplicates"
    version = "1"
    needs = frozenset({"sketches"})
    gives = frozenset({"duplicates"})
    langs = frozenset({"*"})
    tier: Literal["skim", "study"] = "skim"

    def annotate(self, layers: Layers) -> dict[str, pa.RecordBatch]:
        """Duplicates within this batch; an engine groups the whole library with `Clusters` instead."""
        clusters = Clusters()
        clusters.add(layers["sketches"])
        return {"duplicates": clusters.rows(self.name, self.version)}
