from __future__ import annotations

from pathlib import Path

from troth.sources import walk


def test_folders_are_opened_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a/2.csv", "a/1.csv", ".git/x", "a/~$lock.xlsx", "__MACOSX/y", "Thumbs.db"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    found = list(walk([tmp_path, tmp_path / "b.txt", "https://example.org/page"]))
    names = [str(item.relative_to(tmp_path)) if isinstance(item, Path) else item for item in found]
    assert names == ["b.txt", "a/1.csv", "a/2.csv", "https://example.org/page"]
