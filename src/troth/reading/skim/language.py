"""Language of each document: scripts first, then function words and endings of Latin words."""

from __future__ import annotations

from functools import cache
from typing import Literal

import numpy as np
import numpy.typing as npt
import pyarrow as pa
from numba import njit

from troth.reading.pipeline import Layers
from troth.reading.rows import batch
from troth.reading.skim.chars import CYRILLIC, HAN, HANGUL, KANA, LATIN
from troth.reading.skim.hashes import Table, find, start, step, table
from troth.reading.skim.words_common import listed

CODES = ("zh", "en", "de", "fr", "ja", "ko", "ru", "und")
ZH, EN, DE, FR, JA, KO, RU, UND = range(8)
Votes = npt.NDArray[np.float32]


@cache
def _tables() -> tuple[Table, Table]:
    """Word votes and ending votes: value = language index."""
    whole: dict[str, int] = {}
    lists = {FR: listed("french"), EN: listed("english"), DE: listed("german")}
    shared = set(lists[EN]) & set(lists[DE])
    for index, words in lists.items():
        whole.update({word: index for word in words if word not in shared})
    ends = dict.fromkeys(listed("english_endings"), EN) | dict.fromkeys(listed("german_endings"), DE)
    return table(whole), table({end[::-1]: index for end, index in ends.items()}, salt=1)


@njit(cache=True)
def _vote_word(codes, begin, end, votes, word_keys, word_values, end_keys, end_values):  # type: ignore[no-untyped-def]
    state = start(0)
    for place in range(begin, end):
        code = codes[place]
        state = step(state, code)
        if code == 0xE4 or code == 0xF6 or code == 0xFC or code == 0xDF:
            votes[DE] += 1.0
        elif code in (0xE8, 0xEA, 0xE7, 0xE0, 0xF9):
            votes[FR] += 1.0
    found = find(word_keys, word_values, state)
    if found >= 0:
        votes[found] += 2.0
    if end - begin > 4:
        state = start(1)
        for back in range(6):
            if end - 1 - back <= begin:
                break
            state = step(state, codes[end - 1 - back])
            found = find(end_keys, end_values, state)
            if found >= 0:
                votes[found] += 0.8
    return 0


@njit(cache=True)
def _vote(codes, classes, starts, ends, word_keys, word_values, end_keys, end_values, votes):  # type: ignore[no-untyped-def]
    """votes[i] = per language; column 8 counts Latin words."""
    for doc in range(len(starts)):
        place = starts[doc]
        stop = min(ends[doc], place + 4000)
        while place < stop:
            kind = classes[place]
            if kind == HAN:
                votes[doc, ZH] += 1.0
            elif kind == KANA:
                votes[doc, JA] += 1.0
            elif kind == HANGUL:
                votes[doc, KO] += 1.0
            elif kind == CYRILLIC:
                votes[doc, RU] += 1.0
            elif kind == LATIN:
                begin = place
                if place > starts[doc] and (codes[place - 1] == 64 or codes[place - 1] == 35):
                    begin = -1
                while place < stop and (
                    classes[place] == LATIN or codes[place] == 39 or codes[place] == 0x2019
                ):
                    place += 1
                if begin >= 0:
                    votes[doc, 8] += 1.0
                    _vote_word(codes, begin, place, votes[doc], word_keys, word_values, end_keys, end_values)
                continue
            place += 1
    return 0


def _decide(votes: Votes) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]:
    """Language index and confidence of each row of votes."""
    han, kana, latin = votes[:, ZH], votes[:, JA], votes[:, 8]
    scores = votes[:, :8].copy()
    japanese = kana > 0.12 * (han + kana)
    scores[:, JA] = np.where(japanese, kana + han, 0)
    scores[:, ZH] = np.where(japanese, 0, han * 1.2)
    scores[:, KO] *= 1.0
    # A word that no list knows says a little for English, the language of names and hashtags.
    scores[:, EN] += 0.05 * latin
    best = scores.argmax(axis=1)
    total = scores.sum(axis=1)
    top = scores[np.arange(len(scores)), best]
    best = np.where(total > 0, best, UND)
    share = np.where(total > 0, top / np.maximum(total, 1e-6), 0.0)
    return best.astype(np.int64), (share * np.minimum(1.0, 0.5 + total / 8)).astype(np.float32)


def detect(layers: Layers) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]:
    """Index into CODES and confidence for each document of the batch, computed once."""

    def made() -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]:
        joined, (whole, tails) = layers.joined, _tables()
        votes = np.zeros((len(joined), 9), dtype=np.float32)
        _vote(joined.folded_codes, joined.classes, joined.starts, joined.ends, *whole, *tails, votes)
        return _decide(votes)

    return layers.shared("language", made)


class Language:
    """Language of each document (zh, en, de, fr, ja, ko, ru or und)."""

    name = "language"
    version = "1"
    needs = frozenset({"documents"})
    gives = frozenset({"languages"})
    langs = frozenset({"*"})
    tier: Literal["skim", "study"] = "skim"

    def annotate(self, layers: Layers) -> dict[str, pa.RecordBatch]:
        """One row a document."""
        found, confidence = detect(layers)
        codes = pa.array(CODES).take(pa.array(found))
        columns = {"lang": codes, "confidence": pa.array(confidence)}
        docs = np.arange(len(found))
        return {"languages": batch("languages", self.name, self.version, layers.documents, docs, columns)}
