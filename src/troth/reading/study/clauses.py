"""From sentences to the clauses that may hold a statement, and from a clause to its quote."""

from __future__ import annotations

import re
from collections.abc import Iterator

from troth.reading.study.sentences import split

_REFERENCES = re.compile(r"(?:(?:\s*\[\d{1,3}\])+\s*[-–•]?|\s[-–•])\s*$")
_INLINE_HEADING = re.compile(r"^(?:Group \d+: |Core \w+|Key \w+|[IVX]+\. )[^.!?]{0,60}$")
_COLON = re.compile(r"[：:](?=[^\s“\"「『/\d])")
_OPENERS, _CLOSERS = "“„«»「『\"‘'（(", "”“»«」』\"’'）)"
_END = "。．.!！；;,，、：: \t\n…"


_NARROW_MARK = re.compile(r"(?<!\d)[,;:!?]|[,;:!?](?!\d)")
_WIDE = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？"}


def wide_marks(text: str) -> str:
    """Chinese text with full-width commas, colons and marks, letter for letter as long as before."""
    return _NARROW_MARK.sub(lambda found: _WIDE[found.group()], text)


def clauses(text: str, lang: str) -> Iterator[tuple[int, int]]:
    """Sentences, and in Chinese the parts before and after a colon, without headings inside a line."""
    for start, end in split(text, lang):
        if _INLINE_HEADING.match(text[start:end]):
            continue
        yield from _parts(text, start, end, lang)


def _parts(text: str, start: int, end: int, lang: str) -> Iterator[tuple[int, int]]:
    if lang == "zh" and end - start > 30:
        for colon in _COLON.finditer(text, start, end):
            if colon.start() - start >= 8 and end - colon.end() >= 10:
                yield start, colon.start()
                yield colon.end(), end
                return
    yield start, end


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A quote without references, outer quotation marks and closing punctuation (a question mark stays)."""
    moved = True
    while moved and start < end:
        moved = False
        if text[end - 1] in "]-–• " and (cited := _REFERENCES.search(text[start:end])):
            end, moved = start + cited.start(), True
        elif (
            text[end - 1] in _END
            or text[end - 1] in "*†‡①②③④⑤¹²³"
            or text[start] in _END
            or text[start] in "-–•*"
        ):
            left, right = (
                text[start] in _END or text[start] in "-–•*",
                text[end - 1] in _END or text[end - 1] in "*†‡①②③④⑤¹²³",
            )
            start, end = start + left, end - (right and end - left > start)
            moved = True
        elif _is_quoted(text, start, end):
            start, end, moved = start + 1, end - 1, True
        elif text[end - 1] in "”」』" and not any(mark in text[start : end - 1] for mark in "“「『„"):
            end, moved = end - 1, True
        elif text[start] in "“「『„" and not any(mark in text[start + 1 : end] for mark in "”」』“"):
            start, moved = start + 1, True
    return start, end


def _is_quoted(text: str, start: int, end: int) -> bool:
    if (
        end - start < 3
        or text[start] not in _OPENERS
        or text[end - 1] not in _CLOSERS
        or text[start] in "（("
    ):
        return False
    inside = text[start + 1 : end - 1]
    return not any(mark in inside for mark in (text[start], text[end - 1]))


def narrowed(text: str, start: int, end: int, places: list[tuple[int, int]]) -> tuple[int, int]:
    """In a long Chinese sentence, the run of comma clauses that holds the cue, the due and the amounts."""
    if end - start <= 60 or not places:
        return start, end
    first, last = min(a for a, _ in places), max(b for _, b in places)
    begin = max((text.rfind(mark, start, first) + 1 for mark in "，；："), default=start) or start
    stops = [place for mark in "，；：" if (place := text.find(mark, last, end)) >= 0]
    return max(begin, start), min(stops, default=end)
