"""Rows of a table → documents, a batch at a time, by a mapping."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import orjson
import polars as pl

from troth.sources import convert
from troth.sources.mapping import COUNTS, Choice, Column, Mapping, normal
from troth.sources.model import ImportOptions, RawBatch
from troth.sources.privacy import personal
from troth.sources.rejects import RejectSink
from troth.words.schemas import CHANNELS, KINDS

MIDDLE: dict[str, Any] = {
    "row": pl.Int64, "id": pl.String, "url": pl.String, "title": pl.String, "text": pl.String,
    "published_at": convert.UTC_TIME, "published_precision": pl.String, "collected_at": convert.UTC_TIME,
    "author": pl.String, "author_id": pl.String, "parent": pl.String, "thread": pl.String, "lang": pl.String,
    "channel": pl.String, "kind": pl.String, **dict.fromkeys(COUNTS, pl.Int64), "extra": pl.String,
}  # fmt: skip
"""A converted batch, before ids are made: native ids, and rows by their number."""
_ROOT = ("0", "none", "null", "")


@dataclass
class Plan:
    """A mapping applied to the columns that a table really has."""

    mapping: Mapping
    options: ImportOptions
    columns: list[str]
    table: str | None = None

    def __post_init__(self) -> None:
        self._have = {normal(column): column for column in reversed(self.columns)}
        used = {name for sources in self.mapping.fields.values() for s in sources for name in s.names}
        used |= {choice.column for choice in (self.mapping.channel, self.mapping.kind) if choice.column}
        taken = {self._have.get(normal(name)) for name in used}
        self.spare = [column for column in self.columns if column not in taken and self._may_stay(column)]

    def _may_stay(self, column: str) -> bool:
        if self.options.keep_names:
            return True
        return normal(column) not in self.mapping.personal and not personal(column)

    @property
    def has_ids(self) -> bool:
        """True when rows can be known again by an id or an address."""
        return any(
            self.actual(name) is not None
            for key in ("id", "url")
            for source in self.mapping.fields.get(key, ())
            for name in source.names
        )

    def actual(self, name: str) -> str | None:
        """The table's own spelling of a column, None when it has no such column."""
        return self._have.get(normal(name))


def converted(batch: RawBatch, plan: Plan, rejects: RejectSink) -> pl.DataFrame:
    """Convert a batch to the columns of MIDDLE; rows that cannot be taken in go to `rejects`."""
    raw = pl.DataFrame(batch.data)
    build = _Batch(raw, plan)
    frame, reasons = build.frame(pl.Series("row", batch.rows, dtype=pl.Int64))
    bad = reasons.is_not_null()
    if bad.any():
        _reject(raw, frame["row"], reasons, rejects, plan.table)
        keep = ~bad
        raw, frame = raw.filter(keep), frame.filter(keep)
    extra = extras(raw, plan.spare)
    return frame.with_columns(extra.alias("extra")).select(
        pl.col(name).cast(kind) for name, kind in MIDDLE.items()
    )


def _reject(
    raw: pl.DataFrame, rows: pl.Series, reasons: pl.Series, rejects: RejectSink, table: str | None
) -> None:
    at = reasons.is_not_null().arg_true()
    for row, reason, cells in zip(
        rows.gather(at), reasons.gather(at), raw[at].iter_rows(named=True), strict=True
    ):
        code, _, message = reason.partition(":")
        rejects.add(row, code, message, cells, table)


def extras(raw: pl.DataFrame, spare: list[str]) -> pl.Series:
    """One JSON object a row of the cells that no field holds; null where all are empty."""
    columns = [(name, convert.as_text(raw[name]).to_list()) for name in spare]
    columns = [(name, cells) for name, cells in columns if any(cells)]
    if not columns:
        return pl.Series("extra", [None] * len(raw), dtype=pl.String)
    names = [name for name, _ in columns]
    made = []
    for cells in zip(*(cells for _, cells in columns), strict=True):
        held = {name: cell for name, cell in zip(names, cells, strict=True) if cell}
        made.append(orjson.dumps(held).decode() if held else None)
    return pl.Series("extra", made, dtype=pl.String)


