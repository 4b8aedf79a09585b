"""Who says it: quotation and attribution in Chinese, English and German, pronouns back to the last one
named."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from troth.reading.study import speakers_latin, speakers_zh
from troth.reading.study.attribution import Attribution

__all__ = ["Attribution", "Cast", "attribute", "fullest"]


@dataclass
class Cast:
    """The people and organisations named so far in a document."""

    person: tuple[str, int, int] | None = None
    organisation: tuple[str, int, int] | None = None
    last: tuple[str, int, int] | None = None
    people: frozenset[str] = frozenset()
    """Names that a brand book knows for people's."""
    names: dict[str, str] = field(default_factory=dict)
    """name → "person" or "organisation", in the order in which they came up."""

    def meet(self, found: Attribution) -> None:
        """Remember whoever an attribution names."""
        if not found.name or found.start is None or found.end is None:
            return
        told = (found.name, found.start, found.end)
        self.names.setdefault(found.name, "person" if found.person else "organisation")
        self.last = told
        if found.person:
            self.person = told
        else:
            self.organisation = told

    def back(self, pronoun: str) -> tuple[str, int, int] | None:
        """Whom a pronoun means: the last person, the last organisation, or whoever spoke last."""
        if pronoun == "person":
            return self.person
        if pronoun == "organisation":
            return self.organisation or (
                self.last if self.last and self.names.get(self.last[0]) != "person" else None
            )
        return self.last


def attribute(
    text: str, start: int, end: int, lang: str, cast: Cast, known: frozenset[str]
) -> Attribution | None:
    """The attribution of the passage text[start:end], None when nobody is named or meant.

    `known` are names from a brand book or met before; they count as names without further signs.
    """
    names = known | frozenset(cast.names)
    if lang == "zh":
        found = speakers_zh.find(text, start, end, names)
    else:
        found = speakers_latin.find(text, start, end, lang, names)
    if found is None:
        _meet_subject(text, start, end, lang, cast)
        return None
    if found.pronoun:
        meant = cast.back(found.pronoun)
        if meant is None:
            return found
        return found.said_by(*meant)
    if found.name in cast.people:
        found = replace(found, person=True)
    cast.meet(found)
    return found


_SUBJECT = re.compile(r"(?:- )?(?P<who>[A-ZÄÖÜ][\w&-]+)(?:'s|’s)? (?=[a-zäöü])")


def _meet_subject(text: str, start: int, end: int, lang: str, cast: Cast) -> None:
    """A name that opens several sentences of the document is whom "the company" means afterwards."""
    found = _SUBJECT.match(text, start, end) if lang != "zh" else None
    if found is None or speakers_latin.is_common(found["who"]):
        return
    name = found["who"]
    if text.count(name, 0, 50_000) > 2 and cast.names.get(name) != "person":
        cast.organisation = (name, found.start("who"), found.end("who"))


_WORDS = re.compile(r"[\w.&'’-]+")


def fullest(name: str, names: dict[str, str], text: str) -> str:
    """The longest form of a name that the document gives: Lei → Lei Jun, 淦家阅 stays."""
    best = name
    for other in names:
        longer = len(other) > len(best) and set(_WORDS.findall(name)) < set(_WORDS.findall(other))
        alike = names[other] == "person" or names.get(name) == names[other]
        if longer and alike and name.isascii() and other in text:
            best = other
    return best if best in text else name
