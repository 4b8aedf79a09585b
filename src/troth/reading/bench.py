"""How fast the skim tier reads, and in how much memory."""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow as pa

from troth.reading import pipeline
from troth.reading.engines.run import run, workers_for
from troth.reading.joined import Joined
from troth.reading.pipeline import Layers
from troth.reading.posts import batches, book
from troth.reading.skim.duplicates import Clusters
from troth.reading.skim.sketch import sketched
from troth.words.schemas import DOCUMENTS

SAMPLE = 20_000


def bench_read(n_docs: int = 200_000, seed: int = 0, workers: int | None = None) -> dict[str, Any]:
    """Read `n_docs` made-up posts with every annotator of the skim tier, duplicates over all included.

    The posts are made beforehand and read from a file. Returns docs_per_s and mb_per_s of the whole run, the
    start of its processes included, peak_mb of this process or the largest worker, and µs a post by
    annotator, measured in one process.
    """
    names, pool = book(), workers or workers_for(n_docs)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "posts.arrow"
        _store(path, n_docs, seed)
        list(run(batches(64, seed), names, "skim"))
        by_annotator = _each(min(n_docs, SAMPLE), seed)
        size, rows, clusters = 0, 0, Clusters()
        begun = time.perf_counter()
        for documents, readings in run(_stored(path), names, "skim", pool):
            texts = documents.column("text")
            size += texts.nbytes
            rows += sum(table.num_rows for table in readings.values())
            clusters.add(sketched(documents, Joined.of(texts)))
        found = clusters.rows("duplicates", "1").num_rows
        spent = time.perf_counter() - begun
    return {
        "docs": n_docs, "workers": pool, "seconds": round(spent, 2), "rows": rows + found,
        "docs_per_s": round(n_docs / spent, 1), "mb_per_s": round(size / spent / 1e6, 2),
        "peak_mb": round(_peak_mb(), 1), "us_per_doc": by_annotator,
    }  # fmt: skip


def _store(path: Path, count: int, seed: int) -> None:
    with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_file(sink, DOCUMENTS) as out:
        for documents in batches(count, seed):
            out.write_batch(documents)


def _stored(path: Path) -> Iterator[pa.RecordBatch]:
    with pa.OSFile(str(path), "rb") as source, pa.ipc.open_file(source) as stored:
        for number in range(stored.num_record_batches):
            yield stored.get_batch(number)


def _each(count: int, seed: int) -> dict[str, float]:
    """Microseconds a post of each annotator; what several share counts for the first that asks."""
    chain = pipeline(book(), "skim")
    spent = dict.fromkeys((annotator.name for annotator in chain.annotators), 0.0)
    for documents in batches(count, seed):
        layers = Layers(documents)
        for annotator in chain.annotators:
            begun = time.perf_counter()
            layers.update(annotator.annotate(layers))
            spent[annotator.name] += time.perf_counter() - begun
    return {name: round(value / count * 1e6, 2) for name, value in spent.items()}


def _peak_mb() -> float:
    unit = 1 if sys.platform == "darwin" else 1024
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(which).ru_maxrss for which in who) * unit / 1e6
