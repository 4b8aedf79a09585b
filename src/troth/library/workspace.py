"""A workspace: one folder that holds all that a brand's Troth knows."""

from __future__ import annotations

import secrets
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

from troth.library.settings import Settings
from troth.words import Clock, fail

SETTINGS_FILE = "settings.toml"


class Workspace:
    """The folder and the places in it. Use `create` or `open`."""

    def __init__(self, root: Path, settings: Settings) -> None:
        self.root = root
        self.settings = settings

    @classmethod
    def create(cls, path: str | Path, **chosen: Any) -> Workspace:
        """Make a workspace, or open the one that is there.

        `chosen` are fields of Settings for a new one (language, as_of, keep_names, storage_url …).
        """
        root = Path(path).absolute()
        if (root / SETTINGS_FILE).exists():
            return cls.open(root)
        try:
            for place in (root, root / "library", root / "originals", root / "rejects", root / "tmp"):
                place.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise fail("workspace.unwritable", f"cannot make the folder: {error}", file=str(root)) from error
        Settings.fresh(**chosen).save(root / SETTINGS_FILE)
        return cls.open(root)

    @classmethod
    def open(cls, path: str | Path) -> Workspace:
        """Open an existing workspace. Raises TrothError when there is none."""
        root = Path(path).absolute()
        if not (root / SETTINGS_FILE).is_file():
            raise fail("workspace.missing", "no workspace here", file=str(root), hint="make one: troth init")
        return cls(root, Settings.load(root / SETTINGS_FILE))

    def set(self, **changed: Any) -> None:
        """Change settings and save them."""
        self.settings = replace(self.settings, **changed)
        self.settings.save(self.root / SETTINGS_FILE)

    def clock(self) -> Clock:
        """The clock that this workspace lives by."""
        return self.settings.clock()

    @property
    def brandbook_path(self) -> Path:
        return self.root / "brandbook.yaml"

    @property
    def library_path(self) -> Path:
        return self.root / "library"

    @property
    def library_url(self) -> str:
        """Where the tables are: the folder, or the object storage named in the settings."""
        return (self.settings.storage_url or str(self.library_path)).rstrip("/")

    @property
    def originals_path(self) -> Path:
        return self.root / "originals"

    @property
    def database_path(self) -> Path:
        return self.root / "troth.sqlite3"

    @property
    def rejects_path(self) -> Path:
        return self.root / "rejects"

    @property
    def search_path(self) -> Path:
        return self.root / "search"

    @property
    def cache_path(self) -> Path:
        return self.root / "cache"

    @property
    def lock_path(self) -> Path:
        return self.root / ".write.lock"

    def scratch(self, purpose: str) -> Path:
        """A new empty folder for work in progress; the caller removes it."""
        place = self.root / "tmp" / f"{purpose}-{secrets.token_hex(6)}"
        place.mkdir(parents=True)
        return place

    def discard(self, scratch: Path) -> None:
        """Remove a folder that `scratch` made."""
        shutil.rmtree(scratch, ignore_errors=True)

    def sweep(self) -> None:
        """Remove what a killed writer left. Call it only while holding the lock."""
        for left in (self.root / "tmp").glob("write-*"):
            shutil.rmtree(left, ignore_errors=True)
