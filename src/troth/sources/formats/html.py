"""Web pages: the main text with its tables and small print; navigation and related links stay out."""

from __future__ import annotations

import codecs
import re
from datetime import UTC, datetime
from typing import Any

import trafilatura
from lxml import etree, html  # type: ignore[import-untyped]
from trafilatura.settings import use_config

from troth.sources.encoding import open_text
from troth.sources.formats.html_sizes import blocks, placed
from troth.sources.formats.superscript import raised
from troth.sources.formats.text import decoded
from troth.sources.model import Content, Format, Page, Reading
from troth.sources.times import parse_time
from troth.sources.typesize import told
from troth.words import fail, kept

MAX_BYTES = 32 * 1024 * 1024
MAX_NODES = 300_000
# The usual least size of 250 is meant for Latin letters: a whole Chinese article can be shorter.
_SHORT_TEXTS = use_config()
_SHORT_TEXTS.set("DEFAULT", "MIN_EXTRACTED_SIZE", "40")
_DATES = {"original_date": True, "extensive_search": False}
"""A day counts as the page's where it is marked as one; a year in the running text is not the page's."""
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,30})", re.IGNORECASE)
_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption",
        "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav",
        "ol", "p", "pre", "section", "table", "tr", "ul",
    }
)  # fmt: skip
_SILENT = frozenset(
    {"script", "style", "noscript", "template", "svg", "iframe", "object", "head", "nav", "button", "select"}
)
_FINE = re.compile(
    r"foot-?note|fine-?print|small-?print|disclaimer|endnote|fu(?:ss|ß)note|anmerkung|zhushi|beizhu",
    re.IGNORECASE,
)
_PUBLISHED = (
    "//meta[@property='article:published_time' or @itemprop='datePublished' or @name='date' "
    "or @name='pubdate' or @property='og:published_time']/@content"
)


def plain(fragment: str) -> str:
    """The text of a piece of HTML, a line for each block; scripts and the like left out."""
    if "<" not in fragment and "&" not in fragment:
        return fragment.strip()
    try:
        root = html.fragment_fromstring(fragment, create_parent="div")
    except (etree.LxmlError, ValueError):
        return re.sub(r"<[^>]{0,2000}>", " ", fragment).strip()
    return text_of(root)


def text_of(root: Any) -> str:
    """The text of an element, a line for each block."""
    parts: list[str] = []
    for event, node in etree.iterwalk(root, events=("start", "end")):
        name = node.tag if isinstance(node.tag, str) else "script"
        inside = event == "start"
        if name in _BLOCKS:
            parts.append("\n")
        if inside and name not in _SILENT:
            parts.append(re.sub(r"\s+", " ", node.text or ""))
        if not inside and node is not root:
            parts.append(re.sub(r"\s+", " ", node.tail or ""))
        if inside and name in _SILENT:
            for child in list(node):
                node.remove(child)
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)


def _opens(reading: Reading) -> Content:
    if reading.path.stat().st_size > MAX_BYTES:
        raise fail("source.too_large", f"a web page of more than {MAX_BYTES} bytes", file=reading.name)
    root = _tree(_source(reading), reading.name)
    for mark in root.iter("sup"):
        _raise_mark(mark)
    notes = _fine_print(root)
    sizes = blocks(root, _BLOCKS, _SILENT)
    meta = _metadata(root)
    paragraphs = _paragraphs(root)
    found: Any = trafilatura.bare_extraction(
        root,
        include_comments=False,
        include_tables=True,
        with_metadata=True,
        config=_SHORT_TEXTS,
        date_extraction_params=_DATES,
    )
    text = (found.text if found is not None else "") or text_of(_body(_tree(_source(reading), reading.name)))
    if "\n" not in text.strip() and len(paragraphs) > 2:
        # Its last resort runs a whole page together; the page's own paragraphs are better then.
        text = "\n".join(paragraphs)
    if not text.strip():
        raise fail("source.empty", "there is no text on this page", file=reading.name)
    missing = [note for note in notes if _bare(note) not in _bare(text)]
    title = (found.title if found is not None else None) or root.findtext(".//title")
    whole = _titled(kept("\n".join([text.strip(), *missing])), title)
    published, precision = meta["published"] or _day(found.date if found is not None else None)
    return Page(
        text=whole,
        title=title,
        author=(found.author if found is not None else None) or meta["author"],
        published=published,
        precision=precision,
        url=meta["url"],
        lang=meta["lang"],
        extra={**({"fine_print": notes} if notes else {}), **told(placed(sizes, whole))},
    )


