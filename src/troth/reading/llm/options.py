"""A reader from the words of a command line or of the environment."""

from __future__ import annotations

import os
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from troth.reading.llm.config import LlmConfig
from troth.reading.llm.reader import LlmReader
from troth.words import fail

VARIABLES = {
    "url": "TROTH_LLM_URL",
    "model": "TROTH_LLM_MODEL",
    "key_env": "TROTH_LLM_KEY_ENV",
    "budget_tokens": "TROTH_LLM_BUDGET_TOKENS",
    "budget_money": "TROTH_LLM_BUDGET_MONEY",
    "price_in": "TROTH_LLM_PRICE_IN",
    "price_out": "TROTH_LLM_PRICE_OUT",
    "cache": "TROTH_LLM_CACHE",
}
"""Each option's environment variable, for commands that do not take the option."""


def reader_from(
    *,
    url: str | None,
    model: str | None,
    budget_tokens: int | str | None = None,
    budget_money: str | None = None,
    price_in: str | None = None,
    price_out: str | None = None,
    cache: Path | str | None = None,
    **settings: Any,
) -> LlmReader:
    """The reader that the options describe; sums come as text so that none is rounded.

    `settings` are further fields of LlmConfig. Raises TrothError with what is missing or wrong.
    """
    if not url or not model:
        hint = "--llm-url and --llm-model, or TROTH_LLM_URL and TROTH_LLM_MODEL"
        raise fail("llm.url", "the language-model reader needs an address and a model", hint=hint)
    config = LlmConfig(
        url,
        model,
        budget_tokens=None if budget_tokens is None else _count(budget_tokens),
        budget_money=_sum("budget_money", budget_money),
        price_in=_sum("price_in", price_in),
        price_out=_sum("price_out", price_out),
        cache=Path(cache) if cache else None,
        **settings,
    )
    return LlmReader(config)


def reader_of_environment() -> LlmReader:
    """The reader that the TROTH_LLM_ variables describe."""
    found = {option: os.environ.get(name) or None for option, name in VARIABLES.items()}
    return reader_from(**{"url": None, "model": None} | found)


def _count(tokens: int | str) -> int:
    try:
        return int(tokens)
    except ValueError as error:
        raise fail("llm.budget", f"{tokens!r} is no number of tokens") from error


def _sum(option: str, text: str | None) -> Decimal | None:
    if text is None:
        return None
    try:
        return Decimal(text)
    except InvalidOperation as error:
        raise fail("llm.budget", f"{option}: {text!r} is no sum of money", hint="write 2.50") from error
