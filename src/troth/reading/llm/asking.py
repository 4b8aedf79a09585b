"""Passages asked of a server: from the cache where they were answered before, otherwise a few at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait
from threading import Lock

from troth.reading.llm.answer import Answer, BadAnswer, parsed, unpacked
from troth.reading.llm.budget import OutOfBudget
from troth.reading.llm.cache import AnswerCache, answer_key
from troth.reading.llm.client import Client, CutOff
from troth.reading.llm.config import LlmConfig
from troth.reading.llm.passages import Passage, grouped
from troth.reading.llm.prompt import PROMPT_VERSION, ask

TrothStop = OutOfBudget | None
"""The hard stop of the budget, which keeps what was answered before it."""
TRIES = 2
"""How often a passage alone is asked when what comes back is no answer."""


class Asking:
    """Answers to passages. `stray` counts what the model said about no passage of its request."""

    def __init__(self, config: LlmConfig, client: Client, cache: AnswerCache) -> None:
        self._config, self._client, self._cache = config, client, cache
        self._lock = Lock()
        self.stray: Counter[str] = Counter()

    def answers(self, asked: Iterable[Passage]) -> tuple[list[Answer | None], TrothStop]:
        """One answer a passage, None where none was to be had; and what stopped the asking, if anything did.

        Every answer is in the cache before the next is waited for.
        """
        wanted = list(asked)
        keys = [answer_key(self._config.model, PROMPT_VERSION, passage.sentences) for passage in wanted]
        known: dict[str, Answer | None] = {}
        waiting: dict[str, Passage] = {}
        for key, passage in zip(keys, wanted, strict=True):
            if key in known or key in waiting:
                continue
            stored = self._cache.get(key)
            found = unpacked(stored, len(passage.sentences)) if stored is not None else None
            if found is None:
                waiting[key] = passage
            else:
                known[key] = found
                self._client.counts["cached"] += 1
        stopped = self._ask_all(list(waiting.values()), known)
        return [known.get(key) for key in keys], stopped

    def _ask_all(self, waiting: list[Passage], known: dict[str, Answer | None]) -> TrothStop:
        if not waiting:
            return None
        self._client.resume()
        with ThreadPoolExecutor(self._config.concurrency, thread_name_prefix="llm") as pool:
            try:
                under_way = [
                    pool.submit(self._group, group, known) for group in grouped(waiting, self._config)
                ]
                done, open_ = wait(under_way, return_when=FIRST_EXCEPTION)
                return self._ended(done, open_)
            except BaseException:
                self._client.stop()
                pool.shutdown(wait=False, cancel_futures=True)
                raise

    def _ended(self, done: set[Future[None]], open_: set[Future[None]]) -> TrothStop:
        """The first failure; what is on its way may arrive, what has not begun does not begin."""
        errors = [error for future in done if (error := future.exception()) is not None]
        if not errors:
            return None
        self._client.stop()
        for future in open_:
            future.cancel()
        wait(open_)
        spent = [error for error in errors if isinstance(error, OutOfBudget)]
        if spent:
            return spent[0]
        raise errors[0]

    def _group(self, group: list[Passage], known: dict[str, Answer | None]) -> None:
        for passage, answer in zip(group, self._answers(group), strict=True):
            key = answer_key(self._config.model, PROMPT_VERSION, passage.sentences)
            known[key] = answer
            if answer is not None:
                self._cache.put(key, self._config.model, PROMPT_VERSION, answer.packed())

    def _answers(self, group: list[Passage]) -> list[Answer | None]:
        if len(group) == 1:
            return [self._alone(group[0])]
        try:
            found = self._request(group)
        except (BadAnswer, CutOff):
            found = {}
        return [
            found[number] if number in found else self._alone(passage) for number, passage in enumerate(group)
        ]

    def _alone(self, passage: Passage) -> Answer | None:
        for _ in range(TRIES):
            try:
                found = self._request([passage])
            except BadAnswer:
                continue
            except CutOff:
                return self._halves(passage)
            if 0 in found:
                return found[0]
        return None

    def _halves(self, passage: Passage) -> Answer | None:
        """An answer too long for max_tokens: both halves asked by themselves."""
        middle = len(passage.sentences) // 2
        if not middle:
            return None
        halves = [
            self._alone(Passage(passage.document, 0, words, passage.suspicious))
            for words in (passage.sentences[:middle], passage.sentences[middle:])
        ]
        one, other = halves
        if one is None or other is None:
            return None
        other = other.moved(middle)
        return Answer(
            one.statements + other.statements, one.frames + other.frames, one.opinions + other.opinions,
            one.dropped + other.dropped,
        )  # fmt: skip

    def _request(self, group: list[Passage]) -> dict[int, Answer]:
        """Answers by place in the group. Raises BadAnswer and CutOff."""
        content = self._client.answer(ask([passage.sentences for passage in group]))
        names = {f"d{number}": number - 1 for number in range(1, len(group) + 1)}
        sizes = {name: len(group[number].sentences) for name, number in names.items()}
        found, stray = parsed(content, sizes)
        with self._lock:
            self.stray.update(stray)
        return {names[name]: answer for name, answer in found.items()}
