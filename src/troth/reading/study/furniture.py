# ruff: noqa: E501  word lists and patterns read better unbroken
"""Furniture of a page: navigation, labels, site names, datelines, a lead that repeats the next paragraph."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date

_LABEL = re.compile(
    r"(?i)^\W*(?:search documents?|home|menu|log ?in|sign (?:in|up)|subscribe|share|related (?:articles?|reading|links)|read more|cookie\w*|privacy"
    r"|copyright|all rights reserved|advertisement|skip to content|core (?:insights?|viewpoints?)|group \d+|key points?|back to top|newsletter|tags?|comments?"
    r"|首页|登录|注册|返回|上一篇|下一篇|责任编辑|编辑|作者|来源|相关(?:阅读|推荐|文章|新闻)|版权|免责声明|扫码|分享到|关注我们|点击|热门|推荐阅读|打开app|查看更多"
    r"|startseite|anmelden|impressum|datenschutz|mehr lesen|weiterlesen|teilen|kommentare|lesen sie auch|anzeige|suche)\b[^。.!?！？]{0,40}$"
)
_DATELINE = re.compile(
    r"^[^\n。]{0,60}?(?:[·•|｜]|\s)\s*(?P<y>(?:19|20)\d\d)[-/.年](?P<m>\d{1,2})[-/.月](?P<d>\d{1,2})日?(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?\s*$"
)
_TICKER = re.compile(r"^(?:[A-Z]{1,5}|\d{4,6})(?:\.[A-Z]{1,3})?\s+[-+]?\d[\d.,]*%?(?:\s+[-+]?\d[\d.,]*%?)*$")
_ENDS = re.compile(r"[。．.!！?？…:：;；][\"”’」』）)\]*†①-⑳\d]*$")


@dataclass(frozen=True, slots=True)
class Furniture:
    """`spans`: places that hold no statement; `datelines`: (end of the line, its day), which dates what follows."""

    spans: tuple[tuple[int, int], ...]
    datelines: tuple[tuple[int, date], ...]

    def covers(self, start: int, end: int) -> bool:
        """True when the place lies in furniture."""
        i = bisect_right(self.spans, (start, sys.maxsize))
        return i > 0 and end <= self.spans[i - 1][1]

    def anchor_at(self, place: int, default: date | None) -> date | None:
        """The day from which a place counts: the last dateline before it, else the day of publication."""
        i = self.section(place)
        return self.datelines[i - 1][1] if i else default

    def section(self, place: int) -> int:
        """How many datelines stand before a place."""
        return bisect_right(self.datelines, place, key=lambda line: line[0])


def detect(text: str) -> Furniture:
    """Look at the lines of a text; a text of one or two lines has only labels and datelines."""
    lines = _lines(text)
    written = [line for line in lines if line[2]]
    spans: list[tuple[int, int]] = []
    datelines: list[tuple[int, date]] = []
    for i, (start, end, line) in enumerate(written):
        dated = _DATELINE.match(line) if len(line) < 100 else None
        if dated and (day := _day(dated)):
            datelines.append((end, day))
            spans.append((start, end))
        elif (len(line) < 80 and (_LABEL.match(line) or _TICKER.match(line))) or (
            len(written) > 2 and (_is_heading(line) or _is_repeated(line, written, i))
        ):
            spans.append((start, end))
    return Furniture(tuple(spans), tuple(datelines))


def _lines(text: str) -> list[tuple[int, int, str]]:
    out, start = [], 0
    for line in text.split("\n"):
        left = len(line) - len(line.lstrip())
        words = line.strip()
        out.append((start + left, start + left + len(words), words))
        start += len(line) + 1
    return out


def _day(found: re.Match[str]) -> date | None:
    try:
        return date(int(found["y"]), int(found["m"]), int(found["d"]))
    except ValueError:
        return None


def _is_heading(line: str) -> bool:
    """A short line without the end of a sentence: a site's name, a heading."""
    if _ENDS.search(line) or (any(char.isdigit() for char in line) and len(line) > 12):
        return False
    wide = any("一" <= char <= "鿿" for char in line)
    return len(line) <= 32 if wide else len(line.split()) <= 10


def _is_repeated(line: str, written: list[tuple[int, int, str]], i: int) -> bool:
    """A lead line that the next paragraph repeats word for word at its beginning."""
    following = written[i + 1][2] if i + 1 < len(written) else ""
    return (
        len(line) >= 12
        and len(following) > len(line)
        and following.startswith(line[: max(12, len(line) - 2)])
    )
