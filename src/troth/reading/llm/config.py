"""How a language model is reached and what it may use: address, model, limits, prices."""

from __future__ import annotations

import os
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from troth.words import Problem, TrothError

Mode = Literal["json_schema", "json_object", "plain"]
MODES: tuple[Mode, ...] = ("json_schema", "json_object", "plain")
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True)
class LlmConfig:
    """Settings of one reader. The key itself is never held here, only the name of its variable.

    `url` is the address that ends before /chat/completions (http://localhost:11434/v1). Prices are money per
    million tokens; `budget_money` needs both. `mode` is where asking begins; a server that refuses it is
    asked in the next plainer one.
    """

    url: str
    model: str
    key_env: str | None = None
    mode: Mode = "json_schema"
    documents_per_request: int = 1
    sentences_per_request: int = 40
    characters_per_request: int = 12_000
    concurrency: int = 4
    max_tokens: int = 4_096
    max_tokens_field: str = "max_tokens"
    connect_s: float = 10.0
    answer_s: float = 120.0
    retries: int = 5
    backoff_s: float = 1.0
    longest_wait_s: float = 60.0
    max_answer_bytes: int = 2 * 1024 * 1024
    budget_tokens: int | None = None
    budget_money: Decimal | None = None
    price_in: Decimal | None = None
    price_out: Decimal | None = None
    cache: Path | None = None
    plain_http: bool = False

    def __post_init__(self) -> None:
        problems = [*_address(self), *_numbers(self), *_money(self)]
        if problems:
            raise TrothError(problems)

    @property
    def loopback(self) -> bool:
        """True for a server on this machine."""
        return urlsplit(self.url).hostname in _LOOPBACK

    @property
    def endpoint(self) -> str:
        """Where answers are asked for."""
        return self.url.rstrip("/") + "/chat/completions"

    def key(self) -> str | None:
        """The key, read from the environment. Raises TrothError when its variable is not set."""
        if self.key_env is None:
            return None
        key = os.environ.get(self.key_env, "").strip()
        if not key or not key.isascii() or not key.isprintable():
            message = f"the environment variable {self.key_env} holds no key"
            raise TrothError(Problem("llm.key", message, hint=f"export {self.key_env}=…"))
        return key


def _address(config: LlmConfig) -> list[Problem]:
    try:
        parts = urlsplit(config.url)
        host = parts.hostname
    except ValueError:
        return [Problem("llm.url", "this is no address", hint="http://localhost:11434/v1")]
    if parts.scheme not in ("http", "https") or not host:
        return [Problem("llm.url", "the address must begin with http:// or https:// and name a host")]
    if parts.username or parts.password or parts.query or parts.fragment:
        return [Problem("llm.url", "the address carries a name, a key or a query", hint="use --llm-key-env")]
    if parts.scheme == "http" and config.key_env and not (config.loopback or config.plain_http):
        message = f"the key would travel unencrypted to {host}"
        return [Problem("llm.plain", message, hint="use https, or set plain_http for a network of your own")]
    return []


def _numbers(config: LlmConfig) -> list[Problem]:
    least = {
        "documents_per_request": 1, "sentences_per_request": 1, "characters_per_request": 200,
        "concurrency": 1, "max_tokens": 16, "retries": 0, "max_answer_bytes": 1024,
    }  # fmt: skip
    problems = [
        Problem("llm.setting", f"{name} must be at least {low}, not {getattr(config, name)}")
        for name, low in least.items()
        if getattr(config, name) < low
    ]
    if not config.model.strip():
        problems.append(Problem("llm.model", "no model is named", hint="--llm-model NAME"))
    if config.mode not in MODES:
        problems.append(Problem("llm.setting", f"mode is one of {', '.join(MODES)}"))
    if min(config.connect_s, config.answer_s) <= 0 or min(config.backoff_s, config.longest_wait_s) < 0:
        problems.append(Problem("llm.setting", "times must be positive"))
    return problems


def _money(config: LlmConfig) -> list[Problem]:
    sums = (config.budget_money, config.price_in, config.price_out)
    if any(amount is not None and (not amount.is_finite() or amount < 0) for amount in sums):
        return [Problem("llm.budget", "prices and the budget cannot be negative")]
    if config.budget_tokens is not None and config.budget_tokens < 0:
        return [Problem("llm.budget", "the budget cannot be negative")]
    if config.budget_money is not None and None in (config.price_in, config.price_out):
        message = "a budget in money needs the prices of a million tokens, in and out"
        return [Problem("llm.budget", message, hint="--price-in X --price-out Y")]
    return []
