from __future__ import annotations

from pathlib import Path

from troth.reading.about import render

PAGE = Path(__file__).parents[2] / "docs" / "reading.md"


def test_the_page_shows_every_annotator_as_it_is() -> None:
    assert render() in PAGE.read_text("utf-8")
