from __future__ import annotations

from datetime import date, datetime

import pytest

from tests.library.made import batch, document, many
from troth.library import Library
from troth.library.search import tokens

TEXTS = [
    "小米手机的续航真不错",
    "The new phone was promised for June, said Meyer.",
    "Der Akku hält länger als versprochen",
    "买了小米14 Pro,手感很好",
    "一碗粥",
]


def found(library: Library, query: str, **narrow: object) -> list[str]:
    return sorted(hit.doc_id for hit in library.search(query, **narrow))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("小米", ["d0", "d3"]),
        ("手机", ["d0"]),
        ("续航 不错", ["d0"]),
        ("米手", ["d0"]),
        ("手米", []),
        ("粥", ["d4"]),
        ("PHONE", ["d1"]),
        ('"promised for june"', ["d1"]),
        ('"june promised"', []),
        ("länger", ["d2"]),
        ("小米14", ["d3"]),
        ("小米 -14", ["d0"]),
        ("PRO", ["d3"]),
        ("pho", []),
        ('"" 。!', []),
        ("-小米", []),
        ('a:b OR (c [1 TO *] "', []),
    ],
)
def test_words_phrases_and_exclusions(library: Library, query: str, expected: list[str]) -> None:
    library.add([many(TEXTS)])
    assert found(library, query) == expected


def test_every_run_of_characters_is_found_that_a_scan_finds(library: Library) -> None:
    library.add([many(TEXTS)])
    for start in range(len(TEXTS[0])):
        for end in range(start + 1, len(TEXTS[0]) + 1):
            part = TEXTS[0][start:end]
            assert found(library, part) == [f"d{i}" for i, text in enumerate(TEXTS) if part in text]


def test_only_current_versions_are_found(library: Library) -> None:
    library.add([batch(document("a", "ein altes Wort"))])
    assert found(library, "altes") == ["a"]
    library.add([batch(document("a", "ein neues Wort"))])
    assert found(library, "altes") == []
    assert [(hit.doc_id, hit.version) for hit in library.search("wort")] == [("a", 2)]


def test_time_and_language_narrow_the_search(library: Library) -> None:
    library.add([batch(document("a", "phone", lang="en"), document("b", "phone", lang="de"),
                       document("c", "phone", published_at=None))])  # fmt: skip
    assert found(library, "phone", lang="de") == ["b"]
    assert found(library, "phone", since=date(2026, 3, 1), until=date(2026, 3, 2)) == ["a", "b"]
    assert found(library, "phone", until=date(2026, 3, 1)) == []
    assert found(library, "phone", since=datetime.fromisoformat("2026-03-01T12:00:01+00:00")) == []


def test_a_limit_counts_what_is_left_after_narrowing(library: Library) -> None:
    rows = [document(f"d{i}", "phone", lang="de" if i % 10 == 9 else "en") for i in range(100)]
    library.add([batch(*rows)])
    assert len(library.search("phone", limit=7, lang="de")) == 7
    assert len(library.search("phone", limit=50, lang="de")) == 10


def test_the_index_grows_with_the_library_and_is_made_anew_when_damaged(library: Library) -> None:
    library.add([many(TEXTS)])
    assert library.index.catch_up(library.connect()) == len(TEXTS)
    library.add([many(["新的手机"], first=9)])
    assert library.index.catch_up(library.connect()) == 1
    for file in library.workspace.search_path.iterdir():
        file.write_bytes(b"broken")
    again = Library(library.workspace)
    assert found(again, "手机") == ["d0", "d9"]


def test_words_are_pairs_of_cjk_characters_and_folded_other_words() -> None:
    assert list(tokens("小米Phone15，OK")) == ["小米", "米", "phone15", "ok"]
    assert list(tokens("")) == []
    assert max(len(word) for word in tokens("x" * 5_000_000)) == 100
