"""Answers kept on disk until the library changes."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.ipc

from troth.words import content_id


def question(name: str, query: str, params: Any, relations: Mapping[str, pa.Table]) -> str:
    """The id of a question: the same for the same query over the same parameters and relations."""
    parts: list[str | bytes] = [name, query, repr(params)]
    for title, rows in sorted(relations.items()):
        sink = pa.BufferOutputStream()
        with pyarrow.ipc.new_stream(sink, rows.schema) as out:
            out.write_table(rows.combine_chunks())
        parts += [title, sink.getvalue().to_pybytes()]
    return content_id(*parts)


def remembered(folder: Path, state: str, question: str, ask: Callable[[], pa.Table]) -> pa.Table:
    """The answer from the folder of this state, or asked now and kept.

    Answers of other states are removed when the first one of a new state is kept.
    """
    place = folder / content_id(state) / f"{question}.arrow"
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
