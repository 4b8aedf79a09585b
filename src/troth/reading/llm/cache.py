"""Validated answers by content, prompt version and model, in one SQLite file that outlives a kill."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from threading import Lock
from types import TracebackType

from troth.words import content_id, fail


def answer_key(model: str, prompt_version: str, sentences: list[str]) -> str:
    """The key of a passage: equal only for equal sentences asked of the same model in the same words."""
    return content_id("llm", model, prompt_version, len(sentences), *sentences)


class AnswerCache:
    """Answers on disk (or in memory without a path). Safe for several threads and processes."""

    def __init__(self, path: Path | None) -> None:
        self._lock = Lock()
        try:
            if path is not None:
                path.parent.mkdir(parents=True, exist_ok=True)
            self._database = sqlite3.connect(path or ":memory:", check_same_thread=False, timeout=60)
            self._database.execute("PRAGMA journal_mode=WAL")
            self._database.execute("PRAGMA synchronous=NORMAL")
            self._database.execute(
                "CREATE TABLE IF NOT EXISTS answers (key TEXT PRIMARY KEY, model TEXT NOT NULL,"
                " prompt TEXT NOT NULL, answer BLOB NOT NULL) WITHOUT ROWID"
            )
            self._database.commit()
        except (sqlite3.Error, OSError) as error:
            raise fail("llm.cache", f"the cache cannot be opened: {error}", file=str(path)) from error

    def get(self, key: str) -> bytes | None:
        """The stored answer, or None."""
        with self._lock:
            row = self._database.execute("SELECT answer FROM answers WHERE key = ?", (key,)).fetchone()
        return None if row is None else bytes(row[0])

    def put(self, key: str, model: str, prompt_version: str, answer: bytes) -> None:
        """Keep an answer that was validated; on disk when this returns."""
        with self._lock:
            self._database.execute(
                "INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?)", (key, model, prompt_version, answer)
            )
            self._database.commit()

    def __len__(self) -> int:
        with self._lock:
            return int(self._database.execute("SELECT count(*) FROM answers").fetchone()[0])

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def __enter__(self) -> AnswerCache:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
