from __future__ import annotations

import threading
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from troth.library import Settings, Workspace
from troth.library.lock import exclusive
from troth.words import TrothError


def test_a_new_workspace_has_keys_of_its_own_that_only_its_owner_reads(tmp_path: Path) -> None:
    one, two = Workspace.create(tmp_path / "one"), Workspace.create(tmp_path / "two")
    assert one.settings.author_key != two.settings.author_key
    assert one.settings.secret_key != two.settings.secret_key
    assert (one.root / "settings.toml").stat().st_mode & 0o777 == 0o600
    assert Workspace.create(tmp_path / "one").settings == one.settings


def test_settings_come_back_as_they_were_saved(tmp_path: Path) -> None:
    made = Settings.fresh(
        keep_names=True, language="zh-hans", as_of=date(2026, 6, 30), storage_url='s3://a/"b"',
        storage_options={"AWS_REGION": "eu", "odd key": "\\ \n"},
    )  # fmt: skip
    made.save(tmp_path / "settings.toml")
    assert Settings.load(tmp_path / "settings.toml") == made


def test_the_clock_may_stand_still(tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path, as_of=date(2026, 6, 30))
    assert workspace.clock().now() == datetime(2026, 6, 30, tzinfo=UTC)
    workspace.set(as_of=None)
    assert Workspace.open(tmp_path).clock().now().year >= 2026


@pytest.mark.parametrize("text", ["not toml", 'secret_key = "x"', 'secret_key = "x"\nauthor_key = "zz"'])
def test_settings_that_cannot_be_read_are_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "settings.toml").write_text(text)
    with pytest.raises(TrothError) as caught:
        Workspace.open(tmp_path)
    assert caught.value.problems[0].file == str(tmp_path / "settings.toml")


def test_a_folder_without_a_workspace_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TrothError, match="no workspace here"):
        Workspace.open(tmp_path)


def test_one_writer_at_a_time(tmp_path: Path) -> None:
    order: list[str] = []

    def second() -> None:
        with exclusive(tmp_path / "lock"):
            order.append("second")

    with exclusive(tmp_path / "lock"):
        with pytest.raises(TrothError, match="another process is writing"), exclusive(tmp_path / "lock", 0):
            order.append("never")
        thread = threading.Thread(target=second)
        thread.start()
        order.append("first")
    thread.join()
    assert order == ["first", "second"]
