"""Answers kept on disk until the library changes."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.ipc

from troth.words import content_id


def remembered(
    folder: Path, state: str, name: str, query: str, params: Any, ask: Callable[[], pa.Table]
) -> pa.Table:
    """The answer from the folder of this state, or asked now and kept.

    Answers of other states are removed when the first one of a new state is kept.
    """
    place = folder / content_id(state) / f"{content_id(name, query, repr(params))}.arrow"
    try:
        with pyarrow.memory_map(str(place)) as source:
            return pyarrow.ipc.open_file(source).read_all()
    except (OSError, pa.ArrowInvalid):
        pass
    table = ask()
    _clear(folder, keep=place.parent)
    part = place.with_name(f".{secrets.token_hex(6)}")
    with pyarrow.OSFile(str(part), "wb") as sink, pyarrow.ipc.new_file(sink, table.schema) as out:
        out.write_table(table)
    part.replace(place)
    return table


def _clear(folder: Path, keep: Path) -> None:
    if keep.is_dir():
        return
    for old in folder.glob("*"):
        shutil.rmtree(old, ignore_errors=True)
    keep.mkdir(parents=True, exist_ok=True)
