"""Whatever people hold out: a clear message or a reading, never a traceback, never a hang."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran

Troth = Callable[..., Ran]
HOSTILE = (
    '=HYPERLINK("http://x.example","a")\n<script>alert(1)</script> \u202eabc\u202c 我们将在5月底前交付。'
)


def told(ran: Ran, code: int) -> str:
    assert "Traceback" not in ran.err + ran.out, ran.err
    assert ran.code == code, ran.err
    return ran.err


def test_an_empty_folder(troth: Troth, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    troth("init", "ws")
    assert "holds no files" in told(troth("add", "empty", "-w", "ws"), 2)


def test_a_workspace_that_is_not_there(troth: Troth) -> None:
    for command in (["add", "."], ["read"], ["verify"], ["report"], ["export", "a.csv"], ["sql", "select 1"]):
        assert "troth init" in told(troth(*command, "-w", "nowhere"), 2)


def test_a_brand_book_with_a_circle(troth: Troth, tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text(
        "brand: a\nentities:\n"
        "- {id: a, kind: brand, name: A, parent: b}\n- {id: b, kind: brand, name: B, parent: a}\n"
    )
    assert "b.yaml:3:41: this goes in a circle: a → b → a" in told(troth("brandbook", "check", "b.yaml"), 2)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.txt", b""),
        ("binary.csv", bytes(range(256)) * 40),
        ("random.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 10),
        ("no.docx", b"PK\x03\x04 not a zip"),
        ("half.xlsx", b"PK\x05\x06" + b"\x00" * 10),
    ],
)
def test_files_that_cannot_be_read_are_named(troth: Troth, tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    assert name in told(troth("read", name, "--json"), 2)


def test_a_spreadsheet_that_unpacks_to_gigabytes(troth: Troth, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.xlsx", "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("[Content_Types].xml", "<Types/>")
        with bomb.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            for _ in range(3_000):
                sheet.write(b"\x00" * 1_000_000)
    assert "bomb.xlsx" in told(troth("read", "bomb.xlsx"), 2)


def test_a_text_of_five_megabytes_without_a_full_stop(troth: Troth, tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text("我们一直在努力提升车主体验" * 130_000, encoding="utf-8")
    ran = troth("read", "long.txt", "--json", timeout=200)
    told(ran, 0)
    assert ran.json["lang"] == "zh"


def test_markup_formulas_and_direction_marks_are_text(troth: Troth, tmp_path: Path) -> None:
    (tmp_path / "posts.jsonl").write_text(
        '{"id": "1", "text": ' + json.dumps(HOSTILE) + ', "published_at": "2026-05-02 10:00"}\n'
        '{"id": "2", "text": "late", "published_at": "20255-01-01"}\n'
    )
    troth("init", "ws")
    added = troth("add", "posts.jsonl", "-w", "ws", "--json")
    told(added, 1)
    assert (added.json[0]["added"], added.json[0]["rejected"]) == (1, 1)
    told(troth("read", "-w", "ws"), 0)
    told(troth("export", "out.csv", "-w", "ws"), 0)
    assert "'=HYPERLINK" in (tmp_path / "out.csv").read_text(encoding="utf-8-sig")
    told(troth("verify", "-w", "ws"), 0)
    told(troth("report", "-o", "report.html", "-w", "ws"), 0)
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "<script>alert" not in page


def test_an_empty_library_gives_an_empty_report(troth: Troth, tmp_path: Path) -> None:
    troth("init", "ws")
    told(troth("report", "-o", "r.html", "-w", "ws"), 0)
    assert "<html" in (tmp_path / "r.html").read_text(encoding="utf-8")


def test_broken_letters_are_read_and_reported(troth: Troth, tmp_path: Path) -> None:
    rows = [f"{n},这台车开起来很安静,2026-01-01" for n in range(200)]
    data = "\n".join(["id,text,published_at", *rows]).encode()
    (tmp_path / "a.csv").write_bytes(data.replace("安静".encode(), b"\xe5\xae", 1))
    troth("init", "ws")
    ran = troth("add", "a.csv", "-w", "ws")
    assert "Traceback" not in ran.err
    assert "a.csv" in ran.err


def test_ten_thousand_columns(troth: Troth, tmp_path: Path) -> None:
    row = ",".join(f"c{number}" for number in range(10_000))
    (tmp_path / "wide.csv").write_text(f"{row}\n{row}\n")
    assert "wide.csv" in told(troth("read", "wide.csv"), 2)
