"""One document read at once: the JSON of `troth read --json`."""

from __future__ import annotations

import itertools
import re
from datetime import UTC, date, datetime, time
from typing import Any

import pyarrow as pa

from troth.brandbook import BrandBook
from troth.reading.grammar.amounts import AmountHit, find_amounts
from troth.reading.grammar.dates import find_dates
from troth.reading.grammar.due import DueHit
from troth.reading.grammar.tokens import trie_pattern
from troth.reading.study.anchor import anchor_of
from troth.reading.study.furniture import Furniture, detect
from troth.reading.study.names import NameHit, Names
from troth.reading.study.speakers import Cast
from troth.reading.study.statements import Statement, read_statements
from troth.reading.study.weighing import weighed
from troth.words import content_id, kept
from troth.words.schemas import DOCUMENTS


def read_text(
    text: str, published: date | None, book: BrandBook | None, lang: str | None = None, doc: str | None = None
) -> dict[str, Any]:
    """Everything that both tiers read in one document, in the shape of `troth read --json`.

    Offsets are code points into the text as kept (NFC). `published` anchors relative dates; where it is not
    known, the first full date that the text names does; a dateline inside the text does so for what follows.
    """
    text = kept(text)
    lang = lang or language_of(text)
    published = published or anchor_of(text, lang)
    names = Names(book)
    ruled, cast = read_statements(text, lang, published, names, short=len(text) < 300)
    statements = weighed(ruled, [lang] * len(ruled))
    furniture = detect(text)
    read = {
        "doc": doc or content_id("text", text),
        "lang": lang,
        "mentions": [_mention(hit) for hit in _mentions(text, names, cast)],
        "statements": [statement_json(statement) for statement in statements],
        "dates": _dates(text, lang, published, furniture),
        "amounts": [
            _amount(hit) | {"start": hit.start, "end": hit.end}
            for hit in find_amounts(text, lang)
            if not furniture.covers(hit.start, hit.end)
        ],
    }
    return read | _skimmed(text, lang, published, book)


_HAN, _GERMAN = (
    re.compile(r"[一-鿿]"),
    re.compile(r"(?i)[äöüß]|\b(?:der|die|das|und|ist|nicht|wir|ein|mit|für|auf|den)\b"),
)
_ENGLISH = re.compile(r"(?i)\b(?:the|and|is|of|to|we|a|in|for|with|on|that)\b")


def language_of(text: str) -> str:
    """zh, en or de by script and function words: what the skim tier does for millions, here for one."""
    head = text[:20_000]
    if len(_HAN.findall(head)) * 4 > sum(char.isalpha() for char in head) - len(_HAN.findall(head)):
        return "zh"
    return "de" if len(_GERMAN.findall(head)) > len(_ENGLISH.findall(head)) else "en"


def _mentions(text: str, names: Names, cast: Cast) -> list[NameHit]:
    """Names of the brand book, and every place of a name that speaks, longest first and none overlapping."""
    hits = names.find(text)
    if not cast.names:
        return hits
    taken = bytearray(len(text))
    for hit in hits:
        taken[hit.start : hit.end] = b"1" * (hit.end - hit.start)
    for found in re.finditer(trie_pattern(cast.names), text):
        start, end = found.span()
        name = found.group()
        inside_word = name[0].isascii() and (
            text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()
        )
        if not inside_word and not any(taken[start:end]):
            hits.append(NameHit(names.entity_of(name) or name, name, start, end))
    return sorted(hits, key=lambda hit: hit.start)


def _mention(hit: NameHit) -> dict[str, Any]:
    return {"entity": hit.entity, "text": hit.text, "start": hit.start, "end": hit.end}


def _amount(hit: AmountHit) -> dict[str, Any]:
    told: dict[str, Any] = {"value": hit.value, "unit": hit.unit, "text": hit.text}
    return told | ({"value_to": hit.value_to} if hit.value_to is not None else {})


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _due(due: DueHit | None) -> dict[str, Any] | None:
    if due is None:
        return None
    return {
        "from": _day(due.from_),
        "to": _day(due.to),
        "text": due.text,
        "start": due.start,
        "end": due.end,
        "anchor": _day(due.anchor),
    }


def statement_json(s: Statement) -> dict[str, Any]:
    """A statement in the shape of `troth read --json`."""
    return {
        "kind": s.kind,
        "quote": s.quote,
        "start": s.start,
        "end": s.end,
        "speaker": s.speaker,
        "speaker_entity": s.speaker_entity,
        "amounts": [_amount(hit) for hit in s.amounts],
        "due": _due(s.due),
        "superlative": s.superlative,
        "comparison": s.comparison,
        "vague": s.vague,
        "commitment": s.commitment,
        "specificity": s.specificity,
        "footnotes": [
            {"marker": n.marker, "text": n.text, "start": n.start, "end": n.end, "narrows": n.narrows}
            for n in s.footnotes
        ],
        "entities": list(s.entities),
        "confidence": round(s.confidence, 3),
        "unsure": s.unsure,
    }


def _dates(text: str, lang: str, published: date | None, furniture: Furniture) -> list[dict[str, Any]]:
    """Dates of the whole text, each counted from the dateline before it or from the day of publication."""
    cuts = [0, *(end for end, _ in furniture.datelines), len(text)]
    found: list[dict[str, Any]] = []
    for begin, stop in itertools.pairwise(cuts):
        for hit in find_dates(text[begin:stop], lang, furniture.anchor_at(begin, published)):
            if furniture.covers(hit.start + begin, hit.end + begin):
                continue
            place = {"text": hit.text, "start": hit.start + begin, "end": hit.end + begin}
            found.append(
                place
                | {"from": _day(hit.from_), "to": _day(hit.to), "precision": hit.precision, "form": hit.form}
            )
    return found


def _skimmed(text: str, lang: str, published: date | None, book: BrandBook | None) -> dict[str, Any]:
    """Frames and opinions of the skim tier's annotators over a batch of this one document."""
    from troth.reading import pipeline

    tables = pipeline(book, "skim").read(_batch(text, lang, published))
    frames = (
        [
            {name: row[name] for name in ("layer", "stance", "start", "end")}
            for row in tables["frames"].to_pylist()
        ]
        if "frames" in tables
        else []
    )
    opinions = [
        {name: row[name] for name in ("target", "target_kind", "polarity", "confidence", "start", "end")}
        for row in (tables["opinions"].to_pylist() if "opinions" in tables else [])
    ]
    return {"frames": frames, "opinions": opinions}


def _batch(text: str, lang: str, published: date | None) -> pa.RecordBatch:
    moment = datetime.combine(published, time(), UTC) if published else None
    row = dict.fromkeys(DOCUMENTS.names) | {
        "doc_id": content_id("text", text),
        "doc_version": 1,
        "channel": "web",
        "kind": "article",
        "voice": "unknown",
        "published_at": moment,
        "published_precision": "day" if published else None,
        "collected_at": datetime.now(UTC),
        "lang": lang,
        "text": text,
        "text_sha256": content_id(text),
    }
    return pa.RecordBatch.from_pylist([row], schema=DOCUMENTS)
