"""Pages that are gone: noted once, forgotten when they are back, whatever a killed writer left."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from troth.library import Workspace, gone_pages, note_page

URL = "https://orca.example/word"


def test_a_page_is_noted_once_and_the_first_day_counts(tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path / "ws")
    assert gone_pages(workspace) == {}
    note_page(workspace, URL, date(2026, 3, 1), gone=True)
    note_page(workspace, URL, date(2026, 3, 9), gone=True)
    assert gone_pages(workspace) == {URL: "2026-03-01"}
    assert (workspace.root / "gone.jsonl").read_text().count(URL) == 1


def test_a_page_that_is_back_is_no_longer_gone(tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path / "ws")
    note_page(workspace, URL, date(2026, 3, 1), gone=False)
    assert not (workspace.root / "gone.jsonl").exists()
    note_page(workspace, URL, date(2026, 3, 1), gone=True)
    note_page(workspace, URL, date(2026, 3, 2), gone=False)
    assert gone_pages(workspace) == {}
    note_page(workspace, URL, date(2026, 3, 3), gone=True)
    assert gone_pages(workspace) == {URL: "2026-03-03"}


def test_a_torn_last_line_is_left_out(tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path / "ws")
    note_page(workspace, URL, date(2026, 3, 1), gone=True)
    with (workspace.root / "gone.jsonl").open("ab") as file:
        file.write(b'{"url": "https://orca.ex')
    assert gone_pages(workspace) == {URL: "2026-03-01"}
    note_page(workspace, f"{URL}/2", date(2026, 3, 4), gone=True)
    assert gone_pages(workspace)[URL] == "2026-03-01"
    assert f"{URL}/2" in gone_pages(workspace)
