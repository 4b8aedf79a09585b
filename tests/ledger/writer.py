"""A process of its own that writes until it is killed: `python -m tests.ledger.writer URL SEED N`.

Prints the key of every act once it is committed. Started again with the same seed, it repeats the same
acts with the same keys.
"""

from __future__ import annotations

import random
import sys
from typing import Any
from urllib.parse import parse_qs, unquote, urlparse


def database(url: str) -> dict[str, Any]:
    """Django's settings for `sqlite:PATH` or a PostgreSQL URI."""
    if url.startswith("sqlite:"):
        start = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
        options = {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": start}
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": url[7:], "OPTIONS": options}
    parts = urlparse(url)
    host = parse_qs(parts.query).get("host", [parts.hostname or ""])[0]
    return {
        "ENGINE": "django.db.backends.postgresql", "NAME": parts.path.lstrip("/"), "USER": parts.username,
        "PASSWORD": parts.password or "", "HOST": unquote(host), "PORT": parts.port or "",
    }  # fmt: skip


def connect(url: str, migrate: bool = False) -> None:
    """Set Django up on that database alone."""
    import django
    from django.conf import settings

    settings.configure(
        DATABASES={"default": database(url)}, INSTALLED_APPS=["troth.ledger"], USE_TZ=True, TIME_ZONE="UTC"
    )
    django.setup()
    if migrate:
        from django.core.management import call_command

        call_command("migrate", verbosity=0)


def act(n: int, chance: random.Random, promises: list[str]) -> str:
    """The n-th act of a seed: a promise put in, or a remark or an owner for one that is there."""
    from troth.ledger import actions
    from troth.ledger.corrections import record
    from troth.ledger.people import Actor

    ana, key = Actor("ana", "analyst"), f"act-{n}"
    choice, target = chance.random(), chance.randrange(1_000_000)
    if choice < 0.3 or not promises:
        receipt = record(f"promise {n}", ana, key=key)
        promises.append(next(iter(receipt.seqs)))
    elif choice < 0.7:
        actions.comment(promises[target % len(promises)], f"remark {n}", ana, key=key)
    else:
        actions.assign(promises[target % len(promises)], f"person {n}", ana, key=key)
    return key


def main() -> None:
    """Write N acts."""
    url, seed, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    connect(url)
    chance, promises = random.Random(seed), list[str]()
    for n in range(count):
        sys.stdout.write(act(n, chance, promises) + "\n")
        sys.stdout.flush()


def check() -> None:
    """Print what stands: entries, distinct keys' acts, problems, and whether a rebuild changes anything."""
    connect(sys.argv[2])
    from troth.ledger.models import Entry, Promise
    from troth.ledger.projection import rebuild
    from troth.ledger.proof import verify_chain

    before = list(Promise.objects.order_by("pk").values())
    rebuild()
    same = before == list(Promise.objects.order_by("pk").values())
    acts = Entry.objects.values_list("act", flat=True)
    sys.stdout.write(f"{len(acts)} {len(set(acts))} {len(verify_chain())} {int(same)}\n")


if __name__ == "__main__":
    if sys.argv[1] == "check":
        check()
    elif sys.argv[1] == "migrate":
        connect(sys.argv[2], migrate=True)
    else:
        main()
