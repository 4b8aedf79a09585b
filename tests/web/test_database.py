"""DATABASE_URL: PostgreSQL in all the ways it is written; SQLite without it."""

from __future__ import annotations

from pathlib import Path

import pytest

from troth.web.database import database
from troth.words import TrothError


def test_without_an_address_it_is_sqlite(tmp_path: Path) -> None:
    found = database(None, tmp_path / "x.sqlite3")
    assert found["ENGINE"].endswith("sqlite3")
    assert found["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_every_part_of_an_address_is_read() -> None:
    found = database("postgresql://us%40er:p%2Fw@db.example:5433/troth?sslmode=require", Path())
    assert (found["USER"], found["PASSWORD"], found["HOST"], found["PORT"]) == (
        "us@er",
        "p/w",
        "db.example",
        "5433",
    )
    assert found["NAME"] == "troth"
    assert found["OPTIONS"] == {"sslmode": "require"}


def test_a_socket_folder_is_a_host() -> None:
    found = database("postgres:///troth?host=/run/pg", Path())
    assert (found["HOST"], found["PORT"], found["OPTIONS"]) == ("/run/pg", "", {})


@pytest.mark.parametrize("url", ["mysql://x/y", "postgresql://host/", "postgresql://h:port/x", "nonsense"])
def test_other_addresses_are_refused_without_showing_them(url: str) -> None:
    with pytest.raises(TrothError, match="DATABASE_URL") as told:
        database(url.replace("://", "://me:secret@"), Path())
    assert "secret" not in str(told.value)
