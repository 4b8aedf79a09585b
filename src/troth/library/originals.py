"""Raw originals, each kept once under the name of its hash."""

from __future__ import annotations

import hashlib
import os
import secrets
import time
from collections.abc import Iterator
from pathlib import Path

from troth.words import fail

_BLOCK = 1 << 20


class Originals:
    """A folder of files that are never changed: `ab/abcd…`, read-only, complete or not there."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def keep(self, path: str | Path) -> str:
        """Copy a file in and return its SHA-256; a file that is already there is not copied again.

        Raises TrothError when it cannot be read.
        """
        try:
            with Path(path).open("rb") as source:
                digest = hashlib.file_digest(source, "sha256").hexdigest()
                if not self.path(digest).exists():
                    source.seek(0)
                    return self._store(iter(lambda: source.read(_BLOCK), b""))
        except OSError as error:
            raise fail("original.unreadable", f"cannot be read: {error.strerror}", file=str(path)) from error
        return digest

    def keep_bytes(self, data: bytes) -> str:
        """Keep something fetched that was never a file; returns its SHA-256."""
        digest = hashlib.sha256(data).hexdigest()
        return digest if self.path(digest).exists() else self._store(iter([data]))

    def path(self, sha256: str) -> Path:
        """Where an original lies."""
        return self.root / sha256[:2] / sha256

    def all(self) -> Iterator[Path]:
        """Every original, in the order of its hash."""
        return (path for path in sorted(self.root.glob("??/*")) if not path.name.startswith("."))

    def sweep(self, hours: float) -> None:
        """Remove what copies that were cut off more than `hours` ago have left."""
        for part in self.root.glob(".part-*"):
            if part.stat().st_mtime < time.time() - hours * 3600:
                part.unlink(missing_ok=True)

    def _store(self, blocks: Iterator[bytes]) -> str:
        # The name is the hash of the bytes that were written, even if the source changes meanwhile.
        self.root.mkdir(parents=True, exist_ok=True)
        part = self.root / f".part-{secrets.token_hex(8)}"
        digest = hashlib.sha256()
        try:
            with part.open("xb") as sink:
                for block in blocks:
                    digest.update(block)
                    sink.write(block)
                sink.flush()
                os.fsync(sink.fileno())
            part.chmod(0o444)
            place = self.path(digest.hexdigest())
            place.parent.mkdir(exist_ok=True)
            part.replace(place)
        finally:
            part.unlink(missing_ok=True)
        return digest.hexdigest()
