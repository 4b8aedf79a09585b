"""Servers that are busy, broken, silent or lying: what is tried again, what is paid, what is told."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime

import pytest

from tests.reading.llm.conftest import Server
from troth.reading.llm import LlmConfig, LlmReader
from troth.reading.llm.client import seconds
from troth.words import TrothError

TEXT = "Alder will bake 1,200 loaves by Friday."
DAY = date(2026, 1, 8)


def kinds(reader: LlmReader) -> list[str]:
    return [said["kind"] for said in reader.read_text(TEXT, DAY)["statements"]]


@pytest.mark.parametrize("role", ["busy:2:0", "status:500:2", "status:503:2", "cut:2"])
def test_tries_again(serve: Callable[[str], Server], role: str) -> None:
    server = serve(role)
    with LlmReader(server.config()) as reader:
        assert kinds(reader) == ["promise"]
        assert (reader.counts["requests"], reader.counts["retries"]) == (3, 2)


def test_waits_as_long_as_it_is_asked_to(serve: Callable[[str], Server]) -> None:
    begun = time.monotonic()
    with LlmReader(serve("busy:1:1").config()) as reader:
        assert kinds(reader) == ["promise"]
    assert time.monotonic() - begun >= 1.0


def test_does_not_wait_for_an_hour(serve: Callable[[str], Server]) -> None:
    with LlmReader(serve("busy:9:3600").config()) as reader, pytest.raises(TrothError, match="3600 s"):
        reader.read_text(TEXT)


@pytest.mark.parametrize(
    ("role", "told"),
    [
        ("status:500", "status 500"),
        ("page", "no JSON but text/html"),
        ("huge", "ReadError"),
        ("cut:99", "RemoteProtocolError"),
    ],
)
def test_gives_up_in_the_end(serve: Callable[[str], Server], role: str, told: str) -> None:
    server = serve(role)
    with LlmReader(server.config(retries=2)) as reader, pytest.raises(TrothError, match=told) as error:
        reader.read_text(TEXT)
    assert error.value.problems[0].code == "llm.unreachable"
    assert reader.counts["requests"] == 3


def test_a_silent_server_is_left(serve: Callable[[str], Server]) -> None:
    with LlmReader(serve("hang:1").config(answer_s=1.5)) as reader:
        assert kinds(reader) == ["promise"]


def test_a_dripping_server_is_left_at_the_deadline(serve: Callable[[str], Server]) -> None:
    with (
        LlmReader(serve("drip").config(answer_s=0.5, retries=1)) as reader,
        pytest.raises(TrothError, match="ReadTimeout"),
    ):
        reader.read_text(TEXT)


def test_nobody_there() -> None:
    config = LlmConfig("http://127.0.0.1:9/v1", "m", retries=1, backoff_s=0.01)
    with LlmReader(config) as reader, pytest.raises(TrothError, match="no connection"):
        reader.read_text(TEXT)
    assert reader.budget.used == 0


@pytest.mark.parametrize("status", [302, 401, 403, 404])
def test_a_refusal_is_told_at_once_and_harmlessly(serve: Callable[[str], Server], status: int) -> None:
    server = serve(f"status:{status}")
    with LlmReader(server.config()) as reader, pytest.raises(TrothError) as error:
        reader.read_text(TEXT)
    (problem,) = error.value.problems
    assert problem.code == "llm.refused"
    assert problem.message.isprintable()
    assert len(server.asked()) == 1
    assert reader.budget.used == 0


def test_a_server_without_schemas_is_asked_in_plainer_ways(serve: Callable[[str], Server]) -> None:
    server = serve("talks")
    with LlmReader(server.config()) as reader:
        assert kinds(reader) == ["promise"]
        assert kinds(reader) == ["promise"]
    forms = [entry["body"].get("response_format", {}).get("type") for entry in server.asked()]
    assert forms == ["json_schema", "json_object", None]


def test_an_answer_that_is_none_leaves_the_text_unanswered(serve: Callable[[str], Server]) -> None:
    with LlmReader(serve("broken").config()) as reader:
        read = reader.read_text(TEXT, DAY)
        assert reader.counts["requests"] == 2
    assert (read["statements"], read["reader"]["unanswered_sentences"]) == ([], 1)


def test_an_answer_too_long_is_asked_for_in_halves(serve: Callable[[str], Server]) -> None:
    text = "\n".join(f"Alder will bake {number} loaves by Friday." for number in range(2, 9))
    with LlmReader(serve("short:2").config()) as reader:
        read = reader.read_text(text, DAY)
    assert [said["amounts"][0]["value"] for said in read["statements"]] == list(range(2, 9))
    assert read["reader"]["unanswered_sentences"] == 0


def test_retry_after_as_number_and_as_date() -> None:
    moment = datetime.now(UTC) + timedelta(seconds=30)
    assert seconds("7") == 7.0
    assert 25 < (seconds(format_datetime(moment, usegmt=True)) or 0) <= 30
    assert [seconds(value) for value in (None, "", "soon", "nan", "-3")] == [None, None, None, None, 0.0]
