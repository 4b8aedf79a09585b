from __future__ import annotations

import threading
from pathlib import Path

import pytest

from tests.library.made import batch, document, keys, many, mentions
from troth.library import AddResult, Library, Workspace
from troth.words import TrothError


def test_a_document_by_id_and_version(library: Library) -> None:
    library.add([batch(document("a", "old")), batch(document("a", "new"))])
    assert library.text("a") == "new"
    assert library.text("a", version=1) == "old"
    assert library.document("a")["doc_version"] == 2
    with pytest.raises(TrothError, match="no document b"):
        library.text("b")
    with pytest.raises(TrothError, match="no document a"):
        library.text("a", version=3)


def test_parameters_are_bound(library: Library) -> None:
    library.add([many(["it's"])])
    assert library.sql("SELECT doc_id FROM documents WHERE text = ?", ["it's"]).num_rows == 1
    assert library.sql("SELECT $name AS said", {"name": "'; DROP"}).to_pylist() == [{"said": "'; DROP"}]


def test_an_answer_is_remembered_until_the_library_changes(library: Library) -> None:
    library.add([many(["a"])])
    count = "SELECT count(*) AS n, random() AS chance FROM documents"
    first = library.cached("count", count)
    assert library.cached("count", count) == first
    assert Library(library.workspace.root).cached("count", count) == first
    assert library.cached("count", count + " WHERE doc_id = ?", ["x"])["n"].to_pylist() == [0]
    library.write({"mentions": mentions(("d0", 0, 1, "a"))})
    assert library.cached("count", count) != first
    assert len(list(library.workspace.cache_path.iterdir())) == 1


def test_a_damaged_remembered_answer_is_asked_again(library: Library) -> None:
    library.cached("one", "SELECT 1 AS n")
    (place,) = library.workspace.cache_path.glob("*/*.arrow")
    place.write_bytes(b"broken")
    assert library.cached("one", "SELECT 1 AS n").to_pylist() == [{"n": 1}]


def test_originals_are_kept_once_read_only_under_their_hash(library: Library, tmp_path: Path) -> None:
    source = tmp_path / "a.csv"
    source.write_bytes(b"x" * 3_000_000)
    sha = library.originals.keep(source)
    assert library.originals.keep(source) == sha
    assert library.originals.keep_bytes(b"x" * 3_000_000) == sha
    kept = library.originals.path(sha)
    assert kept.read_bytes() == source.read_bytes()
    assert kept.stat().st_mode & 0o777 == 0o444
    assert list(library.originals.all()) == [kept]
    with pytest.raises(TrothError, match="cannot be read"):
        library.originals.keep(tmp_path / "missing")


def test_small_files_are_joined_without_changing_what_is_seen(library: Library) -> None:
    for number in range(12):
        library.add([many([f"text {number}"], first=number)])
        key = (f"d{number}", 1)
        library.replace_readings(keys(key), {"mentions": mentions((key[0], 0, 4, "text"))}, {"mentions": "1"})
    before = library.sql("FROM documents ORDER BY doc_id"), library.sql("FROM mentions ORDER BY doc_id")
    library.search("text")
    done = library.optimise(keep_hours=0)
    assert (done.joined, done.written) == (36, 3)
    assert done.removed >= 36
    assert library.sql("FROM documents ORDER BY doc_id") == before[0]
    assert library.sql("FROM mentions ORDER BY doc_id") == before[1]
    assert len(list((library.workspace.library_path / "documents").glob("*.parquet"))) == 1
    assert library.verify() == []
    assert library.index.catch_up(library.connect()) == 0
    assert list(library.unread({"mentions": "1"})) == []


def test_a_writer_joins_small_files_before_they_are_too_many(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("troth.library.optimising.TOO_MANY", 4)
    for number in range(7):
        library.add([many([f"text {number}"], first=number)])
        library.write({"mentions": mentions((f"d{number}", 0, 4, "text"))})
    for name in ("documents", "mentions", "reads"):
        assert len(library.tables[name].snapshot().files) <= 4
    assert library.sql("FROM documents JOIN mentions USING (doc_id, doc_version)").num_rows == 7
    assert library.verify() == []


def test_tables_may_lie_in_object_storage(tmp_path: Path) -> None:
    url = (tmp_path / "bucket").as_uri()
    library = Library(Workspace.create(tmp_path / "w", storage_url=url))
    library.add([many(["小米手机", "b"])])
    assert library.add([batch(document("d1", "edited"))]) == AddResult(new_versions=1)
    library.write({"mentions": mentions(("d0", 0, 2, "小米"))})
    assert library.sql("FROM documents").num_rows == 2
    assert library.sql("FROM mentions JOIN documents USING (doc_id, doc_version)").num_rows == 1
    assert [hit.doc_id for hit in library.search("手机")] == ["d0"]
    assert library.verify() == []
    assert [rows.num_rows for rows in library.unread({"mentions": "1"})] == [1]
    for number in range(10):
        library.add([many([f"{number}"], first=10 + number)])
    assert library.optimise(0).joined == 12
    assert library.sql("FROM documents").num_rows == 12
    damaged = next((tmp_path / "bucket" / "mentions").glob("*.parquet"))
    damaged.write_bytes(damaged.read_bytes()[:-1] + b"x")
    assert [problem.code for problem in library.verify()] == ["library.file_altered"]


def test_threads_read_while_another_writes(library: Library) -> None:
    library.add([many(["a"])])
    counts: list[int] = []

    def read() -> None:
        for _ in range(10):
            counts.append(library.sql("SELECT count(*) AS n FROM documents")["n"][0].as_py())

    threads = [threading.Thread(target=read) for _ in range(3)]
    for thread in threads:
        thread.start()
    for number in range(5):
        library.add([many(["x", "y"], first=10 + 2 * number)])
    for thread in threads:
        thread.join()
    assert len(counts) == 30
    assert all(count % 2 == 1 for count in counts)