def _titled(text: str, title: str | None) -> str:
    """The text with its title on top, as it is stored, so that the headline's size finds its place."""
    head = " ".join(kept(title).split()) if title else ""
    return text if not head or text.lstrip().startswith(head) else f"{head}\n{text}"


def _paragraphs(root: Any) -> list[str]:
    """The page's paragraphs outside of its furniture."""
    places = root.xpath("//p[not(ancestor::nav or ancestor::aside or ancestor::footer or ancestor::header)]")
    return [line for place in places if (line := " ".join("".join(place.itertext()).split()))]


def _source(reading: Reading) -> str:
    with reading.path.open("rb") as file:
        head = file.read(4096)
    named = _CHARSET.search(head)
    if (
        named
        and reading.options.encoding is None
        and not head.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"))
    ):
        try:
            name = codecs.lookup(named[1].decode("ascii")).name
        except LookupError:
            return decoded(reading)
        # A page that says gb2312 mostly uses characters of its successor.
        name = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "iso8859-1": "cp1252"}.get(
            name, name
        )
        with open_text(reading.path, name) as file:
            whole = file.read()
        if "\ufffd" not in whole:
            return whole
    return decoded(reading)


def _tree(text: str, file: str) -> Any:
    text = re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", text.replace("\x00", ""))
    try:
        root = html.document_fromstring(text, parser=html.HTMLParser(huge_tree=False, no_network=True))
    except (etree.LxmlError, ValueError, AssertionError):
        raise fail("source.empty", "there is no text on this page", file=file) from None
    if sum(1 for _ in zip(root.iter(), range(MAX_NODES + 1), strict=False)) > MAX_NODES:
        raise fail("source.too_large", f"a web page of more than {MAX_NODES} elements", file=file)
    return root


def _body(root: Any) -> Any:
    body = root.find("body")
    return root if body is None else body


def _raise_mark(mark: Any) -> None:
    whole = "".join(mark.itertext()).strip()
    if 0 < len(whole) <= 3 and whole.isascii() and whole.isdigit():
        for child in list(mark):
            mark.remove(child)
        mark.text = raised(whole)


def _fine_print(root: Any) -> list[str]:
    """Footnotes, disclaimers and small print, in the page's order, none inside another, no lists of links."""
    found: list[str] = []
    for node in root.iter():
        if (
            not isinstance(node.tag, str)
            or not _is_fine(node)
            or any(_is_fine(up) for up in node.iterancestors())
        ):
            continue
        if any(up.tag in ("nav", "header", "aside", "form") for up in node.iterancestors()):
            continue
        whole = " ".join("".join(node.itertext()).split())
        links = sum(len("".join(link.itertext())) for link in node.iter("a"))
        if len(whole) >= 8 and links <= len(whole) / 2:
            found += plain(etree.tostring(node, encoding="unicode", with_tail=False)).split("\n")
    return list(dict.fromkeys(found))


def _is_fine(node: Any) -> bool:
    if not isinstance(node.tag, str) or node.tag in ("body", "html", "a", "sup"):
        return False
    marks = f"{node.get('class', '')} {node.get('id', '')} {node.get('role', '')}"
    return node.tag == "small" or _FINE.search(marks) is not None


def _metadata(root: Any) -> dict[str, Any]:
    address = next(iter(root.xpath("//link[@rel='canonical']/@href")), "")
    stamps = [parse_time(str(text), UTC) for text in root.xpath(_PUBLISHED)]
    lang = str(root.get("lang") or "")[:2].lower()
    return {
        "author": next(
            (str(name) for name in root.xpath("//meta[@name='author']/@content") if name.strip()), None
        ),
        "url": str(address) if re.match(r"https?://\S+$", str(address)) else None,
        "published": next((stamp for stamp in stamps if not isinstance(stamp, str)), None),
        "lang": lang if re.fullmatch(r"[a-z]{2}", lang) else None,
    }


def _day(text: str | None) -> tuple[datetime | None, str | None]:
    read = parse_time(text, UTC) if text else "absent"
    return (None, None) if isinstance(read, str) else read


def _bare(text: str) -> str:
    return re.sub(r"\W+", "", text)


def _recognises(head: bytes, suffix: str) -> bool:
    start = head[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    looks = start.startswith((b"<!doctype html", b"<html")) or b"<html" in start
    return suffix in FORMAT.suffixes or (looks and suffix in ("", ".php", ".asp", ".aspx", ".jsp"))


FORMAT = Format(
    name="html",
    suffixes=(".html", ".htm", ".xhtml", ".shtml"),
    gives="one document",
    reads="main text, title, author, date, tables, small print, sizes of type in `extra`; no navigation",
    recognises=_recognises,
    opens=_opens,
)
