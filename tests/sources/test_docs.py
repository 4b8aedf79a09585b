from __future__ import annotations

from pathlib import Path

import pytest

from troth.sources import FORMATS, mappings
from troth.sources.reference import fields_table, rendered

PAGE = Path(__file__).parents[2] / "docs" / "sources.md"


def test_the_page_is_up_to_date() -> None:
    text = PAGE.read_text("utf-8")
    assert rendered(text) == text, "run: python -m troth.sources.reference"


def test_everything_stands_in_it() -> None:
    text = PAGE.read_text("utf-8")
    for name in [*(item.name for item in FORMATS), *(item.name for item in mappings())]:
        assert name in text
    assert "`thread`" in fields_table()


def test_a_lost_mark_is_an_error() -> None:
    with pytest.raises(ValueError, match="marks"):
        rendered("# nothing")
