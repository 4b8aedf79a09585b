"""Killed half-way: what was answered is kept, and nothing is asked twice."""

from __future__ import annotations

import json
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.reading.llm.conftest import Server
from troth.reading.llm import LlmReader, Text

PROGRAM = """
import json, sys
from pathlib import Path
from troth.reading.llm import LlmConfig, LlmReader, Text
url, cache = sys.argv[1:3]
texts = [Text(text) for text in json.loads(sys.argv[3])]
with LlmReader(LlmConfig(url, "test-model", cache=Path(cache), concurrency=1)) as reader:
    print(len(reader.read_texts(texts)), flush=True)
"""
TEXTS = [f"Alder will bake {number} loaves by Friday." for number in range(20, 40)]


def stored(cache: Path) -> int:
    try:
        with sqlite3.connect(f"file:{cache}?mode=ro", uri=True) as database:
            return int(database.execute("SELECT count(*) FROM answers").fetchone()[0])
    except sqlite3.Error:
        return 0


def test_kill_9_and_go_on(serve: Callable[[str], Server], tmp_path: Path) -> None:
    server, cache = serve("slow:0.1"), tmp_path / "answers.db"
    process = subprocess.Popen([sys.executable, "-c", PROGRAM, server.url, str(cache), json.dumps(TEXTS)])
    for _ in range(600):
        if stored(cache) >= 4:
            break
        time.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    process.wait()
    kept = stored(cache)
    assert 4 <= kept < len(TEXTS)
    with LlmReader(server.config(cache=cache)) as reader:
        found = reader.read_texts([Text(text) for text in TEXTS])
        assert reader.counts["cached"] == kept
        assert reader.counts["requests"] == len(TEXTS) - kept
    assert [reading.statements[0].amounts[0].value for reading in found] == list(range(20, 40))


def test_only_the_same_question_is_answered_from_the_cache(
    serve: Callable[[str], Server], tmp_path: Path
) -> None:
    from dataclasses import replace

    server = serve("honest")
    config = server.config(cache=tmp_path / "answers.db")
    for expected, (settings, text) in enumerate(
        [
            (config, TEXTS[0]),
            (config, TEXTS[1]),
            (replace(config, model="other"), TEXTS[0]),
        ],
        start=1,
    ):
        for _ in range(2):
            with LlmReader(settings) as reader:
                reader.read_texts([Text(text), Text(text)])
        assert len(server.asked()) == expected


def test_answers_that_do_not_validate_are_not_kept(serve: Callable[[str], Server], tmp_path: Path) -> None:
    cache = tmp_path / "answers.db"
    with LlmReader(serve("broken").config(cache=cache)) as reader:
        reader.read_texts([Text(TEXTS[0])])
    assert stored(cache) == 0


def test_a_cache_that_was_changed_is_not_believed(serve: Callable[[str], Server], tmp_path: Path) -> None:
    server, cache = serve("honest"), tmp_path / "answers.db"
    with LlmReader(server.config(cache=cache)) as reader:
        expected = reader.read_texts([Text(TEXTS[0])])[0]
    forged = '{"statements":[{"sentence":7,"kind":"kept","quote":"x"}],"frames":"no"}'
    with sqlite3.connect(cache) as database:
        database.execute("UPDATE answers SET answer = ?", (forged.encode(),))
    with LlmReader(server.config(cache=cache)) as reader:
        assert reader.read_texts([Text(TEXTS[0])])[0].statements == expected.statements
    assert len(server.asked()) == 2
