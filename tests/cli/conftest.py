"""The command line, run as a user runs it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest


@dataclass(frozen=True)
class Ran:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@pytest.fixture
def troth(tmp_path: Path) -> Callable[..., Ran]:
    """Runs `troth …` in an empty folder with an empty home."""
    home = tmp_path / "home"
    home.mkdir()
    env = {key: value for key, value in os.environ.items() if not key.startswith(("TROTH_", "DJANGO_"))}
    env |= {"HOME": str(home), "PYTHONUTF8": "1"}

    def run(*args: object, timeout: int = 120) -> Ran:
        command = [sys.executable, "-m", "troth.cli.main", *map(str, args)]
        done = subprocess.run(
            command,
            cwd=tmp_path,
            env=env,
            capture_output=True,
            encoding="utf-8",
            timeout=timeout,
            check=False,
        )
        return Ran(done.returncode, done.stdout, done.stderr)

    return run
