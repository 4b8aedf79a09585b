"""Promises on the site: acts by form, the review queue, conflicts, two people, undo."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
from django.db import transaction
from django.test import Client

from troth.ledger import queries
from troth.ledger.acting import write
from troth.ledger.models import Entry, Promise
from troth.ledger.people import READER
from troth.ledger.writing import Draft, lock
from troth.library import Workspace
from troth.web import current, promise_parts
from troth.web.people import ROLES
from troth.words import sha256_hex
from troth.words.schemas import DOCUMENTS

HTMX = {"HX-Request": "true"}


def proposal() -> Promise:
    found = Promise.objects.filter(review="proposed").order_by("promise_id").first()
    assert found is not None
    return found


def test_a_proposal_is_confirmed_and_undone_in_the_queue(
    promise: str, as_role: Callable[..., Client]
) -> None:
    client, one = as_role("analyst"), proposal()
    done = client.post(f"/review/{one.promise_id}/confirm", {"seq": one.seq}, headers=HTMX).content.decode()
    assert "Confirmed" in done
    assert "<html" not in done
    assert queries.promise(one.promise_id).review == "confirmed"
    assert client.post("/review/undo").status_code == 302
    assert queries.promise(one.promise_id).review == "proposed"


def test_the_queue_corrects_what_was_read(promise: str, as_role: Callable[..., Client]) -> None:
    one = proposal()
    form = {"seq": one.seq, "wording": "We will do it", "speaker": "Mara", "due_from": "2026-05-01",
            "due_to": "2026-05-31", "specificity": "2"}  # fmt: skip
    item = as_role("analyst").post(f"/review/{one.promise_id}/edit", form, headers=HTMX).content.decode()
    assert "31 May 2026" in item
    assert queries.promise(one.promise_id).wording == "We will do it"


def test_several_are_settled_as_one_act(promise: str, as_role: Callable[..., Client]) -> None:
    waiting = list(Promise.objects.filter(review="proposed"))
    client = as_role("analyst")
    client.post(
        "/review/several", {"verb": "reject", "promise": [f"{p.promise_id}:{p.seq}" for p in waiting]}
    )
    assert not Promise.objects.filter(review="proposed").exists()
    assert Entry.objects.filter(kind="rejected").values("act").distinct().count() == 1


def test_the_second_of_two_people_is_told(promise: str, as_role: Callable[..., Client]) -> None:
    one = proposal()
    assert as_role("analyst").post(f"/review/{one.promise_id}/confirm", {"seq": one.seq}).status_code == 302
    late = as_role("legal").post(f"/review/{one.promise_id}/reject", {"seq": one.seq}, headers=HTMX)
    assert late.status_code == 409
    assert "analyst (analyst): confirmed" in late.content.decode()
    assert queries.promise(one.promise_id).review == "confirmed"


def test_kept_becomes_public_by_a_second_person_only(promise: str, as_role: Callable[..., Client]) -> None:
    assert queries.promise(promise).public_outcome == "not_rated"
    assert as_role("communications").post(f"/promises/{promise}/second").status_code == 403
    assert as_role("legal").post(f"/promises/{promise}/second").status_code == 302
    assert queries.promise(promise).public_outcome == "kept"


def test_a_remark_stands_on_the_page_with_who_made_it(promise: str, as_role: Callable[..., Client]) -> None:
    as_role("legal").post(f"/promises/{promise}/comment", {"text": "Ask the factory"})
    page = as_role("analyst").get(f"/promises/{promise}")
    assert page.status_code == 200
    remarks = page.content.decode().partition("Remarks</h2>")[2].partition("</section>")[0]
    assert "Ask the factory" in remarks
    assert "legal" in remarks


def test_an_undo_from_a_page_that_is_old_is_told(promise: str, as_role: Callable[..., Client]) -> None:
    client, one = as_role("analyst"), proposal()
    client.post(f"/promises/{one.promise_id}/confirm")
    entry = Entry.objects.filter(promise_id=one.promise_id, kind="confirmed").get()
    as_role("legal").post(f"/promises/{one.promise_id}/comment", {"text": "Wait"})
    old = {"act": entry.act, "seq": entry.seq}
    told = client.post(f"/promises/{one.promise_id}/undo", old)
    assert (told.status_code, "legal (legal): commented" in told.content.decode()) == (409, True)
    now = {**old, "seq": queries.promise(one.promise_id).seq}
    assert client.post(f"/promises/{one.promise_id}/undo", now).status_code == 302
    assert queries.promise(one.promise_id).review == "proposed"


def test_every_act_asks_for_the_right(promise: str, as_role: Callable[..., Client]) -> None:
    acts = {
        "comment": {"text": "hm"}, "assign": {"to": "ben"}, "outcome": {"outcome": "stalled"},
        "official": {"official": "done"}, "answer": {"text": "we kept it"}, "edit": {"wording": "other"},
        "evidence": {"relation": "restated", "url": "https://x.example"},
    }  # fmt: skip
    refused = {"viewer": set(acts), "analyst": {"official", "answer"}}
    for role in ROLES:
        client = as_role(role)
        for verb, form in acts.items():
            answer = client.post(
                f"/promises/{promise}/{verb}",
                {**form, "text": f"{role} says"}
                if verb in ("comment", "answer")
                else {**form, "wording": f"said {role}"}
                if verb == "edit"
                else form,
            )
            wanted = 403 if verb in refused.get(role, set()) else 302
            assert answer.status_code == wanted, (role, verb)


def test_an_outcome_without_evidence_is_refused_with_its_reason(
    promise: str, as_role: Callable[..., Client]
) -> None:
    client, one = as_role("analyst"), proposal()
    client.post(f"/promises/{one.promise_id}/confirm")
    answer = client.post(f"/promises/{one.promise_id}/outcome", {"outcome": "broken"})
    assert answer.status_code == 400
    assert "broken needs accepted evidence" in answer.content.decode()


def test_forms_need_their_token(promise: str, as_role: Callable[..., Client]) -> None:
    client = as_role("admin", enforce_csrf_checks=True)
    assert client.post(f"/promises/{promise}/comment", {"text": "hm"}).status_code == 403
    assert client.get(f"/promises/{promise}/comment").status_code == 405


def test_the_page_tells_the_whole_story(promise: str, as_role: Callable[..., Client]) -> None:
    page = as_role("analyst").get(f"/promises/{promise}").content.decode()
    for words in ("500 lamps", "Says it was kept", "24 Jan 2026", "news.example", "Outcome set"):
        assert words in page


def test_a_view_is_kept_and_opened(promise: str, as_role: Callable[..., Client]) -> None:
    client = as_role("analyst")
    client.post("/promises/views", {"name": "Kept ones", "outcome": "kept"})
    page = client.get("/promises").content.decode()
    assert 'href="?outcome=kept&amp;review=confirmed">Kept ones</a>' in page


def test_due_days_are_a_calendar(promise: str, as_role: Callable[..., Client]) -> None:
    assert as_role("viewer").get("/promises.ics").content.startswith(b"BEGIN:VCALENDAR")


def test_views_hold_no_logic_of_the_ledger() -> None:
    for path in (Path(__file__).parents[2] / "src/troth/web/views").glob("*.py"):
        assert "Entry.objects" not in path.read_text("utf-8"), path


def test_findings_show_the_words_that_changed_and_how_small_a_note_is(
    promise: str, as_role: Callable[..., Client]
) -> None:
    state = queries.promise(promise)
    doc = next(iter(state.appearances.values()))["doc_id"]
    edited = {"key": "a", "kind": "page_edited", "was": "We will open 20 shops", "gone": False,
              "on": "2026-02-01",
              "quote": "We will open some shops", "doc_id": doc, "start": 0, "end": 9}  # fmt: skip
    lost = {"key": "b", "kind": "page_edited", "was": "We will refund <b>all</b>", "gone": True, "quote": "",
            "doc_id": doc, "doc_version": 1, "start": None, "end": None}  # fmt: skip
    note = {"key": "c", "kind": "smallprint", "headline": "all", "note": "only", "quote": "* Only some",
            "headline_size": 24.0, "note_size": 6.0, "small": True, "doc_id": doc}  # fmt: skip
    with transaction.atomic():
        drafts = [Draft(promise, "found", finding) for finding in (edited, lost, note)]
        write(lock("main"), drafts, READER, "found-act", {})
    page = as_role("viewer").get(f"/promises/{promise}").content.decode()
    assert "<del>20</del><ins>some</ins>" in page
    assert "Words are gone from the page" in page
    assert "We will refund &lt;b&gt;all&lt;/b&gt;" in page
    assert "“all” in the headline, “only” in the note" in page
    assert "headline 24.0 pt, note 6.0 pt" in page
    assert "set much smaller" in page


def test_each_appearance_shows_the_words_of_its_own_version(own_workspace: Workspace, db: None) -> None:
    library, rows = current.library(), []
    for text in ("We will open 20 shops.", "We may open some shop."):
        at = datetime(2026, 1, 2, tzinfo=UTC)
        row = {**dict.fromkeys(DOCUMENTS.names), "doc_id": "page", "doc_version": 1, "channel": "web",
               "kind": "article", "voice": "own", "collected_at": at, "published_precision": "day",
               "text": text, "text_sha256": sha256_hex(text.encode())}  # fmt: skip
        library.add([pa.Table.from_pylist([row], schema=DOCUMENTS)])
        rows.append({"doc_id": "page", "doc_version": len(rows) + 1, "start": 0, "end": 22, "key": text})
    shown = promise_parts.in_place(rows)
    assert {item["key"]: item["passage"].quote for item in shown} == {row["key"]: row["key"] for row in rows}
    [unversioned] = promise_parts.in_place([{**rows[0], "doc_version": None}])
    assert unversioned["passage"].quote == "We may open some shop."
