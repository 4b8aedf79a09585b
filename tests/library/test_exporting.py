from __future__ import annotations

import csv
import json
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest

from tests.library.made import batch, document
from troth.library import Library, export
from troth.library.exporting import safe_cell
from troth.words import TrothError

HOSTILE = ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "plain", "http://example.org"]


@pytest.fixture
def full(library: Library) -> Library:
    library.add([batch(*(document(f"d{i}", text, reach=-5) for i, text in enumerate(HOSTILE)))])
    return library


def test_csv_cells_never_start_a_formula_and_numbers_stay_numbers(full: Library, tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    assert export(full, "SELECT text, reach FROM documents ORDER BY doc_id", path) == len(HOSTILE)
    with path.open(encoding="utf-8-sig", newline="") as source:
        header, *rows = csv.reader(source)
    assert header == ["text", "reach"]
    assert [row[0] for row in rows] == [f"'{text}" for text in HOSTILE[:6]] + HOSTILE[6:]
    assert {row[1] for row in rows} == {"-5"}


def test_xlsx_holds_text_as_text_and_numbers_as_numbers(full: Library, tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    export(full, "SELECT text, reach FROM documents ORDER BY doc_id", path)
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    cells = list(sheet.iter_rows(min_row=2))
    assert {cell.data_type for cell, _ in cells} == {"s"}
    assert cells[0][0].value == "'" + HOSTILE[0]
    assert {number.value for _, number in cells} == {-5}
    assert all(cell.hyperlink is None for cell, _ in cells)


def test_parquet_and_json_lines_keep_values_as_they_are(full: Library, tmp_path: Path) -> None:
    export(full, "documents", tmp_path / "out.parquet")
    export(full, "documents", tmp_path / "out.jsonl")
    expected = sorted(HOSTILE)
    assert sorted(pq.read_table(tmp_path / "out.parquet")["text"].to_pylist()) == expected
    lines = (tmp_path / "out.jsonl").read_text("utf-8").split("\n")
    assert sorted(json.loads(line)["text"] for line in lines if line) == expected


@pytest.mark.parametrize("form", ["parquet", "csv", "xlsx", "jsonl"])
def test_an_empty_table_is_written_with_its_columns(library: Library, tmp_path: Path, form: str) -> None:
    path = tmp_path / f"out.{form}"
    assert export(library, "statements", path) == 0
    assert path.exists()


@pytest.mark.parametrize(
    ("query", "name", "code"),
    [
        ("documents", "out.doc", "export.format"),
        ("documents", "out", "export.format"),
        ("SELECT nothing FROM documents", "out.csv", "export.query"),
        ("documents", "missing/out.csv", "export.unwritable"),
    ],
)
def test_what_cannot_be_exported_is_said(
    full: Library, tmp_path: Path, query: str, name: str, code: str
) -> None:
    with pytest.raises(TrothError) as caught:
        export(full, query, tmp_path / name)
    assert [problem.code for problem in caught.value.problems] == [code]
    assert list(tmp_path.glob("*out*")) == []


def test_nested_values_and_large_numbers(full: Library, tmp_path: Path) -> None:
    query = "SELECT ['=1', 'b'] AS words, 9007199254740993 AS big, true AS yes, NULL AS gap"
    export(full, query, tmp_path / "out.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx").active
    assert sheet is not None
    assert [cell.value for cell in sheet[2]] == ['["=1", "b"]', "9007199254740993", True, None]
    assert safe_cell(["=1"]) == '["=1"]'