class _Batch:
    """The columns of one batch, found by field."""

    def __init__(self, raw: pl.DataFrame, plan: Plan) -> None:
        self.raw, self.plan, self.mapping = raw, plan, plan.mapping
        self.empty = pl.Series([None], dtype=pl.String).new_from_index(0, len(raw))

    def frame(self, rows: pl.Series) -> tuple[pl.DataFrame, pl.Series]:
        """The converted columns, and for each row the reason against it ("code:message") or null."""
        time = self._times("time")
        columns = {
            "row": rows,
            **{name: self.text(name) for name in ("id", "author", "author_id", "lang", "parent", "thread")},
            "body": self.text("text"), "title": self.text("title"), "url": self.text("url"),
            "published_at": time.moment, "published_precision": time.precision,
            "collected_at": self._times("collected").moment, "reason": time.reason,
            "channel": self._choice(self.mapping.channel, self.plan.options.channel, CHANNELS),
            "kind": self._choice(self.mapping.kind, self.plan.options.kind, KINDS),
            **{name: self._count(name) for name in COUNTS},
        }  # fmt: skip
        columns["url"] = convert.web_address(columns["url"])
        columns["lang"] = convert.languages(columns["lang"])
        frame = _with_text(pl.DataFrame([series.alias(name) for name, series in columns.items()]))
        reason = frame.select(
            pl.when(pl.col("text").is_null())
            .then(pl.lit("text:there is no text in this row"))
            .when(pl.col("reason").is_not_null())
            .then(pl.lit("time:the date ") + pl.col("reason"))
        ).to_series()
        return self._dated(frame), reason

    def text(self, name: str) -> pl.Series:
        """A field as text: of its columns, the first that is filled in each row."""
        found = self.empty
        for source in self.mapping.fields.get(name, ()):
            column = self._cells(source)
            if column is not None:
                found = found.zip_with(found.is_not_null(), column)
        return found

    def _cells(self, source: Column) -> pl.Series | None:
        names = [actual for name in source.names if (actual := self.plan.actual(name)) is not None]
        if not names or (source.template and len(names) < len(source.names)):
            return None
        texts = [filled_series(convert.as_text(self.raw[name])) for name in names]
        cells = texts[0]
        if len(texts) > 1:
            cells = filled_series(
                pl.select(
                    pl.concat_str([pl.lit(text) for text in texts], separator=" ", ignore_nulls=True)
                ).to_series()
            )
        if source.convert == "creator_hash":
            cells = convert.creator_hash(cells)
        if source.template:
            cells = pl.select(pl.format(source.template, cells)).to_series()
        return cells

    def _times(self, name: str) -> convert.Times:
        # A typed column keeps its type: a timestamp of Parquet is not read as text.
        sources = self.mapping.fields.get(name, ())
        typed = [actual for s in sources if len(s.names) == 1 and (actual := self.plan.actual(s.names[0]))]
        if typed and self.raw[typed[0]].dtype.is_temporal():
            return convert.times(self.raw[typed[0]], self.mapping.zone, self.mapping.order)
        return convert.times(self.text(name), self.mapping.zone, self.mapping.order)

    def _count(self, name: str) -> pl.Series:
        return convert.counts(self.text(name))

    def _choice(self, choice: Choice, forced: str | None, known: tuple[str, ...]) -> pl.Series:
        column = self.plan.actual(choice.column) if choice.column else None
        if forced is not None or column is None:
            return pl.Series([forced or choice.fixed], dtype=pl.String).new_from_index(0, len(self.raw))
        cells = convert.as_text(self.raw[column])
        pick = _picker(choice, known)
        return cells.replace_strict(
            {cell: pick(cell) for cell in cells.unique().to_list() if cell is not None},
            default=choice.fixed, return_dtype=pl.String,
        )  # fmt: skip

    def _dated(self, frame: pl.DataFrame) -> pl.DataFrame:
        day = self.plan.options.published
        if day is None:
            return frame
        missing = pl.col("published_at").is_null()
        return frame.with_columns(
            pl.when(missing)
            .then(pl.lit("day"))
            .otherwise("published_precision")
            .alias("published_precision"),
            pl.col("published_at").fill_null(pl.lit(day).cast(pl.Datetime("us")).dt.replace_time_zone("UTC")),
        )


def filled_series(text: pl.Series) -> pl.Series:
    """Null where nothing but white space stands."""
    return pl.select(convert.filled(pl.lit(text))).to_series()


def _picker(choice: Choice, known: tuple[str, ...]) -> Callable[[str], str]:
    @lru_cache(maxsize=10_000)
    def pick(cell: str) -> str:
        cell = normal(cell)
        if cell in known:
            return cell
        return next((value for word, value in choice.values if normal(word) in cell), choice.fixed)

    return pick


def _with_text(frame: pl.DataFrame) -> pl.DataFrame:
    """Join title and body as documents hold them: the title is the first line, unless the body opens so."""
    title = convert.filled(convert.clean(pl.col("title")).str.replace_all(r"\s+", " ").str.strip_chars())
    body = convert.filled(convert.clean(pl.col("body")))
    frame = frame.with_columns(title.alias("title"), body.alias("body"))
    parent = pl.col("parent")
    return frame.with_columns(
        pl.when(pl.col("body").is_null())
        .then("title")
        .when(pl.col("title").is_null() | pl.col("body").str.starts_with(pl.col("title")))
        .then("body")
        .otherwise(pl.col("title") + "\n" + pl.col("body"))
        .alias("text"),
        # The platforms write 0 where a comment answers nobody but the post itself.
        pl.coalesce(pl.when(~parent.str.to_lowercase().is_in(_ROOT)).then(parent), "thread").alias("parent"),
        convert.clean(pl.col("author")).str.strip_chars().alias("author"),
        pl.col("id").str.strip_chars(),
    )
