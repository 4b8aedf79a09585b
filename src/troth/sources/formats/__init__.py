"""Every file format that can be read, in the order in which they are tried."""

from __future__ import annotations

from troth.sources.formats import delimited, docx, feed, html, jsonlines, parquet, pdf, sqlite, text, xlsx
from troth.sources.model import Format

FORMATS: list[Format] = [
    parquet.FORMAT,
    sqlite.FORMAT,
    pdf.FORMAT,
    docx.FORMAT,
    xlsx.FORMAT,
    delimited.FORMAT,
    jsonlines.FORMAT,
    feed.FORMAT,
    html.FORMAT,
    text.FORMAT,
]
