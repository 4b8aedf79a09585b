"""Tables as they are found: odd headers, several sheets, appended states, unknown columns."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import orjson
import pyarrow as pa
import pytest
import xlsxwriter

from tests.sources.writers import (
    WRITERS,
    delimited_text,
    documents,
    read,
    write_csv,
    write_jsonl,
    write_sqlite,
)
from troth.sources import ImportOptions, model, read_source
from troth.words import TrothError, content_id
from troth.words.schemas import DOCUMENTS

POST = {
    "note_id": "1", "content": "月底前交付", "create_time": "1763690400", "liked_count": "1",
    "comments_count": "0", "shared_count": "0",
}  # fmt: skip
COMMENT = {
    "comment_id": "c",
    "note_id": "1",
    "content": "等",
    "comment_like_count": "2",
    "create_time": "1763690401",
}


def test_notes_above_the_header(tmp_path: Path) -> None:
    rows = [
        {"Query Id": "1", "Query Name": "B", "Date": "2025-11-21", "Full Text": f"text, {n}", "Url": f"https://a.example/{n}"}
        for n in range(3)
    ]  # fmt: skip
    path = tmp_path / "bw.csv"
    above = 'Report:,Bulk Mentions Download\nBrand:,"A, B"\nFrom:,Fri Nov 21 2025\n\n'
    path.write_text(above + delimited_text(rows))
    found = read(path)
    assert [row["text"] for row in found] == ["text, 0", "text, 1", "text, 2"]
    assert [row["source_row"] for row in found] == [1, 2, 3]


def test_notes_above_an_unknown_header_too(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Survey of November\n\nAntwort;Datum\nGut;21.11.2025\nSehr, sehr gut;22.11.2025\n")
    found = read(path, map={"text": "Antwort", "time": "Datum"})
    assert [row["text"] for row in found] == ["Gut", "Sehr, sehr gut"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030", "utf-16-le"])
@pytest.mark.parametrize("separator", [",", "\t", ";", "|"])
def test_encodings_and_separators(encoding: str, separator: str, tmp_path: Path) -> None:
    rows = [
        {"text": "第一行，说好的\n第二行", "published_at": "2025-11-21"},
        {"text": "交付,了;吗|?", "published_at": ""},
    ]
    path = tmp_path / "a.csv"
    path.write_bytes(delimited_text(rows, separator).encode(encoding))
    assert [row["text"] for row in read(path)] == [row["text"] for row in rows]


def test_a_declared_separator(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("sep=;\ntext;published_at\na, b;2025-11-21\n")
    assert [row["text"] for row in read(path)] == ["a, b"]


def test_bad_rows_keep_the_others_and_their_numbers(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        'text,published_at\none,2025-11-21\n\ntoo,many,cells\nfew\n"two\nlines",2025-11-22,\n'
        'three "quoted" words,2025-11-23\n,2025-11-24\n"open,2025-11-25\nlast,2025-11-26\n'
    )
    with read_source(path) as source:
        found = documents(source)
        assert {row["source_row"]: row["text"] for row in found} == {
            1: "one", 4: "two\nlines", 5: 'three "quoted" words', 8: "last",
        }  # fmt: skip
        assert [(e["row"], e["code"]) for e in sorted(source.rejects, key=lambda e: e["row"])] == [
            (2, "cells"), (3, "cells"), (6, "text"), (7, "quotes"),
        ]  # fmt: skip


def test_rejects_are_saved_as_json_lines(tmp_path: Path) -> None:
    path, saved = tmp_path / "a.csv", tmp_path / "rejects.jsonl"
    path.write_text("text,published_at\nx,never\n")
    with read_source(path) as source:
        assert documents(source) == []
        assert source.rejects.save(saved) == 1
    [entry] = [orjson.loads(line) for line in saved.read_bytes().splitlines()]
    assert entry["file"] == "a.csv"
    assert entry["row"] == 1
    assert entry["cells"] == {"text": "x", "published_at": "never"}
    assert "never" in entry["reason"]


def test_of_appended_states_the_last_wins(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    states = [("5", "1"), ("7", "2"), ("9", "1")]
    write_jsonl([POST | {"liked_count": likes, "note_id": note} for likes, note in states], path)
    with read_source(path) as source:
        found = documents(source)
        assert source.repeated == 1
        assert source.documents == 2
    assert [(row["likes"], row["source_row"]) for row in found] == [(7, 2), (9, 3)]


def test_edited_posts_keep_every_text_in_order(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    texts = ["月底前交付", "月底前交付", "尽快交付", "月底前交付"]
    write_jsonl([POST | {"content": text, "liked_count": str(n)} for n, text in enumerate(texts)], path)
    found = read(path)
    assert [(row["text"], row["likes"]) for row in found] == [
        ("月底前交付", 1),
        ("尽快交付", 2),
        ("月底前交付", 3),
    ]
    assert len({row["doc_id"] for row in found}) == 1


def test_a_later_bad_state_does_not_take_the_good_one_away(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    write_jsonl([POST, POST | {"create_time": "20255-01-01"}], path)
    assert len(read(path)) == 1


def test_repeated_states_far_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("troth.sources.formats.rowtable.BATCH_ROWS", 10)
    path = tmp_path / "a.csv"
    write_csv([POST | {"note_id": str(n % 40), "liked_count": str(n)} for n in range(100)], path)
    with read_source(path) as source:
        found = documents(source)
        assert source.repeated == 60
    assert [row["likes"] for row in found] == list(range(60, 100))
    assert [row["source_row"] for row in found] == list(range(61, 101))


def test_sheets_are_recognised_each_on_its_own(tmp_path: Path) -> None:
    path = tmp_path / "weibo_search.xlsx"
    sheets: dict[str, list[dict[str, str]]] = {
        "Contents": [POST], "Comments": [COMMENT], "Creators": [{"user": "1", "fans": "2"}], "Empty": [],
    }  # fmt: skip
    with xlsxwriter.Workbook(path) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate([{key: key for key in (rows or [{}])[0]}, *rows]):
                for place, cell in enumerate(row.values()):
                    sheet.write(at, place, cell)
    with read_source(path) as source:
        found = documents(source)
        assert sorted(source.mappings) == ["mediacrawler-weibo-comments", "mediacrawler-weibo-posts"]
        assert [problem.code for problem in source.problems] == ["source.table_left_out"]
        assert "Creators" in source.problems[0].message
    assert {row["source_file"] for row in found} == {
        "weibo_search.xlsx#Contents",
        "weibo_search.xlsx#Comments",
    }
    assert {row["kind"] for row in found} == {"post", "comment"}


def test_numbers_and_dates_of_a_spreadsheet(tmp_path: Path) -> None:
    from datetime import datetime

    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        day = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        sheet.write_row(0, 0, ["id", "text", "published_at", "likes"])
        sheet.write_number(1, 0, 123456789012)
        sheet.write_formula(1, 1, '="will "&"deliver"', None, "will deliver")
        sheet.write_datetime(1, 2, datetime(2025, 11, 21, 10, 0, 0), day)
        sheet.write_number(1, 3, 12)
    [document] = read(path)
    assert document["doc_id"] == content_id("other", "123456789012")
    assert document["text"] == "will deliver"
    assert document["published_at"].isoformat() == "2025-11-21T10:00:00+00:00"
    assert document["likes"] == 12


def test_tables_of_a_database(tmp_path: Path) -> None:
    path = tmp_path / "sqlite_tables.db"
    extra = {"id": "7", "add_ts": "1763690400000"}
    write_sqlite([extra | POST], path, "weibo_note")
    write_sqlite([extra | COMMENT], path, "weibo_note_comment")
    write_sqlite([{"user_id": "1"}], path, "weibo_creator")
    found = read(path)
    assert {row["doc_id"] for row in found} == {content_id("weibo", "1"), content_id("weibo", "c")}


def test_a_database_that_is_still_written_to(tmp_path: Path) -> None:
    path = tmp_path / "live.db"
    write_sqlite([POST], path, "weibo_note")
    with closing(sqlite3.connect(path)) as writer:
        writer.execute("PRAGMA journal_mode = WAL")
        writer.execute("UPDATE weibo_note SET content = '改'")
        writer.commit()
        with read_source(path) as source:
            assert [problem.code for problem in source.problems] == ["source.unfinished_database"]
            assert len(documents(source)) == 1


def test_json_as_collectors_write_it(tmp_path: Path) -> None:
    article = {
        "url": "https://a.example/1",
        "title": "A",
        "seendate": "20251121T120000Z",
        "domain": "a.example",
    }
    wrapped = tmp_path / "gdelt.json"
    wrapped.write_text(json.dumps({"articles": [article], "count": 1}))
    assert [row["text"] for row in read(wrapped)] == ["A"]
    nested = tmp_path / "tw.json"
    nested.write_text(
        json.dumps([{"url": "https://a.example/2", "published": 1763690400000, "title": None, "content": "b",
                     "source_type": "BLOG", "extra_author_attributes": {"name": "Anna"}, "tags": ["x", "y"]}])
    )  # fmt: skip
    [document] = read(nested, keep_names=True)
    assert document["author_name"] == "Anna"
    assert json.loads(document["extra"])["tags"] == '["x", "y"]'


def test_an_unknown_table_gets_a_command(tmp_path: Path) -> None:
    path = tmp_path / "survey 1.csv"
    write_csv([{"编号": "1", "内容": "服务很好,下次还来", "日期": "2025-11-21", "打分": "5"}], path)
    with pytest.raises(TrothError) as error:
        read_source(path)
    [problem] = error.value.problems
    assert problem.code == "source.unknown_table"
    assert problem.hint == f"try: troth add '{path}' --map text=内容,time=日期,id=编号"


def test_a_suggestion_looks_into_the_cells(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    write_csv([{"time": "long ago", "a": "21.11.2025", "b": "Der Wagen kam zwei Wochen zu spät."}] * 3, path)
    with pytest.raises(TrothError) as error:
        read_source(path)
    assert "--map text=b,time=a" in str(error.value.problems[0].hint)


@pytest.mark.parametrize("suffix", list(WRITERS))
def test_a_mapping_by_the_user(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"a.{suffix}"
    WRITERS[suffix]([{"编号": "9", "内容": "很好", "日期": "2025-11-21 10:00:00", "分": "5"}], path)
    wishes = {"text": "内容", "time": "日期", "id": "编号", "zone": "Asia/Shanghai"}
    [document] = read(path, map=wishes, channel="forum", kind="comment")
    assert document["doc_id"] == content_id("forum", "9")
    assert document["kind"] == "comment"
    assert document["published_at"].isoformat() == "2025-11-21T02:00:00+00:00"
    assert json.loads(document["extra"]) == {"分": "5"}


def test_a_wish_changes_only_what_it_names(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    write_csv([{"text": "a", "published_at": "09/10/2025", "likes": "3"}], path)
    assert read(path) == []
    [document] = read(path, map={"order": "dmy"})
    assert document["published_at"].isoformat() == "2025-10-09T00:00:00+00:00"
    assert document["likes"] == 3


def test_voices_come_from_the_book(tmp_path: Path) -> None:
    def voice(channel: str, author: str | None) -> str:
        return "own" if (channel, author) == ("weibo", "官方") else "unknown"

    path = tmp_path / "a.jsonl"
    write_jsonl([POST | {"nickname": "官方"}, POST | {"note_id": "2", "nickname": "路人"}], path)
    assert [row["voice"] for row in read(path, voice=voice)] == ["own", "public"]


@pytest.mark.parametrize(
    ("kind", "voice"),
    [("post", "public"), ("live_comment", "public"), ("article", "media"), ("transcript", "unknown")],
)
def test_strangers_speak_as_the_kind_of_document_says(tmp_path: Path, kind: str, voice: str) -> None:
    path = tmp_path / "a.jsonl"
    write_jsonl([POST], path)
    assert [row["voice"] for row in read(path, kind=kind)] == [voice]


def test_batches_have_the_schema_and_can_be_read_again(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    write_csv([POST, POST | {"note_id": "2", "create_time": "x"}], path)
    with read_source(path) as source:
        first, second = (pa.Table.from_batches(list(source.batches())) for _ in range(2))
        assert first.schema.equals(DOCUMENTS, check_metadata=True)
        assert first.drop_columns(["collected_at"]) == second.drop_columns(["collected_at"])
        assert source.rejects.count == 1
        assert source.repeated == 0


def test_a_title_stands_once(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    row: dict[str, Any] = {"published_at": "2025-11-21"}
    write_csv(
        [row | {"title": "A\n title ", "text": "Body"}, row | {"title": "Body", "text": "Body goes on"},
         row | {"title": "Only", "text": " "}, row | {"title": "", "text": "Only body"}],
        path,
    )  # fmt: skip
    found = read(path)
    assert [row["text"] for row in found] == ["A title\nBody", "Body goes on", "Only", "Only body"]
    assert [row["title"] for row in found] == ["A title", "Body", "Only", None]


def test_headers_that_repeat_or_lack(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("text,published_at,x,x,\na,2025-11-21,1,2,3\n")
    [document] = read(path)
    assert json.loads(document["extra"]) == {"x": "1", "x (2)": "2", "column 5": "3"}


def test_batches_stay_small(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    write_csv([{"text": f"text {n}", "published_at": ""} for n in range(model.BATCH_ROWS + 5)], path)
    with read_source(path, ImportOptions()) as source:
        assert [batch.num_rows for batch in source.batches()] == [model.BATCH_ROWS, 5]
