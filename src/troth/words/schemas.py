"""Arrow schemas that pass between rooms, each with a version in its metadata.

A new column is nullable and raises the version; a column never changes its meaning.
"""

from __future__ import annotations

import pyarrow as pa

_STAMP = pa.timestamp("us", tz="UTC")

CHANNELS = (
    "web", "weibo", "xhs", "douyin", "bilibili", "zhihu", "x", "youtube", "reddit", "rss",
    "transcript", "news", "forum", "other",
)  # fmt: skip
KINDS = ("article", "post", "comment", "live_comment", "transcript", "release", "report")
VOICES = ("own", "spokesperson", "rival", "media", "kol", "public", "unknown")
STATEMENT_KINDS = (
    "promise", "forecast", "aspiration", "superlative", "comparison", "fact", "question",
)  # fmt: skip
LAYERS = ("function", "emotion", "values")
STANCES = ("benchmark", "lead", "neutral")
PRECISIONS = ("second", "minute", "hour", "day", "month", "year")


def _schema(name: str, version: int, *fields: tuple[str, pa.DataType, bool]) -> pa.Schema:
    built = [pa.field(title, kind, nullable=null) for title, kind, null in fields]
    return pa.schema(built, metadata={"troth.table": name, "troth.version": str(version)})


_KEY = (("doc_id", pa.string(), False), ("doc_version", pa.int32(), False))
_PLACE = (("start", pa.int32(), False), ("end", pa.int32(), False))
_MADE = (("annotator", pa.string(), False), ("annotator_version", pa.string(), False))

DOCUMENTS = _schema(
    "documents", 1, *_KEY,
    ("channel", pa.string(), False), ("kind", pa.string(), False), ("voice", pa.string(), False),
    ("author_key", pa.string(), True), ("author_name", pa.string(), True),
    ("published_at", _STAMP, True), ("published_precision", pa.string(), True),
    ("collected_at", _STAMP, False), ("lang", pa.string(), True),
    ("title", pa.string(), True), ("text", pa.string(), False), ("url", pa.string(), True),
    ("parent_id", pa.string(), True), ("thread_id", pa.string(), True),
    ("reach", pa.int64(), True), ("likes", pa.int64(), True), ("comments", pa.int64(), True),
    ("shares", pa.int64(), True), ("views", pa.int64(), True),
    ("source_file", pa.string(), True), ("source_row", pa.int64(), True),
    ("raw_sha256", pa.string(), True), ("text_sha256", pa.string(), False),
    ("extra", pa.string(), True),
)  # fmt: skip
"""One version of one document. `text` includes the title as its first line where there is one, so that
every span is an offset into `text` alone; `extra` is JSON of columns that no field holds."""

LANGUAGES = _schema(
    "languages", 1, *_KEY, ("lang", pa.string(), False), ("confidence", pa.float32(), False), *_MADE
)
SENTENCES = _schema("sentences", 1, *_KEY, *_PLACE, ("index", pa.int32(), False), *_MADE)
MENTIONS = _schema(
    "mentions", 1, *_KEY, *_PLACE,
    ("entity", pa.string(), False), ("text", pa.string(), False), *_MADE,
)  # fmt: skip
OPINIONS = _schema(
    "opinions", 1, *_KEY, *_PLACE,
    ("target", pa.string(), True), ("target_kind", pa.string(), False),
    ("polarity", pa.float32(), False), ("confidence", pa.float32(), False), *_MADE,
)  # fmt: skip
"""`target_kind` is document (target null: the whole text), entity (id in the brand book) or aspect."""
FRAMES = _schema(
    "frames", 1, *_KEY, *_PLACE,
    ("layer", pa.string(), True), ("layer_confidence", pa.float32(), False),
    ("stance", pa.string(), True), ("stance_confidence", pa.float32(), False), *_MADE,
)  # fmt: skip
"""One row a sentence that is framed; a null layer or stance is "unsure"."""
DUPLICATES = _schema(
    "duplicates", 1, *_KEY,
    ("cluster", pa.string(), False), ("similarity", pa.float32(), False), ("first", pa.bool_(), False),
    *_MADE,
)  # fmt: skip
DATES = _schema(
    "dates", 1, *_KEY, *_PLACE, ("text", pa.string(), False),
    ("from", pa.date32(), True), ("to", pa.date32(), True), ("precision", pa.string(), False),
    ("form", pa.string(), False), *_MADE,
)  # fmt: skip
"""`form` is exact, range, relative, recurring, start (open end) or event (no day can be computed)."""
AMOUNTS = _schema(
    "amounts", 1, *_KEY, *_PLACE, ("text", pa.string(), False),
    ("value", pa.float64(), False), ("value_to", pa.float64(), True), ("unit", pa.string(), True),
    *_MADE,
)  # fmt: skip
"""`value` in base units; a range 3-5 has value 3 and value_to 5."""

AMOUNT_STRUCT = pa.struct(
    [
        pa.field("value", pa.float64()), pa.field("value_to", pa.float64()),
        pa.field("unit", pa.string()), pa.field("text", pa.string()),
        pa.field("start", pa.int32()), pa.field("end", pa.int32()),
    ]
)  # fmt: skip
DUE_STRUCT = pa.struct(
    [
        pa.field("from", pa.date32()), pa.field("to", pa.date32()), pa.field("text", pa.string()),
        pa.field("start", pa.int32()), pa.field("end", pa.int32()),
        pa.field("form", pa.string()), pa.field("anchor", pa.date32()),
    ]
)  # fmt: skip
FOOTNOTE_STRUCT = pa.struct(
    [
        pa.field("marker", pa.string()), pa.field("text", pa.string()),
        pa.field("start", pa.int32()), pa.field("end", pa.int32()),
        pa.field("narrows", pa.string()),
    ]
)  # fmt: skip
"""`narrows` is condition, sample, time, version, excludes or none."""

STATEMENTS = _schema(
    "statements", 1, *_KEY, *_PLACE,
    ("statement_id", pa.string(), False), ("kind", pa.string(), False), ("quote", pa.string(), False),
    ("speaker", pa.string(), True), ("speaker_entity", pa.string(), True),
    ("speaker_start", pa.int32(), True), ("speaker_end", pa.int32(), True),
    ("amounts", pa.list_(AMOUNT_STRUCT), False), ("due", DUE_STRUCT, True),
    ("superlative", pa.bool_(), False), ("comparison", pa.bool_(), False),
    ("vague", pa.bool_(), False), ("commitment", pa.string(), False),
    ("specificity", pa.int8(), False), ("footnotes", pa.list_(FOOTNOTE_STRUCT), False),
    ("entities", pa.list_(pa.string()), False), ("confidence", pa.float32(), False),
    ("unsure", pa.bool_(), False), *_MADE,
)  # fmt: skip

TABLES: dict[str, pa.Schema] = {
    "documents": DOCUMENTS, "languages": LANGUAGES, "sentences": SENTENCES, "mentions": MENTIONS,
    "opinions": OPINIONS, "frames": FRAMES, "duplicates": DUPLICATES, "dates": DATES,
    "amounts": AMOUNTS, "statements": STATEMENTS,
}  # fmt: skip
READINGS = tuple(name for name in TABLES if name != "documents")
