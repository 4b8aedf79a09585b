"""The look for evidence may let too much through, but must not cost a date or an amount."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from troth.reading.grammar.amounts import find_amounts
from troth.reading.grammar.dates import places
from troth.reading.pipeline import Layers
from troth.reading.skim import language, moments
from troth.reading.skim.blank import documents
from troth.sample.volume import _texts

GOLD = Path(__file__).parents[3] / "data" / "gold" / "src"
Find = Callable[[str, str], list[tuple[int, int]]]


@pytest.fixture(scope="module")
def layers() -> Layers:
    """Every text of the gold set and of the sample brand as one batch."""
    texts = sorted(_texts())
    for path in sorted(GOLD.glob("*/*.tsv")):
        with path.open(encoding="utf-8") as file:
            lines = (line for line in file if not line.startswith("#"))
            texts += [row["text"] for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]
    return Layers(documents(texts))


def _dates(text: str, lang: str) -> list[tuple[int, int]]:
    return [(start, end) for start, end, _ in places(text, lang)]


def _amounts(text: str, lang: str) -> list[tuple[int, int]]:
    return [(hit.start, hit.end) for hit in find_amounts(text, lang)]


@pytest.mark.parametrize(("skimmed", "find"), [(moments.dates, _dates), (moments.amounts, _amounts)])
def test_nothing_is_lost_that_the_grammar_finds_in_the_whole_text(
    layers: Layers, skimmed: Callable[[Layers], moments.Found[object]], find: Find
) -> None:
    found, base = skimmed(layers), layers.joined.starts
    near = zip(found.doc, found.start - base[found.doc], found.end - base[found.doc], strict=True)
    got = {(int(doc), int(start), int(end)) for doc, start, end in near}
    lang, _ = language.detect(layers)
    texts = layers.documents.column("text").to_pylist()
    whole = {
        (row, *hit)
        for row, text in enumerate(texts)
        if lang[row] < 3
        for hit in find(text, language.CODES[lang[row]])
    }
    assert len(whole) > 1000
    lost = {texts[row][start:end] for row, start, end in whole - got}
    assert lost <= {"null"}, "a bare zero in German is all that the skim lets go"


@pytest.mark.parametrize(
    "text",
    ["一下子就好了，一个人也行", "这是一件小事", "about some of them", "über die Sache", "by and over"],
)
def test_bare_words_of_time_and_one_are_no_evidence(text: str) -> None:
    parts = moments.stretches(Layers(documents([text])))
    assert not parts


@pytest.mark.parametrize(
    "text", ["只有一条路", "一年内交付", "除夕回家", "三天到货", "within a week", "bis Ostern"]
)
def test_evidence_is_seen(text: str) -> None:
    assert moments.stretches(Layers(documents([text])))
