"""Days of promises that a text tells as missed: they lie behind it, also where the words name no year."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from troth.reading.grammar.due import DueHit

_MISSED = re.compile(
    r"没有?兑现|未兑现|食言|失约|爽约|落空|没有?做到|到今天|至今|到现在|迟到|拖到|拖了|还没有?(?:收到|等到|拿到|来|见)"
    r"|(?i:\b(?:still (?:waiting|no|not)|did(?: not|n't)|never (?:came|arrived|happened)|was missed"
    r"|missed (?:it|the|that)|to this day|bis heute|nicht (?:eingehalten|gehalten|geschafft|erfüllt)"
    r"|(?:immer noch|noch immer) nicht|verstrich\w*|kam nie|gebrochen)\b)"
)
_YEAR = re.compile(r"(?:19|20)\d\d|[二一][〇零九]\S\S年|明年|来年|(?i:next year|nächste[sn]? jahr)")
_ENDS = "。！？!?\n"


def gone_by(due: DueHit, text: str, first: int, last: int) -> DueHit:
    """The due a year earlier, where its sentence tells that it was missed and nothing but the missing year
    had put it ahead of the text's day; else the due as it is."""
    anchor, end = due.anchor, due.to or due.from_
    if anchor is None or end is None or end.year <= anchor.year or _YEAR.search(due.text):
        return due
    if not _MISSED.search(_sentence(text, first, last)):
        return due
    begun = None if due.from_ == anchor else _year_before(due.from_)  # nobody says when it was promised
    return replace(due, from_=begun, to=_year_before(due.to))


def _sentence(text: str, first: int, last: int) -> str:
    begin = max(text.rfind(mark, 0, first) for mark in _ENDS) + 1
    ends = [place for mark in _ENDS if (place := text.find(mark, last)) >= 0]
    return text[begin : min(ends, default=len(text))]


def _year_before(day: date | None) -> date | None:
    if day is None:
        return None
    return (
        day.replace(year=day.year - 1, day=28)
        if (day.month, day.day) == (2, 29)
        else day.replace(year=day.year - 1)
    )
