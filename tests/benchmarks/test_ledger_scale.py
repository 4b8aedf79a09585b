"""The command that measures the ledger at size, on a small one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.ledger_scale import PAGES
from benchmarks.pages import put

ROOT = Path(__file__).parents[2]


def test_every_read_is_measured_and_the_page_keeps_what_is_written_by_hand(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "# By hand\n<!-- scale -->\nlast year's\n<!-- /scale -->\nAlso by hand.\n", encoding="utf-8"
    )
    command = [sys.executable, "-m", "benchmarks.ledger_scale", "--promises", "40", "--out", str(page)]
    done = subprocess.run(
        [*command, "--only", "SQLite"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    text = page.read_text("utf-8")
    assert done.stdout.strip() in text
    assert "40 promises, 400 entries" in text
    assert text.count("| list page, ") == len(PAGES)
    assert "| verify the chain |" in text
    assert (text[:10], text[-14:], "last year's" in text) == ("# By hand\n", "Also by hand.\n", False)


def test_a_page_without_the_part_is_told(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# Nothing to fill in\n", encoding="utf-8")
    with pytest.raises(ValueError, match="has no part scale"):
        put(page, "scale", ["x"])
    assert page.read_text("utf-8") == "# Nothing to fill in\n"
