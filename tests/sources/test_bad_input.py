"""Input that nobody would write on purpose, and some that somebody would: read, or told clearly."""

from __future__ import annotations

import json
import os
import zipfile
from pathlib import Path

import psutil
import pytest

from tests.sources.writers import (
    WRITERS,
    delimited_text,
    documents,
    read,
    write_csv,
    write_sqlite,
    write_xlsx,
)
from troth.sources import ImportOptions, read_source, walk
from troth.sources.formats import archive
from troth.sources.model import MAX_LINE
from troth.words import TrothError

ROW = {"text": "交付又推迟了", "published_at": "2025-11-21"}


def code_of(path: Path, **options: object) -> str:
    with pytest.raises(TrothError) as error, read_source(path, ImportOptions(**options)) as source:  # type: ignore[arg-type]
        documents(source)
    assert str(error.value)
    return error.value.problems[0].code


def test_empty_folder(tmp_path: Path) -> None:
    (tmp_path / ".hidden").write_text("x")
    with pytest.raises(TrothError, match="no files"):
        list(walk([tmp_path]))


def test_all_missing_paths_are_named_together(tmp_path: Path) -> None:
    with pytest.raises(TrothError) as error:
        list(walk([tmp_path / "a", tmp_path / "b"]))
    assert len(error.value.problems) == 2


