"""A document's text with its readings marked: every piece of text knows which readings lie over it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _

from troth.ledger.smallprint import Sizes
from troth.library import Library
from troth.web import current
from troth.web.labels import label
from troth.web.templatetags.show import day, num

WINDOW = 40_000
"""Characters shown at once: a text of megabytes is read in parts."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One reading over the text; `note` tells what was read."""

    start: int
    end: int
    kind: str
    note: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same marks."""

    text: str
    kinds: str = ""
    note: str = ""
    anchors: tuple[str, ...] = ()


@dataclass(slots=True)
class Marked:
    """A window of a document's text, in pieces."""

    pieces: list[Piece]
    counts: dict[str, int]
    first: int
    last: int
    length: int
    notes: list[Mark] = field(default_factory=list)


def marks_of(library: Library, doc_id: str, version: int) -> list[Mark]:
    """All readings of one version of a document as marks, in reading order."""
    found: list[Mark] = []
    sizes = Sizes.of(library.document(doc_id, version)["extra"])
    for table, make in _MAKERS.items():
        rows = library.sql(f'SELECT * FROM "{table}" WHERE doc_id = ? AND doc_version = ?', [doc_id, version])
        for row in rows.to_pylist():
            found += _statement(row, sizes) if table == "statements" else make(row)
    return sorted(found, key=lambda mark: (mark.start, -mark.end, mark.kind))


def _statement(row: dict[str, Any], sizes: Sizes | None = None) -> list[Mark]:
    parts = [label("statement", row["kind"])]
    if speaker := row["speaker"] or current.name_of(row["speaker_entity"]):
        parts.append(str(speaker))
    due = row["due"]
    if due and (due.get("to") or due.get("from")):
        parts.append(_("due %(day)s") % {"day": day(due.get("to") or due.get("from"))})
    if row["vague"]:
        parts.append(_("vague"))
    if row["unsure"]:
        parts.append(_("the reader is unsure"))
    kind = "promise" if row["kind"] == "promise" else "statement"
    marks = [Mark(row["start"], row["end"], kind, " · ".join(parts), f"s{row['start']}")]
    for note in row["footnotes"] or []:
        if note.get("start") is not None and note.get("end") is not None:
            words = _("Small print: %(what)s") % {"what": label("narrows", note.get("narrows") or "none")}
            if sizes:
                head, own = sizes.at(row["start"], row["end"]), sizes.at(note["start"], note["end"])
                told = {"head": num(head, 1), "note": num(own, 1)}
                words += " · " + _("headline %(head)s pt, note %(note)s pt") % told
            marks.append(Mark(note["start"], note["end"], "footnote", words))
    return marks


def _mention(row: dict[str, Any]) -> list[Mark]:
    return [Mark(row["start"], row["end"], "mention", current.name_of(row["entity"]))]


def _date(row: dict[str, Any]) -> list[Mark]:
    first, last = row["from"], row["to"]
    if not first and not last:
        words = _("a date that no day can be given")
    elif first == last or not first or not last:
        words = day(first or last)
    else:
        words = f"{day(first)} – {day(last)}"
    return [Mark(row["start"], row["end"], "date", words)]


def _amount(row: dict[str, Any]) -> list[Mark]:
    value = _plain(row["value"]) + (f"–{_plain(row['value_to'])}" if row["value_to"] is not None else "")
    return [Mark(row["start"], row["end"], "amount", f"{value} {row['unit'] or ''}".strip())]


def _plain(value: float) -> str:
    return num(value, 0 if float(value).is_integer() else 2)


def _frame(row: dict[str, Any]) -> list[Mark]:
    parts = [label("layer", row["layer"])] if row["layer"] else []
    parts += [label("stance", row["stance"])] if row["stance"] and row["stance"] != "neutral" else []
    return [Mark(row["start"], row["end"], "frame", " · ".join(parts))] if parts else []


_MAKERS = {
    "statements": _statement,
    "mentions": _mention,
    "dates": _date,
    "amounts": _amount,
    "frames": _frame,
}


def marked(text: str, marks: list[Mark], first: int = 0, extra: tuple[int, int] | None = None) -> Marked:
    """The text from `first` on, at most WINDOW characters, cut where any mark begins or ends.

    `extra` is a passage that a link points at; its first piece gets the anchor "here".
    """
    first = max(0, min(first, len(text)))
    last = min(len(text), first + WINDOW)
    if extra is not None:
        marks = [*marks, Mark(extra[0], extra[1], "here", "", "here")]
    inside = [mark for mark in marks if mark.end > first and mark.start < last]
    counts: dict[str, int] = {}
    for mark in inside:
        if mark.kind != "here":
            counts[mark.kind] = counts.get(mark.kind, 0) + 1
    edges = {first, last}
    for mark in inside:
        edges |= {max(first, mark.start), min(last, mark.end)}
    return Marked(list(_pieces(text, inside, sorted(edges))), counts, first, last, len(text))


def _pieces(text: str, marks: list[Mark], edges: list[int]) -> list[Piece]:
    opening: dict[int, list[Mark]] = {}
    for mark in marks:
        opening.setdefault(max(edges[0], mark.start), []).append(mark)
    over: list[Mark] = []
    pieces: list[Piece] = []
    for start, end in pairwise(edges):
        new = opening.get(start, [])
        over = [mark for mark in over if mark.end > start] + new
        kinds = " ".join(dict.fromkeys(f"m-{mark.kind}" for mark in over))
        note = "\n".join(dict.fromkeys(f"{_kind(mark)}{mark.note}" for mark in over if mark.note))
        anchors = tuple(dict.fromkeys(mark.anchor for mark in new if mark.anchor))
        pieces.append(Piece(text[start:end], kinds, note, anchors))
    return pieces


def _kind(mark: Mark) -> str:
    return "" if mark.kind in ("promise", "statement", "footnote") else f"{label('mark', mark.kind)}: "


_TOKEN = re.compile(r"[^\W\u3040-\u9fff]+|\s+|.", re.DOTALL)
_MOST_TOKENS = 20_000


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of two texts: same, gone (only in the old), or new."""

    kind: str
    text: str


def differences(old: str, new: str) -> list[Change]:
    """What changed from one wording to another, word by word (character by character in Chinese)."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    if len(before) + len(after) > _MOST_TOKENS:
        before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    changes: list[Change] = []
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            changes.append(Change("same", "".join(before[i1:i2])))
            continue
        if i1 < i2:
            changes.append(Change("gone", "".join(before[i1:i2])))
        if j1 < j2:
            changes.append(Change("new", "".join(after[j1:j2])))
    return changes
