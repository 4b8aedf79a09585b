"""A server for the tests: a real process on loopback, ended with the test."""

from __future__ import annotations

import json
import secrets
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from troth.reading.llm import LlmConfig


@dataclass
class Server:
    """A running server: its address and what it was asked."""

    url: str
    log: Path

    def asked(self) -> list[dict[str, Any]]:
        """Requests that it has answered, in that order."""
        lines = self.log.read_text("utf-8").splitlines() if self.log.exists() else []
        return [json.loads(line) for line in lines]

    def config(self, **settings: Any) -> LlmConfig:
        """Settings that reach this server and do not wait long."""
        return LlmConfig(self.url, "test-model", **({"backoff_s": 0.01, "answer_s": 20.0} | settings))


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """One process that answers in every role, and the folder of what it was asked."""
    folder = tmp_path_factory.mktemp("asked")
    command = [sys.executable, "-m", "tests.reading.llm.server", str(folder)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    yield f"http://127.0.0.1:{int(process.stdout.readline())}", folder
    process.kill()
    process.wait()
    process.stdout.close()


@pytest.fixture
def serve(address: tuple[str, Path]) -> Callable[[str], Server]:
    """A server of a role that nobody has asked anything yet."""

    def start(role: str) -> Server:
        name = secrets.token_hex(4)
        return Server(f"{address[0]}/{name}/{role}/v1", address[1] / f"{name}.jsonl")

    return start
