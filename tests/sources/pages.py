"""Small documents in formats that we read but do not otherwise write."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

Line = tuple[float, float, float, str]
"""x, y from the bottom, size, text."""


def pdf(path: Path, *pages: list[Line], title: str = "") -> None:
    """A PDF with Helvetica text at given places; a page without lines is a blank one."""
    objects: list[bytes] = []
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(pages)))
    objects.append(b"<< /Type /Catalog /Pages 2 0 R >>")
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode())
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    for at, lines in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /Contents {5 + 2 * at} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        stream = b"".join(_shown(line) for line in lines)
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    objects.append(f"<< /Title ({title}) /CreationDate (D:20251121100000) >>".encode())
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        len(objects),
        start,
    )
    path.write_bytes(out)


def _shown(line: Line) -> bytes:
    x, y, size, text = line
    escaped = text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"BT /F1 %g Tf %g %g Td (%s) Tj ET\n" % (size, x, y, escaped)


def word(path: Path) -> None:
    """A Word document with a title, a footnote, a raised digit and a table between paragraphs."""
    document = docx.Document()
    document.add_heading("Our promises", 0)
    paragraph = document.add_paragraph("We will train 1,000 people")
    run = paragraph.add_run()
    run._r.append(parse_xml(f'<w:footnoteReference {nsdecls("w")} w:id="2"/>'))
    paragraph.add_run(" by 2028.")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ["Model", "Price", "A", "100"], strict=True):
        cell.text = text
    document.add_paragraph("An area of 5 m").add_run("2").font.superscript = True
    plain = path.with_suffix(".plain")
    document.save(str(plain))
    _with_footnotes(plain, path)
    plain.unlink()


def _with_footnotes(plain: Path, path: Path) -> None:
    notes = (
        f"<w:footnotes {nsdecls('w')}>"
        '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:t>---</w:t></w:r></w:p></w:footnote>'
        '<w:footnote w:id="2"><w:p><w:r><w:t>Only in selected markets.</w:t></w:r></w:p></w:footnote>'
        "</w:footnotes>"
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(path, "w") as target:
        for item in source.infolist():
            data = source.read(item).decode("utf-8", "surrogateescape")
            if item.filename == "[Content_Types].xml":
                part = f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/>'
                data = data.replace("</Types>", part + "</Types>")
            if item.filename == "word/_rels/document.xml.rels":
                part = f'<Relationship Id="rIdN" Type="{relation}" Target="footnotes.xml"/>'
                data = data.replace("</Relationships>", part + "</Relationships>")
            target.writestr(item.filename, data.encode("utf-8", "surrogateescape"))
        target.writestr("word/footnotes.xml", notes)
