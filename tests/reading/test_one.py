# ruff: noqa: E501  a case stays on one line
from __future__ import annotations

from datetime import date

from troth.reading.one import language_of, read_text

PAGE = """Mill News
Tea Gazette· 2025-09-01 03:48
Alder plans to train 1,000 bakers over the next 3-5 years. The chief baker Mia Thorne said that 14% of the
bread is rye.
"""


def test_the_json_of_one_document() -> None:
    read = read_text(PAGE, date(2026, 1, 8), None)
    assert set(read) == {"doc", "lang", "mentions", "statements", "frames", "opinions", "dates", "amounts"}
    promise, fact = read["statements"]
    assert promise["due"] | {"start": 0, "end": 0} == {
        "from": "2028-09-01", "to": "2030-09-01", "text": "over the next 3-5 years", "anchor": "2025-09-01", "start": 0, "end": 0,
    }  # fmt: skip
    assert (fact["speaker"], fact["amounts"][0]["value"]) == ("Mia Thorne", 14)
    assert {mention["entity"] for mention in read["mentions"]} == {"Alder", "Mia Thorne"}
    for name in ("mentions", "dates", "amounts"):
        assert all(PAGE[row["start"] : row["end"]] == row["text"] for row in read[name])


def test_the_language_of_one_text() -> None:
    assert [
        language_of(text) for text in ("这是茶", "This is the tea", "Das ist der Tee und nicht mehr")
    ] == ["zh", "en", "de"]


def test_an_empty_text_reads_as_nothing() -> None:
    read = read_text("", None, None)
    assert (read["statements"], read["mentions"], read["amounts"]) == ([], [], [])
