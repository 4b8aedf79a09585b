"""Whole columns from the form an export gives them to the form a document needs; vectorised with Polars.

Values are few kinds: text, counts, times. Only what the quick ways leave open is read one by one.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

import orjson
import polars as pl

from troth.sources.times import EARLIEST, LATEST, parse_time

_UNITS = {
    "": 1.0, "千": 1e3, "k": 1e3, "万": 1e4, "萬": 1e4, "w": 1e4, "m": 1e6, "mio": 1e6, "百万": 1e6,
    "亿": 1e8, "億": 1e8, "b": 1e9,
}  # fmt: skip
_COUNT = r"^([0-9]+(?:\.[0-9]+)?)\s*(千|k|万|萬|w|百万|m|mio|亿|億|b)?\.?\+?$"
_EMPTY = ("", "null", "none", "nan", "n/a")
UTC_TIME = pl.Datetime("us", "UTC")


def as_text(column: pl.Series) -> pl.Series:
    """Any column as text: whole floats lose their ".0", nested values become JSON, blanks become null."""
    kind = column.dtype
    if kind == pl.Binary:
        values = [None if v is None else v.decode("utf-8", "replace") for v in column.to_list()]
        column = pl.Series(column.name, values, dtype=pl.String)
    elif kind.is_float():
        whole = column.is_finite() & (column == column.round(0)) & (column.abs() < 2**63)
        text = column.cast(pl.String)
        column = text.zip_with(~whole.fill_null(False), column.cast(pl.Int64, strict=False).cast(pl.String))
    elif kind.is_nested():
        column = pl.Series(column.name, [_json(value) for value in column.to_list()], dtype=pl.String)
    elif kind != pl.String:
        column = column.cast(pl.String)
    return column


def clean(text: pl.Expr) -> pl.Expr:
    r"""The form in which text is kept, as `words.kept` has it: NFC, line ends as \n, no NUL."""
    unix = text.str.replace_all("\r\n", "\n", literal=True).str.replace_all("\r", "\n", literal=True)
    return unix.str.replace_all("\x00", "", literal=True).str.normalize("NFC")


def filled(text: pl.Expr) -> pl.Expr:
    """Null where nothing but white space stands."""
    return pl.when(text.str.strip_chars() == "").then(None).otherwise(text)


def counts(column: pl.Series) -> pl.Series:
    """Counts as whole numbers: "1,024", "1.2万", "10万+", "3k". What is no count is null."""
    if column.dtype.is_integer():
        column = column.cast(pl.Int64, strict=False)
        return column.set(column < 0, None)
    text = as_text(column).str.strip_chars().str.to_lowercase().str.replace_all(r"[,，\s]", "")
    # "1.024" can only be a German thousand where things are counted.
    text = text.str.replace_all(r"^([0-9]{1,3})\.([0-9]{3})$", "${1}${2}").str.replace_all(
        r"^([0-9]{1,3})\.([0-9]{3})\.([0-9]{3})$", "${1}${2}${3}"
    )
    parts = text.str.extract_groups(_COUNT).struct.unnest()
    number, unit = parts.to_series(0).cast(pl.Float64, strict=False), parts.to_series(1).fill_null("")
    factor = unit.replace_strict(_UNITS, default=None, return_dtype=pl.Float64)
    plain = text.cast(pl.Int64, strict=False)
    scaled = (number * factor).round(0)
    scaled = scaled.set((scaled >= 2**63).fill_null(False), None).cast(pl.Int64)
    # A plain number never passes through a float, which would round it above 2^53.
    return plain.set((plain < 0).fill_null(False), None).zip_with((unit == "") & plain.is_not_null(), scaled)


@dataclass
class Times:
    """A column of points in time: the moment (UTC), how exact it is, and why a value could not be read."""

    moment: pl.Series
    precision: pl.Series
    reason: pl.Series


def times(column: pl.Series, zone: tzinfo, order: str | None = None) -> Times:
    """Read a column of points in time; naive ones lie in `zone`. An empty cell is null without a reason."""
    if column.dtype == pl.Date:
        return _typed(column.cast(pl.Datetime("us")), UTC, "day")
    if isinstance(column.dtype, pl.Datetime):
        return _typed(column.cast(pl.Datetime("us", column.dtype.time_zone)), zone, "second")
    text = as_text(column).str.strip_chars()
    text = text.set(text.str.to_lowercase().is_in([*_EMPTY, "0", "0.0"]).fill_null(False), None)
    quick = _numbers(text)
    usual = text.str.replace("T", " ", literal=True).str.replace_all("/", "-", literal=True)
    naive = usual.str.to_datetime("%Y-%m-%d %H:%M:%S", time_unit="us", strict=False)
    quick = quick.zip_with(quick.is_not_null(), _placed(naive, zone))
    low, high = datetime(EARLIEST, 1, 1, tzinfo=UTC), datetime(LATEST + 1, 1, 1, tzinfo=UTC)
    quick = quick.set(~quick.is_between(low, high, closed="left").fill_null(True), None)
    return _one_by_one(text, quick, zone, order)


def _numbers(text: pl.Series) -> pl.Series:
    number = text.str.extract(r"^(\d{9,17})(?:\.\d+)?$").cast(pl.Int64, strict=False)
    frame = pl.select(
        pl.when(number < 100_000_000_000).then(number * 1_000_000)
        .when(number < 100_000_000_000_000).then(number * 1_000)
        .otherwise(number)
    )  # fmt: skip
    return frame.to_series().cast(UTC_TIME)


def _placed(naive: pl.Series, zone: tzinfo) -> pl.Series:
    name = str(zone)
    placed = naive.dt.replace_time_zone(name, ambiguous="earliest", non_existent="null")
    return placed.dt.convert_time_zone("UTC")


def _typed(column: pl.Series, zone: tzinfo, precision: str) -> Times:
    aware = isinstance(column.dtype, pl.Datetime) and column.dtype.time_zone is not None
    moment = column.dt.convert_time_zone("UTC") if aware else _placed(column, zone)
    year = moment.dt.year()
    wrong = (~year.is_between(EARLIEST, LATEST)).fill_null(False)
    lies = pl.select(
        pl.when(wrong).then(pl.format("has the year {}, which lies outside {} to {}", year, EARLIEST, LATEST))
    ).to_series()
    moment = moment.set(wrong, None)
    exact = pl.Series([precision], dtype=pl.String).new_from_index(0, len(column))
    return Times(moment, exact.set(moment.is_null(), None), lies.cast(pl.String))


def _one_by_one(text: pl.Series, quick: pl.Series, zone: tzinfo, order: str | None) -> Times:
    left = text.filter(quick.is_null() & text.is_not_null()).unique()
    read = {value: parse_time(value, zone, order) for value in left.to_list()}
    good = {value: found for value, found in read.items() if not isinstance(found, str)}
    table = pl.DataFrame(
        {
            "text": list(read),
            "moment": [good[v][0] if v in good else None for v in read],
            "precision": [good[v][1] if v in good else None for v in read],
            "reason": [None if v in good else f"{v[:40]!r} {read[v]}" for v in read],
        },
        schema={"text": pl.String, "moment": UTC_TIME, "precision": pl.String, "reason": pl.String},
    )
    frame = pl.DataFrame({"text": text, "quick": quick}).join(
        table, on="text", how="left", maintain_order="left"
    )
    moment = frame.select(pl.coalesce("quick", "moment")).to_series()
    exact = frame.select(
        pl.when(pl.col("quick").is_not_null()).then(pl.lit("second")).otherwise("precision")
    ).to_series()
    reason = frame.select(pl.when(pl.col("quick").is_null()).then("reason")).to_series()
    return Times(moment, exact, reason)


def creator_hash(column: pl.Series) -> pl.Series:
    """A MediaCrawler user id as its newer files give it: sha256(user id)[:16], so that old and new join."""
    made = {
        value: hashlib.sha256(value.encode()).hexdigest()[:16]
        for value in column.unique().to_list()
        if value is not None
    }
    return column.replace_strict(made, default=None, return_dtype=pl.String)


def web_address(column: pl.Series) -> pl.Series:
    """Addresses that a browser may open; `javascript:` and the like become null."""
    text = column.str.strip_chars()
    safe = text.str.contains(r"^(?i)https?://[^\s]+$").fill_null(False)
    return text.set(~safe, None)


_LANGS = {
    "chinese": "zh", "中文": "zh", "汉语": "zh", "chinesisch": "zh",
    "english": "en", "英语": "en", "英文": "en",
    "englisch": "en", "german": "de", "deutsch": "de", "德语": "de", "zho": "zh", "chi": "zh", "eng": "en",
    "deu": "de", "ger": "de",
}  # fmt: skip


def languages(column: pl.Series) -> pl.Series:
    """Language codes of two letters from codes ("zh-Hans") and names ("English"); else null."""
    low = column.str.strip_chars().str.to_lowercase()
    named = low.replace_strict(_LANGS, default=None, return_dtype=pl.String)
    code = low.str.extract(r"^([a-z]{2})(?:[-_].*)?$")
    return named.zip_with(named.is_not_null(), code)


def _json(value: object) -> str | None:
    if value is None:
        return None
    return orjson.dumps(value, default=str, option=orjson.OPT_NON_STR_KEYS).decode()
