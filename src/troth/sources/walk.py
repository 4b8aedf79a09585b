"""What a command line names, as single files and web addresses."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from troth.sources.fetch import is_url
from troth.words import Problem, TrothError

_SKIPPED = {"__MACOSX", "Thumbs.db", "desktop.ini"}


def walk(paths: Iterable[str | Path]) -> Iterator[Path | str]:
    """Files in order, folders opened all the way down; web addresses pass through as text.

    Hidden files, office lock files and links to folders are left alone. Raises TrothError, before the first
    file comes, with every path that does not exist and every folder that holds no file.
    """
    found: list[Path | str] = []
    problems: list[Problem] = []
    for path in paths:
        if isinstance(path, str) and is_url(path):
            found.append(path)
            continue
        path = Path(path)
        if path.is_dir():
            inside = list(_inside(path))
            found += inside
            if not inside:
                problems.append(Problem("source.empty_folder", "this folder holds no files", file=str(path)))
        elif path.exists():
            found.append(path)
        else:
            problems.append(Problem("source.missing", "there is no such file or folder", file=str(path)))
    if problems:
        raise TrothError(problems)
    yield from dict.fromkeys(found)


def _inside(folder: Path) -> Iterator[Path]:
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _SKIPPED)
        for name in sorted(names):
            path = Path(here, name)
            if not name.startswith((".", "~$")) and name not in _SKIPPED and path.is_file():
                yield path
