"""`troth eval` with the language-model reader."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.reading.llm.conftest import Server
from troth.reading.evaluate import run, scores
from troth.reading.llm import LlmReader, reader_from
from troth.reading.llm.evaluating import LlmAnswers
from troth.words import TrothError

ROWS = [
    {"text": "Alder will bake 1,200 loaves by Friday.", "promise": "true", "quote": [(0, 38)]},
    {"text": "The bread of Alder was baked on 3 May 2025.", "promise": "false", "quote": []},
]


def test_answers_from_its_readings(serve: Callable[[str], Server]) -> None:
    with LlmReader(serve("honest").config()) as reader:
        answers = LlmAnswers(reader)
        assert answers.answer("promise", ROWS, ("false", "true")) == ["true", "false"]
        assert answers.answer("commitment", ROWS, ("no", "yes")) == ["yes", "no"]
        assert answers.answer("quote", ROWS, ()) == [row["quote"] for row in ROWS]
        assert answers.answer("specificity", ROWS[:1], ("non-specific", "specific")) == ["specific"]
        found = answers.answer(
            "polarity", [{"text": "物流太慢了，差评。太失望了！", "lang": "zh"}], ("negative", "positive")
        )
        assert found == ["negative"]
        assert reader.counts["requests"] == 3
        assert (
            scores.classified(["true", "false"], answers.answer("promise", ROWS, ()), ("false", "true"))[
                "macro_f1"
            ]
            == 1
        )


def test_a_task_that_no_reading_answers(serve: Callable[[str], Server]) -> None:
    with (
        LlmReader(serve("honest").config()) as reader,
        pytest.raises(TrothError, match="does not answer timex"),
    ):
        LlmAnswers(reader).warm("timex")


def test_the_command_names_it(
    serve: Callable[[str], Server], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "promise.jsonl"
    rows = [{"text": row["text"], "promise": row["promise"] == "true", "lang": "en"} for row in ROWS]
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    monkeypatch.setenv("TROTH_LLM_URL", serve("honest").url)
    monkeypatch.setenv("TROTH_LLM_MODEL", "test-model")
    found = run("promise", file, "llm")
    assert (found["reader"], found["n"], found["macro_f1"]) == ("llm", 2, 1.0)
    monkeypatch.setenv("TROTH_LLM_BUDGET_TOKENS", "many")
    with pytest.raises(TrothError, match="no number of tokens"):
        run("promise", file, "llm")


def test_options_of_a_command_line(tmp_path: Path) -> None:
    settings = {"url": "http://localhost:1/v1", "model": "m", "cache": tmp_path / "c.db"}
    with reader_from(**settings, budget_money="2.50", price_in="0.27", price_out="1.10") as reader:  # type: ignore[arg-type]
        assert str(reader.config.budget_money) == "2.50"
    for wrong in ({"model": None}, {"budget_money": "much"}, {"budget_money": "1"}, {"price_in": "-1"}):
        with pytest.raises(TrothError):
            reader_from(**(settings | wrong))  # type: ignore[arg-type]
    assert json.dumps(str(reader.config))
