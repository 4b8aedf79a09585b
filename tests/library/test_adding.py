from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.library.made import batch, document, many
from troth.library import AddResult, Library, Workspace


def stored(library: Library) -> list[tuple[str, int, str]]:
    rows = library.sql("SELECT doc_id, doc_version, text FROM documents_all ORDER BY ALL").to_pylist()
    return [(row["doc_id"], row["doc_version"], row["text"]) for row in rows]


def test_the_same_import_twice_adds_nothing(library: Library) -> None:
    rows = [many(["eins", "zwei", "三"])]
    assert library.add(rows) == AddResult(added=3)
    before = library.state()
    assert library.add(rows) == AddResult(unchanged=3)
    assert library.state() == before


def test_an_edited_text_is_a_new_version_and_both_stay(library: Library) -> None:
    library.add([batch(document("a", "first"))])
    assert library.add([batch(document("a", "second"))]) == AddResult(new_versions=1)
    assert stored(library) == [("a", 1, "first"), ("a", 2, "second")]
    assert library.sql("SELECT doc_version, text FROM documents").to_pylist() == [
        {"doc_version": 2, "text": "second"}
    ]


def test_texts_of_one_document_in_one_import_keep_their_order(library: Library) -> None:
    rows = [document("a", "x"), document("b", "only"), document("a", "y"), document("a", "x")]
    assert library.add([batch(*rows[:2]), batch(*rows[2:])]) == AddResult(2, 1, 0, 1)
    assert stored(library) == [("a", 1, "x"), ("a", 2, "y"), ("b", 1, "only")]


def test_the_text_hash_is_computed_and_never_taken_on_trust(library: Library) -> None:
    library.add([batch(document("a", "小米", text_sha256="0" * 64))])
    assert library.document("a")["text_sha256"] == hashlib.sha256("小米".encode()).hexdigest()


def test_rows_are_cut_over_batches_and_files(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("troth.library.adding.GROUP_ROWS", 3)
    library.add([many(f"old {i}" for i in range(5))])
    texts = [f"old {i}" if i % 2 else f"new {i}" for i in range(10)]
    result = library.add(many([text], first=i) for i, text in enumerate(texts))
    # d1 and d3 stay, d0, d2, d4 are edited, d5 to d9 are new.
    assert result == AddResult(added=5, new_versions=3, unchanged=2)
    assert library.sql("SELECT count(*) AS n FROM documents_all").to_pylist() == [{"n": 13}]
    assert library.sql("SELECT text FROM documents WHERE doc_id = 'd4'").to_pylist() == [{"text": "new 4"}]


def test_an_import_that_fails_half_way_leaves_nothing(library: Library) -> None:
    def broken() -> Iterator[pa.RecordBatch]:
        yield many(["a", "b"])
        raise OSError("the disk went away")

    before = library.state()
    with pytest.raises(OSError, match="went away"):
        library.add(broken())
    assert library.state() == before
    assert stored(library) == []
    assert list((library.workspace.root / "tmp").iterdir()) == []


def test_a_null_where_none_may_be_is_refused(library: Library) -> None:
    rows = batch(document("a", "x")).to_pylist()
    rows[0]["channel"] = None
    loose = pa.schema([field.with_nullable(True) for field in batch(document("a", "x")).schema])
    with pytest.raises(ValueError, match="channel must not be null"):
        library.add([pa.RecordBatch.from_pylist(rows, schema=loose)])


def test_an_empty_import_is_fine(library: Library) -> None:
    assert library.add([]) == AddResult()
    assert library.sql("FROM documents").num_rows == 0


Imports = st.lists(
    st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("xyz")), max_size=6), max_size=4
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(imports=Imports)
def test_versions_are_the_distinct_texts_in_order_of_arrival(
    imports: list[list[tuple[str, str]]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    library = Library(Workspace.create(Path(tmp_path_factory.mktemp("any")) / "w"))
    expected: dict[str, list[str]] = {}
    for rows in imports:
        offered = [batch(*(document(doc, text) for doc, text in rows))] if rows else []
        result = library.add(offered)
        new = 0
        for doc, text in rows:
            if text not in expected.setdefault(doc, []):
                expected[doc].append(text)
                new += 1
        assert result.added + result.new_versions == new
        assert result.unchanged + result.repeated == len(rows) - new
    assert stored(library) == sorted(
        (doc, number, text) for doc, texts in expected.items() for number, text in enumerate(texts, 1)
    )
