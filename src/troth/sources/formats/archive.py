"""A look into a zip file before anybody unpacks it."""

from __future__ import annotations

import zipfile
from pathlib import Path

from troth.words import TrothError, fail

MAX_UNPACKED = 1024**3
MAX_ENTRIES = 10_000


def names(path: Path) -> list[str]:
    """What lies in a zip file; nothing when it is none."""
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.namelist()[:MAX_ENTRIES]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return []


def guard(path: Path, file: str, limit: int = MAX_UNPACKED) -> None:
    """Raise TrothError when the parts would unpack to more than `limit` bytes, or lie about their size."""
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            size = sum(entry.file_size for entry in entries)
            if size > limit or len(entries) > MAX_ENTRIES:
                raise fail(
                    "source.zip_bomb",
                    f"this file would unpack to {size} bytes in {len(entries)} parts; more than {limit} "
                    f"bytes or {MAX_ENTRIES} parts are not opened",
                    file=file,
                    hint="export it as CSV, or in smaller parts",
                )
            # Reading all of it proves that the sizes are what they say: a part that holds more fails its sum.
            broken = archive.testzip()
    except TrothError:
        raise
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError) as error:
        raise fail("source.broken", f"this file is damaged or locked: {error}", file=file) from None
    if broken is not None:
        raise fail("source.broken", f"this file is damaged: {broken}", file=file)
