from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.library.made import DAY, batch, document, keys, many, mentions
from troth.library import Library
from troth.words.schemas import TABLES


def codes(library: Library) -> set[str]:
    return {problem.code for problem in library.verify()}


def flip(path: Path, place: int) -> None:
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.chmod(0o644)
    path.write_bytes(data)


def files(library: Library, table: str) -> list[Path]:
    return sorted((library.workspace.library_path / table).glob("*.parquet"))


def test_an_untouched_library_has_no_problems(library: Library, tmp_path: Path) -> None:
    assert library.verify() == []
    source = tmp_path / "a.txt"
    source.write_text("小米手机")
    sha = library.originals.keep(source)
    library.add([batch(document("d0", "小米手机", raw_sha256=sha))])
    library.write({"mentions": mentions(("d0", 0, 2, "小米"))})
    assert library.verify() == []


def test_one_changed_bit_anywhere_in_a_data_file_is_named(library: Library) -> None:
    library.add([many(["小米手机续航不错", "second"])])
    (path,) = files(library, "documents")
    whole = path.read_bytes()
    for place in range(0, len(whole), max(1, len(whole) // 40)):
        flip(path, place)
        found = [problem for problem in library.verify() if problem.code == "library.file_altered"]
        assert [problem.file for problem in found] == [str(path)], place
        path.write_bytes(whole)
    assert library.verify() == []


def test_a_changed_text_names_its_document(library: Library) -> None:
    library.add([many(["we promise 1,000 shops", "second"])])
    (path,) = files(library, "documents")
    rows = pq.read_table(path).to_pylist()
    rows[0]["text"] = "we promise 9,000 shops"
    schema = pq.read_schema(path)
    path.chmod(0o644)
    pq.write_table(pa.Table.from_pylist(rows, schema=schema), path)
    altered, text = library.verify()
    assert (altered.code, altered.file) == ("library.file_altered", str(path))
    assert text.code == "library.text_altered"
    assert "d0" in text.message


def test_a_missing_file_is_named(library: Library) -> None:
    library.add([many(["a"])])
    files(library, "documents")[0].unlink()
    assert codes(library) == {"library.file_missing"}


def test_a_changed_or_missing_original_is_named(library: Library, tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text("as it came")
    sha = library.originals.keep(source)
    library.add([batch(document("a", "as it came", raw_sha256=sha, source_file="a.txt"))])
    flip(library.originals.path(sha), 0)
    assert codes(library) == {"library.original_altered"}
    library.originals.path(sha).unlink()
    (problem,) = library.verify()
    assert (problem.code, problem.file) == ("library.original_missing", "a.txt")


@pytest.mark.parametrize(
    ("start", "end", "text"), [(0, 2, "大米"), (1, 3, "小米"), (3, 9, "机"), (2, 2, ""), (-1, 1, "小")]
)
def test_a_mention_that_does_not_stand_there_is_named(
    library: Library, start: int, end: int, text: str
) -> None:
    library.add([many(["小米手机"])])
    library.write({"mentions": mentions(("d0", start, end, text))})
    (problem,) = library.verify()
    assert problem.code == "library.not_grounded"
    assert "mentions" in problem.message
    assert "d0" in problem.message


def test_a_reading_without_its_document_is_named(library: Library) -> None:
    library.write({"mentions": mentions(("ghost", 0, 1, "g"))})
    assert codes(library) == {"library.no_document"}


TEXT = "Meyer said: 500 shops by June.* *only in Bavaria"


def statement(**changed: Any) -> dict[str, Any]:
    row: dict[str, Any] = dict.fromkeys(TABLES["statements"].names)
    row |= {
        "doc_id": "a", "doc_version": 1, "start": 12, "end": 30, "statement_id": "s", "kind": "promise",
        "quote": "500 shops by June.", "speaker": "Meyer", "speaker_start": 0, "speaker_end": 5,
        "amounts": [{"value": 500.0, "unit": "shops", "text": "500 shops", "start": 12, "end": 21}],
        "due": {"to": DAY.date(), "text": "by June", "start": 22, "end": 29, "form": "exact"},
        "superlative": False, "comparison": False, "vague": False, "commitment": "yes", "specificity": 3,
        "footnotes": [{"marker": "*", "text": "only in Bavaria", "start": 33, "end": 48, "narrows": "none"}],
        "entities": [], "confidence": 1.0, "unsure": False, "annotator": "s", "annotator_version": "1",
    }  # fmt: skip
    return row | changed


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({}, 0),
        ({"quote": "500 shops by July."}, 1),
        ({"speaker": "Anna Meyer"}, 0),
        ({"speaker_end": 500}, 1),
        ({"due": {"text": "by July", "start": 22, "end": 29, "form": "exact"}}, 1),
        ({"amounts": [{"value": 5.0, "unit": None, "text": "5", "start": 12, "end": 21}]}, 1),
        ({"footnotes": [{"marker": "*", "text": "nowhere", "start": 33, "end": 48, "narrows": "none"}]}, 1),
        ({"speaker_start": None, "speaker_end": None, "due": None, "amounts": []}, 0),
    ],
)
def test_every_place_in_a_statement_is_checked(library: Library, changed: dict[str, Any], wrong: int) -> None:
    library.add([batch(document("a", TEXT))])
    rows = pa.Table.from_pylist([statement(**changed)], schema=TABLES["statements"])
    library.replace_readings(keys(("a", 1)), {"statements": rows}, {"s": "1"})
    assert [problem.code for problem in library.verify()] == ["library.not_grounded"] * wrong
