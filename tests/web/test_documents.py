"""The list of documents and one document: search, filters, paging, marks, versions."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.test import Client

from tests.web import sample
from troth.library import Workspace
from troth.web import current
from troth.web.finding import PAGE, Wanted, find

LINK = re.compile(r'<h3><a class="plain" href="/documents/(\w+)"')


def test_pages_of_the_list_hold_every_document_once(workspace: Workspace) -> None:
    library, seen, after = current.library(), [], ""
    while True:
        listing = find(library, Wanted(), after)
        assert len(listing.rows) <= PAGE
        seen += [row["doc_id"] for row in listing.rows]
        if not (after := listing.after):
            break
    assert sorted(seen) == sorted(row["doc_id"] for row in sample.documents())
    assert seen[-1] == sample.doc_id("undated")


def test_a_search_pages_through_its_hits_once(workspace: Workspace) -> None:
    first = find(current.library(), Wanted(q="alder"))
    second = find(current.library(), Wanted(q="alder"), first.after)
    assert first.total == sum("alder" in row["text"].lower() for row in sample.documents())
    assert len(first.rows) == PAGE
    assert not {row["doc_id"] for row in first.rows} & {row["doc_id"] for row in second.rows}


def test_two_character_words_are_found(workspace: Workspace) -> None:
    assert [row["doc_id"] for row in find(current.library(), Wanted(q="桤木")).rows] == [sample.doc_id("zh")]


def test_filters_narrow(workspace: Workspace) -> None:
    library = current.library()
    assert {row["voice"] for row in find(library, Wanted(voice="media")).rows} == {"media"}
    assert {row["lang"] for row in find(library, Wanted(lang="de")).rows} == {"de"}
    assert find(library, Wanted(channel="forum")).total == 1
    assert find(library, Wanted(q="alder", channel="weibo")).total == 0
    named = find(library, Wanted(entity="mara")).rows
    assert named
    assert all("Mara Lind" in row["beginning"] for row in named)


def test_more_rows_come_alone_for_htmx(workspace: Workspace, as_role: Callable[..., Client]) -> None:
    client = as_role("viewer")
    first = client.get("/documents").content.decode()
    after = re.search(r'hx-get="\?(after=[^"]+)"', first)
    assert after is not None
    more = client.get(
        "/documents?" + after[1].replace("&amp;", "&"), headers={"HX-Request": "true"}
    ).content.decode()
    assert "<html" not in more
    assert not set(LINK.findall(first)) & set(LINK.findall(more))


def test_a_document_shows_its_readings(workspace: Workspace, as_role: Callable[..., Client]) -> None:
    page = as_role("viewer").get(f"/documents/{sample.doc_id('launch')}").content.decode()
    assert 'class="m-' in page
    assert "m-mention" in page
    assert "Mara Lind" in page
    assert "Mention: Alder" in page


def test_a_link_points_at_its_passage(workspace: Workspace, as_role: Callable[..., Client]) -> None:
    text = current.library().text(sample.doc_id("launch"))
    start = text.index("500 lamps")
    page = (
        as_role("viewer")
        .get(f"/documents/{sample.doc_id('launch')}?start={start}&end={start + 9}")
        .content.decode()
    )
    assert page.count('id="here"') == 1
    beyond = (
        as_role("viewer").get(f"/documents/{sample.doc_id('launch')}?start=5&end=999999").content.decode()
    )
    assert 'id="here"' not in beyond


def test_versions_stand_side_by_side(own_workspace: Workspace, as_role: Callable[..., Client]) -> None:
    book = current.book()
    assert book is not None
    sample.edit(current.library(), book)
    client, address = as_role("viewer"), f"/documents/{sample.doc_id('launch')}"
    assert "Version 2" in client.get(address).content.decode()
    page = client.get(address + "/versions").content.decode()
    assert "<del>31</del>" in page
    assert "<ins>28</ins>" in page
