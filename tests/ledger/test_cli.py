"""`troth ledger` from end to end: from proposals to a settled promise, its proof and its undoing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import orjson
import pytest
from click.testing import CliRunner

from tests.ledger.shelf import Doc, amount, shelve
from tests.ledger.test_propose import LIND, three_tongues
from troth.cli.ledger import ledger
from troth.words import FixedClock, TrothError

pytestmark = pytest.mark.django_db

BRANDBOOK = """
brand: brightfold
entities:
  - {id: brightfold, kind: brand, name: Brightfold}
  - {id: lind, kind: person, name: Mara Lind, parent: brightfold}
"""
OPENED = "All 20 shops have opened as promised."


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """Runs a command in a workspace with one promise and its keeping; returns the JSON that it prints."""
    kept = Doc(OPENED, date(2026, 6, 20), [("fact", OPENED, {"amounts": [amount(20)], **LIND})])
    library = shelve(tmp_path, [*three_tongues(), kept])
    library.workspace.brandbook_path.write_text(BRANDBOOK, encoding="utf-8")
    monkeypatch.setattr("troth.library.Workspace.clock", lambda _: FixedClock(date(2026, 7, 1)))

    def command(*words: str, code: int = 0) -> Any:
        result = CliRunner().invoke(ledger, [*words, "-w", str(tmp_path), "--json"])
        if isinstance(result.exception, TrothError):
            raise result.exception
        assert result.exit_code == code, result.output
        return orjson.loads(result.output)

    return command


def test_a_promise_is_followed_to_its_end_and_proved(run: Callable[..., Any], tmp_path: Path) -> None:
    assert run("propose")["new_promises"] == 1
    assert run("follow")["proposed"] >= 1
    promise = run("queue")["promises"][0]["promise"]
    seq = run("show", promise[:8])["seq"]
    run("confirm", promise, "--as", "ana", "--role", "analyst", "--seen", str(seq))
    with pytest.raises(TrothError, match="changed since"):
        run("assign", promise, "cora", "--as", "ben", "--seen", str(seq))
    key = next(k for k, e in run("show", promise)["evidence"].items() if e["quote"] == OPENED)
    run("evidence", "accept", promise, key[:10], "--as", "ana", "--role", "analyst")
    run("status", promise, "kept", "--as", "ana", "--role", "analyst", "--reason", "all twenty stand")
    run("second", promise, "--as", "leo", "--role", "legal")
    shown = run("show", promise)
    assert (shown["outcome"], shown["seconded_by"], shown["schedule"]["state"]) == ("kept", "leo", "on_time")
    assert run("list", "--outcome", "kept")["total"] == 1
    assert run("history", promise)[-2]["reason"] == "all twenty stand"
    head = run("head")
    (tmp_path / "head.json").write_bytes(orjson.dumps(head))
    undone = run("undo", "--as", "leo", "--role", "legal")
    assert promise in undone["promises"]
    assert run("head", "--check", str(tmp_path / "head.json"), "--key", head["public_key"])["ok"]
    assert run("verify")["ok"]


def test_files_go_out_and_come_in(run: Callable[..., Any], tmp_path: Path) -> None:
    run("propose")
    for form in ("csv", "jsonl", "text", "entries"):
        assert run("export", str(tmp_path / f"out.{form}"), "--format", form)["rows"] >= 1
    assert run("ics", str(tmp_path / "dues.ics"))["events"] == 0
    (tmp_path / "in.csv").write_text("promise,due\nFree returns,2026-12-31\nBroken,tomorrow\n")
    report = run("import", str(tmp_path / "in.csv"), code=1)
    assert (report["added"], report["problems"][0]["row"]) == (1, 2)
    assert run("ics", str(tmp_path / "dues.ics"))["events"] == 1
    assert run("remind") == []


def test_evidence_by_hand_must_stand_in_the_document(run: Callable[..., Any]) -> None:
    run("propose")
    promise = run("list")["promises"][0]["promise"]
    doc = Doc(OPENED, date(2026, 6, 20)).doc_id
    with pytest.raises(TrothError, match="0 times"):
        run("evidence", "add", promise, "supports_kept", "--doc", doc, "--quote", "None opened")
    run("evidence", "add", promise, "supports_kept", "--doc", doc, "--quote", OPENED)
    assert run("verify")["ok"]


def test_unknown_promises_and_roles_are_told(run: Callable[..., Any]) -> None:
    with pytest.raises(TrothError, match="no promise"):
        run("show", "ffffffff")
    with pytest.raises(TrothError, match="nothing to undo"):
        run("undo", "--as", "nobody")


def test_figures_say_when_there_is_not_enough(run: Callable[..., Any]) -> None:
    run("propose")
    promise = run("list")["promises"][0]["promise"]
    run("confirm", promise)
    assert run("record")[0]["rate"] is None
    slips = run("slips", "--by", "speaker")
    assert (slips["overall"]["n"], slips["overall"]["enough"], slips["curves"][0]["n"]) == (1, False, 1)
    assert [p["kind"] for p in (b["posting"] for b in run("trust")["postings"])] == ["promise_overdue"]
    for day, value in (("2026-06-01", "5"), ("2026-06-11", "10"), ("2026-06-21", "15")):
        run("observe", promise, "opened", value, "--on", day)
    told = run("deliveries", promise, "opened", "--target", "20")
    assert told["finish"]["expected"] == "2026-07-01"
    assert run("findings")["found"] == 0
    assert run("rebuild") == {"promises": 1}


def test_a_lawful_deletion_from_the_command_line_keeps_the_chain(run: Callable[..., Any]) -> None:
    run("propose")
    promise = run("list")["promises"][0]["promise"]
    seq = run("comment", promise, "Jane Roe of 5 Mill Lane said so")["promises"][promise]
    run("erase", str(seq), "--law", "GDPR Art. 17", "--role", "legal")
    assert "Mill Lane" not in str(run("history", promise))
    assert run("verify")["ok"]


def test_a_promise_by_hand_is_corrected_answered_and_published(run: Callable[..., Any]) -> None:
    given = ("--speaker", "Mara Lind", "--said-on", "2026-01-02", "--due", "2026-06-30")
    [promise] = run("add", "We will plant 900 trees.", *given, "--key", "once")["promises"]
    assert run("add", "We will plant 900 trees.", *given, "--key", "once")["repeated"] is True
    run(
        "edit", promise, "--wording", "We will plant 900 oaks.", "--due", "2026-07-31", "--clarity", "unclear"
    )
    run("official", promise, "delayed", "--on", "2026-02-01", "--as", "cora", "--role", "communications")
    run("answer", promise, "The oaks come in July.", "--as", "cora", "--role", "communications")
    run("publish", promise, "--as", "cora", "--role", "communications")
    shown = run("show", promise)
    assert (shown["wording"], shown["due"]["to"], shown["clarity"]) == (
        "We will plant 900 oaks.", "2026-07-31", "unclear",
    )  # fmt: skip
    assert (shown["official"], shown["answers"][0]["text"], shown["public"]) == (
        "delayed", "The oaks come in July.", True,
    )  # fmt: skip
    run("silence", promise, "oaks", "--searched", "40", "--as-of", "2026-02-20")
    assert run("show", promise)["silence"] == {"as_of": "2026-02-20", "query": "oaks", "searched": 40}
    assert run("list", "--text", "oaks", "--save-as", "Oaks", "--shared")["total"] == 1
    assert [view["name"] for view in run("views")] == ["Oaks"]
    assert [row["promise"] for row in run("list", "--view", "Oaks")["promises"]] == [promise]
    run("publish", promise, "--off")
    assert run("show", promise)["public"] is False
    with pytest.raises(TrothError, match="does not recur"):
        run("instalment", promise, "2026-01-01", "kept")
    with pytest.raises(TrothError, match="may not publish"):
        run("publish", promise, "--as", "ana", "--role", "analyst")
