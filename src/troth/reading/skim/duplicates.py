"""Exact and near duplicates: equal letters first, then MinHash bands, then the whole sketch compared."""

from __future__ import annotations

from typing import Literal

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
from numba import njit

from troth.reading.joined import Ints
from troth.reading.pipeline import Layers
from troth.reading.skim.sketch import PARTS, SHORTEST, SKETCHES
from troth.words.schemas import DUPLICATES

Sketched = npt.NDArray[np.uint16]
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
def _link(order, keys, heads, sketches, parent, alike):  # type: ignore[no-untyped-def]
    """Join neighbours of equal band key when their whole sketches agree with the group's first or last."""
    first = 0
    for at in range(1, len(order)):
        if keys[order[at]] != keys[order[first]]:
            first = at
            continue
        item = heads[order[at]]
        for back in (heads[order[first]], heads[order[at - 1]]):
            one, two = _root(parent, back), _root(parent, item)
            if one != two and _agree(sketches, back, item) >= alike:
                parent[max(one, two)] = min(one, two)
    return 0


@njit(cache=True)
def _flatten(parent):  # type: ignore[no-untyped-def]
    for item in range(len(parent)):
        parent[item] = _root(parent, item)
    return 0


class Clusters:
    """Collects sketches of any number of batches, about 190 bytes a document, and groups them at the end."""

    def __init__(self) -> None:
        self._columns: dict[str, list[pa.Array]] = {name: [] for name in SKETCHES.names}
        self._rank: Ints | None = None

    def add(self, sketches: pa.RecordBatch) -> None:
        """Take the sketches of one batch, in the order in which documents shall count as first."""
        for name, column in zip(sketches.schema.names, sketches.columns, strict=True):
            self._columns[name].append(column)

    def order(self, moments: pa.ChunkedArray) -> None:
        """Let the earliest count as first, of the same moment the least id; `moments` has one a document."""
        keys = pa.table({"moment": moments, "id": self._whole("doc_id")})
        index = pc.sort_indices(keys, [("moment", "ascending"), ("id", "ascending")])
        for name in self._columns.keys() - {"sketch"}:
            self._columns[name] = [self._whole(name).take(index)]
        self._rank = np.empty(len(index), dtype=np.int64)
        self._rank[index.to_numpy()] = np.arange(len(index))

    def rows(self, name: str, version: str) -> pa.RecordBatch:
        """One row for every document that has a duplicate, schema DUPLICATES. Lets go of the sketches."""
        if not any(len(column) for column in self._columns["doc_id"]):
            return pa.RecordBatch.from_arrays([pa.array([], f.type) for f in DUPLICATES], schema=DUPLICATES)
        exact, letters = self._whole("exact").to_numpy(), self._whole("letters").to_numpy()
        sketches = self._sketches(len(exact))
        parent = _grouped(exact, letters, sketches)
        counts = np.bincount(parent, minlength=len(parent))
        members = np.flatnonzero(counts[parent] > 1)
        firsts = parent[members]
        same = exact[members] == exact[firsts]
        alike = np.where(same, 1.0, np.minimum(_similar(sketches, members, firsts), 0.999))
        ids, index = self._whole("doc_id"), pa.array(members)
        arrays = [
            ids.take(index), self._whole("doc_version").take(index), ids.take(pa.array(firsts)),
            pa.array(alike.astype(np.float32)), pa.array(members == firsts),
            pa.repeat(name, len(members)), pa.repeat(version, len(members)),
        ]  # fmt: skip
        return pa.RecordBatch.from_arrays(arrays, schema=DUPLICATES)

    def _whole(self, name: str) -> pa.Array:
        """A column in one piece; column by column, so that only one stands in memory twice."""
        whole = pa.concat_arrays(self._columns[name])
        self._columns[name] = [whole]
        return whole

    def _sketches(self, count: int) -> Sketched:
        """All sketches in order; each batch is let go as soon as it is copied."""
        out, at = np.empty((count, PARTS), dtype=np.uint16), 0
        batches = self._columns["sketch"]
        while batches:
            raw = batches.pop(0)
            flat = np.frombuffer(raw.buffers()[1], dtype=np.uint16).reshape(-1, PARTS)
            rows = slice(at, at + len(raw))
            out[rows if self._rank is None else self._rank[rows]] = flat[raw.offset : raw.offset + len(raw)]
            at += len(raw)
        return out


STEP = 50_000
"""Members compared at a time."""


def _similar(sketches: Sketched, members: Ints, firsts: Ints) -> npt.NDArray[np.float64]:
    """Share of equal components of each member and its first."""
    out = np.empty(len(members))
    for at in range(0, len(members), STEP):
        rows = slice(at, at + STEP)
        out[rows] = (sketches[members[rows]] == sketches[firsts[rows]]).mean(axis=1)
    return out


def _grouped(exact: npt.NDArray[np.uint64], letters: npt.NDArray[np.int32], sketches: Sketched) -> Ints:
    """The first member of each document's cluster."""
    parent = _firsts(exact)
    parent[letters == 0] = np.flatnonzero(letters == 0)
    # Only one of equal texts is compared, where it stands: nothing is copied but one band at a time.
    heads = np.flatnonzero((parent == np.arange(len(parent))) & (letters >= SHORTEST))
    wide = sketches.view(np.uint64)
    for band in range(BANDS):
        keys = wide[heads, band]
        _link(np.argsort(keys, kind="stable"), keys, heads, sketches, parent, ALIKE)
    _flatten(parent)
    return parent


def _firsts(exact: npt.NDArray[np.uint64]) -> Ints:
    """The first row of equal hash, for each row."""
    order = np.argsort(exact, kind="stable")
    begins = np.flatnonzero(np.diff(exact[order]) != 0) + 1
    sizes = np.diff(np.concatenate([[0], begins, [len(exact)]]))
    parent = np.empty(len(exact), dtype=np.int64)
    parent[order] = np.repeat(order[np.concatenate([[0], begins])], sizes)
    return parent


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
