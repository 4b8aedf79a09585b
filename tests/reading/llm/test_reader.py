"""The reader against an honest server that answers by the protocol: the same rows as the built-in reader."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pyarrow as pa
import pytest

from tests.reading.llm.conftest import Server
from tests.reading.made import HOSTILE, book
from troth.reading.llm import LlmConfig, LlmReader, Text
from troth.reading.llm.annotator import pipeline
from troth.reading.one import read_text
from troth.reading.skim.blank import documents
from troth.words import TrothError
from troth.words.schemas import TABLES

TEXTS = [
    "Mia Thorne said that Alder will bake 1,200 loaves by Friday. The rye bread is the best in the valley!",
    "山雀家电将在3月31日前更换12.8万台洗衣机。客服电话已经打不通了，太失望了。",
    "Birkhof liefert bis Ende Juni 40.000 Scharniere. Warum dauert das so lange?",
]
DAY = date(2026, 1, 8)
CORE = ("kind", "quote", "start", "end", "amounts", "due", "vague", "specificity", "commitment", "footnotes")


@pytest.mark.parametrize("text", TEXTS)
def test_reads_what_the_built_in_reader_reads(serve: Callable[[str], Server], text: str) -> None:
    with LlmReader(serve("honest").config()) as reader:
        read, expected = reader.read_text(text, DAY), read_text(text, DAY, None)
    assert expected["statements"]
    for said, right in zip(read["statements"], expected["statements"], strict=True):
        assert {name: said[name] for name in CORE} == {name: right[name] for name in CORE}
        assert said["speaker"] == right["speaker"]
    places = [(row["layer"], row["start"], row["end"]) for row in read["frames"]]
    framed = [row for row in expected["frames"] if row["layer"] or row["stance"] in ("benchmark", "lead")]
    assert places == [(row["layer"], row["start"], row["end"]) for row in framed]
    assert read["reader"] == {
        "dropped": {},
        "unanswered_sentences": 0,
        "suspicious": False,
        "model": "test-model",
    }
    assert set(read) == {*expected, "reader"}


def test_days_and_sums_are_our_own(serve: Callable[[str], Server]) -> None:
    with LlmReader(serve("honest").config()) as reader:
        said = reader.read_text(TEXTS[0], DAY)["statements"][0]
    assert (said["due"]["from"], said["due"]["to"]) == ("2026-01-08", "2026-01-09")
    assert [amount["value"] for amount in said["amounts"]] == [1200]
    assert (said["speaker"], said["kind"]) == ("Mia Thorne", "promise")


def test_gives_rows_in_the_schemas(serve: Callable[[str], Server]) -> None:
    texts = [*TEXTS, *(text.replace("\x00", "") for text in HOSTILE)]
    batch = documents(texts)
    at = TABLES["documents"].get_field_index("published_at")
    moments = pa.array([datetime(2026, 1, 8, tzinfo=UTC)] * len(texts), TABLES["documents"].field(at).type)
    batch = batch.set_column(at, TABLES["documents"].field(at), moments)
    with LlmReader(serve("honest").config(documents_per_request=5)) as reader:
        tables = pipeline(reader, book()).read(batch)
    for name in ("statements", "frames", "opinions"):
        assert tables[name].schema == TABLES[name]
        tables[name].validate(full=True)
        for row in tables[name].to_pylist():
            assert 0 <= row["start"] < row["end"] <= len(texts[int(row["doc_id"])])
            assert row["annotator"] == "llm"
            if name == "statements":
                assert texts[int(row["doc_id"])][row["start"] : row["end"]] == row["quote"]
    assert {row["doc_id"] for row in tables["statements"].to_pylist()} >= {"0", "1", "2"}


def test_several_documents_share_a_request_and_read_the_same(serve: Callable[[str], Server]) -> None:
    server = serve("honest")
    with (
        LlmReader(server.config()) as alone,
        LlmReader(server.config(documents_per_request=3)) as together,
    ):
        one = alone.read_texts([Text(text, DAY) for text in TEXTS])
        other = together.read_texts([Text(text, DAY) for text in TEXTS])
        assert (alone.counts["requests"], together.counts["requests"]) == (3, 1)
    assert [found.statements for found in one] == [found.statements for found in other]


def test_a_long_document_is_asked_in_passages(serve: Callable[[str], Server]) -> None:
    text = "\n".join(f"Alder will bake {number} loaves by Friday." for number in range(2, 25))
    server = serve("honest")
    with LlmReader(server.config(sentences_per_request=10)) as reader:
        found = reader.read_text(text, DAY)["statements"]
        assert reader.counts["requests"] == 3
    assert [said["amounts"][0]["value"] for said in found] == list(range(2, 25))
    assert all(text[said["start"] : said["end"]] == said["quote"] for said in found)


def test_a_text_without_sentences_is_not_asked_about(serve: Callable[[str], Server]) -> None:
    server = serve("honest")
    with LlmReader(server.config()) as reader:
        assert reader.read_text(" \n ")["statements"] == []
    assert server.asked() == []


def test_only_sentences_are_sent(serve: Callable[[str], Server], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEST_KEY", "secret-of-the-test")
    server = serve("honest")
    with LlmReader(server.config(key_env="TEST_KEY")) as reader:
        reader.read_text(TEXTS[0], DAY, book())
    (asked,) = server.asked()
    assert asked["key"] == "Bearer secret-of-the-test"
    assert asked["path"] == "v1/chat/completions"
    assert set(asked["body"]) == {
        "model", "messages", "temperature", "stream", "max_tokens", "response_format",
    }  # fmt: skip
    told = str(asked["body"])
    assert "secret-of-the-test" not in told
    assert "Nordlicht" not in told
    assert "2026" not in told


@pytest.mark.parametrize(
    ("settings", "code"),
    [
        ({"url": "ftp://x"}, "llm.url"),
        ({"url": "http://name:key@x/v1"}, "llm.url"),
        ({"url": "http://example.org/v1", "key_env": "K"}, "llm.plain"),
        ({"model": " "}, "llm.model"),
        ({"concurrency": 0}, "llm.setting"),
        ({"budget_money": 1}, "llm.budget"),
        ({"budget_tokens": -1}, "llm.budget"),
    ],
)
def test_settings_that_cannot_be(settings: dict[str, object], code: str) -> None:
    from decimal import Decimal

    if "budget_money" in settings:
        settings = {"budget_money": Decimal(1)}
    with pytest.raises(TrothError) as error:
        LlmConfig(**({"url": "http://localhost/v1", "model": "m"} | settings))  # type: ignore[arg-type]
    assert error.value.problems[0].code == code


def test_a_key_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_SUCH_KEY", raising=False)
    with pytest.raises(TrothError, match="NO_SUCH_KEY"):
        LlmReader(LlmConfig("http://localhost/v1", "m", key_env="NO_SUCH_KEY"))
