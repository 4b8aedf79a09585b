"""kill -9 at every moment that matters: before and after each commit, and in the middle of an import."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.library.made import keys, many, mentions
from troth.library import AddResult, Library, Workspace

KILLED = """
import os, signal, sys
from tests.library.made import keys, many, mentions
from troth.library import Library
from troth.library.tables import Table

library, task, when = Library(sys.argv[1]), sys.argv[2], int(sys.argv[3])
commits, commit = [0], Table.commit

def dies(): os.kill(os.getpid(), signal.SIGKILL)

def counted(self, *args, **named):
    if commits[0] * 2 == when: dies()
    commit(self, *args, **named)
    if commits[0] * 2 + 1 == when: dies()
    commits[0] += 1

def cut_off():
    yield many(["a", "b"])
    if when < 0: dies()
    yield many(["c"], first=2)

Table.commit = counted
if task == "add":
    library.add(cut_off())
else:
    old = mentions(("d0", 0, 1, "a"), made="2")
    library.replace_readings(keys(("d0", 1), ("d1", 1)), {"mentions": old}, {"mentions": "2", "dates": "1"})
"""


def killed(root: Path, task: str, when: int) -> None:
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(root), task, str(when)], cwd=Path(__file__).parents[2], check=False
    )
    assert done.returncode == -signal.SIGKILL


@pytest.mark.parametrize("when", [-1, 0])
def test_an_import_killed_before_its_commit_left_nothing(tmp_path: Path, when: int) -> None:
    library = Library(Workspace.create(tmp_path / "w"))
    library.sql("FROM documents")
    killed(library.workspace.root, "add", when)
    assert library.sql("FROM documents").num_rows == 0
    assert library.add([many(["a", "b", "c"])]) == AddResult(added=3)
    assert library.sql("FROM documents").num_rows == 3
    assert list((library.workspace.root / "tmp").glob("write-*")) == []


def test_an_import_killed_after_its_commit_is_whole(tmp_path: Path) -> None:
    library = Library(Workspace.create(tmp_path / "w"))
    killed(library.workspace.root, "add", 1)
    assert library.add([many(["a", "b", "c"])]) == AddResult(unchanged=3)
    assert library.verify() == []


@pytest.mark.parametrize(("when", "whole"), [(0, False), (1, False), (2, False), (3, True)])
def test_readings_killed_between_commits_count_whole_or_not_at_all(
    tmp_path: Path, when: int, whole: bool
) -> None:
    library = Library(Workspace.create(tmp_path / "w"))
    library.add([many(["a", "b"])])
    both = keys(("d0", 1), ("d1", 1))
    library.replace_readings(both, {"mentions": mentions(("d1", 0, 1, "b"))}, {"mentions": "1"})
    killed(library.workspace.root, "read", when)

    def seen() -> list[tuple[str, str]]:
        rows = library.sql("SELECT doc_id, annotator_version AS v FROM mentions").to_pylist()
        return [(row["doc_id"], row["v"]) for row in rows]

    new, old = [("d0", "2")], [("d1", "1")]
    assert seen() == (new if whole else old)
    left = sum(rows.num_rows for rows in library.unread({"mentions": "2"}))
    assert left == (0 if whole else 2)
    library.replace_readings(
        both, {"mentions": mentions(("d0", 0, 1, "a"), made="2")}, {"mentions": "2", "dates": "1"}
    )
    assert seen() == new
    assert library.verify() == []