@pytest.mark.parametrize("name", ["a.csv", "a.txt", "a.jsonl", "a.html", "a.xlsx", "a.pdf", "a"])
@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b" \n\n"])
def test_empty_files(name: str, content: bytes, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert code_of(path) == "source.empty"


@pytest.mark.parametrize("name", ["a.csv", "a.txt", "a.jsonl", "a.html"])
def test_binary_under_another_name(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(os.urandom(20_000) + b"\x00" * 100)
    assert code_of(path) == "source.binary"


def test_an_unknown_kind_of_file(tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    path.write_bytes(b"\x00\x00\x00\x18ftypmp42")
    assert code_of(path) == "source.format"


def test_no_ordinary_file(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    assert code_of(pipe) == "source.not_a_file"
    assert code_of(tmp_path / "missing.csv") == "source.missing"


def test_a_file_over_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    write_csv([ROW], path)
    assert code_of(path, max_bytes=10) == "source.too_large"


def test_two_gigabytes_in_one_line(tmp_path: Path) -> None:
    """The first of them is looked at, the others are never read (the file is sparse)."""
    path = tmp_path / "a.csv"
    with path.open("wb") as file:
        file.write(b"a" * (MAX_LINE + 10))
        file.truncate(2 * 1024**3)
    before = psutil.Process().memory_info().rss
    assert code_of(path) == "source.line_too_long"
    assert psutil.Process().memory_info().rss - before < 400 * 1024**2


def test_a_row_without_end(tmp_path: Path) -> None:
    """A row that is too long is set aside; the rows on both sides go in."""
    path = tmp_path / "a.csv"
    with path.open("wb") as file:
        file.write(b"text,published_at\nfirst,2025-11-21\n")
        for _ in range(8):
            file.write(b"x" * (MAX_LINE // 4))
        file.write(b"\nlast,2025-11-22\n")
    with read_source(path) as source:
        assert [row["text"] for row in documents(source)] == ["first", "last"]
        assert [(entry["row"], entry["code"]) for entry in source.rejects] == [(2, "line")]
        assert [row["source_row"] for row in documents(source)] == [1, 3]


def test_a_long_line_of_json(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("w") as file:
        file.write(
            json.dumps(ROW) + "\n" + '{"text": "' + "x" * (MAX_LINE + 5) + '"}\n' + json.dumps(ROW) + "\n"
        )
    with read_source(path) as source:
        assert len(documents(source)) == 2
        assert [(entry["row"], entry["code"]) for entry in source.rejects] == [(2, "line")]


def test_a_spreadsheet_that_unpacks_to_gigabytes(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    write_xlsx([ROW], path)
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as book,
        book.open("xl/worksheets/x.xml", "w") as part,
    ):
        for _ in range(40):
            part.write(b" " * 32 * 1024**2)
    assert path.stat().st_size < 16 * 1024**2
    assert code_of(path) == "source.zip_bomb"


def test_a_spreadsheet_that_lies_about_its_size(tmp_path: Path) -> None:
    path = tmp_path / "liar.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/workbook.xml", b" " * 5_000_000)
    raw = path.read_bytes().replace((5_000_000).to_bytes(4, "little"), (100).to_bytes(4, "little"))
    path.write_bytes(raw)
    with pytest.raises(TrothError, match="damaged"):
        archive.guard(path, "liar.xlsx")


def test_ten_thousand_columns(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(",".join(f"c{n}" for n in range(10_000)) + "\n" + ",".join("x" * 10_000))
    assert code_of(path) == "source.too_many_columns"


def test_broken_utf8_is_read_and_reported(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    rows = [{"text": f"交付又推迟了{n}", "published_at": "2025-11-21"} for n in range(20)]
    raw = delimited_text(rows).encode()
    path.write_bytes(raw.replace("推迟了7".encode(), b"\xff\xfe7"))
    with read_source(path) as source:
        found = documents(source)
        assert found[7]["text"] == "交付又\ufffd\ufffd7"
        assert [problem.code for problem in source.problems] == ["source.damaged_text"]
        assert source.problems[0].row == 8


def test_broken_text_is_read_and_reported(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("我们将在月底前交付全部车辆".encode() + b"\xff")
    with read_source(path) as source:
        [document] = documents(source)
        assert document["text"].endswith("\ufffd")
        assert [problem.code for problem in source.problems] == ["source.damaged_text"]


def test_a_year_that_will_not_come(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    write_csv([ROW, {"text": "weit weg", "published_at": "20255-01-01"}, ROW | {"text": "ok"}], path)
    with read_source(path) as source:
        assert len(documents(source)) == 2
        [entry] = source.rejects
        assert entry["row"] == 2
        assert "20255" in entry["reason"]
        assert entry["cells"] == {"text": "weit weg", "published_at": "20255-01-01"}
        assert [problem.code for problem in source.problems] == ["source.rejected"]


HOSTILE = [
    "<script>alert(1)</script>",
    '=HYPERLINK("http://a.example","x")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\u202eevil\u202c text \u200f",
    "x\x00y",
    'Robert"); DROP TABLE documents;--',
    "{{7*7}} ${7*7}",
    "e\u0301 combining",
]


@pytest.mark.parametrize("suffix", [suffix for suffix in WRITERS if suffix not in ("xlsx", "csv", "tsv")])
def test_hostile_texts_are_only_texts(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"a.{suffix}"
    WRITERS[suffix]([{"text": text, "published_at": "2025-11-21"} for text in HOSTILE], path)
    found = [row["text"] for row in read(path)]
    assert found[:4] == HOSTILE[:4]
    assert found[4] == "xy"
    assert found[5:7] == HOSTILE[5:7]
    assert found[7] == "é combining"


@pytest.mark.parametrize("suffix", ["csv", "tsv", "xlsx"])
def test_hostile_texts_in_tables(suffix: str, tmp_path: Path) -> None:
    texts = [text for text in HOSTILE if "\x00" not in text]
    path = tmp_path / f"a.{suffix}"
    WRITERS[suffix]([{"text": text, "published_at": "2025-11-21"} for text in texts], path)
    assert [row["text"] for row in read(path)] == [*texts[:-1], "é combining"]


def test_addresses_that_run_code_are_dropped(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    write_csv([ROW | {"url": "javascript:alert(1)"}], path)
    assert read(path)[0]["url"] is None


def test_a_database_that_only_looks_harmless(tmp_path: Path) -> None:
    path = tmp_path / "a b?mode=rwc#.db"
    write_sqlite([ROW], path)
    before = path.read_bytes()
    assert [row["text"] for row in read(path)] == [ROW["text"]]
    assert path.read_bytes() == before
    assert [item.name for item in tmp_path.iterdir()] == [path.name]


def test_json_that_breaks_off(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('[{"text": "a", "published_at": ""}, {"text"')
    with read_source(path) as source:
        assert [row["text"] for row in documents(source)] == ["a"]
        assert [(entry["row"], entry["code"]) for entry in source.rejects] == [(2, "json")]


@pytest.mark.parametrize("content", ["[1, 2, 3]", "[" * 100_000, '{"a": ' * 5_000])
def test_json_without_objects(content: str, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(content)
    assert code_of(path) in ("source.no_rows", "source.json")


def test_wishes_that_cannot_be(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    write_csv([ROW], path)
    assert code_of(path, channel="carrier pigeon") == "source.channel"
    assert code_of(path, mapping="nothing") == "source.mapping"
    with pytest.raises(TrothError) as error:
        read_source(path, ImportOptions(map={"text": "tex", "colour": "x"}))
    assert {problem.code for problem in error.value.problems} == {"source.map"}
    assert "did you mean 'text'" in str(error.value)
    assert len(error.value.problems) == 2
