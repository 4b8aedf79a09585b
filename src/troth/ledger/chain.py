"""The hash chain: pure functions over an entry's fields.

Every field goes in with its length before it, so that no two entries share a form. The contents
(payload, reason) enter by way of `payload_hash`, which is salted: once salt and contents are erased,
the hash that stays behind tells nothing about them.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import Any

import orjson

GENESIS = "0" * 64
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def canonical(payload: dict[str, Any]) -> str:
    """JSON with sorted keys and no spaces: equal contents, equal text."""
    return orjson.dumps(payload, option=orjson.OPT_SORT_KEYS).decode()


def _digest(parts: tuple[str, ...]) -> str:
    joined = bytearray()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        joined += len(data).to_bytes(8, "big") + data
    return hashlib.sha256(joined).hexdigest()


def payload_hash(payload: str, reason: str, salt: str) -> str:
    """SHA-256 over the contents of an entry, 64 hex digits."""
    return _digest((salt, payload, reason))


def micros(at: datetime) -> str:
    """Microseconds since 1970 in UTC: exact, and the same from every database."""
    delta = at - _EPOCH
    return str((delta.days * 86_400 + delta.seconds) * 1_000_000 + delta.microseconds)


def entry_hash(
    prev: str,
    ledger: str,
    seq: int,
    promise_id: str,
    kind: str,
    act: str,
    contents: str,
    actor: str,
    role: str,
    at: datetime,
) -> str:
    """SHA-256 of one link, 64 hex digits; `contents` is the payload hash, `prev` the link before."""
    return _digest((prev, ledger, str(seq), promise_id, kind, act, contents, actor, role, micros(at)))
