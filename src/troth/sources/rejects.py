"""Rows that could not be taken in: number, reason and raw cells, kept aside as JSON lines."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any, cast

import orjson

MEMORY = 4 * 1024 * 1024
CELL = 4_000
"""Longest cell that is set aside whole; a longer one is cut, and says so."""


class RejectSink:
    """Collects rejected rows: in memory while few, in an unnamed temporary file when many."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.reasons: Counter[str] = Counter()
        self._spool = cast(IO[bytes], tempfile.SpooledTemporaryFile(max_size=MEMORY))  # noqa: SIM115

    @property
    def count(self) -> int:
        """Rows set aside so far."""
        return self.reasons.total()

    def add(
        self, row: int, code: str, reason: str, cells: Mapping[str, Any] | list[str], table: str | None = None
    ) -> None:
        """Set a row aside. `code` is stable ("time", "cells" …), `reason` is for people."""
        self.reasons[code] += 1
        entry: dict[str, Any] = {"file": self.file, "row": row, "code": code, "reason": reason}
        if table is not None:
            entry["table"] = table
        if isinstance(cells, list):
            entry["cells"] = [_cut(cell) for cell in cells[:2000]]
        else:
            entry["cells"] = {key: _cut(value) for key, value in list(cells.items())[:2000]}
        self._spool.write(orjson.dumps(entry, option=orjson.OPT_APPEND_NEWLINE, default=str))

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """Every rejected row, in the order in which they came."""
        self._spool.seek(0)
        for line in self._spool:
            yield orjson.loads(line)
        self._spool.seek(0, 2)

    def save(self, path: Path) -> int:
        """Write all of them to `path` as JSON lines, whole or not at all; answers how many there were."""
        part = path.with_name(path.name + ".part")
        with part.open("wb") as out:
            for entry in self:
                out.write(orjson.dumps(entry, option=orjson.OPT_APPEND_NEWLINE))
        part.replace(path)
        return self.count

    def clear(self) -> None:
        """Forget everything, before the file is read again from its start."""
        self.reasons.clear()
        self._spool.seek(0)
        self._spool.truncate()

    def close(self) -> None:
        """Give the temporary file back."""
        self._spool.close()


def _cut(value: Any) -> Any:
    if isinstance(value, str):
        value = value.encode("utf-8", "replace").decode("utf-8")
        if len(value) > CELL:
            return value[:CELL] + f"… ({len(value)} characters)"
    return value
