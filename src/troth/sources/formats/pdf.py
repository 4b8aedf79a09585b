"""PDF with a text layer: lines put back together to paragraphs, small print marked by its size."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.utils.exceptions import PdfminerException

from troth.sources.formats.superscript import raised
from troth.sources.model import Content, Format, Page, Reading
from troth.sources.times import parse_time
from troth.sources.typesize import told
from troth.words import Problem, fail

MAX_BYTES = 128 * 1024 * 1024
MAX_PAGES = 1_000
_CJK = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef，。、；：？！）】》”]")
_STAMP = re.compile(r"D:(\d{4})(\d{2})(\d{2})")


@dataclass
class Line:
    """A line of type: its words, its edges and the size of most of it."""

    text: str
    size: float
    left: float
    right: float
    top: float
    bottom: float


def _opens(reading: Reading) -> Content:
    if reading.path.stat().st_size > MAX_BYTES:
        raise fail("source.too_large", f"a PDF of more than {MAX_BYTES} bytes", file=reading.name)
    try:
        with pdfplumber.open(reading.path) as book:
            pages = book.pages[:MAX_PAGES]
            if len(book.pages) > MAX_PAGES:
                message = f"{len(book.pages)} pages; only the first {MAX_PAGES} are read"
                reading.problems.append(Problem("source.too_many_pages", message, file=reading.name))
            lines = [line for page in pages for line in _page(page)]
            about = dict(book.metadata)
    except PDFPasswordIncorrect:
        raise fail("source.locked", "this PDF is locked by a password", file=reading.name) from None
    except (
        PdfminerException,
        ValueError,
        KeyError,
        TypeError,
        OSError,
        AssertionError,
        RecursionError,
    ) as error:
        if isinstance(error.args[0] if error.args else None, PDFPasswordIncorrect):
            raise fail("source.locked", "this PDF is locked by a password", file=reading.name) from None
        raise fail("source.broken", "this PDF is damaged and cannot be read", file=reading.name) from None
    if not lines:
        raise fail(
            "source.no_text_layer", "this PDF holds pictures of pages but no text", file=reading.name,
            hint="run text recognition over it first, for example with ocrmypdf",
        )  # fmt: skip
    return _document(lines, about)


def _page(page: Any) -> Iterator[Line]:
    words = page.extract_words(extra_attrs=["size"], x_tolerance_ratio=0.15, keep_blank_chars=False)
    page.close()
    row: list[Any] = []
    for word in sorted(words, key=lambda w: (w["bottom"], w["x0"])):
        # A raised mark ends higher than its line but overlaps it; a new line does not.
        if row and word["top"] > max(w["bottom"] for w in row) - 0.3 * word["size"]:
            yield _line(row)
            row = []
        row.append(word)
    if row:
        yield _line(row)


def _line(words: list[Any]) -> Line:
    words = sorted(words, key=lambda w: w["x0"])
    sizes: Counter[float] = Counter()
    for word in words:
        sizes[round(word["size"], 1)] += len(word["text"])
    size = sizes.most_common(1)[0][0]
    floor = max(w["bottom"] for w in words if round(w["size"], 1) == size)
    text, end = "", words[0]["x0"]
    for word in words:
        high = word["size"] < 0.8 * size and word["bottom"] < floor - 0.1 * size
        text += " " if text and word["x0"] - end > 0.15 * size else ""
        text += raised(word["text"]) if high else word["text"]
        end = word["x1"]
    return Line(text, size, words[0]["x0"], end, min(w["top"] for w in words), floor)


def _document(lines: list[Line], about: dict[str, Any]) -> Page:
    right = max(line.right for line in lines)
    text, runs = "", []
    for at, line in enumerate(lines):
        text += _joint(lines[at - 1], line, right, text) if at else ""
        if text.endswith("\u00ad"):
            text = text[:-1]
        runs.append((len(text), len(text) + len(line.text), line.size))
        text += line.text
    title = about.get("Title")
    stamp = _STAMP.match(str(about.get("CreationDate", "")))
    published, precision = _moment(stamp)
    return Page(
        text=text,
        title=title if isinstance(title, str) and title.strip() and title.strip() in text[:2000] else None,
        author=about.get("Author") if isinstance(about.get("Author"), str) else None,
        published=published,
        precision=precision,
        extra=told(runs),
    )


def _joint(before: Line, after: Line, right: float, text: str) -> str:
    """What stands between two lines: a new line, or nothing or a blank where a paragraph runs on."""
    full = before.right > right - 4 * before.size
    near = 0 <= after.top - before.bottom < 0.9 * before.size
    if not (full and near and abs(before.size - after.size) < 0.5):
        return "\n"
    if text.endswith("\u00ad") or (_CJK.match(text[-1]) and _CJK.match(after.text[0])):
        return ""
    return "" if text.endswith("-") else " "


def _moment(stamp: re.Match[str] | None) -> tuple[datetime | None, str | None]:
    read = parse_time("-".join(stamp.groups()), UTC) if stamp else "absent"
    return (None, None) if isinstance(read, str) else read


FORMAT = Format(
    name="pdf",
    suffixes=(".pdf",),
    gives="one document",
    reads="the text layer, paragraphs joined; sizes of type in `extra`; no pictures",
    recognises=lambda head, _suffix: b"%PDF-" in head[:1024],
    opens=_opens,
)
