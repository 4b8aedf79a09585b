"""`index.yaml` beside files: what a transcript or an article file does not say of itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from troth.sources.model import ImportOptions
from troth.words import Problem, TrothError

NAME = "index.yaml"
MAX_BYTES = 4_000_000
_TEXTS = ("channel", "kind", "author", "url", "encoding", "mapping")


class Sidecar:
    """Wishes for single files of one folder, by their path below it. Explicit options win over them."""

    def __init__(self, folder: Path, entries: dict[str, dict[str, Any]]) -> None:
        self._folder = folder.absolute()
        self._entries = entries

    @classmethod
    def of(cls, folder: Path) -> Sidecar | None:
        """The folder's sidecar, None when it has none. Raises TrothError with every mistake in it."""
        path = folder / NAME
        if not folder.is_dir() or not path.is_file():
            return None
        return cls(folder, _read(path))

    def options(self, path: Path, given: ImportOptions) -> ImportOptions:
        """The options for one file."""
        try:
            name = path.absolute().relative_to(self._folder).as_posix()
        except ValueError:
            return given
        wishes = self._entries.get(name, {})
        missing = {key: value for key, value in wishes.items() if getattr(given, key) is None}
        return replace(given, **missing) if missing else given


def _read(path: Path) -> dict[str, dict[str, Any]]:
    if path.stat().st_size > MAX_BYTES:
        raise TrothError(Problem("sidecar.size", "this is too large to be a list of files", file=str(path)))
    try:
        data = YAML(typ="safe", pure=True).load(path.read_text("utf-8-sig"))
    except (YAMLError, UnicodeDecodeError, ValueError) as error:
        reason = str(error).split("\n")[0]
        raise TrothError(Problem("sidecar.syntax", f"this is not YAML: {reason}", file=str(path))) from error
    if not isinstance(data, dict):
        raise TrothError(
            Problem("sidecar.shape", "this needs a line `file: {published: …}` for each file", file=str(path))
        )
    problems: list[Problem] = []
    entries = {str(name): _entry(str(name), value, path, problems) for name, value in data.items()}
    if problems:
        raise TrothError(problems)
    return entries


def _entry(name: str, value: object, path: Path, problems: list[Problem]) -> dict[str, Any]:
    if not isinstance(value, dict):
        problems.append(Problem("sidecar.entry", f"`{name}` needs a mapping", file=str(path)))
        return {}
    entry: dict[str, Any] = {}
    for key, wish in value.items():
        if key == "published" and (day := _day(wish)) is not None:
            entry[key] = day
        elif key == "map" and isinstance(wish, dict):
            entry[key] = {str(k): str(v) for k, v in wish.items()}
        elif key in _TEXTS and isinstance(wish, str | int):
            entry[str(key)] = str(wish)
        elif wish is not None:
            told = f"`{name}`: `{key}: {wish}` is not understood"
            hint = f"known: published, map, {', '.join(_TEXTS)}"
            problems.append(Problem("sidecar.entry", told, file=str(path), hint=hint))
    return entry


def _day(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None
