"""Collectors append: one post can stand many times in a file. Of equal texts the last state wins.

A post whose text changed between two states keeps both, in order, so that the library makes versions of
them. Converted batches wait in an unnamed temporary file until the end of the table is seen, because only
then the last state of each is known; a killed import leaves nothing behind.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from typing import IO, cast

import polars as pl
import pyarrow as pa

MEMORY = 48 * 1024 * 1024


class LastStates:
    """Takes converted batches in, gives them back without the states that a later row repeats."""

    def __init__(self) -> None:
        self.repeated = 0
        self._spool = cast(IO[bytes], tempfile.SpooledTemporaryFile(max_size=MEMORY))  # noqa: SIM115
        self._writer: pa.ipc.RecordBatchStreamWriter | None = None
        self._keys: list[pl.DataFrame] = []

    def add(self, frame: pl.DataFrame) -> None:
        """Take one batch in."""
        batch = frame.rechunk().to_arrow(compat_level=pl.CompatLevel.oldest()).combine_chunks()
        if self._writer is None:
            options = pa.ipc.IpcWriteOptions(compression="lz4")
            self._writer = pa.ipc.new_stream(self._spool, batch.schema, options=options)
        self._writer.write_table(batch)
        self._keys.append(_keys(frame))

    def __iter__(self) -> Iterator[pl.DataFrame]:
        """Every batch again, in order, without repeated states."""
        if self._writer is None:
            return
        self._writer.close()
        self._spool.seek(0)
        keep = _last_of_runs(pl.concat(self._keys))
        self.repeated = len(keep) - int(keep.sum() or 0)
        self._keys.clear()
        at = 0
        for batch in pa.ipc.open_stream(self._spool):
            frame = pl.DataFrame(batch)
            kept = frame.filter(keep.slice(at, len(frame)))
            at += len(frame)
            if len(kept):
                yield kept

    def close(self) -> None:
        """Give the temporary file back."""
        self._spool.close()


def _keys(frame: pl.DataFrame) -> pl.DataFrame:
    """For each row 128 bits that stand for the post and 64 that stand for its text."""
    post = pl.struct("channel", pl.col("id").is_not_null().alias("native"), pl.coalesce("id", "url"))
    known = pl.coalesce("id", "url").is_not_null()
    return frame.select(
        pl.when(known).then(post.hash(1)).otherwise(pl.col("row").cast(pl.UInt64)).alias("a"),
        pl.when(known).then(post.hash(2)).otherwise(None).alias("b"),
        pl.col("text").hash(3).alias("text"),
    )


def _last_of_runs(keys: pl.DataFrame) -> pl.Series:
    """True for the last row of every run of equal texts within a post; for every row without a post."""
    following = pl.col("text").shift(-1).over("a", "b")
    last = (following.is_null() | (following != pl.col("text"))) | pl.col("b").is_null()
    return keys.select(last.alias("keep")).to_series()
