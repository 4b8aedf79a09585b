"""Word documents: paragraphs and tables in order, footnotes at the end with their raised numbers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import docx as word
from docx.oxml.ns import qn
from docx.table import Table
from lxml import etree  # type: ignore[import-untyped]

from troth.sources.formats import archive
from troth.sources.formats.superscript import raised
from troth.sources.model import Content, Format, Page, Reading
from troth.words import fail

MAX_UNPACKED = 256 * 1024 * 1024
_NOTES = "/word/footnotes.xml"
_END_NOTES = "/word/endnotes.xml"


def _opens(reading: Reading) -> Content:
    archive.guard(reading.path, reading.name, MAX_UNPACKED)
    try:
        document = word.Document(str(reading.path))
        lines = [*_blocks(document), *_notes(document)]
    except (ValueError, KeyError, etree.LxmlError, OSError, AttributeError, RecursionError) as error:
        raise fail(
            "source.broken", f"this Word document cannot be read: {error}", file=reading.name
        ) from None
    text = "\n".join(lines).strip()
    if not text:
        raise fail("source.empty", "there is no text in this document", file=reading.name)
    about = document.core_properties
    return Page(text=text, title=_title(document), author=about.author or None, **_date(about))


def _date(about: Any) -> dict[str, Any]:
    moment = about.created if isinstance(about.created, datetime) else None
    # python-docx's own template is dated 2013: a date that nobody set is no date.
    if moment is None or not 1980 <= moment.year <= 2100 or about.author == "python-docx":
        return {}
    return {
        "published": moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment,
        "precision": "second",
    }


def _title(document: Any) -> str | None:
    for paragraph in document.paragraphs[:5]:
        if (paragraph.style is not None and paragraph.style.name == "Title") and paragraph.text.strip():
            return str(paragraph.text)
    title = document.core_properties.title
    return str(title) if title and title != "Word Document" else None


def _blocks(holder: Any) -> Iterator[str]:
    for block in holder.iter_inner_content():
        if isinstance(block, Table):
            yield from _table(block)
        elif line := _paragraph(block._p):
            yield line


def _table(table: Any) -> Iterator[str]:
    for row in table.rows:
        cells: list[str] = []
        last = None
        for cell in row.cells:
            if cell._tc is not last:
                cells.append(" ".join(_blocks(cell)))
            last = cell._tc
        if any(cells):
            yield " | ".join(cells)


def _paragraph(node: Any) -> str:
    """The text of a paragraph with the numbers of its footnotes where they stand."""
    parts: list[str] = []
    for item in node.iter(
        qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:cr"), qn("w:footnoteReference"), qn("w:endnoteReference")
    ):
        if item.tag == qn("w:t"):
            high = item.getparent().find(f"{qn('w:rPr')}/{qn('w:vertAlign')}")
            text = item.text or ""
            parts.append(
                raised(text) if high is not None and high.get(qn("w:val")) == "superscript" else text
            )
        elif item.tag in (qn("w:footnoteReference"), qn("w:endnoteReference")):
            parts.append(raised(item.get(qn("w:id"), "")))
        elif item.tag == qn("w:tab") and item.getparent().tag != qn("w:tabs"):
            parts.append("\t")
        elif item.tag in (qn("w:br"), qn("w:cr")):
            parts.append("\n")
    return "".join(parts).strip()


def _notes(document: Any) -> Iterator[str]:
    for part in document.part.package.iter_parts():
        if str(part.partname) not in (_NOTES, _END_NOTES):
            continue
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        for note in etree.fromstring(part.blob, parser):
            text = " ".join(line for p in note.iter(qn("w:p")) if (line := _paragraph(p)))
            # Notes without a number (separators) have a type.
            if text and note.get(qn("w:type")) is None:
                yield f"{raised(note.get(qn('w:id'), ''))} {text}"


def _recognises(head: bytes, suffix: str) -> bool:
    return head.startswith(b"PK\x03\x04") and (suffix in FORMAT.suffixes or b"word/" in head)


FORMAT = Format(
    name="docx",
    suffixes=(".docx", ".docm"),
    gives="one document",
    reads="paragraphs and tables in order, footnotes and endnotes at the end",
    recognises=_recognises,
    opens=_opens,
)
