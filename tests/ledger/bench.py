"""Measures the ledger at size: `python -m tests.ledger.bench PATH [PROMISES]`; builds it if missing."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any

from tests.ledger.writer import connect

EACH = 10
"""Entries a promise."""


def drafts(n: int) -> list[Any]:
    """The entries of the n-th promise."""
    from troth.ledger.writing import Draft
    from troth.words import content_id

    promise, first = content_id("bench", n), date(2024, 1, 1) + timedelta(days=n % 700)
    due = {
        "from": first.isoformat(),
        "to": (first + timedelta(days=30 + n % 400)).isoformat(),
        "text": "by then",
    }

    def said(part: int) -> dict[str, Any]:
        quote = f"We will deliver part {part} of undertaking {n} to every customer by the day we named."
        return {
            "key": content_id("said", n, part), "doc_id": content_id("doc", n, part), "doc_version": 1,
            "start": 10, "end": 10 + len(quote), "quote": quote, "speaker": f"Speaker {n % 50}",
            "on": first.isoformat(), "lang": "en", "channel": "web", "url": f"https://example.org/{n}/{part}",
        }  # fmt: skip

    evidence = {
        "key": content_id("evidence", n), "relation": "supports_kept", "quote": "All of it has arrived.",
        "doc_id": content_id("doc", n, 99), "doc_version": 1, "start": 0, "end": 22, "score": 0.8,
        "on": due["to"], "status": "proposed",
    }  # fmt: skip
    payload = {
        "wording": said(0)["quote"], "speaker": f"Speaker {n % 50}", "entity": f"brand-{n % 20}", "due": due,
        "line": f"line-{n % 9}", "appearances": [said(0)], "origin": "reader",
    }  # fmt: skip
    outcome = ("kept", "broken", "in_the_works", "stalled")[n % 4]
    return [
        Draft(promise, "proposed", payload), Draft(promise, "confirmed", {}),
        Draft(promise, "assigned", {"to": f"person-{n % 30}"}),
        Draft(promise, "appeared", {"appearances": [said(1)]}),
        Draft(promise, "appeared", {"appearances": [said(2)]}), Draft(promise, "evidence_put", evidence),
        Draft(promise, "evidence_judged", {"key": evidence["key"], "status": "accepted"}),
        Draft(promise, "commented", {"text": "Seen it with my own eyes."}),
        Draft(promise, "outcome_set", {"outcome": outcome, "settled_on": due["to"]}),
        Draft(promise, "outcome_seconded", {"outcome": outcome}),
    ]  # fmt: skip


def build(promises: int) -> None:
    """Write the ledger in transactions of 2,000 promises, then its read side."""
    from django.db import transaction

    from troth.ledger.people import Actor
    from troth.ledger.projection import rebuild
    from troth.ledger.writing import append, lock

    at, ana = datetime(2026, 1, 1, tzinfo=UTC), Actor("ana", "analyst")
    for start in range(0, promises, 2_000):
        with transaction.atomic():
            batch = [draft for n in range(start, min(start + 2_000, promises)) for draft in drafts(n)]
            append(lock("main"), batch, ana, at, f"{start:032d}")
    rebuild()


def timed(name: str, work: Callable[[], Any], times: int = 1) -> None:
    """Print the median of some runs."""
    spent = []
    for _ in range(times):
        begin = time.perf_counter()
        work()
        spent.append(time.perf_counter() - begin)
    sys.stdout.write(f"{name}: {median(spent):.3f} s (n={times})\n")
    sys.stdout.flush()


def main() -> None:
    """Build if missing, then measure."""
    path, promises = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
    fresh = not path.exists()
    connect(f"sqlite:{path}", migrate=fresh)
    from troth.ledger import queries
    from troth.ledger.fold import fold_sorted
    from troth.ledger.people import Actor
    from troth.ledger.proof import verify_chain
    from troth.ledger.writing import lines

    if fresh:
        timed("build", lambda: build(promises))
    pages = {
        "default": queries.Filters(), "overdue": queries.Filters(schedule="overdue"),
        "owner": queries.Filters(owner="person-7"), "entity": queries.Filters(entity="brand-3"),
        "words": queries.Filters(text="undertaking 77777"), "newest": queries.Filters(order="-updated"),
    }  # fmt: skip
    for name, filters in pages.items():
        timed(f"list page, {name}", lambda f=filters: queries.list_promises(f), 9)  # type: ignore[misc]
    timed("list page 1000", lambda: queries.list_promises(queries.Filters(), 1000), 5)
    timed("review queue", queries.review_queue, 5)
    timed("counts", queries.counts, 5)
    some = queries.list_promises().rows[0].promise.promise_id
    timed("one promise", lambda: queries.promise(some), 9)
    from troth.ledger import actions

    timed("one act", lambda: actions.comment(some, "a remark", Actor("ana", "analyst")), 9)
    timed("fold of all", lambda: sum(1 for _ in fold_sorted(lines("main"))))
    timed("verify", verify_chain)


if __name__ == "__main__":
    main()
