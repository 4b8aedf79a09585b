"""Files that people upload: into the library, then read, then proposed, as the command line does it."""

from __future__ import annotations

import re
import shlex
import tempfile
from pathlib import Path
from typing import Any

import orjson
from django.core.files.uploadedfile import UploadedFile

from troth.ledger.propose import propose
from troth.reading.engines.local import read_library
from troth.sources import ImportOptions
from troth.sources.intake import FileReport, take_in
from troth.web import current
from troth.words import fail

MOST_BYTES = 200 * 1024 * 1024
"""Larger files are for the command line."""
_UNSAFE = re.compile(r"[^\w.\-+ ()\u3400-\u9fff]")


def options_from(given: dict[str, str]) -> ImportOptions:
    """This workspace's options with what the form asks for. Raises TrothError for a bad mapping."""
    workspace, book = current.workspace(), current.book()
    wishes: dict[str, Any] = {name: given[name] for name in ("channel", "kind") if given.get(name)}
    if given.get("map"):
        wishes["map"] = columns_from(given["map"])
    if book is not None:
        wishes["voice"] = book.voice
    return ImportOptions(
        author_key=workspace.settings.author_key,
        keep_names=workspace.settings.keep_names,
        clock=workspace.clock(),
        **wishes,
    )


def columns_from(text: str) -> dict[str, str]:
    """`text=内容,time=日期` as a mapping. Raises TrothError for anything else."""
    pairs = {}
    for part in text.split(","):
        name, equals, column = part.partition("=")
        if not equals or not name.strip() or not column.strip():
            raise fail("map", f"`{part}` is not of the form field=column", hint="as in text=内容,time=日期")
        pairs[name.strip()] = column.strip()
    return pairs


def take_upload(upload: UploadedFile, given: dict[str, str]) -> FileReport:
    """Import one uploaded file, read what is new, and propose its promises.

    The name that the browser gave is kept for people to see, without anything that could lead elsewhere.
    """
    if upload.size is None or upload.size > MOST_BYTES:
        raise fail(
            "import.size", "this file is too large for the browser", hint="use the command: troth add FILE"
        )
    options = options_from(given)
    library = current.library()
    with tempfile.TemporaryDirectory(prefix="troth-upload-") as folder:
        path = Path(folder) / safe_name(upload.name or "upload")
        with path.open("wb") as out:
            for chunk in upload.chunks():
                out.write(chunk)
        report = next(
            take_in([path], options, library, library.originals.keep, current.workspace().rejects_path)
        )
    report.file = path.name
    if report.added or report.new_versions:
        read_library(library, current.book())
        propose(library, current.book())
    return report


def safe_name(name: str) -> str:
    """The last part of a file name, unusual characters replaced, never hidden and never empty."""
    plain = _UNSAFE.sub("_", Path(name.replace("\\", "/")).name).lstrip(".")[-120:]
    return plain or "upload"


def suggestion(report: FileReport) -> str:
    """The mapping that a failed import suggests, to be sent again with the file; empty when there is none."""
    for problem in report.problems:
        if problem.code == "source.unknown_table" and problem.hint and "--map " in problem.hint:
            return shlex.split(problem.hint.partition("--map ")[2])[0]
    return ""


def reject_files() -> list[dict[str, Any]]:
    """Files of rejected rows, the newest first: name, how many rows, and when."""
    folder = current.workspace().rejects_path
    files = sorted(folder.glob("*.jsonl"), key=lambda path: -path.stat().st_mtime) if folder.is_dir() else []
    return [{"name": path.name, "file": path.name.partition("-")[2].removesuffix(".jsonl"),
             "rows": _lines(path)} for path in files[:200]]  # fmt: skip


def _lines(path: Path) -> int:
    with path.open("rb") as file:
        return sum(1 for _ in file)


def rejects(name: str, first: int = 0, most: int = 100) -> list[dict[str, Any]]:
    """Rejected rows of one file. Raises TrothError for a name that is none of `reject_files`."""
    path = current.workspace().rejects_path / Path(name).name
    if path.name != name or path.suffix != ".jsonl" or not path.is_file():
        raise fail("library.missing", f"there is no file of rejected rows called {name!r}")
    rows = []
    with path.open("rb") as file:
        for number, line in enumerate(file):
            if number >= first + most:
                break
            if number >= first:
                rows.append(orjson.loads(line))
    return rows
