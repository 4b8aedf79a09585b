"""Against a real server on loopback: refused by the rule, allowed only where the test says so."""

from __future__ import annotations

import gzip
import ipaddress
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from troth.sources import fetch, read_source
from troth.sources.fetch import Address, Fetcher, public
from troth.words import TrothError

PAGE = "<html><body><p>We will train 1,000 people.</p></body></html>"


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        where = self.path
        if where.startswith("/to/"):
            self.send_response(302)
            self.send_header("Location", where.removeprefix("/to/"))
            self.end_headers()
            return
        self.send_response(404 if where == "/missing" else 200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        body = PAGE.encode()
        if where == "/bomb":
            self.send_header("Content-Encoding", "gzip")
            body = gzip.compress(b"a" * 50_000_000)
        if where == "/brotli":
            self.send_header("Content-Encoding", "br")
        self.end_headers()
        if where == "/slow":
            for _ in range(20):
                self.wfile.write(b"<p>slow</p>")
                self.wfile.flush()
                time.sleep(0.1)
        elif where == "/host":
            body = self.headers["Host"].encode()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=httpd.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{httpd.server_port}"
    httpd.shutdown()
    httpd.server_close()


def only_loopback(address: Address) -> bool:
    return str(address) == "127.0.0.1"


@pytest.fixture
def fetcher() -> Fetcher:
    return Fetcher(allowed=only_loopback, max_bytes=1_000_000, seconds=1.0)


def test_our_own_machine_is_refused(server: str, tmp_path: Path) -> None:
    with pytest.raises(TrothError, match="private network"):
        fetch(f"{server}/page", tmp_path)
    with pytest.raises(TrothError, match="private network"):
        read_source(f"{server}/page")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.1", "100.64.0.1",
        "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "::ffff:127.0.0.1",
        "::ffff:169.254.169.254", "64:ff9b::7f00:1", "2002:7f00:1::",
    ],
)  # fmt: skip
def test_addresses_inside(address: str) -> None:
    assert not public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["1.1.1.1", "2606:4700:4700::1111", "::ffff:1.1.1.1"])
def test_addresses_outside(address: str) -> None:
    assert public(ipaddress.ip_address(address))


def test_one_private_address_among_public_ones_is_enough(tmp_path: Path) -> None:
    both = Fetcher(resolver=lambda _host, _port: ["1.1.1.1", "10.0.0.1"])
    with pytest.raises(TrothError, match=r"10\.0\.0\.1"):
        both.fetch("https://example.org/", tmp_path)


def test_a_page_comes_with_its_suffix(server: str, fetcher: Fetcher, tmp_path: Path) -> None:
    got = fetcher.fetch(f"{server}/page", tmp_path)
    assert got.path.suffix == ".html"
    assert got.path.read_text() == PAGE


def test_the_name_stays_though_the_connection_goes_to_the_address(server: str, tmp_path: Path) -> None:
    port = server.rpartition(":")[2]
    named = Fetcher(allowed=only_loopback, resolver=lambda _host, _port: ["127.0.0.1"])
    got = named.fetch(f"http://pages.example:{port}/host", tmp_path)
    assert got.path.read_text() == f"pages.example:{port}"
    assert got.url == f"http://pages.example:{port}/host"


def test_redirects_are_followed_and_checked(server: str, fetcher: Fetcher, tmp_path: Path) -> None:
    assert fetcher.fetch(f"{server}/to/{server}/page", tmp_path).url == f"{server}/page"
    with pytest.raises(TrothError, match=r"169\.254"):
        fetcher.fetch(f"{server}/to/http://169.254.169.254/latest/", tmp_path)
    with pytest.raises(TrothError, match="only plain http"):
        fetcher.fetch(f"{server}/to/file:///etc/passwd", tmp_path)


def test_a_ring_of_redirects_ends(server: str, fetcher: Fetcher, tmp_path: Path) -> None:
    with pytest.raises(TrothError, match="redirects"):
        fetcher.fetch(server + "/to/" * 9 + server, tmp_path)


@pytest.mark.parametrize(
    ("path", "message"),
    [("/missing", "404"), ("/bomb", "larger"), ("/slow", "longer"), ("/brotli", "br")],
)
def test_what_cannot_be_taken(server: str, fetcher: Fetcher, tmp_path: Path, path: str, message: str) -> None:
    with pytest.raises(TrothError, match=message):
        fetcher.fetch(server + path, tmp_path)


@pytest.mark.parametrize("url", ["http://user:pass@example.org/", "http://"])
def test_addresses_that_are_no_pages(url: str, tmp_path: Path) -> None:
    with pytest.raises(TrothError):
        fetch(url, tmp_path)
