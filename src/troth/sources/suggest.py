"""A table that nobody knows: what its columns seem to hold, and the command that would read it."""

from __future__ import annotations

import re
import shlex
from datetime import UTC

from troth.sources.mapping import normal
from troth.sources.model import Table
from troth.sources.times import parse_time
from troth.words import Problem

_NAMES: dict[str, tuple[str, ...]] = {
    "text": ("text", "content", "body", "message", "full text", "comment", "review", "正文", "内容", "文本",
             "评论内容", "微博正文", "评价", "inhalt", "beitrag", "kommentar", "nachricht"),
    "title": ("title", "headline", "subject", "标题", "题目", "titel", "überschrift", "betreff"),
    "time": ("time", "date", "datetime", "timestamp", "published", "published_at",
             "created_at", "create_time", "日期", "时间", "发布时间", "评论时间",
             "datum", "zeit", "veröffentlicht", "zeitpunkt"),
    "id": ("id", "post_id", "comment_id", "message_id", "编号", "kennung"),
    "url": ("url", "link", "address", "链接", "网址", "原文地址", "adresse"),
    "author": ("author", "user", "username", "nickname", "作者", "昵称", "用户", "autor", "verfasser",
               "nutzer"),
    "likes": ("likes", "like_count", "点赞数", "点赞", "gefällt mir"),
    "comments": ("comments", "comment_count", "评论数", "kommentare"),
    "shares": ("shares", "share_count", "reposts", "转发数", "geteilt"),
    "views": ("views", "view_count", "阅读数", "播放数", "aufrufe"),
}  # fmt: skip


def suggested(columns: list[str], rows: list[dict[str, str]]) -> dict[str, str]:
    """Field → column, by the columns' names, then by what stands in them; text always when there is any."""
    found: dict[str, str] = {}
    for name, words in _NAMES.items():
        free = [column for column in columns if column not in found.values()]
        match = _by_name(free, words)
        if match is not None and _bears_out(name, match, rows):
            found[name] = match
    free = [column for column in columns if column not in found.values()]
    if "text" not in found and (longest := _longest(free, rows)) is not None:
        found = {"text": longest, **found}
        free.remove(longest)
    if "time" not in found and (dated := _dated(free, rows)) is not None:
        found["time"] = dated
    return {name: found[name] for name in _NAMES if name in found}


def unknown_table(table: Table, file: str, given: str) -> Problem:
    """The problem to show: its columns, what they seem to hold, the command to run on `given`."""
    found = suggested(table.columns, table.sample())
    names = ", ".join(table.columns[:12]) + (" …" if len(table.columns) > 12 else "")
    place = f"the table {table.name!r}" if table.name else "the table"
    wish = ",".join(f"{name}={column}" for name, column in found.items()) or "text=COLUMN,time=COLUMN"
    return Problem(
        "source.unknown_table",
        f"{place} is no export that we know; its columns are {names}",
        file=file,
        hint=f"try: troth add {_quoted(given)} --map {_quoted(wish)}",
    )


def _quoted(text: str) -> str:
    """Quoted for a shell only where it must be; letters of any script need none."""
    return text if re.fullmatch(r"[\w@%+=:,./-]+", text) else shlex.quote(text)


def _by_name(columns: list[str], words: tuple[str, ...]) -> str | None:
    plain = {normal(column): column for column in columns}
    exact = next((plain[word] for word in words if word in plain), None)
    if exact is not None:
        return exact
    inside = (column for word in words if len(word) > 1 for name, column in plain.items() if word in name)
    return next(inside, None)


def _bears_out(name: str, column: str, rows: list[dict[str, str]]) -> bool:
    """Whether the cells agree with what the column's name promises."""
    cells = [row[column] for row in rows if row.get(column)]
    if not cells:
        return True
    if name == "time":
        return _date_share(cells) >= 0.6
    if name == "url":
        return sum("://" in cell for cell in cells) >= 0.6 * len(cells)
    if name == "text":
        return _date_share(cells) < 0.6 and sum(len(cell) for cell in cells) / len(cells) >= 4
    return True


def _longest(columns: list[str], rows: list[dict[str, str]]) -> str | None:
    def length(column: str) -> float:
        cells = [row[column] for row in rows if row.get(column) and "://" not in row[column][:10]]
        return sum(len(cell) for cell in cells) / len(rows) if rows else 0

    best = max(columns, key=length, default=None)
    return best if best is not None and length(best) >= 8 else None


def _dated(columns: list[str], rows: list[dict[str, str]]) -> str | None:
    for column in columns:
        cells = [row[column] for row in rows if row.get(column)]
        if cells and _date_share(cells) >= 0.8:
            return column
    return None


def _date_share(cells: list[str]) -> float:
    dates = [parse_time(cell, UTC) for cell in cells]
    read = sum(not isinstance(date, str) or "two days" in date for date in dates)
    return read / len(cells)
