"""A killed import leaves no files of ours behind, and can be repeated."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sources.writers import read, write_csv

CODE = """
import sys, time
from pathlib import Path
from troth.sources import laststate, read_source, rejects
laststate.MEMORY = rejects.MEMORY = 100
with read_source(Path(sys.argv[1])) as source:
    batches = source.batches()
    next(batches)
    print("reading", flush=True)
    time.sleep(60)
"""


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="shows open files by /proc")
def test_nothing_stays_after_kill_9(tmp_path: Path) -> None:
    path, scratch = tmp_path / "a.csv", tmp_path / "scratch"
    scratch.mkdir()
    rows = [
        {"id": str(n % 900), "text": f"text {n}", "published_at": "never" if n % 9 == 0 else ""}
        for n in range(1000)
    ]
    write_csv(rows, path)
    child = subprocess.Popen(
        [sys.executable, "-c", CODE, str(path)],
        stdout=subprocess.PIPE,
        env=os.environ | {"TMPDIR": str(scratch)},
        text=True,
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "reading\n"
    open_files = [str(link.readlink()) for link in Path(f"/proc/{child.pid}/fd").iterdir()]
    assert any(str(scratch) in name for name in open_files), (
        "the import keeps its state in the scratch folder"
    )
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()
    assert list(scratch.iterdir()) == []
    assert [row["doc_id"] for row in read(path)] == [row["doc_id"] for row in read(path)]
