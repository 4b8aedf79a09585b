# ruff: noqa: E501
"""One contract for every annotator: schema, grounded spans, equal rows for equal input, nothing that breaks it."""

from __future__ import annotations

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reading.made import HOSTILE, POSTS, book
from troth.reading import ANNOTATORS, pipeline
from troth.reading.skim.blank import documents
from troth.reading.skim.sketch import SKETCHES
from troth.words.schemas import TABLES

NAMES = [make(None).name for make in ANNOTATORS]


def read(texts: list[str]) -> dict[str, pa.RecordBatch]:
    return dict(pipeline(book()).layers(documents(texts)))


@pytest.fixture(scope="module")
def chain():  # type: ignore[no-untyped-def]
    return pipeline(book())


@pytest.mark.parametrize("name", NAMES)
def test_gives_what_it_says_in_its_schema(name: str) -> None:
    chain = pipeline(book())
    layers = chain.layers(documents([*POSTS, *HOSTILE]))
    annotator = next(item for item in chain.annotators if item.name == name)
    given_tables = annotator.annotate(layers)
    assert set(given_tables) == annotator.gives
    for table, rows in given_tables.items():
        assert rows.schema == (SKETCHES if table == "sketches" else TABLES[table])
        rows.validate(full=True)
        if table != "sketches":
            assert set(rows.column("annotator_version").to_pylist()) <= {annotator.version}


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_batch_gives_empty_tables(name: str) -> None:
    chain = pipeline(book())
    layers = chain.layers(documents([]))
    annotator = next(item for item in chain.annotators if item.name == name)
    assert all(rows.num_rows == 0 for rows in annotator.annotate(layers).values())


@pytest.mark.parametrize("name", NAMES)
def test_says_what_it_does(name: str) -> None:
    annotator = next(make(None) for make in ANNOTATORS if make(None).name == name)
    assert type(annotator).__doc__
    assert annotator.tier in ("skim", "study")


def test_equal_input_gives_equal_rows() -> None:
    one, other = read(POSTS), read(POSTS)
    assert one.keys() == other.keys()
    assert all(one[table].equals(other[table]) for table in one)


def test_a_document_reads_the_same_in_any_company() -> None:
    together = read([*POSTS, *HOSTILE])
    for table in set(together) - {"documents", "duplicates", "sketches"}:
        rows = [row for row in together[table].to_pylist() if row["doc_id"] == "1"]
        alone = read([POSTS[1]])[table].to_pylist()
        for row in [*rows, *alone]:
            row.pop("doc_id"), row.pop("statement_id", None)
        assert len(rows) == len(alone)
        for found, expected in zip(rows, alone, strict=True):
            for column, value in expected.items():
                assert found[column] == (
                    pytest.approx(value, abs=1e-4) if isinstance(value, float) else value
                )


def grounded(texts: list[str]) -> None:
    for table, rows in read(texts).items():
        if "start" not in rows.schema.names:
            continue
        for row in rows.to_pylist():
            text = texts[int(row["doc_id"])]
            assert 0 <= row["start"] < row["end"] <= len(text), table
            quoted = row.get("text") or row.get("quote")
            if quoted:
                assert text[row["start"] : row["end"]] == quoted, table


def test_every_span_stands_in_its_text() -> None:
    grounded([text.replace("\x00", " ") for text in (*POSTS, *HOSTILE)])


WORDS = st.sampled_from(
    [
        "北光",
        "小米",
        "Nordlicht",
        "很好",
        "not good",
        "3. Mai",
        "2026年",
        "51.6%",
        "。",
        "! ",
        "\n",
        "😀",
        "z. B. ",
        "，",
    ]
)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.lists(WORDS | st.text(max_size=12).filter(lambda t: "\x00" not in t), max_size=12).map("".join),
        max_size=5,
    )
)
def test_spans_of_any_text(texts: list[str]) -> None:
    grounded([text.encode("utf-8", "ignore").decode() for text in texts])
