"""Content ids: the same content gets the same id, and no two contents share one by accident."""

from __future__ import annotations

import hashlib
import hmac

ID_BYTES = 16
"""Length of an id before hex: 128 bits, so that a billion documents collide with odds below 1e-20."""


def content_id(*parts: str | bytes | int | None) -> str:
    """Hash parts into 32 hex digits.

    Each part is preceded by its kind and length, so that ("a.b", "c") and ("a", "b.c") differ, and an
    absent part differs from an empty one.
    """
    digest = hashlib.sha256()
    for part in parts:
        data, kind = _encoded(part)
        digest.update(kind + len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()[: ID_BYTES * 2]


def _encoded(part: str | bytes | int | None) -> tuple[bytes, bytes]:
    if part is None:
        return b"", b"n"
    if isinstance(part, bytes):
        return part, b"b"
    if isinstance(part, int):
        return str(part).encode(), b"i"
    return part.encode("utf-8", "surrogatepass"), b"s"


def keyed_hash(key: bytes, name: str) -> str:
    """Pseudonym of an author: HMAC-SHA256 under the workspace's key, 32 hex digits."""
    return hmac.new(key, name.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()[:32]


def sha256_hex(data: bytes) -> str:
    """Full SHA-256 of raw bytes, 64 hex digits: the name of a raw original."""
    return hashlib.sha256(data).hexdigest()
