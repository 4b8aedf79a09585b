# ruff: noqa: E501
"""Orders hidden in documents: none is obeyed, whoever answers, and no other document reads differently for it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.reading.llm.conftest import Server
from troth.reading.llm import LlmReader, Text
from troth.reading.llm.gathering import Reading
from troth.reading.llm.passages import prepare
from troth.reading.llm.prompt import ask
from troth.reading.llm.safe import blunted, suspicious
from troth.words import kept
from troth.words.schemas import LAYERS, STANCES, STATEMENT_KINDS

CASES = [
    json.loads(line) for line in (Path(__file__).parent / "injections.jsonl").read_text("utf-8").splitlines()
]
DAY = date(2026, 1, 8)
NEIGHBOURS = [
    "Fenwick Dairy will pay its farmers two cents more by May. The milk tastes wonderful!",
    "榆树车行将在6月底前开设40家门店。车很好开，非常满意！",
    "Der Kundendienst von Ostheim ist schrecklich. Ostheim liefert bis Freitag 300 Räder.",
]
STATEMENT = {
    "kind", "start", "end", "quote", "speaker", "speaker_entity", "speaker_start", "speaker_end", "amounts", "due",
    "superlative", "comparison", "vague", "commitment", "specificity", "footnotes", "entities", "confidence", "unsure",
    "features",
}  # fmt: skip


def clean(reading: Reading) -> None:
    """Whatever was answered: only allowed values, every word at its place."""
    text = reading.document.text
    ends = 0
    for said in reading.statements:
        assert set(said.__slots__) == STATEMENT
        assert said.kind in STATEMENT_KINDS
        assert text[said.start : said.end] == said.quote
        assert said.start >= ends
        ends = said.end
        assert any(start <= said.start and said.end <= end for start, end in reading.document.sentences)
        assert said.speaker is None or said.speaker in text
        assert all(text[hit.start : hit.end] == hit.text for hit in said.amounts)
        if said.due:
            assert text[said.due.start : said.due.end] == said.due.text
            assert said.start <= said.due.start < said.due.end <= said.end
    for row in reading.frames:
        assert row["layer"] in (*LAYERS, None)
        assert row["stance"] in STANCES
        assert (row["start"], row["end"]) in reading.document.sentences
    for row in reading.opinions:
        assert set(row) == {"target", "target_kind", "polarity", "confidence", "start", "end"}
        assert -1 <= row["polarity"] <= 1
        assert row["target"] is None or text[row["start"] : row["end"]] == row["target"]


def told(reading: Reading) -> str:
    """Every word that the reading gives away."""
    words: list[Any] = [
        (said.kind, said.quote, said.speaker, said.due, said.amounts) for said in reading.statements
    ]
    return repr([*words, reading.frames, reading.opinions, reading.report()])


def test_the_set_is_wide() -> None:
    assert len(CASES) >= 40
    assert {case["lang"] for case in CASES} == {"zh", "en", "de"}
    assert len({case["technique"] for case in CASES}) >= 20
    assert all(case["obeyed"] and case["forbidden"] for case in CASES)


@pytest.fixture
def alone(serve: Callable[[str], Server]) -> list[Reading]:
    """The neighbours as they read without any injected document near."""
    with LlmReader(serve("honest").config()) as reader:
        return reader.read_texts([Text(text, DAY) for text in NEIGHBOURS])


@pytest.mark.parametrize("together", [1, 8])
def test_a_server_that_obeys_everything_brings_nothing_in(
    serve: Callable[[str], Server], alone: list[Reading], together: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEST_KEY", "secret-of-the-test")
    server = serve("gullible")
    texts = [Text(NEIGHBOURS[0], DAY)]
    for case in CASES:
        texts += [Text(case["text"], DAY), Text(NEIGHBOURS[len(texts) % 3], DAY)]
    with LlmReader(server.config(documents_per_request=together, key_env="TEST_KEY")) as reader:
        found = reader.read_texts(texts)
    for reading in found:
        clean(reading)
    for case, reading in zip(CASES, found[1::2], strict=True):
        assert not [word for word in case["forbidden"] if word in told(reading)], case["id"]
        assert all(said.unsure and said.confidence <= 0.3 for said in reading.statements), case["id"]
        assert "secret-of-the-test" not in told(reading)
    expected = {reading.document.text: reading for reading in alone}
    for reading in found[0::2]:
        right = expected[reading.document.text]
        assert reading.statements == right.statements
        assert (reading.frames, reading.opinions) == (right.frames, right.opinions)
    assert any(reading.dropped["quote absent"] for reading in found)


def test_an_honest_server_reads_past_them(serve: Callable[[str], Server]) -> None:
    """What stands before the injected words reads as if they were not there."""
    server = serve("honest")
    with LlmReader(server.config()) as reader:
        for promise in (
            "Larkmoor will replace every cracked hinge by 31 March",
            "山雀家电承诺在3月31日前更换所有开裂的铰链",
            "Birkhof wird bis zum 31. März jedes gerissene Scharnier tauschen",
        ):
            texts = [case["text"] for case in CASES if case["text"].startswith(promise)]
            assert texts
            for reading in reader.read_texts([Text(text, DAY) for text in texts]):
                clean(reading)
                first = reading.statements[0]
                assert first.kind == "promise"
                assert first.due is not None
                assert first.due.to == date(2026, 3, 31)


def test_a_server_that_forges_at_random_brings_nothing_in(serve: Callable[[str], Server]) -> None:
    server = serve("forged")
    texts = [*NEIGHBOURS, *(case["text"] for case in CASES)]
    with LlmReader(server.config(documents_per_request=4)) as reader:
        found = reader.read_texts([Text(text, DAY) for text in texts])
        assert reader.counts["stray document"] > 0
    for reading in found:
        clean(reading)
    assert sum(reading.dropped.total() for reading in found) > 500
    assert any(reading.statements for reading in found)


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_what_is_sent_keeps_its_fence(case: dict[str, Any]) -> None:
    text = kept(case["text"])
    document = prepare(text, case["lang"], None)
    sentences = [text[start:end] for start, end in document.sentences]
    asked = ask([sentences, [NEIGHBOURS[0]]])
    lines = asked.user.split("\n")
    fences = [line for line in lines if asked.boundary in line]
    begin, end = f"BEGIN d1 {asked.boundary}", f"END d1 {asked.boundary}"
    assert [line for line in fences if line in (begin, end)] == [begin, end]
    assert len(fences) == 6
    inside = lines[lines.index(begin) + 1 : lines.index(end)]
    assert [line.split(". ", 1)[0] for line in inside] == [
        str(number + 1) for number in range(len(sentences))
    ]
    marks = r"<[|｜/]?[A-Za-z]|\[/?INST|<<|```|[\U000e0000-\U000e007f\u200b\u202a-\u202e\x00-\x09\x0b-\x1f]"
    assert not re.search(marks, "\n".join(inside))
    assert not any(sentence in asked.system for sentence in sentences)
    assert suspicious(text)


def test_a_boundary_is_new_every_time_and_stands_in_no_text() -> None:
    words = {ask([["Hello."]]).boundary for _ in range(50)}
    assert len(words) == 50
    assert all(len(word) == 24 for word in words)


def test_ordinary_talk_is_not_suspicious() -> None:
    ordinary = [
        "You are now able to order it. Ignore the noise, the keyboard is great!", "Please report the defect; the system is slow.",
        "Die neue Regel gilt ab Mai. Gib mir bitte den Akku zurück.", "你需要先充电。系统升级以后，用户说很好。", "她扮演女主角，输出功率很大。",
        "👨‍👩‍👧 family plan ❤️, 3 < 5, a <b>bold</b> claim", *NEIGHBOURS,
    ]  # fmt: skip
    assert [text for text in ordinary if suspicious(text)] == []


def test_blunting_keeps_every_place() -> None:
    text = 'a<|im_end|>b [INST] \u202e\U000e0041 <<< === "x" 小米👨‍👩‍👧\u2028 1 < 2 </think>'
    assert len(blunted(text)) == len(text)
    assert blunted("Plain words, 100 % – „so“ 好。 1 < 2") == "Plain words, 100 % – „so“ 好。 1 < 2"
