"""Pages that were there and are not any more: noted when their address is imported again, never forgotten."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import orjson

from troth.library.workspace import Workspace


def note_page(workspace: Workspace, url: str, on: date, gone: bool) -> None:
    """Write down that a page is gone, or (only where it was noted so before) that it is back."""
    if gone == (url in gone_pages(workspace)):
        return
    line = orjson.dumps({"url": url, "on": on.isoformat(), "gone": gone})
    with _place(workspace).open("ab") as file:
        # A line end before it, too: a torn line of a killed writer must not swallow this one.
        file.write(b"\n" + line + b"\n")


def gone_pages(workspace: Workspace) -> dict[str, str]:
    """The addresses of pages that are gone, each with the day on which that was noticed first."""
    found: dict[str, str] = {}
    place = _place(workspace)
    if not place.exists():
        return found
    for line in place.read_bytes().splitlines():
        try:
            note = orjson.loads(line)
        except orjson.JSONDecodeError:
            continue  # Empty, or the torn line of a writer that was killed.
        if note["gone"]:
            found[note["url"]] = note["on"]
        else:
            found.pop(note["url"], None)
    return found


def _place(workspace: Workspace) -> Path:
    return workspace.root / "gone.jsonl"
