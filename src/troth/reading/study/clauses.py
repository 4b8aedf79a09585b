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


_JOINT = re.compile(
    r"; |,? – | and (?=(?:said|says|added|promised|pledged)\b)|, (?:and|but|und|aber|doch) (?=\S+ )"
)
_TIMES = re.compile(r"(?:前|内|(?<!元)起|后|底|年|月|日|号|天|季度|期间|时|晚|初|[上中下]旬)$")
_LEADS_ON = re.compile(
    r"^(?:如果|如|若|凡|只要|一旦|对于?|针对|除|无论|不管|自|从|关于|为了?)|(?:的(?:用户|车主|客户|订单|顾客)|[者们])$"
)
_CONJUNCTION = re.compile(
    r"^(?:并且|并|且|同时|还(?=[将会要])|也(?=[将会要])|所以|但是?|而|因此|此外|其中|明确(?=[将会]))+[，]?"
)


def pieces(text: str, start: int, end: int, lang: str) -> list[tuple[int, int]]:
    """The clauses between the commas of a sentence; a date or a condition stays with what it bounds."""
    marks = _JOINT.finditer(text, start, end) if lang != "zh" else re.finditer("[，；：]", text[start:end])
    offset = 0 if lang != "zh" else start
    places = [(found.start() + offset, found.end() + offset) for found in marks]
    out: list[tuple[int, int]] = []
    begin = last = start
    for stop, after in [*places, (end, end)]:
        leads = lang == "zh" and after < end and text[stop] != "：" and _leads_on(text[last:stop])
        last = after
        if leads:
            continue
        if stop > begin:
            out.append((begin, stop))
        begin = after
    return out


def _leads_on(words: str) -> bool:
    return (
        len(words) <= 3
        or (len(words) <= 16 and _TIMES.search(words) is not None)
        or (_LEADS_ON.search(words) is not None and len(words) <= 40)
    )


def joined(text: str, start: int, end: int) -> int:
    """Where a Chinese clause begins behind its conjunction (并, 同时)."""
    found = _CONJUNCTION.match(text[start:end])
    return start + found.end() if found and found.end() < end - start else start


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
        elif (text[start] == '"' and '"' not in text[start + 1 : end]) or (
            text[start] in "“「『„" and not any(mark in text[start + 1 : end] for mark in "”」』“")
        ):
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
