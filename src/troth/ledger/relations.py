"""What a passage says of a promise: kept, kept in part, delayed, withdrawn, contradicted. Rules over words.

The words are data (`lexicon/relations.yaml`). The order of judgement is: withdrawn, contradicted, delay,
part, kept; a supporting word that is negated contradicts, one that lies in the future supports nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from ruamel.yaml import YAML

from troth.words import folded

_ORDER = ("withdrawn", "contradicted", "delay", "supports_part", "supports_kept")
_CJK = re.compile(r"[\u3400-\u9fff]")
STRONG, WEAK = 1.0, 0.5


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation, how surely the words say so (1 strong, 0.5 weak), and the words themselves."""

    name: str
    strength: float
    words: str


@dataclass(frozen=True, slots=True)
class _Words:
    marks: dict[tuple[str, float], re.Pattern[str]]
    undone: re.Pattern[str]
    not_yet: re.Pattern[str]
    points_back: re.Pattern[str]
    done: re.Pattern[str]
    no_denial: re.Pattern[str]


def _pattern(words: list[str], zh: bool, whole: bool = False) -> re.Pattern[str]:
    listed = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    if zh or not listed:
        return re.compile(listed or r"(?!)")
    end = r"(?!\w)" if whole else ""
    return re.compile(rf"(?:(?<!\w)|(?=n't))(?:{listed}){end}")


@cache
def _lexicon() -> dict[str, _Words]:
    text = resources.files("troth.ledger").joinpath("lexicon/relations.yaml").read_text("utf-8")
    data: dict[str, Any] = YAML(typ="safe", pure=True).load(text)
    made: dict[str, _Words] = {}
    for lang in ("zh", "en", "de"):
        zh = lang == "zh"
        marks = {
            (name, strength): _pattern(data[name].get(level, {}).get(lang, []), zh)
            for name in _ORDER
            for level, strength in (("strong", STRONG), ("weak", WEAK))
        }
        undone = _pattern(data["undone_by"][lang], zh, whole=True)
        not_yet = _pattern(data["not_yet"][lang], zh, whole=True)
        back, done = _pattern(data["points_back"][lang], zh), _pattern(data["done"].get(lang, []), zh)
        no_denial = _pattern(data["no_denial"][lang], zh)
        made[lang] = _Words(marks, undone, not_yet, back, done, no_denial)
    return made


def language(text: str, lang: str = "") -> str:
    """zh, en or de: the language given, else by script."""
    if _CJK.search(text):
        return "zh"
    return lang if lang in ("en", "de") else "en"


def relation(text: str, lang: str = "") -> Relation | None:
    """What the passage says became of a promise that it speaks of; None when it says nothing."""
    plain = folded(text)
    return _first(_ORDER, plain, language(plain, lang))


def points_back(text: str, lang: str = "") -> bool:
    """True when the words look back at something that was promised (as promised, 说好, zugesagt)."""
    plain = folded(text)
    return bool(_lexicon()[language(plain, lang)].points_back.search(plain))


def lies_ahead(before: str, tongue: str) -> bool:
    """True when the words of the clause before a place put it in the future, or in doubt."""
    return bool(_lexicon()[tongue].not_yet.search(before))


def denied(before: str, tongue: str) -> bool:
    """True when the words shortly before a place deny it."""
    words = _lexicon()[tongue]
    near = before[-5:] if tongue == "zh" else " ".join(before.split()[-4:])
    return bool(words.undone.search(words.no_denial.sub(" ", near)))


def done_mark(text: str, start: int, end: int) -> bool:
    """True when the clause around a place tells that it has happened (已, 了, 今天, 累计)."""
    after = _BREAKS.split(text[end : end + 6])[0]
    clause = clause_before(text, start) + text[start:end] + after
    return bool(_lexicon()[language(text)].done.search(clause))


def clause_of(text: str, words: str) -> str:
    """The clause of a text in which some folded words stand first."""
    plain = folded(text)
    at = max(0, plain.find(words))
    return clause_before(plain, at) + _BREAKS.split(plain[at : at + 60])[0]


def completed(text: str, lang: str = "") -> Relation | None:
    """What the words tell as kept or kept in part, whatever else they tell."""
    plain = folded(text)
    return _first(("supports_part", "supports_kept"), plain, language(plain, lang))


def _first(names: tuple[str, ...], plain: str, tongue: str) -> Relation | None:
    words = _lexicon()[tongue]
    for name in names:
        for strength in (STRONG, WEAK):
            for hit in words.marks[name, strength].finditer(plain):
                found = _judged(name, strength, hit, plain, tongue)
                if found is not None:
                    return found
    return None


def _judged(name: str, strength: float, hit: re.Match[str], text: str, tongue: str) -> Relation | None:
    before = clause_before(text, hit.start())
    negated = denied(before, tongue)
    if name == "contradicted":
        return Relation(name, strength, hit.group())
    if name in ("withdrawn", "delay"):
        return None if negated else Relation(name, strength, hit.group())
    if lies_ahead(before, tongue):
        return None
    if negated:
        return Relation("contradicted", WEAK, hit.group())
    return Relation(name, strength, hit.group())


_BREAKS = re.compile(r"[,;:，；：。.!?！？\n]")


def clause_before(text: str, place: int) -> str:
    """The words of the same clause before a place."""
    before = text[max(0, place - 60) : place]
    return _BREAKS.split(before)[-1]
