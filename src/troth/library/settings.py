"""A workspace's settings: one small TOML file that only its owner may read."""

from __future__ import annotations

import json
import os
import secrets
import tomllib
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from troth.words import Clock, FixedClock, SystemClock, fail

KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class Settings:
    """What one workspace is set to.

    `secret_key` signs sessions, `author_key` makes authors' pseudonyms; both are made once and never shown.
    `as_of` sets the clock (the sample brand lives in its own year). `demo` opens the site on this machine
    without signing in and lets everybody try each role. `public` opens the pages of published promises to
    everybody. `storage_url` puts the tables into
    object storage; `storage_options` are passed on to it unchanged.
    """

    secret_key: str
    author_key: bytes
    keep_names: bool = False
    language: str = "en"
    as_of: date | datetime | None = None
    demo: bool = False
    public: bool = False
    storage_url: str | None = None
    storage_options: dict[str, str] = field(default_factory=dict)

    @classmethod
    def fresh(cls, **chosen: Any) -> Settings:
        """Settings with new random keys."""
        return cls(secrets.token_urlsafe(KEY_BYTES), secrets.token_bytes(KEY_BYTES), **chosen)

    @classmethod
    def load(cls, path: Path) -> Settings:
        """Read settings.toml. Raises TrothError with the line that cannot be read."""
        try:
            data = tomllib.loads(path.read_text("utf-8"))
            return cls(
                secret_key=data["secret_key"],
                author_key=bytes.fromhex(data["author_key"]),
                keep_names=bool(data.get("keep_names", False)),
                language=str(data.get("language", "en")),
                as_of=_moment(data.get("as_of")),
                demo=bool(data.get("demo", False)),
                public=bool(data.get("public", False)),
                storage_url=data.get("storage", {}).get("url"),
                storage_options={k: str(v) for k, v in data.get("storage", {}).get("options", {}).items()},
            )
        except KeyError as error:
            raise fail("settings.missing", f"{error.args[0]} is missing", file=str(path)) from error
        except (ValueError, OSError, AttributeError) as error:
            raise fail("settings.unreadable", f"settings cannot be read: {error}", file=str(path)) from error

    def save(self, path: Path) -> None:
        """Write settings.toml in one step, readable by its owner only."""
        lines = [
            f"secret_key = {json.dumps(self.secret_key)}",
            f'author_key = "{self.author_key.hex()}"',
            f"keep_names = {json.dumps(self.keep_names)}",
            f"language = {json.dumps(self.language)}",
            f"demo = {json.dumps(self.demo)}",
            f"public = {json.dumps(self.public)}",
        ]
        if self.as_of is not None:
            lines.append(f"as_of = {self.as_of.isoformat()}")
        if self.storage_url is not None:
            lines += ["", "[storage]", f"url = {json.dumps(self.storage_url)}"]
        if self.storage_options:
            lines += ["", "[storage.options]"]
            lines += [f"{json.dumps(k)} = {json.dumps(v)}" for k, v in self.storage_options.items()]
        write_private(path, "\n".join(lines) + "\n")

    def clock(self) -> Clock:
        """The clock that the workspace lives by."""
        return SystemClock() if self.as_of is None else FixedClock(self.as_of)


def write_private(path: Path, text: str) -> None:
    """Replace a file in one step, mode 600 from its first byte."""
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    part.replace(path)


def _moment(value: Any) -> date | datetime | None:
    if isinstance(value, datetime) and value.tzinfo is None:
        return value.replace(tzinfo=UTC)
    if value is None or isinstance(value, date):
        return value
    return date.fromisoformat(str(value))
