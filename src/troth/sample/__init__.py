"""The sample brand: documents, brand book and the truth about them. Data under CC BY 4.0."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parent
SOURCES = ROOT / "sources"
AS_OF = (2026, 10, 1, 9, 0)
"""The moment at which the sample's year is told, in UTC."""


def brandbook_path() -> Path:
    """The sample's brand book."""
    return ROOT / "brandbook.yaml"


def files() -> list[Path]:
    """Every file of the sample, in order."""
    return sorted(path for path in ROOT.rglob("*") if path.is_file() and "__pycache__" not in path.parts)


def fingerprint() -> str:
    """Changes whenever a file of the sample changes."""
    digest = hashlib.sha256()
    for path in files():
        data = path.read_bytes()
        digest.update(f"{path.relative_to(ROOT)}\n{len(data)}\n".encode() + data)
    return digest.hexdigest()[:16]


def laid_out(folder: Path) -> Path:
    """Copy the sources into `folder` as a user would hold them, with one index.yaml made of its parts."""
    place = folder / "solvane"
    shutil.copytree(SOURCES, place)
    parts = sorted(place.glob("index.*.yaml"))
    (place / "index.yaml").write_text("\n".join(part.read_text("utf-8") for part in parts), encoding="utf-8")
    for part in parts:
        part.unlink()
    return place
