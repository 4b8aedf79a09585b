"""The ledger at size: `python -m benchmarks.ledger_scale [--promises 100000] [--keep FOLDER]`.

Builds a ledger of many promises, ten entries each, on SQLite and (where the extra `postgres` is installed) on
PostgreSQL, then times its reads through the site's own views. Writes docs/ledger-accuracy.md.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.ledger_made import EACH, build
from benchmarks.pages import DOCS, machine, put

PAGE = DOCS / "ledger-accuracy.md"
PAGES = {
    "as it opens": {},
    "overdue": {"schedule": "overdue"},
    "broken": {"outcome": "broken"},
    "waiting for review": {"review": "proposed"},
    "one brand": {"entity": "brand-3"},
    "one owner, newest first": {"owner": "person-7", "order": "-announced"},
    "one speaker": {"speaker": "Speaker 7"},
    "two words of the wording": {"text": "undertaking 77777"},
    "changed last": {"order": "-updated"},
    "page 1,000": {"page": "1000"},
}
"""Filters of the list page, as its address has them."""
LIST, FOLD, VERIFY = 0.3, 20.0, 60.0
"""Targets in seconds: the median of each list page, the fold of all, the whole chain checked."""
TIMES = 9


def timed(work: Callable[[], Any], times: int = 1) -> float:
    """The median of some runs in seconds."""
    spent = []
    for _ in range(times):
        begin = time.perf_counter()
        work()
        spent.append(time.perf_counter() - begin)
    return median(spent)


def measured(folder: Path, promises: int) -> dict[str, Any]:
    """Times in seconds by name, on the database that the environment names; built if it is empty."""
    from troth.cli.django_setup import setup
    from troth.library import Workspace

    place = folder / "ws"
    if not place.exists():
        Workspace.create(place, as_of=datetime(2026, 6, 1, tzinfo=UTC), language="en")
    setup(place)
    from troth.ledger import queries
    from troth.ledger.fold import fold_sorted
    from troth.ledger.models import Entry, Promise
    from troth.ledger.proof import verify_chain
    from troth.ledger.writing import lines

    out: dict[str, Any] = {}
    if not Promise.objects.exists():
        out["building it, once"] = timed(lambda: build(promises))
    get = _client()
    for name, asked in PAGES.items():
        out[f"list page, {name}"] = timed(lambda a=asked: get("/promises", a), TIMES)  # type: ignore[misc]
    some = queries.list_promises().rows[0].promise.promise_id
    out["one promise"] = timed(lambda: get(f"/promises/{some}", {}), TIMES)
    out["review queue"] = timed(lambda: get("/review", {}), TIMES)
    out["fold of all"] = timed(lambda: sum(1 for _ in fold_sorted(lines("main"))))
    out["verify the chain"] = timed(lambda: _whole(verify_chain()))
    return {"promises": Promise.objects.count(), "entries": Entry.objects.count(), "times": out}


def _whole(problems: list[Any]) -> None:
    if problems:
        raise ValueError(problems[0])


def _client() -> Callable[[str, dict[str, str]], None]:
    """Asks the site for a page as a signed-in analyst, middleware and template included."""
    from django.contrib.auth import get_user_model
    from django.test import Client

    from troth.web import people

    client = Client()
    known = get_user_model().objects.filter(username="ana").first()
    client.force_login(known or people.add_person("ana", "a long pass phrase", "analyst"))

    def get(path: str, asked: dict[str, str]) -> None:
        answer = client.get(path, asked)
        if answer.status_code != 200:
            raise ValueError(f"{path} answered {answer.status_code}")

    return get


@contextmanager
def databases(folder: Path, only: str | None = None) -> Iterator[dict[str, dict[str, str]]]:
    """Name → environment of each database at hand; the PostgreSQL server is stopped afterwards."""
    found: dict[str, dict[str, str]] = {"SQLite": {}} if only != "PostgreSQL" else {}
    if only == "SQLite" or importlib.util.find_spec("pgserver") is None:
        yield found
        return
    postgres: Any = importlib.import_module("pgserver")
    folder.mkdir(parents=True, exist_ok=True)
    server = postgres.get_server(folder / "pg", cleanup_mode="stop")
    try:
        yield {**found, "PostgreSQL": {"DATABASE_URL": server.get_uri()}}
    finally:
        server.cleanup()


def child(folder: Path, promises: int, settings: dict[str, str]) -> dict[str, Any]:
    """One database, measured in a process of its own: Django is set up once a process."""
    command = [sys.executable, "-m", "benchmarks.ledger_scale", "--measure", str(folder)]
    env = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"} | settings
    command += ["--promises", str(promises)]
    told = subprocess.run(command, env=env, stdout=subprocess.PIPE, text=True, check=True)  # noqa: S603
    answer: dict[str, Any] = json.loads(told.stdout)
    return answer


def table(runs: dict[str, dict[str, Any]], where: str) -> list[str]:
    """Where it was measured, and a row for each time."""
    first = next(iter(runs.values()))
    names = dict.fromkeys(name for run in runs.values() for name in run["times"])
    head = " | ".join(runs)
    lines = [
        where,
        f"{first['promises']:,} promises, {first['entries']:,} entries; pages are asked of the site with its",
        f"middleware and templates, signed in, median of {TIMES}.",
        "",
        f"| | {head} | target |",
        f"|---|{'--:|' * len(runs)}--:|",
    ]
    for name in names:
        spent = " | ".join(_shown(run["times"].get(name)) for run in runs.values())
        lines.append(f"| {name} | {spent} | {_target(name)} |")
    return lines


def _shown(seconds: float | None) -> str:
    if seconds is None:
        return "–"
    return f"{1000 * seconds:.0f} ms" if seconds < 1 else f"{seconds:.1f} s"


def _target(name: str) -> str:
    if name.startswith("list page"):
        return f"{1000 * LIST:.0f} ms"
    return {"fold of all": f"{FOLD:.0f} s", "verify the chain": f"{VERIFY:.0f} s"}.get(name, "")


def main() -> None:
    """Measure each database in its own process and write the page."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--promises", type=int, default=100_000, help=f"with {EACH} entries each")
    asked.add_argument("--keep", type=Path, help="folder that keeps the databases for the next run")
    asked.add_argument("--only", choices=("SQLite", "PostgreSQL"), help="one database alone")
    asked.add_argument("--out", type=Path, default=PAGE, help="page to write")
    asked.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.measure:
        sys.stdout.write(json.dumps(measured(given.measure, given.promises)))
        return
    with tempfile.TemporaryDirectory(prefix="troth-scale-") as made:
        folder: Path = given.keep or Path(made)
        runs = {}
        with databases(folder, given.only) as known:
            for name, settings in known.items():
                (folder / name).mkdir(parents=True, exist_ok=True)
                runs[name] = child(folder / name, given.promises, settings)
    lines = table(runs, machine())
    put(given.out, "scale", lines)
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
