"""The budget's hard stop, counted to the token against what the server says it used."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from typing import Any

import orjson
import pytest

from tests.reading.llm.conftest import Server
from troth.reading.llm import LlmConfig, LlmReader, Text
from troth.reading.llm.budget import Budget, OutOfBudget, most_tokens
from troth.words import TrothError

DAY = date(2026, 1, 8)
TEXTS = [Text(f"Alder will bake {number} loaves by Friday.", DAY) for number in range(20, 60)]


def used(server: Server) -> tuple[int, int]:
    usage = [entry["usage"] for entry in server.asked()]
    return sum(count["prompt_tokens"] for count in usage), sum(count["completion_tokens"] for count in usage)


def bound(server: Server) -> int:
    """The most that one of the requests could have used."""
    body = server.asked()[0]["body"]
    words = [message["content"] for message in body["messages"]]
    return most_tokens(*words, orjson.dumps(body["response_format"]).decode()) + body["max_tokens"]


@pytest.mark.parametrize("concurrency", [1, 4])
def test_stops_before_tokens_run_out(serve: Callable[[str], Server], concurrency: int) -> None:
    server = serve("honest")
    limit = 25_000
    with LlmReader(server.config(budget_tokens=limit, max_tokens=800, concurrency=concurrency)) as reader:
        with pytest.raises(OutOfBudget, match="25,000 tokens"):
            reader.read_texts(TEXTS)
        assert (reader.budget.used_in, reader.budget.used_out) == used(server)
        assert limit - bound(server) < reader.budget.used <= limit
        assert 0 < len(server.asked()) < len(TEXTS)


def test_stops_before_money_runs_out(serve: Callable[[str], Server]) -> None:
    server = serve("honest")
    prices: dict[str, Any] = {"price_in": Decimal("2.5"), "price_out": Decimal("10")}
    limit = Decimal("0.05")
    with LlmReader(server.config(budget_money=limit, max_tokens=500, **prices)) as reader:
        with pytest.raises(OutOfBudget):
            reader.read_texts(TEXTS)
        prompt, answer = used(server)
        assert reader.budget.money == (prompt * Decimal("2.5") + answer * 10) / 1_000_000
        assert reader.budget.money <= limit


def test_nothing_is_sent_that_does_not_fit(serve: Callable[[str], Server]) -> None:
    server = serve("honest")
    with LlmReader(server.config(budget_tokens=500)) as reader, pytest.raises(OutOfBudget):
        reader.read_texts(TEXTS)
    assert server.asked() == []


def test_goes_on_from_the_cache_with_a_new_budget(serve: Callable[[str], Server], tmp_path: Any) -> None:
    server = serve("honest")
    settings = {"budget_tokens": 15_000, "max_tokens": 800, "cache": tmp_path / "answers.db"}
    stops = 0
    for _ in range(20):
        with LlmReader(server.config(**settings)) as reader:
            try:
                found = reader.read_texts(TEXTS)
                break
            except OutOfBudget:
                stops += 1
                assert reader.budget.used <= 15_000
    assert stops >= 1
    assert [reading.statements[0].amounts[0].value for reading in found] == list(range(20, 60))
    sentences = [entry["body"]["messages"][1]["content"].split("\n")[2] for entry in server.asked()]
    assert len(sentences) == len(set(sentences)) == len(TEXTS)


@pytest.mark.parametrize(("role", "share"), [("status:500", 3), ("busy:99:0", 0), ("unfair", 1)])
def test_what_nobody_counted_counts_in_full(serve: Callable[[str], Server], role: str, share: int) -> None:
    server = serve(role)
    with LlmReader(server.config(retries=2, max_tokens=100)) as reader:
        with contextlib.suppress(TrothError):
            reader.read_text("Alder bakes.")
        expected = bound(server) * share
        assert reader.budget.used == expected


def test_threads_never_go_beyond_the_limit() -> None:
    budget = Budget(LlmConfig("http://localhost/v1", "m", budget_tokens=10_000))

    def request(number: int) -> int:
        try:
            reserve = budget.reserve(300 + number, 700)
        except OutOfBudget:
            return 0
        budget.settle(reserve, 200, number)
        return 200 + number

    with ThreadPoolExecutor(8) as pool:
        spent = sum(pool.map(request, range(200)))
    assert budget.used == spent <= 10_000
    assert spent > 10_000 - 1_200
