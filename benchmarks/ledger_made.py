"""A big ledger made up by number: the n-th promise with its ten entries, always the same."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from troth.words import content_id

EACH = 10
"""Entries a promise."""
ONCE = 2_000
"""Promises a transaction."""
OUTCOMES = ("kept", "broken", "in_the_works", "stalled", "kept_late", "not_rated")
AT = datetime(2026, 1, 1, tzinfo=UTC)


def _said(n: int, part: int, on: date) -> dict[str, Any]:
    quote = f"We will deliver part {part} of undertaking {n} to every customer by the day we named."
    return {
        "key": content_id("said", n, part), "doc_id": content_id("doc", n, part), "doc_version": 1,
        "start": 10, "end": 10 + len(quote), "quote": quote, "speaker": f"Speaker {n % 50}",
        "speaker_entity": "", "on": on.isoformat(), "lang": "en", "channel": "web", "voice": "media",
        "url": f"https://example.org/{n}/{part}",
        "read": {"amounts": [], "due": None, "vague": False, "specificity": 2, "footnotes": []},
    }  # fmt: skip


def drafts(n: int) -> list[Any]:
    """The entries of the n-th promise: every eighth still waits for review, the others have an outcome."""
    from troth.ledger.writing import Draft

    promise, first = content_id("bench", n), date(2024, 1, 1) + timedelta(days=n % 700)
    last = first + timedelta(days=30 + n * 7 % 900)
    due = {"from": first.isoformat(), "to": last.isoformat(), "text": "by then"} if n % 9 else None
    evidence = {
        "key": content_id("evidence", n), "relation": "supports_kept", "quote": "All of it has arrived.",
        "doc_id": content_id("doc", n, 99), "doc_version": 1, "start": 0, "end": 22, "score": 0.8,
        "on": last.isoformat(), "status": "proposed", "words": "arrived", "lang": "en", "url": "",
        "voice": "media", "speaker": "",
    }  # fmt: skip
    told = [_said(n, part, first) for part in range(3)]
    payload = {
        "wording": told[0]["quote"], "speaker": f"Speaker {n % 50}", "entity": f"brand-{n % 20}", "due": due,
        "line": f"line-{n % 9}", "appearances": [told[0]], "origin": "reader", "confidence": n % 97 / 97,
        "announced_on": first.isoformat(),
    }  # fmt: skip
    outcome = OUTCOMES[n % len(OUTCOMES)]
    settled = {"outcome": outcome, "settled_on": last.isoformat()}
    accepted, waits = {"key": evidence["key"], "status": "accepted"}, n % 8 == 0
    remark = Draft(promise, "commented", {"text": "Seen it with my own eyes."})
    return [
        Draft(promise, "proposed", payload),
        remark if waits else Draft(promise, "confirmed", {}),
        Draft(promise, "assigned", {"to": f"person-{n % 30}"}),
        *(Draft(promise, "appeared", {"appearances": [again]}) for again in told[1:]),
        Draft(promise, "evidence_put", evidence),
        remark if waits else Draft(promise, "evidence_judged", accepted),
        remark,
        remark if waits else Draft(promise, "outcome_set", settled),
        remark if waits else Draft(promise, "outcome_seconded", {"outcome": outcome}),
    ]  # fmt: skip


def build(promises: int) -> None:
    """Append the entries with the ledger's own code, chained, then fold the rows that lists read."""
    from django.db import transaction

    from troth.ledger.people import Actor
    from troth.ledger.projection import rebuild
    from troth.ledger.writing import append, lock

    ana = Actor("ana", "analyst")
    for start in range(0, promises, ONCE):
        with transaction.atomic():
            batch = [draft for n in range(start, min(start + ONCE, promises)) for draft in drafts(n)]
            append(lock("main"), batch, ana, AT, f"{start:032d}")
    rebuild()
