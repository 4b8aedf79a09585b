"""Drawings: the page's colours, ids of their own, kept by content."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from troth.web.charts import line_with_band, stacked_weeks
from troth.web.drawing import chart

ROWS = [
    {"week": date(2026, 1, 5), "voice": "own", "n": 3},
    {"week": date(2026, 1, 5), "voice": "public", "n": 2},
        {"week": date(2026, 2, 2), "voice": "public", "n": 9}]  # fmt: skip


def drawn(title: str, folder: Path) -> str:
    return str(chart(title, stacked_weeks(ROWS, ["own", "public"]), [], [], folder=folder).wide)


def test_colours_are_the_pages_and_nothing_is_inline(tmp_path: Path) -> None:
    svg = drawn("Weeks", tmp_path)
    assert 'fill="var(--v-own)"' in svg
    assert ' style="' not in svg
    assert 'role="img" aria-label="Weeks"' in svg


def test_columns_are_stacked(tmp_path: Path) -> None:
    heights = re.findall(r'fill="var\(--v-(own|public)\)"', drawn("Weeks", tmp_path))
    assert sorted(heights) == ["own", "public", "public"]


def test_a_title_cannot_break_out(tmp_path: Path) -> None:
    svg = drawn('"><script>alert(1)</script>', tmp_path)
    assert "<script" not in svg


def test_a_drawing_is_kept_and_used_again(tmp_path: Path) -> None:
    rows = [{"month": date(2026, n, 1), "value": n / 7.3, "low": 0.1, "high": 0.9} for n in (1, 2, 3)]
    first = chart("Course", line_with_band(rows, percent=True), [], [], folder=tmp_path)
    kept = sorted(path.name for path in tmp_path.glob("*.svg"))
    assert len(kept) == 2
    assert first.wide != first.narrow
    chart("Course", line_with_band(rows, percent=True), [], [], folder=tmp_path)
    assert sorted(path.name for path in tmp_path.glob("*.svg")) == kept
