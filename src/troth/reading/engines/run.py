"""A pipeline over a stream of batches: one process or a pool, results in the order of the batches."""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor

import pyarrow as pa

from troth.brandbook import BrandBook
from troth.reading import Pipeline, pipeline
from troth.reading.pipeline import Tier

Readings = dict[str, pa.RecordBatch]
POOL_FROM = 40_000
"""Documents from which starting a pool of processes pays (it costs about two seconds)."""
_worker: Pipeline | None = None


def for_stream(book: BrandBook | None, tier: Tier | None) -> Pipeline:
    """The pipeline without what groups duplicates: an engine does that over the whole library."""
    whole = pipeline(book, tier)
    return Pipeline([item for item in whole.annotators if item.name not in ("sketches", "duplicates")])


def _start(book: BrandBook | None, tier: Tier | None) -> None:
    global _worker
    # Tokens and hits are tuples without cycles: looking for cycles often would cost a tenth of the time.
    gc.set_threshold(200_000, 50, 50)
    _worker = for_stream(book, tier)


def _work(documents: pa.RecordBatch) -> Readings:
    if _worker is None:
        raise RuntimeError("the worker was not started")
    return _worker.read(documents)


def run(
    batches: Iterable[pa.RecordBatch], book: BrandBook | None = None, tier: Tier | None = None,
    workers: int = 1,
) -> Iterator[tuple[pa.RecordBatch, Readings]]:  # fmt: skip
    """Each batch with its readings. At most two batches a worker are under way, so memory stays flat."""
    if workers <= 1:
        chain = for_stream(book, tier)
        for documents in batches:
            yield documents, chain.read(documents)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, context, initializer=_start, initargs=(book, tier)) as pool:
        under_way: deque[tuple[pa.RecordBatch, Future[Readings]]] = deque()
        for documents in batches:
            under_way.append((documents, pool.submit(_work, documents)))
            if len(under_way) > 2 * workers:
                done, future = under_way.popleft()
                yield done, future.result()
        while under_way:
            done, future = under_way.popleft()
            yield done, future.result()


def workers_for(count: int) -> int:
    """Processes that pay for this many documents: one for few, else one a core."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return 1 if count < POOL_FROM else cores
