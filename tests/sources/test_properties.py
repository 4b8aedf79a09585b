"""What holds for every text and every table format."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.sources.writers import WRITERS, Row, read
from troth.sources import read_source
from troth.words import TrothError, kept

XML_SAFE = st.characters(exclude_categories=["Cs", "Cc", "Cn"], include_characters="\n\t")
TEXTS = st.text(XML_SAFE, min_size=1, max_size=60).filter(lambda text: kept(text).strip() != "")
ROWS = st.lists(TEXTS, min_size=1, max_size=8)
FEW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def rows_of(texts: list[str]) -> list[Row]:
    return [{"text": text, "published_at": "2025-11-21", "id": f"n{at}"} for at, text in enumerate(texts)]


@pytest.mark.parametrize("suffix", list(WRITERS))
@FEW
@given(texts=ROWS)
def test_texts_come_out_as_they_went_in(suffix: str, texts: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"a.{suffix}")
        WRITERS[suffix](rows_of(texts), path)
        first, second = read(path), read(path)
    assert [row["text"] for row in first] == [kept(text) for text in texts]
    assert [row["doc_id"] for row in first] == [row["doc_id"] for row in second]
    assert len({row["doc_id"] for row in first}) == len(texts)


@FEW
@given(texts=ROWS)
def test_all_formats_give_the_same_documents(texts: list[str]) -> None:
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for suffix, write in WRITERS.items():
            path = Path(folder, f"a.{suffix}")
            write(rows_of(texts), path)
            found.append([(row["doc_id"], row["text_sha256"], row["source_row"]) for row in read(path)])
    assert all(one == found[0] for one in found)


@pytest.mark.parametrize("suffix", ["csv", "tsv", "json", "jsonl", "txt", "html", "rss"])
@FEW
@given(
    content=st.one_of(
        st.binary(max_size=300), st.text(max_size=200).map(lambda t: t.encode("utf-8", "replace"))
    )
)
def test_no_bytes_make_an_importer_crash(suffix: str, content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"a.{suffix}")
        path.write_bytes(content)
        with suppress(TrothError), read_source(path) as source:
            for batch in source.batches():
                batch.validate(full=True)


@FEW
@given(cells=st.lists(st.lists(st.text(alphabet='z"\n,\r', max_size=6), max_size=4), max_size=12))
def test_a_broken_table_loses_no_row_without_a_word(cells: list[list[str]]) -> None:
    """Every line with words ends up in a document or among the rejects."""
    body = "\n".join(",".join(row) for row in cells)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.csv")
        path.write_bytes(f"text,published_at\n{body}\nlast,2025-11-21\n".encode())
        with read_source(path) as source:
            texts = [row["text"] for batch in source.batches() for row in batch.to_pylist()]
            aside = "".join(str(entry["cells"]) for entry in source.rejects)
    assert body.count("z") == "".join(texts).count("z") + aside.count("z")
