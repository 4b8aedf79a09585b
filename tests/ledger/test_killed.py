"""Killed without warning during 200 random writes, again and again: nothing is lost and nothing doubled."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

WRITES = 200


def writer(*words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.ledger.writer", *words], stdout=subprocess.PIPE, text=True
    )


def told(*words: str) -> str:
    return subprocess.run(
        [sys.executable, "-m", "tests.ledger.writer", *words], capture_output=True, text=True, check=True
    ).stdout


def kill_after(url: str, lines: int) -> list[str]:
    """Start the writer, kill -9 it once it has told so many acts, return what it told."""
    process = writer(url, "7", str(WRITES))
    assert process.stdout is not None
    seen = [line for _, line in zip(range(lines), process.stdout, strict=False)]
    process.kill()
    seen += process.stdout.readlines()
    process.wait()
    return seen


def survive(url: str) -> None:
    """Kill the writer at random places, let it finish, and look at what stands."""
    told("migrate", url)
    chance = random.Random(11)
    done = [kill_after(url, chance.randrange(20, WRITES)) for _ in range(4)]
    entries, acts, broken, same = map(int, told("check", url).split())
    assert max(map(len, done)) <= acts <= max(map(len, done)) + 1
    assert (entries, broken, same) == (acts, 0, 1)
    assert len(told(url, "7", str(WRITES)).split()) == WRITES
    assert told("check", url).split() == [str(WRITES), str(WRITES), "0", "1"]


def test_on_sqlite(tmp_path: Path) -> None:
    survive(f"sqlite:{tmp_path / 'ledger.sqlite3'}")


@pytest.fixture
def postgres(tmp_path: Path) -> Iterator[str]:
    """A PostgreSQL server of its own, stopped afterwards."""
    pgserver = pytest.importorskip("pgserver", reason="PostgreSQL comes with the development extras")
    server = pgserver.get_server(tmp_path / "pg", cleanup_mode="delete")
    yield server.get_uri()
    server.cleanup()


@pytest.mark.postgres
def test_on_postgresql(postgres: str) -> None:
    survive(postgres)


@pytest.mark.postgres
def test_two_writers_on_postgresql_take_turns(postgres: str) -> None:
    told("migrate", postgres)
    both = [writer(postgres, "1", "40"), writer(postgres, "1", "40")]
    for process in both:
        process.communicate(timeout=120)
        assert process.returncode == 0
    assert told("check", postgres).split() == ["40", "40", "0", "1"]


def test_two_writers_on_sqlite_take_turns(tmp_path: Path) -> None:
    url = f"sqlite:{tmp_path / 'ledger.sqlite3'}"
    told("migrate", url)
    both = [writer(url, "1", "40"), writer(url, "1", "40")]
    for process in both:
        process.communicate(timeout=120)
        assert process.returncode == 0
    assert told("check", url).split() == ["40", "40", "0", "1"]
