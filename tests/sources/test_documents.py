"""Files that are one document: text, web page, PDF, Word."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.sources import pages
from tests.sources.writers import read
from troth.sources import read_source
from troth.words import TrothError, content_id

HTML = """<!doctype html><html lang="en"><head><title>Big launch | Example Site</title>
<link rel="canonical" href="https://news.example/launch">
<meta property="article:published_time" content="2025-09-01T08:00:00+08:00">
<meta name="author" content="Jane Doe"></head><body>
<nav><a href="/">Home</a> <a href="/cars">All about cars</a></nav>
<article><h1>Big launch</h1>
<p>We will train 1,000<sup>1</sup> people by 2028.* That is a promise, in a text of some length.</p>
<table><tr><th>Model</th><th>Price</th></tr><tr><td>Alpha</td><td>100</td></tr></table>
<p>Second paragraph with some more words, because a page should have more than one of them to be read.</p>
<script>alert("stolen")</script>
<aside class="related"><h3>Related stories</h3><a href="/x">Another story about cats</a></aside>
</article>
<footer><p class="footnote">1) Trainees counted over all markets.</p><a href="/imprint">Imprint</a>
<div class="disclaimer">* Only in selected markets.</div></footer></body></html>"""


def test_text_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    raw = "某网\r\n\r\n我们将在月底前交付。 \u202eRTL\u202c\r\n=1+1\n".encode("gb18030")
    path.write_bytes(raw)
    [document] = read(path, published=date(2025, 11, 21))
    assert document["text"] == "某网\n\n我们将在月底前交付。 \u202eRTL\u202c\n=1+1\n"
    assert document["doc_id"] == content_id(hashlib.sha256(raw).hexdigest(), 1)
    assert document["raw_sha256"] == hashlib.sha256(raw).hexdigest()
    assert document["text_sha256"] == hashlib.sha256(document["text"].encode()).hexdigest()
    assert document["published_at"] == datetime(2025, 11, 21, tzinfo=UTC)
    assert document["published_precision"] == "day"


def test_a_page_gives_its_text_without_its_furniture(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(HTML, "utf-8")
    [document] = read(path)
    text = document["text"]
    assert document["title"] == "Big launch"
    assert text.startswith("Big launch\n")
    assert "1,000¹ people by 2028" in text
    assert "Alpha" in text
    assert "Only in selected markets." in text
    assert "1) Trainees counted over all markets." in text
    for unwanted in ("Home", "All about cars", "stolen", "Another story", "Imprint"):
        assert unwanted not in text
    assert document["url"] == "https://news.example/launch"
    assert document["doc_id"] == content_id("web", "https://news.example/launch")
    assert document["published_at"] == datetime(2025, 9, 1, tzinfo=UTC)
    assert document["lang"] == "en"
    assert json.loads(document["extra"])["fine_print"]


def test_a_page_in_an_old_encoding(tmp_path: Path) -> None:
    path = tmp_path / "page.htm"
    body = "<p>公司承诺在年底前完成全部车辆的升级工作，并向每一位车主公布进度。</p>" * 2
    path.write_bytes(f"<html><head><meta charset=gb2312></head><body>{body}</body></html>".encode("gb18030"))
    [document] = read(path)
    assert "公司承诺在年底前完成" in document["text"]


def test_a_short_chinese_article_keeps_its_paragraphs(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(
        "<html lang=zh-CN><head><title>标题 - 某某观察</title><meta name=author content=方某>"
        "</head><body><nav><a href=/>首页</a> <a href=/l>登录</a></nav><main><article><h1>车企回应延期</h1>"
        "<p>一家车企周五表示，将在月底前完成全部交付。</p><p>“我们会说到做到。”负责人说。</p>"
        "<p>有车主表示愿意再等一周。</p></article></main>"
        "<aside><h3>相关阅读</h3><a href=/n>保养五问</a></aside>"
        "<footer>版权所有</footer></body></html>",
        "utf-8",
    )
    [document] = read(path, keep_names=True)
    assert document["text"] == (
        "车企回应延期\n一家车企周五表示，将在月底前完成全部交付。\n“我们会说到做到。”负责人说。\n"
        "有车主表示愿意再等一周。"
    )
    assert document["author_name"] == "方某"
    assert document["lang"] == "zh"


@pytest.mark.parametrize(
    "html", ["<html></html>", "<p></p>", "<html><body><script>x()</script></body></html>"]
)
def test_a_page_without_text(html: str, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(html)
    with pytest.raises(TrothError, match="no text"):
        read_source(path)


def test_a_deep_page_is_read_or_told(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("<div>" * 50_000 + "deep" + "</div>" * 50_000)
    with suppress(TrothError):
        [document] = read(path)
        assert "deep" in document["text"]


def test_pdf_lines_become_paragraphs(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    pages.pdf(
        path,
        [
            (40, 550, 18, "A promise"),
            (40, 500, 11, "We will deliver every car that was ordered before the first of"),
            (40, 486, 11, "May 2026"),
            (84.5, 490, 6, "1"),
            (90, 486, 11, " to its owner."),
            (40, 440, 11, "A second paragraph."),
            (40, 60, 7, "1 Only in selected markets."),
        ],
        title="A promise",
    )
    [document] = read(path)
    assert document["text"] == (
        "A promise\nWe will deliver every car that was ordered before the first of May 2026¹ to its owner.\n"
        "A second paragraph.\n1 Only in selected markets."
    )
    [[start, end, size]] = json.loads(document["extra"])["small"]
    assert document["text"][start:end] == "1 Only in selected markets."
    assert size == 7
    assert document["published_at"] == datetime(2025, 11, 21, tzinfo=UTC)


def test_pdf_of_pictures_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    pages.pdf(path, [])
    with pytest.raises(TrothError, match="no text"):
        read_source(path)


def test_word_in_order_with_footnotes(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    pages.word(path)
    [document] = read(path)
    assert document["text"] == (
        "Our promises\nWe will train 1,000 people² by 2028.\nModel | Price\nA | 100\nAn area of 5 m²\n"
        "² Only in selected markets."
    )
    assert document["title"] == "Our promises"


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.xlsx", "a.parquet", "a.db"])
def test_broken_files_say_so(name: str, tmp_path: Path) -> None:
    starts = {
        "a.pdf": b"%PDF-1.7\n", "a.docx": b"PK\x03\x04word/", "a.xlsx": b"PK\x03\x04",
        "a.parquet": b"PAR1", "a.db": b"SQLite format 3\x00",
    }  # fmt: skip
    path = tmp_path / name
    path.write_bytes(starts[name] + b"\x07nonsense" * 500)
    with pytest.raises(TrothError) as error:
        read_source(path)
    assert error.value.problems[0].code in ("source.broken", "source.no_text_layer")
    assert error.value.problems[0].file == name


def test_five_million_characters_without_a_stop(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("承诺" * 2_500_000, "utf-8")
    [document] = read(path)
    assert len(document["text"]) == 5_000_000


def test_the_author_is_a_pseudonym_with_a_key(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(HTML, "utf-8")
    [document] = read(path)
    assert document["author_name"] is None
    assert len(document["author_key"]) == 32
    assert "Jane" not in json.dumps(document, default=str)
