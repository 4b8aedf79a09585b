"""`troth serve`: the next free port, no demo for the world, quiet in a pipe."""

from __future__ import annotations

import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from troth.library import Workspace
from troth.web.serve import open_server, run
from troth.words import TrothError


def test_the_next_port_is_taken_when_one_is_busy() -> None:
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = busy.getsockname()[1]
        server = open_server("127.0.0.1", port)
        try:
            assert port < server.server_port <= port + 50
        finally:
            server.server_close()


def test_a_demo_is_not_served_to_the_world(tmp_path: Path) -> None:
    with pytest.raises(TrothError, match=r"127\.0\.0\.1 only"):
        run(Workspace.create(tmp_path, demo=True), host="0.0.0.0")  # noqa: S104  # what is refused


def test_it_tells_its_address_and_the_first_key(tmp_path: Path) -> None:
    root = Workspace.create(tmp_path / "ws").root
    code = f"from troth.web.serve import run; run({str(root)!r}, port=0)"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            address = process.stdout.readline().split()[-1]
            key = process.stdout.readline().split()[-1]
            assert urllib.request.urlopen(address + "healthz").read() == b"ok"  # noqa: S310  # our own server
            assert b"Welcome" in urllib.request.urlopen(key).read()  # noqa: S310  # our own server
            with urllib.request.urlopen(address + "static/troth/app.css") as sheet:  # noqa: S310
                assert sheet.headers["Content-Type"].startswith("text/css")
        finally:
            process.terminate()
