"""Reminders that really go out: Apprise to a chat's web hook and to a mail server, both on loopback."""

from __future__ import annotations

import asyncio
import email
import email.policy
import json
import threading
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.cli.conftest import Ran

Troth = Callable[..., Ran]
DUE = date(2026, 5, 31)


class Chat:
    """A web hook on loopback that keeps what it is told; answers 500 while it is out of order."""

    def __init__(self) -> None:
        self.letters: list[dict[str, str]] = []
        self.broken = False
        chat = self

        class Hook(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                if not chat.broken:
                    chat.letters.append(json.loads(body))
                self.send_response(500 if chat.broken else 200)
                self.end_headers()

            def log_message(self, *_: object) -> None:
                return

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Hook)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"json://127.0.0.1:{self.server.server_port}/hook"


class Post:
    """A mail server on loopback: as much of SMTP as a client needs to hand in a letter."""

    def __init__(self) -> None:
        self.letters: list[tuple[str, str]] = []
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self.thread.start()
        started = asyncio.start_server(self._talk, "127.0.0.1", 0)
        self.server = asyncio.run_coroutine_threadsafe(started, self.loop).result(10)
        port = self.server.sockets[0].getsockname()[1]
        self.url = f"mailto://127.0.0.1:{port}/?from=troth@orca.example&to=cora@orca.example&mode=insecure"

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 here\r\n")
        to = ""
        while line := (await reader.readline()).decode().strip():
            verb = line[:4].upper()
            if verb == "RCPT":
                to = line.partition("<")[2].partition(">")[0]
            if verb == "DATA":
                writer.write(b"354 go on\r\n")
                raw = await reader.readuntil(b"\r\n.\r\n")
                self.letters.append((to, self._words(raw)))
            writer.write(b"221 bye\r\n" if verb == "QUIT" else b"250 ok\r\n")
            if verb == "QUIT":
                break
        writer.close()

    @staticmethod
    def _words(raw: bytes) -> str:
        letter = email.message_from_bytes(raw, policy=email.policy.default)
        body = letter.get_body(("plain", "html"))
        return f"{letter['Subject']}\n{body.get_content() if body else ''}"

    def close(self) -> None:
        self.loop.call_soon_threadsafe(self.server.close)
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join(10)


@pytest.fixture
def chat() -> Iterator[Chat]:
    made = Chat()
    yield made
    made.server.shutdown()
    made.server.server_close()


@pytest.fixture
def post() -> Iterator[Post]:
    made = Post()
    yield made
    made.close()


@pytest.fixture
def ledger(troth: Troth, tmp_path: Path) -> Callable[..., Ran]:
    """`troth ledger …` in a workspace with two promises due on one day, of Cora and of Ben."""
    troth("init", "ws")
    (tmp_path / "p.csv").write_text(
        "wording,due_to,announced_on\n"
        f"We will open 12 shops.,{DUE},2026-01-02\nWe will repair all kettles.,{DUE},2026-01-02\n"
    )

    def run(*words: object) -> Ran:
        return troth("ledger", *words, "-w", "ws")

    assert run("import", "p.csv").code == 0
    for row in run("list", "--json").json["promises"]:
        run("assign", row["promise"], "Cora" if "shops" in row["wording"] else "Ben")
    return run


def on(workspace: Path, day: date) -> None:
    """Set the workspace's clock."""
    file = workspace / "settings.toml"
    kept = [line for line in file.read_text().splitlines() if not line.startswith("as_of")]
    file.write_text("\n".join([f'as_of = "{day}"', *kept]) + "\n")


def test_each_step_goes_out_once_by_chat_and_by_mail(
    ledger: Callable[..., Ran], chat: Chat, post: Post, tmp_path: Path
) -> None:
    (tmp_path / "ws" / "reminders.toml").write_text(f'[addresses]\nCora = "{post.url}"\nBen = "{chat.url}"\n')
    for days, told in ((91, None), (90, "in 90 days"), (89, None), (30, "in 30 days"), (7, "in 7 days"),
                       (0, "today"), (-1, None)):  # fmt: skip
        on(tmp_path / "ws", DUE - timedelta(days=days))
        chat.letters, post.letters = [], []
        ran = ledger("remind", "--send")
        assert ran.code == 0, ran.err
        expected = 0 if told is None else 1
        assert ran.out.startswith(f"{2 * expected} reminders sent")
        assert [letter["message"] for letter in chat.letters] == [
            f"{DUE} ({told}): We will repair all kettles."
        ] * expected
        assert [to for to, _ in post.letters] == ["cora@orca.example"] * expected
        for _, words in post.letters:
            assert words.startswith("1 promise coming due\n")
            assert f"{DUE} ({told}): We will open 12 shops." in words


def test_a_failing_address_is_told_and_tried_again_without_losing_the_others(
    ledger: Callable[..., Ran], chat: Chat, post: Post, tmp_path: Path
) -> None:
    on(tmp_path / "ws", DUE - timedelta(days=30))
    chat.broken = True
    to = ("--to", f"Ben={chat.url}", "--to", f"Cora={post.url}")
    ran = ledger("remind", "--send", *to, "--json")
    assert ran.code == 1
    assert ran.json["sent"] == 1
    assert "Ben" in ran.json["problems"][0]["message"]
    assert chat.url not in ran.out + ran.err
    assert len(post.letters) == 1
    chat.broken = False
    on(tmp_path / "ws", DUE - timedelta(days=28))
    assert ledger("remind", "--send", *to, "--json").json == {"sent": 1, "problems": []}
    assert [letter["message"] for letter in chat.letters] == [
        f"{DUE} (in 28 days): We will repair all kettles."
    ]
    assert ledger("remind", "--send", *to, "--json").json["sent"] == 0
    assert len(post.letters) == 1
