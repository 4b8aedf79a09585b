"""Parquet files, read row group by row group with their own types."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from troth.sources.convert import as_text
from troth.sources.formats import rowtable
from troth.sources.model import Content, Format, RawBatch, Reading
from troth.sources.rejects import RejectSink
from troth.words import fail

ROWS = 16_384


class ParquetTable:
    """A Parquet file: one table without a name."""

    name: str | None = None

    def __init__(self, path: Path, file: str) -> None:
        self._path, self._file = path, file
        try:
            with pq.ParquetFile(path) as opened:
                self.columns = rowtable.header(opened.schema_arrow.names, file)
        except (pa.ArrowException, OSError) as error:
            raise fail("source.broken", f"this Parquet file is damaged: {error}", file=file) from None

    def batches(self, _rejects: RejectSink) -> Iterator[RawBatch]:
        """Read from the start. Raises TrothError where a page cannot be read."""
        number = 1
        try:
            with pq.ParquetFile(self._path) as opened:
                for batch in opened.iter_batches(batch_size=ROWS):
                    rows = pa.array(range(number, number + batch.num_rows), pa.int64())
                    number += batch.num_rows
                    yield RawBatch(rows, batch.rename_columns(self.columns))
        except (pa.ArrowException, OSError) as error:
            message = f"this Parquet file is damaged: {error}"
            raise fail("source.broken", message, file=self._file, row=number) from None

    def sample(self) -> list[dict[str, str]]:
        """The first rows."""
        scrap = RejectSink(self._file)
        first = next(self.batches(scrap), None)
        scrap.close()
        if first is None:
            return []
        frame = pl.DataFrame(first.data).head(rowtable.SAMPLE_ROWS)
        texts = frame.with_columns(as_text(column).fill_null("") for column in frame.get_columns())
        return texts.to_dicts()


def _opens(reading: Reading) -> Content:
    return [ParquetTable(reading.path, reading.name)]


FORMAT = Format(
    name="parquet",
    suffixes=(".parquet", ".pq"),
    gives="tables",
    reads="columns with their types; nested ones as JSON",
    recognises=lambda head, _suffix: head.startswith(b"PAR1"),
    opens=_opens,
)
