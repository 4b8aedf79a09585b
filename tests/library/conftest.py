"""A new, empty library for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from troth.library import Library, Workspace


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(Workspace.create(tmp_path / "workspace"))
