"""The demo: made once, opened in seconds afterwards, and proof against a single changed byte."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Ran

Troth = Callable[..., Ran]


def test_the_sample_is_made_once_and_every_byte_counts(troth: Troth, tmp_path: Path) -> None:
    first = troth("demo", "--no-serve", "--folder", "ws", timeout=500)
    assert first.code == 0, first.err
    assert "544 documents taken in" in first.out
    again = troth("demo", "--no-serve", "--folder", "ws")
    assert "taken in" not in again.out
    assert troth("verify", "-w", "ws").code == 0
    promises = troth("ledger", "list", "-w", "ws", "--json")
    assert promises.code == 0, promises.err

    data = max(
        (tmp_path / "ws" / "library" / "documents").glob("*.parquet"), key=lambda path: path.stat().st_size
    )
    bytes_ = bytearray(data.read_bytes())
    bytes_[len(bytes_) // 2] ^= 1
    data.chmod(0o644)
    data.write_bytes(bytes_)
    changed = troth("verify", "-w", "ws")
    assert changed.code == 1
    assert data.name in changed.err


def test_a_folder_that_holds_something_else_is_left_alone(troth: Troth, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("keep me")
    ran = troth("demo", "--no-serve", "--folder", "mine")
    assert ran.code == 2
    assert (tmp_path / "mine" / "letter.txt").read_text() == "keep me"
