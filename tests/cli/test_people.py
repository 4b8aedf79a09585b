"""`troth people`: somebody is let in from the command line and can sign in on the site."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from troth.library import Workspace

PASSWORD = "a long pass phrase"


def people(folder: Path, *words: str, told: str = "") -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own, as at a prompt."""
    around = {name: value for name, value in os.environ.items() if not name.startswith(("TROTH_", "DJANGO_"))}
    return subprocess.run(
        [sys.executable, "-m", "troth.cli.main", "people", *words, "-w", str(folder), "--json"],
        input=told, capture_output=True, text=True, env=around, check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Workspace.create(tmp_path_factory.mktemp("people") / "ws").root


def test_a_person_is_added_and_listed(folder: Path) -> None:
    done = people(folder, "add", "Ana", "--role", "legal", "--password-stdin", told=f"{PASSWORD}\n")
    assert (done.returncode, json.loads(done.stdout)) == (0, {"name": "Ana", "role": "legal"}), done.stderr
    rows = json.loads(people(folder, "list").stdout)
    assert [(row["name"], row["role"], row["active"]) for row in rows] == [("Ana", "legal", True)]
    assert PASSWORD.encode() not in (folder / "troth.sqlite3").read_bytes()


def test_weak_passwords_and_known_names_are_told(folder: Path) -> None:
    weak = people(folder, "add", "Ben", "--role", "viewer", "--password-stdin", told="short\n")
    assert weak.returncode == 2
    assert json.loads(weak.stdout)["problems"][0]["code"] == "people.password"
    people(folder, "add", "Cara", "--role", "viewer", "--password-stdin", told=PASSWORD)
    again = people(folder, "add", "Cara", "--role", "admin", "--password-stdin", told=PASSWORD)
    assert json.loads(again.stdout)["problems"][0]["code"] == "people.known"


def test_a_role_is_needed(folder: Path) -> None:
    assert people(folder, "add", "Dan", "--role", "king", "--password-stdin", told=PASSWORD).returncode == 2
    assert people(folder, "add", "Dan", "--password-stdin", told=PASSWORD).returncode == 2
