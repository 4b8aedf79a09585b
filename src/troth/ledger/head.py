"""The signed head of a ledger: published, it lets outsiders check that nothing was rewritten since."""

from __future__ import annotations

import os
from datetime import UTC
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from troth.ledger import moment
from troth.ledger.models import Entry, Ledger
from troth.ledger.signed import FORM, message, signature_problem
from troth.ledger.writing import MAIN
from troth.words import Problem, fail


def signing_key(path: Path) -> Ed25519PrivateKey:
    """The workspace's Ed25519 key from a PEM file, made (mode 600) when missing."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        pem = Ed25519PrivateKey.generate().private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return signing_key(path)
        with os.fdopen(handle, "wb") as file:
            file.write(pem)
    key = serialization.load_pem_private_key(path.read_bytes(), password=None)
    if not isinstance(key, Ed25519PrivateKey):
        raise fail("ledger.key", "the signing key is no Ed25519 key", file=str(path))
    return key


def signed_head(key: Ed25519PrivateKey, slug: str = MAIN) -> dict[str, Any]:
    """The present head: {"form", "ledger", "seq", "hash", "at", "public_key", "signature"}, hex strings."""
    ledger = Ledger.objects.filter(slug=slug).first()
    if ledger is None:
        raise fail("ledger.unknown", f"no ledger {slug}")
    at = moment.now().astimezone(UTC).replace(microsecond=0).isoformat()
    head: dict[str, Any] = {
        "form": FORM, "ledger": slug, "seq": ledger.head_seq, "hash": ledger.head_hash, "at": at,
    }  # fmt: skip
    public = key.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
    return {**head, "public_key": public.hex(), "signature": key.sign(message(head)).hex()}


def check_head(head: dict[str, Any], public_key: str | None = None) -> list[Problem]:
    """Check an earlier head against today's ledger. `public_key` (hex) pins whose signature it must be."""
    told = signature_problem(head, public_key)
    if told is None:
        slug, seq = str(head["ledger"]), int(head["seq"])
        found = Entry.objects.filter(ledger_id=slug, seq=seq).values_list("hash", flat=True).first()
        if seq and found != head["hash"]:
            told = f"entry {seq} is not what the head of {head['at']} says: the ledger was rewritten"
    return [Problem("ledger.head", told)] if told else []
