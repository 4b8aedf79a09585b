from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_page_names_every_reader_and_what_is_missing(tmp_path: Path) -> None:
    page = tmp_path / "benchmarks.md"
    command = [sys.executable, "-m", "benchmarks.peers", "--texts", "40", "--rounds", "1", "--out", str(page)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    text = page.read_text("utf-8")
    assert done.stdout.strip() in text
    own = [line for line in text.splitlines() if "| Troth" in line]
    assert len(own) == 7
    assert all(line.endswith("| 1 × |") for line in own)
    for peer in ("lingua", "SnowNLP", "cnsenti", "VADER", "TextBlob-de", "jieba", "datasketch"):
        assert f"| {peer} |" in text
