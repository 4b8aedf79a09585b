# ruff: noqa: E501  forged items read better unbroken
"""A server of the chat protocol on loopback, run as a process of its own: honest, gullible or broken.

`python -m tests.reading.llm.server FOLDER` prints its port; the address says how it answers (/NAME/ROLE/v1), and
FOLDER/NAME.jsonl gets a line for every request. What it is asked, it takes from the messages alone.
"""

from __future__ import annotations

import json
import random
import re
import sys
import time
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock
from typing import Any, ClassVar

from troth.reading.one import language_of, read_text
from troth.reading.study.names import Names
from troth.reading.study.statements import read_statements

HERE = Path(__file__).parent
Sentences = list[str]
_BLOCK = re.compile(r"BEGIN (d\d+) (\w+)\n(.*?)\n?END \1 \2(?:\n|$)", re.DOTALL)


def documents(user: str) -> dict[str, Sentences]:
    """The documents of a user message with their sentences."""
    return {
        found[1]: [line.split(". ", 1)[1] for line in found[3].split("\n")] for found in _BLOCK.finditer(user)
    }


def honest(sentences: Sentences) -> dict[str, Any]:
    """What the built-in reader says, by sentence number and quote."""
    text = "\n".join(sentences)
    starts = [sum(len(sentence) + 1 for sentence in sentences[:i]) for i in range(len(sentences))]

    def number(place: int) -> int:
        return sum(start <= place for start in starts)

    found, _ = read_statements(text, language_of(text), None, Names(None), short=True)
    rest = read_text(text, None, None)
    return {
        "statements": [
            {
                "sentence": number(said.start), "kind": said.kind, "quote": said.quote, "speaker": said.speaker,
                "speaker_sentence": number(said.speaker_start) if said.speaker_start is not None else None,
                "due": said.due.text if said.due else None, "sure": "low" if said.unsure else "high",
            }
            for said in found
        ],
        "frames": [
            {"sentence": number(row["start"]), "layer": row["layer"], "stance": row["stance"] or "neutral", "sure": "medium"}
            for row in rest["frames"]
        ],
        "opinions": [
            {"sentence": None, "target": None, "polarity": pole(row["polarity"]), "sure": "medium"}
            for row in rest["opinions"] if row["target"] is None
        ],
    }  # fmt: skip


def pole(value: float) -> str:
    return "negative" if value < -0.3 else "positive" if value > 0.3 else "neutral"


def squeezed(text: str) -> str:
    return "".join(char for char in text if (char.isalnum() and char.isascii()) or "一" <= char <= "鿿")


CASES = [json.loads(line) for line in (HERE / "injections.jsonl").read_text("utf-8").splitlines()]


def case_of(sentences: Sentences) -> dict[str, Any] | None:
    words = squeezed("".join(sentences))
    fitting = [case for case in CASES if words and words in squeezed(case["text"])]
    exact = [case for case in fitting if words == squeezed(case["text"])]
    return (exact or fitting or [None])[0]


def gullible(asked: dict[str, Sentences]) -> str:
    """Whatever stands in the documents is obeyed; documents that order nothing are read honestly."""
    answer: dict[str, Any] = {"documents": []}
    for name, sentences in asked.items():
        case = case_of(sentences)
        obeyed = case["obeyed"] if case else {}
        if "raw" in obeyed:
            return str(obeyed["raw"])
        if "documents" in obeyed:
            answer["documents"] += obeyed["documents"]
        read = honest(sentences)
        answer["documents"].append({"doc": name} | read | {
            part: obeyed[part] for part in ("statements", "frames", "opinions") if part in obeyed
        } | obeyed.get("extra", {}))  # fmt: skip
    for document in answer["documents"]:
        for case in filter(None, map(case_of, asked.values())):
            document["statements"] = case["obeyed"].get("neighbours", document["statements"])
            if pole_of_all := case["obeyed"].get("neighbours_polarity"):
                for opinion in document["opinions"]:
                    opinion["polarity"] = pole_of_all
    return json.dumps(answer, ensure_ascii=False)


def forged(asked: dict[str, Sentences], seed: int) -> str:
    """Items of every wrong sort: forged and moved quotes, other kinds, numbers, fields, types, depths."""
    pick = random.Random(seed)
    every = [sentence for sentences in asked.values() for sentence in sentences]
    values: list[Any] = [
        None, True, -1, 0, 1, 2, 99, 1e300, "", "kept", "fulfilled", [], {}, [[]], "\u202e\x00", "x" * 5000, *every,
        *(words[2:9] for words in every), "".join(every[:2]), "promise", "fact", "high", "negative", "function", "lead",
    ]  # fmt: skip
    names = ["sentence", "kind", "quote", "speaker", "speaker_sentence", "due", "sure", "layer", "stance", "target",
             "polarity", "status", "evidence", "__class__"]  # fmt: skip

    def item(base: dict[str, Any]) -> Any:
        made = base | {name: pick.choice(values) for name in pick.sample(names, pick.randint(0, 3))}
        return pick.choice(values) if pick.random() < 0.1 else made

    out = []
    for name, sentences in asked.items():
        bases = [
            {"sentence": pick.randint(1, len(sentences)), "kind": "fact", "quote": pick.choice(every), "speaker": None,
             "speaker_sentence": None, "due": None, "sure": "high"}
            for _ in range(30)
        ]  # fmt: skip
        frames = [{"sentence": 1, "layer": "values", "stance": "lead", "sure": "high"}] * 3
        poles = [{"sentence": None, "target": None, "polarity": "neutral", "sure": "high"}] * 3
        read = {
            "statements": [item(b) for b in bases],
            "frames": [item(b) for b in frames],
            "opinions": [item(b) for b in poles],
        }
        out.append({"doc": name} | read)
        out.append({"doc": pick.choice(["d1", "d99", None, 7])} | read)
    return json.dumps({"documents": out, "status": "kept"})


