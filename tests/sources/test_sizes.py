"""Sizes of type: how large a headline is set and how small its note, where a page or a PDF says so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.sources import pages
from tests.sources.writers import read
from troth.sources.formats.html import plain
from troth.sources.typesize import moved, told

BODY = "This page tells about our kettles in a paragraph that is long enough to be the body of the page. " * 3
PROMISE = "We will repair every kettle for free until 2030.*"
NOTE = "* Only kettles bought after May; transport fees apply."


def sized(tmp_path: Path, html: str) -> dict[str, float]:
    """The size in points at the promise and at its note, as the document keeps them."""
    path = tmp_path / "page.html"
    path.write_text(html, "utf-8")
    [document] = read(path)
    extra = json.loads(document["extra"] or "{}")
    found = {}
    for name, words in (("promise", PROMISE), ("note", NOTE)):
        assert document["text"].count(words) == 1
        start = document["text"].index(words)
        places = [*extra.get("small", []), *extra.get("other_sizes", [])]
        held = [size for a, b, size in places if a <= start and start + len(words) <= b]
        found[name] = held[0] if held else extra.get("body_size", 0.0)
    return found


def page(head: str = "", promise: str = f"<h1>{PROMISE}</h1>", note: str = f"<p>{NOTE}</p>") -> str:
    body = f"<article>{promise}<p>{BODY}</p>{note}</article>"
    return f"<html lang=en><head><title>Kettles</title>{head}</head><body>{body}</body></html>"


@pytest.mark.parametrize(
    ("html", "promise", "note"),
    [
        (page(note=f"<p style='font-size: 8px'>{NOTE}</p>"), 24, 6),
        (page(note=f"<p style='font: italic 9pt/1.4 serif'>{NOTE}</p>"), 24, 9),
        (page(note=f"<p><small>{NOTE}</small></p>"), 24, 10),
        (page(note=f"<p><font size=1>{NOTE}</font></p>"), 24, 7.5),
        (page(note=f"<p><font size='-1'>{NOTE}</font></p>"), 24, 9.75),
        (page(note=f"<p style='font-size: 50%'>{NOTE}</p>"), 24, 6),
        (page("<style>.fine { font-size: .5em } /* p */</style>", note=f"<p class=fine>{NOTE}</p>"), 24, 6),
        (page("<style>h1 {font-size:3rem} footer p, .x {font-size:10px}</style>",
              note=f"<footer class='x footnote'><p>{NOTE}</p></footer>"), 36, 7.5),
        (page("<style>html{font-size:62.5%} body{font-size:1.6rem} #n{font-size:.9rem!important}</style>",
              note=f"<p id=n style='font-size:3rem'>{NOTE}</p>"), 24, 6.75),
        (page("<style>@media print{p{font-size:2px}} @media (min-width:600px){.n{font-size:12px}}"
              "p::first-line{font-size:90px} a:hover{font-size:5px}</style>",
              note=f"<p class=n>{NOTE}</p>"), 24, 9),
        (page("<style>.n{font-size:8px} p{font-size:20px} p.n{font-size:var(--x)}</style>",
              note=f"<p class=n>{NOTE}</p>"), 24, 6),
    ],
)  # fmt: skip
def test_a_page_tells_how_large_promise_and_note_are_set(
    html: str, promise: float, note: float, tmp_path: Path
) -> None:
    assert sized(tmp_path, html) == {"promise": promise, "note": note}


def test_a_page_that_states_no_size_gets_none(tmp_path: Path) -> None:
    assert sized(tmp_path, page()) == {"promise": 0.0, "note": 0.0}


def test_a_mark_in_a_headline_does_not_make_it_small(tmp_path: Path) -> None:
    head = f"<h1>{PROMISE[:-1]}<sup>1</sup></h1><p><small>1) some note or other for this page</small></p>"
    path = tmp_path / "page.html"
    path.write_text(page(promise=head), "utf-8")
    [document] = read(path)
    extra = json.loads(document["extra"])
    [mark] = [document["text"][a:b] for a, b, _size in extra["other_sizes"] if b - a == 1]
    assert mark == "¹"


def test_words_in_two_sizes_get_none_rather_than_a_wrong_one(tmp_path: Path) -> None:
    same = "<p>Only while stocks last, as ever.</p>"
    twice = f"<p><small>Only while stocks last, as ever.</small></p><aside>{same}</aside>"
    path = tmp_path / "page.html"
    path.write_text(page(note=twice), "utf-8")
    [document] = read(path)
    extra = json.loads(document["extra"] or "{}")
    places = [document["text"][a:b] for a, b, _ in [*extra.get("small", []), *extra.get("other_sizes", [])]]
    assert document["text"].count("Only while stocks last") == 1
    assert not any("stocks" in words for words in places)


def test_a_hostile_sheet_is_given_up_not_computed(tmp_path: Path) -> None:
    rules = "".join(f"div div div div div i{{font-size:{i}px}}" for i in range(6_000))
    path = tmp_path / "page.html"
    path.write_text(
        page(f"<style>{rules}</style>", note=f"{'<div>' * 200}{'<i>x</i>' * 20_000}{'</div>' * 200}")
    )
    [document] = read(path)
    assert "body_size" not in (document["extra"] or "")


def test_a_pdf_with_a_title_ahead_keeps_its_places(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    lines = [
        (40, 550, 30, PROMISE),
        (40, 500, 11, "Some words of the body, which are many,"),
        (40, 486, 11, "and then the rest of it, longer than a note."),
    ]
    pages.pdf(path, [*lines, (40, 60, 6, NOTE)], title="and then the rest")
    [document] = read(path)
    assert document["text"].startswith("and then the rest\n")
    extra = json.loads(document["extra"])
    [[start, end, size]] = extra["small"]
    assert (document["text"][start:end], size) == (NOTE, 6)
    [[start, end, size]] = extra["other_sizes"]
    assert (document["text"][start:end], size) == (PROMISE, 30)


def test_places_follow_a_text_into_its_stored_form() -> None:
    came = "e\u0301te\u0301 tiny"
    extra = told([(0, 6, 12.0), (6, 10, 6.0)])
    assert extra["small"] == [[6, 10, 6.0]]
    assert moved(extra, came, 5)["small"] == [[9, 13, 6.0]]
    assert plain("<small>x</small>") == "x"


def test_a_year_in_the_running_text_is_not_the_day_of_the_page(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(
        page(promise="<p>We will repair all kettles bought after May 2025 until 2030.</p>"), "utf-8"
    )
    [document] = read(path)
    assert document["published_at"] is None
