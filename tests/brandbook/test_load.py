"""A brand book is read whole or refused with every mistake in its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.brandbook import TEMPLATE, load, parse
from troth.words import TrothError

BOOK = """\
brand: acme
entities:
  - {id: acme, kind: brand, name: 小麦, not_in: [小麦粉], accounts: [{channel: weibo, handle: "@小麦"}]}
  - {id: pot, kind: product, name: Pot 17, parent: acme}
  - {id: jane, kind: person, name: Jane Doe, parent: acme, founder: true,
     accounts: [{channel: x, handle: janedoe}]}
  - {id: other, kind: rival, name: Other, accounts: [{channel: weibo, handle: other}]}
embargoed:
  - id: f1
    name: next pot
    until: 2026-09-18
    parts: [{name: price, words: [25.98万], state: secret}]
terms: [{term: Dawn Standard, lang: en}]
audience: [CN, DE]
"""


def problems(text: str) -> list[tuple[str, int | None, int | None]]:
    with pytest.raises(TrothError) as caught:
        parse(text)
    return [(p.code, p.line, p.column) for p in caught.value.problems]


def test_reads_every_part() -> None:
    book = parse(BOOK)
    assert book.by_id["pot"].name == "Pot 17"
    assert book.by_id["acme"].not_in == ("小麦粉",)
    assert book.facts[0].parts[0].words == ("25.98万",)
    assert str(book.facts[0].until) == "2026-09-18"
    assert book.audience == ("CN", "DE")
    assert book.family("acme") == {"acme", "pot", "jane"}


def test_accounts_tell_the_voice() -> None:
    book = parse(BOOK)
    assert book.voice("weibo", "小麦") == "own"
    assert book.voice("x", "@JaneDoe") == "spokesperson"
    assert book.voice("weibo", "OTHER") == "rival"
    assert book.voice("xhs", "小麦") == "unknown"
    assert book.voice("xhs", None) == "unknown"
    assert book.voice("transcript", "Jane Doe") == "spokesperson"
    assert book.voice("weibo", "Jane Doe") == "unknown"


def test_the_template_is_a_brand_book() -> None:
    assert parse(TEMPLATE).brand == "my-brand"


def test_all_mistakes_at_once_with_line_and_column() -> None:
    text = BOOK.replace("kind: product", "kind: prodact").replace(
        "parent: acme, founder", "parent: acmee, founder"
    )
    text = text.replace("[CN, DE]", "[CN, Germany]").replace("2026-09-18", "18 September")
    assert problems(text) == [
        ("brandbook.value", 4, 21),
        ("brandbook.parent", 5, 54),
        ("brandbook.value", 11, 12),
        ("brandbook.value", 14, 16),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "brandbook.empty"),
        ("- a\n- b\n", "brandbook.shape"),
        ("brand: [a\nentities: {", "brandbook.syntax"),
        ("brand: a\nbrand: b\n", "brandbook.syntax"),
        ("brand: a\nentities:\n  - {id: a, kind: brand, name: A, colour: red}\n", "brandbook.key"),
        ("brand: b\nentities:\n  - {id: a, kind: brand, name: A}\n", "brandbook.value"),
        ("brand: a\nentities:\n  - {id: a, kind: brand}\n", "brandbook.missing_key"),
        (
            "brand: a\nentities: &x\n  - {id: a, name: A, aliases: {any: *x}}\n",
            "brandbook.cycle",
        ),
        ("brand: a\nentities: !!python/object:os.system {}\n", "brandbook.value"),
    ],
)
def test_bad_books_are_refused(text: str, code: str) -> None:
    assert code in [found for found, _, _ in problems(text)]


def test_parents_must_not_go_in_circles() -> None:
    text = BOOK.replace("name: 小麦,", "name: 小麦, parent: pot,")
    codes = [code for code, _, _ in problems(text)]
    assert codes.count("brandbook.cycle") == 2


def test_a_name_and_an_account_lead_to_one_entity() -> None:
    text = BOOK.replace("name: Other,", "name: POT 17,").replace("handle: other", 'handle: "小麦"')
    assert [code for code, _, _ in problems(text)] == ["brandbook.double", "brandbook.double"]


def test_a_missing_or_wrongly_encoded_file_is_told(tmp_path) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(TrothError, match="troth init"):
        load(tmp_path / "none.yaml")
    path = tmp_path / "gb.yaml"
    path.write_bytes("brand: 小麦".encode("gb18030"))
    with pytest.raises(TrothError, match="UTF-8"):
        load(path)


@given(st.text(max_size=200))
def test_any_text_is_a_book_or_a_list_of_problems(text: str) -> None:
    with pytest.raises(TrothError) as caught:  # no such text names a brand and its entity
        parse(text)
    assert all(problem.message and problem.line for problem in caught.value.problems)
