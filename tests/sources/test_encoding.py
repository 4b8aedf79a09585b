from __future__ import annotations

from pathlib import Path

import pytest

from troth.sources.encoding import detect, guess
from troth.words import TrothError

SIMPLIFIED = "用户说,新车的续航没有达到承诺的数字,公司回应将在月底前公布处理方案。"
TRADITIONAL = "用戶說,新車的續航沒有達到承諾的數字,公司回應將在月底前公布處理方案。"
GERMAN = "Die Kundinnen hören zu: Wir müssen für größere Akkus später zahlen, heißt es in Köln."


@pytest.mark.parametrize(
    ("text", "encoding", "found"),
    [
        (SIMPLIFIED, "utf-8", "utf-8"),
        (SIMPLIFIED, "utf-8-sig", "utf-8-sig"),
        (SIMPLIFIED, "gb18030", "gb18030"),
        (SIMPLIFIED, "utf-16", "utf-16"),
        (SIMPLIFIED + "\n", "utf-16-le", "utf-16-le"),
        (SIMPLIFIED + " ASCII\n", "utf-16-be", "utf-16-be"),
        (TRADITIONAL, "big5", "big5hkscs"),
        (GERMAN, "cp1252", "cp1252"),
        (GERMAN, "utf-8", "utf-8"),
        ("plain ascii", "ascii", "utf-8"),
    ],
)
def test_encodings_are_told_apart(text: str, encoding: str, found: str, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(text.encode(encoding))
    assert detect(path) == found
    assert path.read_bytes().decode(found) == text


def test_damaged_utf8_stays_utf8() -> None:
    whole = SIMPLIFIED.encode()
    assert guess(whole[:30] + b"\xff\xfe\xff" + whole[30:]) == "utf-8"


def test_a_late_first_character_is_found(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"ascii line\n" * 200_000 + SIMPLIFIED.encode("gb18030"))
    assert detect(path) == "gb18030"


def test_a_name_wins_and_must_exist(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"abc")
    assert detect(path, "GBK") == "gbk"
    with pytest.raises(TrothError, match="no encoding"):
        detect(path, "klingon")


def test_bytes_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(bytes(range(256)) * 20)
    with pytest.raises(TrothError, match="binary"):
        detect(path)
