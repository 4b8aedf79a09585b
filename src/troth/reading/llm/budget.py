"""A budget in tokens and money with a hard stop: reserved before a request, settled when it is back."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from threading import Condition
from typing import Any

from troth.reading.llm.config import LlmConfig
from troth.words import Problem, TrothError

_MILLION = Decimal(1_000_000)
PER_MESSAGE = 16
"""Tokens that a chat template may add around one message."""


class OutOfBudget(TrothError):
    """The next request could exceed the budget, so it is not sent."""


@dataclass(frozen=True)
class Reserve:
    """The most that one request can use."""

    prompt: int
    answer: int


def most_tokens(*texts: str) -> int:
    """An upper bound of a prompt's tokens: tokenizers never need more than one a byte of UTF-8."""
    return sum(len(text.encode("utf-8", "replace")) for text in texts) + PER_MESSAGE * len(texts)


class Budget:
    """What was used and what is under way. Used + reserved never exceeds the limits.

    A request that may have been worked on but brought no count (cut off, timed out, a server's error) counts
    in full; one that was refused or never got through counts nothing.
    """

    def __init__(self, config: LlmConfig) -> None:
        self._tokens, self._money = config.budget_tokens, config.budget_money
        self._prices = (config.price_in or Decimal(0), config.price_out or Decimal(0))
        self._settled = Condition()
        self._reserved_in = self._reserved_out = 0
        self.used_in = self.used_out = 0

    def cost(self, prompt: int, answer: int) -> Decimal:
        """Money for so many tokens, at the prices of the settings."""
        return (self._prices[0] * prompt + self._prices[1] * answer) / _MILLION

    @property
    def used(self) -> int:
        """Tokens used so far, prompts and answers."""
        return self.used_in + self.used_out

    @property
    def money(self) -> Decimal:
        """Money used so far."""
        return self.cost(self.used_in, self.used_out)

    def reserve(self, prompt: int, answer: int) -> Reserve:
        """Set aside the most that a request can use; `prompt` is at least 1.

        Waits while requests that are under way may give back what they do not use. Raises OutOfBudget when
        nothing is under way and the request does not fit.
        """
        with self._settled:
            while (limit := self._exceeded(prompt, answer)) is not None:
                if not self._reserved_in:
                    raise self._spent(limit)
                self._settled.wait()
            self._reserved_in += prompt
            self._reserved_out += answer
        return Reserve(prompt, answer)

    def _exceeded(self, prompt: int, answer: int) -> str | None:
        all_in = self.used_in + self._reserved_in + prompt
        all_out = self.used_out + self._reserved_out + answer
        if self._tokens is not None and all_in + all_out > self._tokens:
            return f"{self._tokens:,} tokens"
        if self._money is not None and self.cost(all_in, all_out) > self._money:
            return f"{self._money} in money"
        return None

    def settle(self, reserve: Reserve, prompt: int, answer: int) -> None:
        """Replace a reserve by what the request used."""
        with self._settled:
            self._reserved_in -= reserve.prompt
            self._reserved_out -= reserve.answer
            self.used_in += prompt
            self.used_out += answer
            self._settled.notify_all()

    def settle_usage(self, reserve: Reserve, usage: Any) -> None:
        """Settle by the server's own count; without a believable one the reserve counts in full."""
        counts = usage if isinstance(usage, dict) else {}
        prompt, answer = counts.get("prompt_tokens"), counts.get("completion_tokens")
        believable = type(prompt) is int and type(answer) is int and prompt > 0 and answer >= 0
        self.settle(reserve, *((prompt, answer) if believable else (reserve.prompt, reserve.answer)))

    def lose(self, reserve: Reserve) -> None:
        """Count a reserve in full: nobody knows what was used."""
        self.settle(reserve, reserve.prompt, reserve.answer)

    def release(self, reserve: Reserve) -> None:
        """Give a reserve back: nothing was used."""
        self.settle(reserve, 0, 0)

    def _spent(self, limit: str) -> OutOfBudget:
        message = f"the budget of {limit} ends here: {self.used:,} tokens used"
        hint = "raise the budget; answers so far are kept in the cache and are not asked for again"
        return OutOfBudget(Problem("llm.budget", message, hint=hint))
