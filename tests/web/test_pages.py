"""Every page for every role: what opens, what is refused, what an empty workspace shows, what is escaped."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser

import pytest
from django.test import Client

from tests.ledger.shelf import Doc, amount, shelve
from tests.web import sample
from troth.library import Workspace
from troth.web.people import ROLES

PAGES = ["/", "/documents", "/documents?q=lamp", "/documents?lean=negative&voice=public", "/promises",
         "/promises?schedule=overdue", "/narrative", "/figures", "/figures/net_sentiment",
         "/figures/pyramid_mix?by=quarter", "/figures/speech_profile?terms=lamp", "/figures/promise_rate",
         "/sources", "/help", "/report", "/promises.ics", "/api/v1/openapi.json", "/api/v1/docs"]  # fmt: skip
ALLOWED = {
    "/review": {"analyst", "communications", "legal", "admin"},
    "/brandbook": {"analyst", "communications", "legal", "admin"},
    "/people": {"admin"},
}


@pytest.mark.parametrize("role", ROLES)
def test_every_role_opens_the_pages_that_are_its_own(
    role: str, promise: str, as_role: Callable[..., Client]
) -> None:
    client = as_role(role)
    pages = [*PAGES, f"/promises/{promise}", f"/documents/{sample.doc_id('launch')}"]
    assert {page: client.get(page).status_code for page in pages} == dict.fromkeys(pages, 200)
    wanted = {page: 200 if role in roles else 403 for page, roles in ALLOWED.items()}
    assert {page: client.get(page).status_code for page in ALLOWED} == wanted


@pytest.mark.parametrize(
    "page", ["/", "/documents", "/promises", "/review", "/people", "/report", "/brandbook"]
)
def test_a_visitor_is_asked_to_sign_in(page: str, workspace: Workspace, db: None) -> None:
    answer = Client(REMOTE_ADDR="127.0.0.1").get(page)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/sign-in?next=")


def test_the_api_tells_a_visitor_in_json(workspace: Workspace, db: None) -> None:
    answer = Client().get("/api/v1/documents")
    assert answer.status_code == 401
    assert answer.json() == {"detail": "sign in first"}


@pytest.mark.parametrize("page", [*PAGES, *ALLOWED])
def test_an_empty_workspace_opens_every_page(
    page: str, empty_workspace: Workspace, as_role: Callable[..., Client]
) -> None:
    assert as_role("admin").get(page).status_code == 200


def test_an_empty_overview_says_what_to_do(
    empty_workspace: Workspace, as_role: Callable[..., Client]
) -> None:
    page = as_role("admin").get("/").content.decode()
    assert "Nothing has been read yet" in page
    assert "troth add FILES" in page


@pytest.mark.parametrize("language", ["en", "zh-hans", "de"])
def test_pages_speak_the_chosen_language(language: str, promise: str, as_role: Callable[..., Client]) -> None:
    client = as_role("analyst")
    client.post("/language", {"language": language, "next": "/promises"})
    page = client.get("/promises").content.decode()
    assert f'<html lang="{language}"' in page
    assert {"en": "Said by", "zh-hans": "说话人", "de": "Gesagt von"}[language] in page
    assert {"en": "31 Jan 2026", "zh-hans": "2026年1月31日", "de": "31.01.2026"}[language] in page


def test_the_theme_is_kept_in_a_cookie(workspace: Workspace, as_role: Callable[..., Client]) -> None:
    client = as_role("viewer")
    client.post("/theme", {"theme": "dark", "next": "/help"})
    assert 'data-theme="dark"' in client.get("/help").content.decode()
    client.post("/theme", {"theme": "<script>", "next": "/help"})
    assert 'data-theme="dark"' in client.get("/help").content.decode()


def test_headers_allow_nothing_but_our_own_files(
    workspace: Workspace, as_role: Callable[..., Client]
) -> None:
    answer = as_role("viewer").get("/")
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"


class Tags(HTMLParser):
    """Collects what a hostile text would need: scripts with contents, handlers, styles, script links."""

    def __init__(self) -> None:
        super().__init__()
        self.bad: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if (tag == "script" and not (given.get("src") or "").startswith("/static/")) or tag == "style":
            self.bad.append(tag)
        for name, value in attrs:
            if name.startswith("on") or name == "style" or (value or "").startswith("javascript:"):
                self.bad.append(f"{tag} {name}={value}")


@pytest.mark.parametrize(
    "page", ["/documents?q=bad", "/documents/{hostile}", "/sources", "/figures/net_sentiment"]
)
def test_hostile_text_is_shown_and_never_run(
    page: str, workspace: Workspace, as_role: Callable[..., Client]
) -> None:
    page = page.format(hostile=sample.doc_id("hostile"))
    text = as_role("admin").get(page).content.decode()
    tags = Tags()
    tags.feed(text)
    assert tags.bad == []
    if page.startswith("/documents"):
        assert "&lt;script&gt;" in text


def test_what_is_not_there_is_a_page_too(workspace: Workspace, as_role: Callable[..., Client]) -> None:
    client = as_role("analyst")
    for page in (
        "/nothing",
        "/documents/0000",
        "/promises/0000",
        "/figures/nothing",
        "/sources/rejects/..%2Fsettings.toml",
    ):
        assert client.get(page).status_code == 404, page
    assert client.get("/promises?order=sideways").status_code == 400


def test_claims_that_do_not_add_up_are_shown_with_their_sum(
    own_workspace: Workspace, as_role: Callable[..., Client]
) -> None:
    client, quote = as_role("viewer"), "290,000 is only 0.6% of the total 43 million"
    assert "Claims that do not hold together" not in client.get("/narrative").content.decode()
    amounts = [amount(290_000, None, "290,000"), amount(0.6, "%", "0.6%"), amount(43e6, None, "43 million")]
    said = [("fact", quote, {"amounts": amounts})]
    shelve(own_workspace.root, [Doc(quote, date(2026, 1, 5), said), Doc(f"{quote}.", date(2026, 1, 6), said)])
    page = client.get("/narrative").content.decode()
    assert page.count("290,000 / 43 million = 0.67 %, not 0.6%") == 1
    assert [found["computed"] for found in client.get("/api/v1/claims").json()] == [pytest.approx(29 / 43)]
    assert client.get("/api/v1/claims?until=2026-01-01").json() == []
