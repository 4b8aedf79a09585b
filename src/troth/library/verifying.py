"""Proof that the library is as it was written: every file, every text, every quote."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from troth.library.optimising import fetched
from troth.library.tables import DataFile, Snapshot, Table
from troth.library.views import attach, engine, rows_of
from troth.words import Problem
from troth.words.schemas import READINGS

if TYPE_CHECKING:
    from troth.library.library import Library

SHOWN = 1000
"""How many wrong places are named for each table."""

_QUOTES: dict[str, tuple[str, ...]] = {
    "sentences": ("SELECT doc_id, doc_version, start, \"end\", NULL AS quote FROM {rows}",),
    "mentions": ("SELECT doc_id, doc_version, start, \"end\", text AS quote FROM {rows}",),
    "opinions": (
        "SELECT doc_id, doc_version, start, \"end\", NULL AS quote FROM {rows} "
        "WHERE target_kind <> 'document'",
    ),
    "frames": ("SELECT doc_id, doc_version, start, \"end\", NULL AS quote FROM {rows}",),
    "dates": ("SELECT doc_id, doc_version, start, \"end\", text AS quote FROM {rows}",),
    "amounts": ("SELECT doc_id, doc_version, start, \"end\", text AS quote FROM {rows}",),
    "statements": (
        "SELECT doc_id, doc_version, start, \"end\", quote FROM {rows}",
        # The speaker is the fullest form of a name, the place that of the name where it is said.
        'SELECT doc_id, doc_version, speaker_start AS start, speaker_end AS "end", NULL AS quote '
        "FROM {rows} WHERE speaker_start IS NOT NULL",
        "SELECT doc_id, doc_version, due.start AS start, due.\"end\" AS \"end\", due.text AS quote "
        "FROM {rows} WHERE due IS NOT NULL AND due.start IS NOT NULL",
        "SELECT doc_id, doc_version, a.start AS start, a.\"end\" AS \"end\", a.text AS quote "
        "FROM (SELECT doc_id, doc_version, unnest(amounts) AS a FROM {rows}) WHERE a.start IS NOT NULL",
        "SELECT doc_id, doc_version, f.start AS start, f.\"end\" AS \"end\", f.text AS quote "
        "FROM (SELECT doc_id, doc_version, unnest(footnotes) AS f FROM {rows}) WHERE f.start IS NOT NULL",
    ),
}  # fmt: skip
"""Each place that a reading names: where it starts and ends, and the words there if the row says them."""


def verify(library: Library) -> list[Problem]:
    """Check data files, texts, readings and originals; memory does not grow with the library."""
    scratch = library.workspace.scratch("verify")
    con = engine(scratch, "600MB")
    try:
        problems: list[Problem] = []
        moment = library.moment()
        whole: dict[str, Snapshot] = {}
        for name, snapshot in moment.snapshots.items():
            bad = {file: found for file in snapshot.files
                   if (found := _file_problem(library.tables[name], file, scratch)) is not None}  # fmt: skip
            problems += bad.values()
            good = tuple(file for file in snapshot.files if file not in bad)
            whole[name] = Snapshot(snapshot.version, snapshot.run, good)
            problems += _texts_of(con, library.tables[name], tuple(bad)) if name == "documents" else []
        attach(con, "documents_rows", library.tables["documents"], whole["documents"])
        problems += _texts(con)
        for name in READINGS:
            attach(con, "rows_" + name, library.tables[name], whole[name])
            # A document whose file is damaged is named above; its readings cannot be judged.
            orphans = whole["documents"].files == moment.snapshots["documents"].files
            problems += _places(con, name, orphans)
        problems += _originals(con, library)
    finally:
        con.close()
        library.workspace.discard(scratch)
    return problems


def _file_problem(table: Table, file: DataFile, scratch: Path) -> Problem | None:
    """A data file whose bytes are not those that its name was made from."""
    try:
        path = Path(table.paths([file])[0]) if table.local else fetched(table, file.name, scratch)
        with path.open("rb") as handle:
            same = hashlib.file_digest(handle, "sha256").hexdigest() == file.name.partition(".")[0]
        if not table.local:
            path.unlink()
    except OSError as error:
        return Problem(
            "library.file_missing", f"a data file cannot be read: {error}", file=_named(table, file)
        )
    if same:
        return None
    return Problem("library.file_altered", "a data file was changed after it was written",
                   file=_named(table, file), hint="restore it from a copy")  # fmt: skip


def _named(table: Table, file: DataFile) -> str:
    return f"{table.url}/{file.name}"


def _texts_of(con: duckdb.DuckDBPyConnection, table: Table, files: tuple[DataFile, ...]) -> Iterator[Problem]:
    """The documents in damaged files whose text is no longer what it was, as far as they can be read."""
    for file in files:
        try:
            attach(con, "documents_rows", table, Snapshot(0, 0, (file,)))
            yield from _texts(con)
        except (duckdb.Error, OSError, ValueError) as error:
            if not isinstance(
                error, FileNotFoundError | duckdb.IOException
            ):  # a missing file is named already
                yield Problem("library.file_unreadable", f"a data file cannot be decoded: {error}",
                              file=_named(table, file))  # fmt: skip


def _texts(con: duckdb.DuckDBPyConnection) -> list[Problem]:
    rows = rows_of(
        con,
        "SELECT doc_id, doc_version FROM documents_rows WHERE sha256(text) <> text_sha256 LIMIT ?",
        [SHOWN],
    )
    return [
        Problem("library.text_altered", f"the text of document {doc_id} (version {version}) was changed")
        for doc_id, version in rows
    ]


def _places(con: duckdb.DuckDBPyConnection, name: str, orphans: bool) -> Iterator[Problem]:
    """Readings whose words do not stand where they say, or whose document is not there."""
    rows = f"rows_{name}"
    for query in _QUOTES.get(name, ()):
        wrong = rows_of(
            con,
            f"""SELECT doc_id, doc_version, r.start, r."end"
            FROM ({query.format(rows=rows)}) r JOIN documents_rows d USING (doc_id, doc_version)
            WHERE r.start < 0 OR r."end" <= r.start OR r."end" > length(d.text)
               OR substring(d.text, r.start + 1, r."end" - r.start) <> r.quote LIMIT ?""",
            [SHOWN],
        )
        for doc_id, version, start, end in wrong:
            yield Problem("library.not_grounded", f"{name}: the words at {start}..{end} of document {doc_id} "
                          f"(version {version}) are not the ones that were read")  # fmt: skip
    if orphans:
        lost = rows_of(
            con,
            f"SELECT DISTINCT doc_id FROM {rows} ANTI JOIN documents_rows USING (doc_id, doc_version) "
            "LIMIT ?",
            [SHOWN],
        )
        for (doc_id,) in lost:
            yield Problem("library.no_document", f"{name}: document {doc_id} is not in the library")


def _originals(con: duckdb.DuckDBPyConnection, library: Library) -> Iterator[Problem]:
    there: set[str] = set()
    for path in library.originals.all():
        there.add(path.name)
        with path.open("rb") as handle:
            if hashlib.file_digest(handle, "sha256").hexdigest() != path.name:
                yield Problem("library.original_altered", "a raw original was changed", file=str(path))
    named = rows_of(
        con,
        "SELECT raw_sha256, any_value(source_file) FROM documents_rows "
        "WHERE raw_sha256 IS NOT NULL GROUP BY raw_sha256",
    )
    for sha256, source in named:
        if sha256 not in there:
            yield Problem("library.original_missing", f"the raw original {sha256} is gone", file=source)
