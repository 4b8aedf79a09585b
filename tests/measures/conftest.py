from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.measures.told import Told
from troth.library import Library, Workspace


@pytest.fixture
def told(tmp_path: Path) -> Told:
    return Told(Library(Workspace.create(tmp_path / "workspace", as_of=date(2026, 6, 30))))
