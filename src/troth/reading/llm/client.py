"""The protocol: one POST to /chat/completions, retried with back-off, inside the budget and a deadline."""

from __future__ import annotations

import random
import time
from collections import Counter
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from threading import Event, Lock
from typing import Any

import httpx
import orjson

from troth.reading.llm.budget import Budget, Reserve, most_tokens
from troth.reading.llm.config import MODES, LlmConfig, Mode
from troth.reading.llm.prompt import Asked, response_format
from troth.reading.llm.safe import shown
from troth.words import fail

_AGAIN = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 520, 522, 524, 529})
_FREE = frozenset({408, 409, 425, 429, 503})
"""Answers that say "not now" before anything was worked on."""
_PLAINER = frozenset({400, 415, 422, 501})
"""Answers of servers that do not know a response_format."""


class _Try(Exception):
    """One attempt failed; another may help. `wait` is what the server asked for, in seconds."""

    def __init__(self, reason: str, wait: float | None = None) -> None:
        super().__init__(reason)
        self.wait = wait


class _Plainer(Exception):
    """The server refuses the present mode."""


class CutOff(Exception):
    """The model reached max_tokens before its answer was complete."""


class Client:
    """Talks to one server. Safe for several threads; counts requests and retries."""

    def __init__(self, config: LlmConfig, budget: Budget) -> None:
        self._config, self._budget, self._key = config, budget, config.key()
        self._mode: Mode = config.mode
        self._lock, self._stopped = Lock(), Event()
        self._random = random.Random()  # noqa: S311  spreads retries, protects nothing
        self.counts: Counter[str] = Counter()
        timeout = httpx.Timeout(config.answer_s, connect=config.connect_s)
        limits = httpx.Limits(max_connections=config.concurrency)
        # A server of this machine is never asked through a proxy.
        self._http = httpx.Client(timeout=timeout, limits=limits, trust_env=not config.loopback)

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def stop(self) -> None:
        """Let no waiting request try again."""
        self._stopped.set()

    def resume(self) -> None:
        """Ask again after a stop."""
        self._stopped.clear()

    def answer(self, asked: Asked) -> str:
        """The model's words. Raises TrothError when the server cannot be used, CutOff at the length limit."""
        attempt = 0
        while True:
            try:
                return self._once(asked, self._mode)
            except _Plainer:
                continue
            except _Try as failed:
                attempt += 1
                self._wait(failed, attempt)

    def _wait(self, failed: _Try, attempt: int) -> None:
        config = self._config
        hint = "answers so far are kept in the cache and are not asked for again"
        if attempt > config.retries:
            raise fail("llm.unreachable", f"{config.url}: {failed} (tried {attempt} times)", hint=hint)
        # Full back-off times a factor between a half and one, so that many readers do not come back together.
        wait = config.backoff_s * 2 ** (attempt - 1) * self._random.uniform(0.5, 1.0)
        wait = min(wait, config.longest_wait_s)
        if failed.wait is not None:
            if failed.wait > config.longest_wait_s:
                raise fail("llm.busy", f"{config.url} asks to wait {failed.wait:.0f} s: {failed}", hint=hint)
            wait = max(wait, failed.wait)
        with self._lock:
            self.counts["retries"] += 1
        if self._stopped.wait(wait):
            raise fail("llm.stopped", "reading was stopped", hint=hint)

    def _once(self, asked: Asked, mode: Mode) -> str:
        if self._stopped.is_set():
            raise fail("llm.stopped", "reading was stopped")
        body = self._body(asked, mode)
        shape = orjson.dumps(response_format(mode)).decode() if mode != "plain" else ""
        reserve = self._budget.reserve(most_tokens(asked.system, asked.user, shape), self._config.max_tokens)
        with self._lock:
            self.counts["requests"] += 1
        try:
            status, kind, retry_after, data = self._post(body)
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError) as error:
            self._budget.release(reserve)
            raise _Try(f"no connection ({type(error).__name__})") from error
        except httpx.HTTPError as error:
            self._budget.lose(reserve)
            raise _Try(f"the answer did not arrive ({type(error).__name__})") from error
        except BaseException:
            self._budget.lose(reserve)
            raise
        if status != 200:
            self._refused(status, retry_after, data, mode, reserve)
        return self._content(kind, data, reserve)

    def _body(self, asked: Asked, mode: Mode) -> bytes:
        body: dict[str, Any] = {
            "model": self._config.model, "messages": asked.messages, "temperature": 0, "stream": False,
            self._config.max_tokens_field: self._config.max_tokens,
        }  # fmt: skip
        if (form := response_format(mode)) is not None:
            body["response_format"] = form
        return orjson.dumps(body)

    def _post(self, body: bytes) -> tuple[int, str, str | None, bytes]:
        """Status, content type, Retry-After and body; cut at the size limit, given up at the deadline."""
        headers = {
            "Content-Type": "application/json",
            "Accept": "application/json",
            "Accept-Encoding": "identity",
        }
        if self._key:
            headers["Authorization"] = f"Bearer {self._key}"
        deadline = time.monotonic() + self._config.answer_s
        data = bytearray()
        with self._http.stream("POST", self._config.endpoint, content=body, headers=headers) as response:
            for chunk in response.iter_bytes():
                data += chunk
                if len(data) > self._config.max_answer_bytes:
                    raise httpx.ReadError(f"more than {self._config.max_answer_bytes:,} bytes")
                if time.monotonic() > deadline:
                    raise httpx.ReadTimeout("the answer took too long")
            kind = response.headers.get("content-type", "").split(";")[0].strip().lower()
            return response.status_code, kind, response.headers.get("retry-after"), bytes(data)

    def _refused(
        self, status: int, retry_after: str | None, data: bytes, mode: Mode, reserve: Reserve
    ) -> None:
        told = shown(data[:2000].decode("utf-8", "replace"))
        free = status in _FREE or status < 500
        (self._budget.release if free else self._budget.lose)(reserve)
        if status in _PLAINER and mode != "plain":
            with self._lock:
                if self._mode == mode:
                    self._mode = MODES[MODES.index(mode) + 1]
            raise _Plainer
        if status in _AGAIN:
            raise _Try(f"status {status}", seconds(retry_after))
        hint = "is the key right?" if status in (401, 403) else "are address and model right?"
        raise fail("llm.refused", f"{self._config.url} answered {status}: {told}", hint=hint)

    def _content(self, kind: str, data: bytes, reserve: Reserve) -> str:
        try:
            found = orjson.loads(data) if kind == "application/json" or kind.endswith("+json") else None
        except orjson.JSONDecodeError:
            found = None
        if not isinstance(found, dict):
            self._budget.lose(reserve)
            raise _Try(f"no JSON but {shown(kind) or 'an untyped answer'}")
        self._budget.settle_usage(reserve, found.get("usage"))
        choices = found.get("choices")
        choice = choices[0] if isinstance(choices, list) and choices else None
        message = choice.get("message") if isinstance(choice, dict) else None
        content = message.get("content") if isinstance(message, dict) else None
        if isinstance(choice, dict) and choice.get("finish_reason") == "length":
            raise CutOff
        return content if isinstance(content, str) else ""


def seconds(retry_after: str | None) -> float | None:
    """Retry-After as seconds from now: a number or a date; None when it says nothing."""
    if not retry_after:
        return None
    try:
        return max(0.0, min(float(retry_after), 1e9)) if retry_after.strip() != "nan" else None
    except ValueError:
        pass
    try:
        moment = parsedate_to_datetime(retry_after)
    except (TypeError, ValueError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())
