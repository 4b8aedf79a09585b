from __future__ import annotations

import importlib.util
import os
import shutil
from pathlib import Path

import pytest

from tests.reading.made import HOSTILE, POSTS, book
from troth.library import Library, Workspace
from troth.reading.engines.local import read_library
from troth.reading.engines.run import run, workers_for
from troth.reading.posts import batches
from troth.reading.skim.blank import documents


def rows(workers: int) -> list[dict[str, list[dict[str, object]]]]:
    found = run([*batches(300, seed=3, rows=100), documents([*POSTS, *HOSTILE])], book(), None, workers)
    return [{name: table.to_pylist() for name, table in readings.items()} for _, readings in found]


def test_one_process_and_a_pool_give_the_same_rows() -> None:
    assert rows(1) == rows(2)


def test_few_documents_need_no_pool() -> None:
    assert workers_for(100) == 1


NO_SPARK = importlib.util.find_spec("pyspark") is None or not (
    shutil.which("java") or os.environ.get("JAVA_HOME")
)


@pytest.mark.skipif(NO_SPARK, reason="needs pyspark (the extra `spark`) and a Java 17")
def test_spark_gives_the_same_rows() -> None:
    from troth.reading.engines.spark import read_rows, session

    spark = session("local[2]")
    texts = [*POSTS, *(text for text in HOSTILE if "\x00" not in text)]
    here = next(iter(run([documents(texts)], book(), "skim")))[1]
    there = read_rows(spark, [documents(texts)], book(), "skim")
    for name, table in here.items():
        assert there[name].to_pylist() == table.to_pylist()


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(Workspace.create(tmp_path / "ws"))


def count(library: Library, table: str) -> int:
    return int(library.sql(f"SELECT count(*) AS n FROM {table}")["n"][0].as_py())


def test_a_library_is_read_once(library: Library) -> None:
    library.add(batches(120, seed=1))
    first = read_library(library, book())
    assert first.documents == 120
    assert count(library, "languages") == 120
    assert read_library(library, book()).documents == 0
    assert library.verify() == []


def test_a_changed_book_reads_again_and_keeps_no_old_rows(library: Library) -> None:
    library.add(batches(50, seed=1))
    read_library(library, None)
    assert count(library, "mentions") == 0
    assert read_library(library, book()).documents == 50
    assert count(library, "languages") == 50


def test_a_new_document_joins_the_cluster_of_an_old_one(library: Library) -> None:
    library.add([documents(POSTS[:1])])
    read_library(library, book())
    assert count(library, "duplicates") == 0
    other = documents(["x", POSTS[0]])
    library.add([other.slice(1)])
    read_library(library, book())
    found = library.sql("SELECT doc_id, cluster FROM duplicates ORDER BY doc_id").to_pylist()
    assert found == [{"doc_id": "0", "cluster": "0"}, {"doc_id": "1", "cluster": "0"}]
