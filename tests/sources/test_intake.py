"""Files go in one after the other; what cannot be read is told and the rest goes on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest

from troth.library import Library, Workspace
from troth.sources.intake import FileReport, take_in
from troth.sources.model import ImportOptions
from troth.words import TrothError


@dataclass
class Desk:
    """A workspace with what an import needs."""

    workspace: Workspace
    library: Library
    reports: list[FileReport] = field(default_factory=list)

    def add(self, *paths: Path, **wishes: object) -> list[FileReport]:
        options = ImportOptions(author_key=b"k" * 32, **wishes)  # type: ignore[arg-type]
        keep = self.library.originals.keep
        return list(take_in(paths, options, self.library, keep, self.workspace.rejects_path))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    workspace = Workspace.create(tmp_path / "ws")
    return Desk(workspace, Library(workspace))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "in"
    (place / "talks").mkdir(parents=True)
    (place / "talks" / "keynote.txt").write_text("我们将在十月底前交付。", encoding="utf-8")
    (place / "broken.csv").write_bytes(b"\x00\x01\x02\x03" * 100)
    (place / "posts.csv").write_text(
        "note_id,content,create_time,nickname\n1,很好用,1760000000,甲\n2,不好用,99999999999999999,乙\n",
        encoding="utf-8",
    )
    (place / "index.yaml").write_text(
        "talks/keynote.txt: {published: 2025-10-14, channel: transcript, kind: transcript, author: 陆明川}\n"
        "posts.csv: {map: {text: content, time: create_time, id: note_id, author: nickname},\n"
        "  channel: weibo}\n",
        encoding="utf-8",
    )
    return place


def test_a_folder_with_a_sidecar_goes_in_and_the_broken_file_is_told(desk: Desk, folder: Path) -> None:
    reports = {Path(report.file).name: report for report in desk.add(folder)}
    assert set(reports) == {"keynote.txt", "broken.csv", "posts.csv"}
    assert reports["broken.csv"].failed
    assert reports["broken.csv"].problems
    assert (reports["posts.csv"].added, reports["posts.csv"].rejected) == (1, 1)
    assert Path(reports["posts.csv"].rejects_file or "").read_text("utf-8").count("\n") == 1
    rows = desk.library.sql(
        "SELECT text, channel, kind, published_at FROM documents ORDER BY channel"
    ).to_pylist()
    assert [row["text"] for row in rows] == ["我们将在十月底前交付。", "很好用"]
    assert (rows[0]["channel"], rows[0]["kind"]) == ("transcript", "transcript")
    assert rows[0]["published_at"].date() == date(2025, 10, 14)


def test_a_second_import_adds_nothing(desk: Desk, folder: Path) -> None:
    desk.add(folder)
    again = desk.add(folder)
    assert sum(report.added + report.new_versions for report in again) == 0
    assert desk.library.sql("SELECT count(*) AS n FROM documents_all").to_pylist() == [{"n": 2}]


def test_originals_are_kept_before_their_documents(desk: Desk, folder: Path) -> None:
    def add(batches: Iterable[pa.RecordBatch]) -> object:
        assert list(desk.library.originals.all())
        return desk.library.add(batches)

    class Watched:
        def add(self, batches: Iterable[pa.RecordBatch]) -> object:
            return add(batches)

    path = folder / "talks" / "keynote.txt"
    list(take_in([path], ImportOptions(), Watched(), desk.library.originals.keep, folder))  # type: ignore[arg-type]
    assert len(desk.library.sql("SELECT * FROM documents")) == 1


def test_an_account_of_the_brand_book_keeps_its_name_and_others_do_not(desk: Desk, folder: Path) -> None:
    desk.add(folder, voice=lambda _channel, author: "spokesperson" if author == "陆明川" else "unknown")
    rows = desk.library.sql(
        "SELECT author_name, author_key, voice FROM documents ORDER BY channel"
    ).to_pylist()
    assert (rows[0]["author_name"], rows[0]["voice"]) == ("陆明川", "spokesperson")
    assert rows[1]["author_name"] is None
    assert rows[1]["author_key"]


@pytest.mark.parametrize(
    "text", ["- a\n", "a.txt: [1]\n", "a.txt: {published: someday}\n", "a.txt: {colour: red}\n", "a: {b: ["]
)
def test_a_bad_sidecar_stops_before_anything_is_read(desk: Desk, folder: Path, text: str) -> None:
    (folder / "index.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(TrothError):
        desk.add(folder)
    assert len(desk.library.sql("SELECT * FROM documents")) == 0


def test_missing_paths_are_all_named(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(TrothError) as caught:
        desk.add(tmp_path / "a", tmp_path / "b")
    assert len(caught.value.problems) == 2
