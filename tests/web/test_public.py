"""Public pages: off by default, only what is published, outcomes of two people, nothing else leaks."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from tests.web.sample import ANA, BEN, doc_id
from troth.ledger import actions, evidence_actions, queries
from troth.ledger.acting import perform
from troth.ledger.models import Promise
from troth.ledger.people import READER, Actor
from troth.ledger.writing import Draft
from troth.library import Workspace
from troth.web import current, public
from troth.words import Span

CARA = Actor("cara", "communications")


@pytest.fixture
def opened(promise: str, workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> str:
    """The public pages are on and one promise, kept but not yet seconded, is published; its id."""
    here = current.workspace()
    monkeypatch.setattr(here, "settings", replace(here.settings, public=True))
    actions.publish(promise, True, CARA)
    return promise


def visitor() -> Client:
    return Client(REMOTE_ADDR="192.0.2.1")


def every_page(one: str) -> list[str]:
    return ["/public/", "/public/feed", "/public/sitemap.xml", f"/public/{one}", f"/public/{one}/card"]


def text_of(path: str) -> str:
    answer = visitor().get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def test_nothing_is_public_until_the_workspace_says_so(promise: str) -> None:
    actions.publish(promise, True, CARA)
    for path in every_page(promise):
        assert visitor().get(path).status_code == 404, path
    assert "Allow" not in text_of("/robots.txt")


def test_pages_need_no_sign_in_script_or_cookie(opened: str) -> None:
    for path in every_page(opened):
        answer = visitor().get(path)
        body = answer.content.decode()
        assert answer.status_code == 200, path
        assert not answer.cookies, path
        assert not re.findall(r"<script(?! type=.application/ld\+json)", body), path
    assert "500 lamps" in text_of("/public/")


def test_proposed_unpublished_and_rejected_promises_are_nowhere(opened: str) -> None:
    others = list(Promise.objects.exclude(promise_id=opened))
    assert others
    actions.publish(others[0].promise_id, True, CARA)
    told = "".join(text_of(path) for path in every_page(opened))
    for other in others:
        assert other.promise_id not in told
        assert other.wording not in told
        for path in (f"/public/{other.promise_id}", f"/public/{other.promise_id}/card"):
            assert visitor().get(path).status_code == 404
    assert visitor().get("/public/nothing").status_code == 404


def test_an_outcome_of_one_person_does_not_show(opened: str) -> None:
    assert queries.promise(opened).outcome == "kept"
    actions.comment(opened, "between ourselves", ANA)
    actions.assign(opened, "somebody", ANA)
    told = "".join(text_of(path) for path in every_page(opened))
    for secret in (">Kept<", "ClaimReview", "news.example", "between ourselves", "somebody", "ana", "24 Jan"):
        assert secret not in told, secret
    actions.second(opened, BEN)
    page = text_of(f"/public/{opened}")
    for words in (">Kept<", "ClaimReview", "news.example", "24 Jan 2026"):
        assert words in page, words
    assert "ben" not in page


def test_what_the_reader_adds_waits_for_a_person(opened: str) -> None:
    said = {"key": "w" * 32, "quote": "600 lamps", "on": "2026-02-01", "voice": "media", "speaker": "Mara"}
    moved = {"wording": "700 lamps", "on": "2026-02-01", "why": "amount changed", "due": None}
    drafts = [Draft(opened, "appeared", {"appearances": [said]}), Draft(opened, "worded", moved)]
    perform("propose", [opened], READER, {}, lambda _states: drafts)
    assert "600 lamps" in str(queries.promise(opened).appearances)
    told = "".join(text_of(path) for path in every_page(opened))
    assert "600 lamps" not in told
    assert "<ins>" not in told
    actions.publish(opened, True, CARA)
    page = text_of(f"/public/{opened}")
    assert "600 lamps" in page
    assert "<ins>700</ins>" in page


def test_words_of_customers_are_not_quoted(opened: str) -> None:
    actions.second(opened, BEN)
    text = current.library().text(doc_id("post0"))
    for name, voice in (("post0", "public"), ("done", "media")):
        body = current.library().text(doc_id(name))
        evidence_actions.add_evidence(
            opened, "supports_kept", ANA, span=Span(doc_id(name), 0, 20), texts=current.library(),
            on=date(2026, 1, 20),
        )  # fmt: skip
        page = text_of(f"/public/{opened}")
        assert (body[:20] in page) == (voice == "media")
    assert text[:20] not in text_of("/public/feed")


def test_what_was_never_public_leaves_no_step(opened: str) -> None:
    before = public.steps(opened)
    assert [step.what for step in before] == [("published",)]
    actions.set_outcome(opened, "in_the_works", ANA)
    actions.answer(opened, "We kept <b>it</b>.", CARA)
    assert [step.what for step in public.steps(opened)][1:] == [("outcome",), ("answers",)]
    page = text_of(f"/public/{opened}")
    assert "We kept &lt;b&gt;it&lt;/b&gt;." in page


def test_taking_a_promise_off_takes_it_off_everywhere(opened: str) -> None:
    actions.publish(opened, False, CARA)
    assert visitor().get(f"/public/{opened}").status_code == 404
    assert opened not in text_of("/public/") + text_of("/public/feed") + text_of("/public/sitemap.xml")


def test_a_merged_promise_leads_on_only_where_both_were_public(opened: str) -> None:
    other = Promise.objects.filter(review="proposed").first()
    assert other is not None
    actions.confirm(other.promise_id, ANA)
    actions.merge(other.promise_id, [opened], ANA)
    assert visitor().get(f"/public/{opened}").status_code == 404
    actions.publish(other.promise_id, True, CARA)
    answer = visitor().get(f"/public/{opened}")
    assert (answer.status_code, answer.headers["Location"]) == (301, f"/public/{other.promise_id}")


def test_only_the_card_may_be_framed(opened: str) -> None:
    card = visitor().get(f"/public/{opened}/card")
    assert "frame-ancestors *" in card.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in card.headers
    assert not re.findall(r"(?:src|href)=\"/(?!/)", card.content.decode())
    page = visitor().get(f"/public/{opened}")
    assert "frame-ancestors 'none'" in page.headers["Content-Security-Policy"]
    assert page.headers["X-Frame-Options"] == "DENY"


def test_json_ld_is_schema_org_and_cannot_end_its_element(opened: str) -> None:
    actions.second(opened, BEN)
    actions.edit(opened, {"wording": "Lamps</script><script>alert(1)</script> & more"}, ANA)
    page = text_of(f"/public/{opened}")
    assert page.count("</script>") == 1
    data = json.loads(page.split('<script type="application/ld+json">')[1].split("</script>")[0])
    assert (data["@type"], data["reviewRating"]["alternateName"]) == ("ClaimReview", "Kept")
    assert data["itemReviewed"]["text"] == "Lamps</script><script>alert(1)</script> & more"
    assert data["itemReviewed"]["datePublished"] == "2025-10-06"


@pytest.mark.parametrize(
    ("lang", "words"), [("de", "wann geändert"), ("zh-hans", "何时有何变化"), ("en", "What changed")]
)
def test_the_language_stands_in_the_address(lang: str, words: str, opened: str) -> None:
    page = text_of(f"/public/{opened}?lang={lang}")
    assert f'<html lang="{lang}"' in page
    assert words in page


def test_robots_are_shown_the_public_pages_only(opened: str) -> None:
    told = text_of("/robots.txt")
    assert "Allow: /public/" in told
    assert "Disallow: /\n" in told
    assert f"http://testserver/public/{opened}" in text_of("/public/sitemap.xml")


def test_publishing_is_for_those_who_may(opened: str, as_role: Callable[..., Client]) -> None:
    for role, code in (("viewer", 403), ("analyst", 403), ("communications", 302)):
        answer = as_role(role).post(f"/promises/{opened}/publish", {"public": "no"})
        assert answer.status_code == code, role
    assert not queries.promise(opened).public


def test_small_print_stands_with_the_words_and_that_of_customers_does_not(opened: str) -> None:
    assert "Small print" not in text_of(f"/public/{opened}")
    said = {"doc_id": "d", "doc_version": 1, "start": 0, "end": 4, "quote": "500 lamps", "on": "2025-10-07"}
    ours = {
        **said,
        "key": "n1",
        "voice": "own",
        "read": {"footnotes": [{"text": "* Only <b>some</b> lamps."}]},
    }
    theirs = {**said, "key": "n2", "voice": "public", "read": {"footnotes": [{"text": "* They never ship."}]}}

    def plan(_states: object) -> list[Draft]:
        return [Draft(opened, "appeared", {"appearances": [ours, theirs]})]

    perform("edit", [opened], ANA, {}, plan)
    page = text_of(f"/public/{opened}")
    assert "* Only &lt;b&gt;some&lt;/b&gt; lamps." in page
    assert "They never ship" not in page
