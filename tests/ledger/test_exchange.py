"""In from CSV and trackers, out as JSON Lines, CSV, text, calendar and reminders."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import orjson
import pytest
from icalendar import Calendar

from tests.ledger.conftest import ANA, BEN, a_promise
from troth.ledger import actions, evidence_actions, importing, queries, reminders, views
from troth.ledger.calendar_feed import calendar
from troth.ledger.exporting import export
from troth.ledger.proof import verify_chain
from troth.words import TrothError

pytestmark = pytest.mark.django_db

CSV = """promise;speaker;due;status;source
Repairs within a week;Mara Lind;2026-02-01;broken;https://example.org/late
A lamp that never fails;Mara Lind;;kept;
=HYPERLINK("x");Mara Lind;2026-13-40;kept;
Free returns;Mara Lind;2026-05-01;soonish;
Cheaper parts;Mara Lind;2026-05-01;in progress;
"""


def written(form: str) -> str:
    out = io.StringIO()
    export(out, form)
    return out.getvalue()


def test_a_csv_comes_in_row_by_row(tmp_path: Path) -> None:
    file = tmp_path / "promises.csv"
    file.write_text("\ufeff" + CSV, encoding="utf-8")
    incoming, problems = importing.read_csv(file)
    assert [p.row for p in problems] == [3, 4]
    report = importing.take_in(incoming, file.name, ANA, problems)
    assert (report.added, [p.row for p in report.problems]) == (3, [3, 4, 2])
    by_words = {r.promise.wording: r.promise for r in queries.list_promises(queries.Filters(review=())).rows}
    assert by_words["Repairs within a week"].outcome == "broken"
    assert by_words["A lamp that never fails"].outcome == "not_rated"
    assert by_words["Cheaper parts"].outcome == "in_the_works"
    again = importing.take_in(importing.read_csv(file)[0], file.name, ANA, [])
    assert (again.added, again.changed, again.unchanged) == (0, 0, 3)
    assert verify_chain() == []


def test_a_tracker_comes_in_with_its_history(tmp_path: Path) -> None:
    tracker, history = tmp_path / "t.json", tmp_path / "h.csv"
    items = [
        {"title": "Docking", "category": "Ships", "status": "Completed", "sources": ["https://example.org/a"],
         "quote": "Studio|You will dock."},
        {"title": "Farming", "category": "Mechanics", "status": "Stagnant"},
        {"title": "Farming", "category": "Mechanics", "status": "Broken"},
        {"category": "x", "status": "Broken"},
    ]  # fmt: skip
    tracker.write_bytes(orjson.dumps({"expectations": items}))
    history.write_text(
        "date,commit,title,from,to,last_sources\n2018-01-02,a,Docking,,Not implemented,\n"
        "2020-05-06,b,Docking,Not implemented,Completed,https://example.org/b\n"
    )
    incoming, problems = importing.read_tracker(tracker, history)
    assert [p.row for p in problems] == [3, 4]
    importing.take_in(incoming, "tracker", ANA, [])
    docking = next(r.promise for r in queries.list_promises(queries.Filters(text="Docking")).rows)
    assert (docking.outcome, docking.settled_on, docking.announced_on) == (
        "kept", date(2020, 5, 6), date(2018, 1, 2),
    )  # fmt: skip
    assert (docking.speaker, docking.line) == ("Studio", "Ships")
    assert importing.take_in(incoming, "tracker", ANA, []).unchanged == 2


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"a,b\n1,2\n", b"[1, 2]", b'{"x": 1}'])
def test_what_is_no_list_of_promises_is_refused_or_empty(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "x"
    file.write_bytes(content)
    with pytest.raises(TrothError):
        importing.read_csv(file)
    if content != b"[1, 2]":
        with pytest.raises(TrothError):
            importing.read_tracker(file)
    else:
        assert importing.read_tracker(file) == ([], [])


def test_exports_are_safe_readable_and_complete() -> None:
    formula = a_promise("=1+1 is what we promise", fields={"speaker": "@mara"})
    plain = a_promise("We will open 20 shops by June.")
    evidence_actions.add_evidence(plain, "supports_kept", ANA, quote="All open.", on=date(2026, 2, 3))
    actions.set_outcome(plain, "kept", ANA)
    assert "'=1+1" in written("csv")
    assert "'@mara" in written("csv")
    assert {orjson.loads(line)["promise_id"] for line in written("jsonl").splitlines()} == {formula, plain}
    assert [orjson.loads(line)["seq"] for line in written("entries").splitlines()] == [1, 2, 3, 4]
    text = written("text")
    assert "outcome: kept on 2026-02-03, by ana" in text
    assert "accepted supports_kept 2026-02-03: “All open.”" in text
    with pytest.raises(TrothError):
        written("pdf")


def test_the_calendar_holds_open_dues_and_rounds() -> None:
    once = a_promise("Shops", due={"from": None, "to": "2026-06-30"})
    a_promise("Reports", due={"from": "2026-01-01", "to": None, "every": "quarter"})
    done = a_promise("Done", due={"from": None, "to": "2026-02-01"})
    evidence_actions.add_evidence(done, "supports_kept", ANA, quote="Done.")
    actions.set_outcome(done, "kept", ANA)
    events = Calendar.from_ical(calendar()).walk("VEVENT")
    assert {(str(e["summary"]), e["dtstart"].dt) for e in events} == {
        ("Due: Shops", date(2026, 6, 30)),
        ("Due: Reports", date(2026, 3, 31)),
        ("Due: Reports", date(2026, 6, 30)),
    }
    assert f"{once}@troth" in {str(e["uid"]) for e in events}


def test_reminders_go_out_once_and_again_only_if_they_failed(tmp_path: Path) -> None:
    promise = a_promise("Shops", due={"from": None, "to": "2026-03-06"})
    far = a_promise("Far away", due={"from": None, "to": "2027-01-01"})
    actions.assign(promise, "cora", ANA)
    actions.assign(far, "cora", ANA)
    sent: list[tuple[str, str, str]] = []

    def take(*letter: str) -> bool:
        sent.append((letter[0], letter[1], letter[2]))
        return len(sent) > 1

    memory = tmp_path / "sent.json"
    count, problems = reminders.remind({"cora": "json://localhost"}, memory, take)
    assert (count, len(problems)) == (0, 1)
    assert reminders.remind({"cora": "json://localhost"}, memory, take) == (1, [])
    assert reminders.remind({"cora": "json://localhost"}, memory, take) == (0, [])
    assert sent[1] == ("json://localhost", "1 promise coming due", "2026-03-06 (in 5 days): Shops")


def test_a_promise_without_owner_needs_an_address_for_it(tmp_path: Path) -> None:
    a_promise("Shops", due={"from": None, "to": "2026-03-01"})
    _, problems = reminders.remind({}, tmp_path / "sent.json", lambda *_: True)
    assert "no address" in problems[0].message
    assert reminders.due_reminders(set())[0].step == 0


def test_saved_views_are_a_persons_own_unless_shared() -> None:
    a_promise("Repairs", due={"from": None, "to": "2026-02-01"})
    views.save_view("late", {"schedule": "overdue"}, ANA)
    views.save_view("late", {"schedule": "overdue", "owner": ""}, ANA, shared=True)
    assert queries.list_promises(views.open_view("late", BEN)).total == 1
    with pytest.raises(TrothError):
        views.save_view("bad", {"schedule": "sometimes"}, ANA)
    with pytest.raises(TrothError):
        views.delete_view("late", BEN)
    views.delete_view("late", ANA)
    assert views.list_views(BEN) == []
