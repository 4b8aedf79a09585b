"""What an outsider can check with a published head and an exported chain alone: no database, no workspace."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import orjson
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from troth.ledger.chain import GENESIS, canonical, entry_hash, payload_hash
from troth.words import Problem

FORM = "troth-head-1"


def message(head: dict[str, Any]) -> bytes:
    """What is signed of a head."""
    signed = {name: head.get(name) for name in ("form", "ledger", "seq", "hash", "at")}
    return orjson.dumps(signed, option=orjson.OPT_SORT_KEYS)


def signature_problem(head: dict[str, Any], public_key: str | None) -> str | None:
    """Why a head is not to be believed, or None. `public_key` (hex) pins whose signature it must be."""
    try:
        shown = str(head["public_key"])
        datetime.fromisoformat(str(head["at"]))
        int(head["seq"])
        if head["form"] != FORM:
            return f"unknown form {head['form']!r}"
        if public_key is not None and shown != public_key:
            return "the head was signed with another key"
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(shown))
        key.verify(bytes.fromhex(str(head["signature"])), message(head))
    except (KeyError, ValueError, TypeError):
        return "this is no head of a ledger"
    except InvalidSignature:
        return "the signature does not fit the head"
    return None


def check_chain(
    rows: Iterable[dict[str, Any]], head: dict[str, Any], key: str | None = None
) -> list[Problem]:
    """Check an exported chain (`export --format entries`) link by link, and that it holds what a head says.

    Contents that are there must fit their hash; erased ones are taken by the hash that stayed.
    """
    told = signature_problem(head, key)
    if told is None:
        told = _chain_problem(rows, head)
    return [Problem("ledger.head", told)] if told else []


def _chain_problem(rows: Iterable[dict[str, Any]], head: dict[str, Any]) -> str | None:
    prev, seq, reached = GENESIS, 0, head["seq"] == 0
    for row in rows:
        seq += 1
        try:
            told = _link_problem(row, seq, prev, str(head["ledger"]))
        except (KeyError, TypeError, ValueError):
            return f"entry {seq} is no entry of a ledger"
        if told:
            return f"entry {seq}: {told}"
        prev = row["hash"]
        if seq == head["seq"]:
            reached = True
            if prev != head["hash"]:
                return f"entry {seq} is not what the head of {head['at']} says: the ledger was rewritten"
    return None if reached else f"the chain ends at entry {seq}, before the head's {head['seq']}"


def _link_problem(row: dict[str, Any], seq: int, prev: str, ledger: str) -> str | None:
    if row["seq"] != seq or row["ledger"] != ledger:
        return "is missing"
    if row["prev_hash"] != prev:
        return "does not follow the entry before it"
    contents = row["payload_hash"]
    held = row["payload"] is not None and row["salt"]
    if held and payload_hash(canonical(row["payload"]), row["reason"], row["salt"]) != contents:
        return "its contents were changed"
    fields = (row["promise_id"], row["kind"], row["act"], contents, row["actor"], row["role"])
    if entry_hash(prev, ledger, seq, *fields, datetime.fromisoformat(row["at"])) != row["hash"]:
        return "its fields were changed"
    return None
