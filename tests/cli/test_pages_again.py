"""A promise page that is imported again: its words changed, or gone, or the page itself gone."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tests.cli.conftest import Ran
from troth.brandbook import load
from troth.cli.main import troth as troth_command
from troth.ledger import queries
from troth.ledger.findings import look
from troth.ledger.propose import propose
from troth.library import Library, Workspace, gone_pages
from troth.reading.engines.local import read_library
from troth.sources.fetch import Fetcher

Troth = Callable[..., Ran]
BOOK = """brand: orca
entities:
- {id: orca, kind: brand, name: Orca, accounts: [{channel: web, handle: orca}]}
"""
FIRST = "We will repair all kettles for free until 31 May 2027.*"
NOTE = "* Only kettles bought after May 2025; transport fees apply."
PAGE = """<html lang=en><head><title>Our word</title><link rel=canonical href="https://orca.example/word">
<meta property="article:published_time" content="2026-01-05"><style>.fine {{ font-size: 9px }}</style></head>
<body><article><h1>Our word</h1><p style="font-size: 20px">{words}</p><p>Orca makes kettles in a small house
by the sea, and has done so for many years now, with good people and good steel.</p>
<p class=fine>{note}</p></article></body></html>"""


def imported(troth: Troth, folder: Path, words: str) -> list[dict[str, Any]]:
    """The page with these words, added and read; the findings of the promise afterwards."""
    (folder / "page.html").write_text(PAGE.format(words=words, note=NOTE))
    assert troth("add", "page.html", "--author", "orca", "-w", "ws").code == 0
    ran = troth("read", "-w", "ws")
    assert ran.code == 0, ran.err
    [row] = troth("ledger", "list", "-w", "ws", "--json").json["promises"]
    shown = troth("ledger", "show", row["promise"], "-w", "ws", "--json").json
    return list(shown["findings"].values())


@pytest.fixture
def words(troth: Troth, tmp_path: Path) -> Callable[[str], list[dict[str, Any]]]:
    """Imports the page with other words into the workspace `ws`."""
    troth("init", "ws")
    (tmp_path / "ws" / "brandbook.yaml").write_text(BOOK)
    return lambda now: imported(troth, tmp_path, now)


def test_small_print_is_found_with_its_size(words: Callable[[str], list[dict[str, Any]]]) -> None:
    [finding] = words(FIRST)
    assert (finding["kind"], finding["headline"], finding["note"]) == ("smallprint", "all", "only")
    assert (finding["headline_size"], finding["note_size"], finding["small"]) == (15.0, 6.75, True)


def test_an_edited_page_and_words_that_are_gone_are_findings(
    words: Callable[[str], list[dict[str, Any]]], troth: Troth, tmp_path: Path
) -> None:
    words(FIRST)
    [edited] = [f for f in words("We will repair some kettles until 31 May 2028.*") if "was" in f]
    assert edited["was"] in FIRST
    assert "some kettles until 31 May 2028" in edited["quote"]
    assert edited["gone"] is False
    gone = [f for f in words("Nothing is said here any more.") if f.get("gone")]
    assert {finding["doc_id"] for finding in gone} == {edited["doc_id"]}
    # Told once, however often the same page comes in again.
    assert len([f for f in words("Nothing is said here any more.") if f.get("gone")]) == len(gone)
    [row] = troth("ledger", "list", "-w", "ws", "--json").json["promises"]
    text = troth("ledger", "show", row["promise"], "-w", "ws").out
    assert "some kettles until 31 May 2028" in text
    assert "gone" in text
    assert troth("ledger", "verify", "-w", "ws").code == 0


class Site(BaseHTTPRequestHandler):
    """A site that shows the page until it is taken down."""

    down = False

    def do_GET(self) -> None:
        self.send_response(404 if Site.down else 200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        canonical = '<link rel=canonical href="https://orca.example/word">'
        self.wfile.write(PAGE.format(words=FIRST, note=NOTE).replace(canonical, "").encode())

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture
def address(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A real server on loopback, which the fetcher is allowed to ask here."""
    Site.down = False
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=httpd.serve_forever, daemon=True).start()
    near = Fetcher(allowed=lambda where: str(where) == "127.0.0.1")
    monkeypatch.setattr("troth.sources.source.fetch", near.fetch)
    yield f"http://127.0.0.1:{httpd.server_port}/word"
    httpd.shutdown()
    httpd.server_close()


@pytest.mark.django_db
def test_a_page_that_vanished_is_a_finding_and_comes_back_as_another(address: str, tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path / "ws")
    workspace.brandbook_path.write_text(BOOK)
    book = load(workspace.brandbook_path)

    def add() -> int:
        given = ["add", address, "--author", "orca", "-w", str(workspace.root)]
        return CliRunner().invoke(troth_command, given).exit_code

    assert add() == 0
    library = Library(workspace)
    read_library(library, book, tier="study")
    [promise] = propose(library, book).promise_ids
    look(library)
    Site.down = True
    assert (add(), add()) == (2, 2)
    assert look(library).found == 1
    [gone] = [f for f in queries.promise(promise).findings.values() if f["kind"] == "page_vanished"]
    assert (gone["url"], gone["was"] in FIRST) == (address, True)
    assert look(library).found == 0
    Site.down = False
    assert add() == 0
    assert gone_pages(workspace) == {}
