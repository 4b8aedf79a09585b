"""The ledger's commands, run as a user runs them: in a process of their own, with nothing set up before."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran

Troth = Callable[..., Ran]


@pytest.fixture
def promise(troth: Troth, tmp_path: Path) -> str:
    """A workspace `ws` with one proposed promise; its id."""
    troth("init", "ws")
    (tmp_path / "ws" / "brandbook.yaml").write_text(
        "brand: orca\nentities:\n"
        "- {id: orca, kind: brand, name: Orca, accounts: [{channel: x, handle: orca}]}\n"
    )
    (tmp_path / "posts.csv").write_text(
        "id,text,published_at,author\n1,We will open 12 shops in Austria by 31 May 2026.,2026-03-02,orca\n"
    )
    assert troth("add", "posts.csv", "--channel", "x", "--kind", "post", "-w", "ws").code == 0
    ran = troth("read", "-w", "ws", "--json")
    assert ran.json["ledger"]["new promises"] == 1, ran.out
    [row] = troth("ledger", "list", "-w", "ws", "--json").json["promises"]
    return str(row["promise"])


def test_a_promise_from_proposal_to_undo(troth: Troth, promise: str) -> None:
    def act(*words: object) -> None:
        ran = troth("ledger", *words, "-w", "ws", "--as", "Mei", "--role", "analyst")
        assert ran.code == 0, ran.err

    act("confirm", promise)
    act("comment", promise, "asked the shops team")
    act("assign", promise, "Jonas")
    act("status", promise, "in_the_works")
    shown = troth("ledger", "show", promise, "-w", "ws", "--json").json
    assert (shown["review"], shown["outcome"], shown["owner"]) == ("confirmed", "in_the_works", "Jonas")
    old = ("ledger", "undo", "--seen", shown["seq"] - 1, "-w", "ws", "--as", "Mei", "--role", "analyst")
    refused = troth(*old)
    assert (refused.code, "changed since you read it" in refused.err) == (2, True)
    act("undo", "--seen", shown["seq"])
    assert troth("ledger", "show", promise, "-w", "ws", "--json").json["outcome"] == "not_rated"
    assert troth("ledger", "verify", "-w", "ws").code == 0


def test_a_viewer_may_not_confirm(troth: Troth, promise: str) -> None:
    ran = troth("ledger", "confirm", promise, "-w", "ws", "--as", "Guest", "--role", "viewer")
    assert ran.code == 2
    assert "may not confirm" in ran.err


def test_a_tracker_comes_in_once(troth: Troth, tmp_path: Path) -> None:
    (tmp_path / "t.json").write_text(
        '{"expectations": [{"title": "Orca Pay in all shops", "category": "Pay", "status": "Stagnant",'
        ' "sources": ["https://orca.example/1"]}]}'
    )
    troth("init", "ws")
    first = troth("ledger", "import", "t.json", "-w", "ws")
    assert "1 added" in first.out, first.err
    assert "0 added, 0 changed, 1 as they were" in troth("ledger", "import", "t.json", "-w", "ws").out


def test_a_person_is_erased_and_an_earlier_head_still_fits(
    troth: Troth, promise: str, tmp_path: Path
) -> None:
    who = ("-w", "ws", "--as", "Leo", "--role", "legal")
    troth("ledger", "comment", promise, "Mara Lindqvist heard otherwise", *who)
    (tmp_path / "head.json").write_text(troth("ledger", "head", "-w", "ws").out)
    shown = troth("ledger", "erase", "--person", "mara lindqvist", "--show", *who)
    assert "commented" in shown.out
    asked = troth("ledger", "erase", "--person", "Mara Lindqvist", "--law", "GDPR Art. 17", "--json", *who)
    assert (asked.code, "cannot be undone" in asked.out + asked.err) == (2, True)
    done = troth("ledger", "erase", "--person", "Mara Lindqvist", "--law", "GDPR Art. 17", "--yes", *who)
    assert "1 entries blanked" in done.out, done.err
    assert "Lindqvist" not in troth("ledger", "export", "-", "--format", "entries", "-w", "ws").out
    assert b"Lindqvist" not in (tmp_path / "ws" / "troth.sqlite3").read_bytes()
    assert troth("ledger", "verify", "-w", "ws").code == 0
    assert troth("ledger", "head", "--check", "head.json", "-w", "ws").code == 0
    # The reader's proposal quotes the account's post: it goes with the account, and does not come back.
    gone = troth("ledger", "erase", "--person", "orca", "--law", "GDPR Art. 17", "--yes", "--json", *who).json
    assert len(gone["documents"]) == 1
    assert troth("read", "-w", "ws", "--json").json["ledger"]["new promises"] == 0
    assert troth("ledger", "list", "-w", "ws", "--json").json["promises"] == []
    with sqlite3.connect(tmp_path / "ws" / "troth.sqlite3") as database:
        database.execute("DROP TRIGGER ledger_entry_frozen")
        seq = json.loads((tmp_path / "head.json").read_text())["seq"]
        database.execute("UPDATE ledger_entry SET hash = 'f' WHERE seq = ?", [seq])
    rewritten = troth("ledger", "head", "--check", "head.json", "-w", "ws")
    assert (rewritten.code, "rewritten" in rewritten.err) == (1, True)
    assert troth("ledger", "verify", "-w", "ws").code == 1
