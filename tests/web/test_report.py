"""The report: one file, nothing outside it, every figure's note there, empty when there is nothing."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from tests.web import sample
from troth.library import Workspace
from troth.web.report import render_report


class Links(HTMLParser):
    """What a file refers to and what it defines."""

    def __init__(self) -> None:
        super().__init__()
        self.refers: list[str] = []
        self.ids: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            if name in ("href", "src", "xlink:href", "srcset", "action", "data"):
                self.refers.append(value or "")
            if name == "id":
                self.ids.append(value or "")


@pytest.mark.parametrize("language", ["en", "zh-hans", "de"])
def test_the_report_needs_nothing_else(language: str, promise: str, workspace: Workspace) -> None:
    text = render_report(workspace, language)
    links = Links()
    links.feed(text)
    assert not [link for link in links.refers if not link.startswith("#")]
    assert {link[1:] for link in links.refers} <= set(links.ids)
    assert len(links.ids) == len(set(links.ids))
    assert not links.tags & {"script", "link", "iframe", "object", "form", "img"}
    assert "@import" not in text
    assert not re.search(r"url\((?!#)", text)
    assert f'<html lang="{language}">' in text


def test_every_number_in_the_report_has_its_note(promise: str, workspace: Workspace) -> None:
    text = render_report(workspace)
    shown = re.findall(r'<span class="value">[^<]*(<sup>)?', text)
    assert len(shown) >= 3
    assert shown[0] == ""  # the number of documents; each of the others has a note
    assert all(note == "<sup>" for note in shown[1:])
    assert "500 lamps" in text
    assert "What is missing" in text
    assert "1 documents without a date" in text


def test_hostile_text_does_not_run_in_the_report(promise: str, workspace: Workspace) -> None:
    assert "<script" not in render_report(workspace)
    assert "onerror=alert(1)>" not in render_report(workspace)


def test_a_period_narrows_the_report(promise: str, workspace: Workspace) -> None:
    text = render_report(workspace, "en", sample.FIRST, sample.FIRST.replace(month=11))
    assert "6 Oct 2025 – 5 Nov 2025" in text


def test_an_empty_library_gives_an_empty_report(empty_workspace: Workspace, db: None) -> None:
    text = render_report(empty_workspace)
    assert "There is nothing to report" in text
    assert not re.search(r"\d+(\.\d+)?%", text.partition("</style>")[2])