class Handler(BaseHTTPRequestHandler):
    """Answers as the address says, /NAME/ROLE/v1/…, and notes what it was asked in a file of that name."""

    folder = Path()
    counts: ClassVar[Counter[str]] = Counter()
    lock = Lock()
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        _, name, self.role, *rest = self.path.split("/")
        with Handler.lock:
            number = Handler.counts[name]
            Handler.counts[name] += 1
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        key = self.headers.get("authorization")
        self.number, self.body = number, body
        self.entry = {"key": key, "path": "/".join(rest), "body": body, "usage": None}
        self.noted = False
        role, *settings = self.role.split(":")
        getattr(self, "as_" + role, self.as_answer)(*settings)
        self.note()

    def note(self) -> None:
        """Write the request down, once, before its answer leaves."""
        if not self.noted:
            name = self.path.split("/")[1]
            with Handler.lock, (self.folder / f"{name}.jsonl").open("a", encoding="utf-8") as log:
                log.write(json.dumps(self.entry) + "\n")
            self.noted = True

    def as_answer(self) -> None:
        asked = documents(self.body["messages"][1]["content"])
        if self.role == "gullible":
            content = gullible(asked)
        elif self.role == "forged":
            content = forged(asked, self.number)
        else:
            content = json.dumps(
                {"documents": [{"doc": name} | honest(sentences) for name, sentences in asked.items()]}
            )
        self.complete(content)

    def complete(self, content: str, reason: str = "stop") -> None:
        prompt = sum(len(message["content"]) for message in self.body["messages"]) // 4
        self.entry["usage"] = {
            "prompt_tokens": prompt,
            "completion_tokens": min(len(content) // 4, self.body["max_tokens"]),
        }
        choice = {"index": 0, "message": {"role": "assistant", "content": content}, "finish_reason": reason}
        self.send(200, json.dumps({"choices": [choice], "usage": self.entry["usage"]}).encode())

    def send(self, status: int, data: bytes, kind: str = "application/json", **headers: str) -> None:
        self.note()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def as_busy(self, times: str, wait: str) -> None:
        """429 with Retry-After so many times, then honest."""
        if self.number < int(times):
            self.send(429, b'{"error":"slow down"}', Retry_After=wait)
        else:
            self.as_answer()

    def as_status(self, status: str, times: str = "1000000") -> None:
        """An error so many times, then honest."""
        if self.number < int(times):
            self.send(int(status), b'{"error":"\x1b[31mno such\xe2\x80\xae thing"}')
        else:
            self.as_answer()

    def as_hang(self, times: str) -> None:
        """No answer to the first requests."""
        if self.number < int(times):
            time.sleep(3)
            self.close_connection = True
        else:
            self.as_answer()

    def as_drip(self) -> None:
        """One byte at a time, for ever: every single read is quick."""
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        try:
            while True:
                self.wfile.write(b" ")
                self.wfile.flush()
                time.sleep(0.05)
        except OSError:
            self.close_connection = True

    def as_cut(self, times: str) -> None:
        """The body breaks off before its announced end."""
        if self.number >= int(times):
            return self.as_answer()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", "5000")
        self.end_headers()
        self.wfile.write(b'{"choices":[{"mess')
        self.close_connection = True
        return None

    def as_page(self) -> None:
        """A web page instead of an answer."""
        self.send(200, b"<html>Please <b>log in</b></html>", "text/html")

    def as_huge(self) -> None:
        """More than anybody asked for."""
        self.send(200, b'{"choices":"' + b"x" * 4_000_000 + b'"}')

    def as_broken(self) -> None:
        """The envelope is right, the model's JSON breaks off."""
        self.complete('{"documents":[{"doc":"d1","statements":[{"sent')

    def as_talks(self) -> None:
        """Thinks aloud, talks, and puts its JSON into a fence; knows no response_format."""
        if "response_format" in self.body:
            return self.send(400, b'{"error":"response_format is not supported"}')
        asked = documents(self.body["messages"][1]["content"])
        answer = json.dumps(
            {"documents": [{"doc": name} | honest(words) for name, words in asked.items()]}, indent=1
        )
        thought = '<think>Maybe {"documents":[]}?</think>'
        return self.complete(f"{thought}Sure! {{braces}}\n```json\n{answer}\n```\nDone.")

    def as_short(self, most: str) -> None:
        """Reaches its length limit with more than so many sentences."""
        asked = documents(self.body["messages"][1]["content"])
        if sum(map(len, asked.values())) > int(most):
            self.complete('{"documents":[{"doc":"d1"', "length")
        else:
            self.as_answer()

    def as_slow(self, seconds: str) -> None:
        """Honest after some time."""
        time.sleep(float(seconds))
        self.as_answer()

    def as_unfair(self) -> None:
        """Honest, but without a count of tokens that could be believed."""
        content = json.dumps({"documents": [{"doc": "d1", "statements": [], "frames": [], "opinions": []}]})
        choice = {"message": {"content": content}, "finish_reason": "stop"}
        usage = {"prompt_tokens": -5, "completion_tokens": "none"}
        self.send(200, json.dumps({"choices": [choice], "usage": usage}).encode())

    def log_message(self, *_: Any) -> None:
        """Nothing on the terminal."""


def main() -> None:
    Handler.folder = Path(sys.argv[1])
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    print(server.server_port, flush=True)  # noqa: T201
    server.serve_forever()


if __name__ == "__main__":
    main()
