"""A reader from the words of a command line."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from troth.reading.llm.config import LlmConfig
from troth.reading.llm.reader import LlmReader
from troth.words import fail


def reader_from(
    *,
    url: str | None,
    model: str | None,
    key_env: str | None = None,
    budget_tokens: int | None = None,
    budget_money: str | None = None,
    price_in: str | None = None,
    price_out: str | None = None,
    cache: Path | None = None,
    **settings: Any,
) -> LlmReader:
    """The reader that the options describe; sums are written as text so that none is rounded.

    Raises TrothError with what is missing or wrong.
    """
    if not url or not model:
        raise fail(
            "llm.url", "the language-model reader needs an address and a model", hint="--llm-url, --llm-model"
        )
    return LlmReader(
        LlmConfig(
            url=url,
            model=model,
            key_env=key_env,
            budget_tokens=budget_tokens,
            budget_money=_sum("--budget-money", budget_money),
            price_in=_sum("--price-in", price_in),
            price_out=_sum("--price-out", price_out),
            cache=cache,
            **settings,
        )
    )


def _sum(option: str, text: str | None) -> Decimal | None:
    if text is None:
        return None
    try:
        return Decimal(text)
    except InvalidOperation as error:
        raise fail("llm.budget", f"{option}: {text!r} is no sum of money", hint="write 2.50") from error
