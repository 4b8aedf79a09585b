"""Which lines of a plain text are the site's furniture (navigation, labels, a repeated teaser), not its text.

Nothing is cut out: offsets stay good. A reader takes the main spans and leaves the rest alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

Place = tuple[int, int]
_LABEL = re.compile(
    r"(?:search(?: \w+)?|home ?page|home|menu|log ?in|sign (?:in|up)|subscribe|share(?: this)?|more|"
    r"read more|next|previous|back(?: to top)?|related(?: \w+){0,2}|advertisement|cookie(?:s| settings)|"
    r"contact|about(?: us)?|startseite|suche|anmelden|teilen|mehr(?: lesen)?|weiterlesen|werbung|impressum|"
    r"datenschutz|kontakt|搜索|首页|登录|注册|分享|更多|返回(?:顶部|首页)?|上一篇|下一篇|"
    r"相关(?:阅读|推荐|文章|新闻)|广告|责任编辑.{0,20}|点击查看.{0,10}|阅读原文|打开APP.{0,20}|扫码.{0,12}|"
    r"热门(?:推荐|文章)?|推荐阅读|免责声明)[:：>»…]*",
    re.IGNORECASE,
)
_SITE = re.compile(
    r"[\w ·.\-]{1,16}(?:网|在线|之家|资讯|频道|头条|新闻|娱乐|财经|\.com|\.cn|\.de)", re.IGNORECASE
)
_TICKER = re.compile(
    r"[\u4e00-\u9fff\w.&\- ]{1,14}?\d{1,6}(?:\.(?:HK|SZ|SH|US|DE))?|\(?[A-Z]{1,6}[:：]\s?[A-Z0-9.]{1,8}\)?"
)
_BYLINE = re.compile(
    r".{1,40}[·|•—\-]\s*\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?"
)
_CRUMBS = re.compile(r"[^>»/|]{1,16}(?:\s*[>»|]\s*[^>»|]{1,24})+")
_CLOSED = re.compile(r"[.!?。！？…；;:：”\"»)）]$")
_SENTENCE = re.compile(r"[。！？]|[.!?](?:\s|$)")


@dataclass(frozen=True)
class Furniture:
    """A line that is not the text's own: where it stands and what it is."""

    start: int
    end: int
    kind: str


def main_spans(text: str) -> list[Place]:
    """The places of the text itself, joined where no furniture lies between; in order, never overlapping."""
    spans: list[Place] = []
    at = 0
    for item in furniture(text):
        if text[at : item.start].strip():
            spans.append(_trimmed(text, at, item.start))
        at = item.end
    if text[at:].strip():
        spans.append(_trimmed(text, at, len(text)))
    return spans


def furniture(text: str) -> list[Furniture]:
    """Every line that is navigation, a site's or a stock's name, a by-line, or a teaser told again below.

    Headings are no furniture: they are short, too, but they are the author's.
    """
    lines = [(start, end) for start, end in _lines(text) if text[start:end].strip()]
    if len(lines) < 2:
        return []
    found = []
    for at, (start, end) in enumerate(lines):
        following = text[slice(*lines[at + 1])].strip() if at + 1 < len(lines) else ""
        kind = _kind(text[start:end].strip(), following, first=at < 3, last=at >= len(lines) - 3)
        if kind is not None:
            found.append(Furniture(start, end, kind))
    return found


def _kind(line: str, following: str, *, first: bool, last: bool) -> str | None:
    if len(line) >= 20 and len(following) > len(line) and following.startswith(line.rstrip("…. ")):
        return "teaser"
    if len(line) > 80:
        return None
    if _LABEL.fullmatch(line):
        return "navigation"
    if _BYLINE.fullmatch(line):
        return "byline"
    if _SENTENCE.search(line) or _CLOSED.search(line):
        return None
    if (first or last) and len(line) <= 20:
        if _SITE.fullmatch(line):
            return "site"
        if first and _TICKER.fullmatch(line):
            return "ticker"
    return "navigation" if _CRUMBS.fullmatch(line) and len(line) <= 60 and first else None


def _lines(text: str) -> Iterator[Place]:
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield start, end
        start = end + 1


def _trimmed(text: str, start: int, end: int) -> Place:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - (len(part) - len(part.rstrip()))
