"""A single web page by its address, without ever talking to a machine inside our own network.

The name is resolved first, every address it has must be public, and the connection goes to the address that
was checked: a name that resolves differently a moment later gains nothing. Redirects start over.
"""

from __future__ import annotations

import ipaddress
import socket
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import httpx

from troth.words import TrothError, fail

MAX_BYTES = 20 * 1024 * 1024
MAX_REDIRECTS = 5
SECONDS = 30.0
GONE = (404, 410)
"""Answers by which a server says that there is no such page, rather than that something went wrong."""
_SUFFIXES = {
    "text/html": ".html", "application/xhtml+xml": ".html", "application/pdf": ".pdf", "text/plain": ".txt",
    "application/rss+xml": ".rss", "application/atom+xml": ".atom", "application/xml": ".xml",
    "text/xml": ".xml", "application/json": ".json", "text/csv": ".csv",
}  # fmt: skip
Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str, int], list[str]]


@dataclass(frozen=True)
class Fetched:
    """A page that was fetched: the file it lies in and the address it came from in the end."""

    path: Path
    url: str


def is_url(text: str) -> bool:
    """True for an address of the web."""
    return text.lower().startswith(("http://", "https://"))


def public(address: Address) -> bool:
    """True for an address that anybody on the internet may reach; wrapped ones count by what they wrap."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if inner is not None:
            return public(inner)
        if address in ipaddress.ip_network("64:ff9b::/96"):
            return public(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return address.is_global and not address.is_multicast and not address.is_reserved


def resolve(host: str, port: int) -> list[str]:
    """Every address that a name has."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(item[4][0]) for item in found))


class Fetcher:
    """Fetches pages. `allowed` decides about addresses and `resolver` about names; the defaults are safe."""

    def __init__(
        self,
        allowed: Callable[[Address], bool] = public,
        resolver: Resolve = resolve,
        max_bytes: int = MAX_BYTES,
        seconds: float = SECONDS,
    ) -> None:
        self._allowed, self._resolve = allowed, resolver
        self._max_bytes, self._seconds = max_bytes, seconds

    def fetch(self, url: str, folder: Path) -> Fetched:
        """Fetch one page into `folder`. Raises TrothError with what stood in the way."""
        end = time.monotonic() + self._seconds
        timeout = httpx.Timeout(min(10.0, self._seconds))
        try:
            # No proxy from the environment: it would resolve the name again, unchecked.
            with httpx.Client(trust_env=False, follow_redirects=False, timeout=timeout) as client:
                for _ in range(MAX_REDIRECTS + 1):
                    answer = self._one(client, url, folder, end)
                    if isinstance(answer, Fetched):
                        return answer
                    url = answer
        except (httpx.HTTPError, httpx.InvalidURL, OSError, UnicodeError, zlib.error) as error:
            raise fail("source.fetch", f"the page cannot be fetched: {error}", file=url) from None
        raise fail("source.fetch", f"more than {MAX_REDIRECTS} redirects", file=url)

    def _one(self, client: httpx.Client, url: str, folder: Path, end: float) -> Fetched | str:
        target = httpx.URL(url)
        address = self._checked(target, url)
        request = client.build_request(
            "GET",
            target.copy_with(host=address),
            headers={
                "Host": target.netloc.decode("ascii"),
                "User-Agent": "Troth/0.1 (single page import)",
                "Accept-Encoding": "gzip, identity",
            },
            extensions={"sni_hostname": target.raw_host.decode("ascii")},
        )
        response = client.send(request, stream=True)
        try:
            if response.is_redirect:
                return str(target.join(response.headers["location"]))
            if response.status_code != 200:
                code = "source.gone" if response.status_code in GONE else "source.fetch"
                raise fail(code, f"the server answers {response.status_code}", file=url)
            kind = response.headers.get("content-type", "").split(";")[0].strip().lower()
            path = folder / f"page{_SUFFIXES.get(kind) or Path(target.path).suffix[:8] or '.html'}"
            self._save(response, path, url, end)
        finally:
            response.close()
        return Fetched(path, url)

    def _checked(self, target: httpx.URL, url: str) -> str:
        """The address to connect to. Raises TrothError when the page must not be asked for."""
        if target.scheme not in ("http", "https") or not target.host or target.userinfo:
            raise fail("source.url", "only plain http and https addresses are fetched", file=url)
        port = target.port or (443 if target.scheme == "https" else 80)
        try:
            found = self._resolve(target.host, port)
        except OSError:
            raise fail("source.fetch", f"there is no host {target.host!r}", file=url) from None
        inside = [one for one in found if not self._allowed(ipaddress.ip_address(one.partition("%")[0]))]
        if inside or not found:
            raise fail(
                "source.private_address",
                f"{target.host} lies inside a private network ({', '.join(inside) or 'no address'})",
                file=url,
                hint="save the page to a file and add the file",
            )
        return found[0]

    def _save(self, response: httpx.Response, path: Path, url: str, end: float) -> None:
        coding = response.headers.get("content-encoding", "identity").lower()
        if coding not in ("identity", "gzip", ""):
            raise fail("source.fetch", f"the server sends {coding}, which was not asked for", file=url)
        unpack = zlib.decompressobj(47) if coding == "gzip" else None
        size = 0
        with path.open("wb") as file:
            for chunk in response.iter_raw(64 * 1024):
                # Unpacked no further than one byte beyond what is allowed, however much lies packed.
                data = unpack.decompress(chunk, self._max_bytes - size + 1) if unpack else chunk
                size += len(data)
                if size > self._max_bytes:
                    raise _too_much(f"the page is larger than {self._max_bytes} bytes", url)
                if time.monotonic() > end:
                    raise _too_much(f"the page took longer than {self._seconds:g} seconds", url)
                file.write(data)


def fetch(url: str, folder: Path) -> Fetched:
    """Fetch one public page into `folder`. Raises TrothError with what stood in the way."""
    return Fetcher().fetch(url, folder)


def _too_much(message: str, url: str) -> TrothError:
    return fail("source.fetch", message, file=url)
