from __future__ import annotations

import pytest

from troth.reading.study.footnotes import linked, narrows, notes


@pytest.mark.parametrize(
    ("text", "marker", "relation"),
    [
        ("Runs 40 hours.* *In eco mode, at 20 °C.", "*", "condition"),
        ("Das leiseste Gerät.¹ ¹ Befragung von 80 Kunden.", "¹", "sample"),
        ("续航600公里①。①仅限长续航版。", "①", "version"),
        ("口碑第一[1]。[1]问卷800份。", "[1]", "sample"),
        ("半价†。†人为损坏除外。", "†", "excludes"),
        ("新人首月免费。注：截至6月底。", "注", "time"),
    ],
)
def test_a_note_is_read_with_what_it_narrows(text: str, marker: str, relation: str) -> None:
    (note,) = notes(text)
    assert (note.marker, note.narrows) == (marker, relation)
    assert text[note.start : note.end] == note.text


def test_references_without_a_note_are_no_footnotes() -> None:
    assert notes("They sold more tea [5][25]. Then they sold coffee [12]. - The shop grew [5].") == []


def test_a_note_is_linked_to_the_claim_that_carries_its_mark() -> None:
    text = "Free returns. Lasts ten years.** Made here. ** Except belts."
    (note,) = notes(text)
    assert linked(text, 14, 30, [note]) == [note]
    assert linked(text, 0, 13, [note]) == []


def test_small_print_inside_a_claim_counts_too() -> None:
    text = "Lädt in zehn Minuten unter Laborbedingungen."
    (note,) = linked(text, 0, len(text), [])
    assert (note.text, note.narrows) == ("unter Laborbedingungen", "condition")


def test_a_note_that_narrows_nothing() -> None:
    assert narrows("Mehr im Geschäft.") == "none"
