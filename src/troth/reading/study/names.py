"""Names of a brand book found in one text: longest match, whole words in Latin scripts, not_in and needs
respected."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from troth.brandbook import BrandBook
from troth.reading.grammar.tokens import trie_pattern
from troth.words import folded

_PEOPLE = ("person", "rival_person")
_THINGS = ("product", "rival_product")
_HOUSES = ("brand", "sub_brand", "rival")


@dataclass(frozen=True, slots=True)
class NameHit:
    """A name of an entity at start..end; without a brand book `entity` is the name itself."""

    entity: str
    text: str
    start: int
    end: int


class Names:
    """The names of a brand book as one expression."""

    def __init__(self, book: BrandBook | None) -> None:
        self._owner: dict[str, str] = {}
        self._needs: dict[str, tuple[str, ...]] = {}
        decoys: set[str] = set()
        for entity in book.entities if book else ():
            decoys |= {folded(word) for word in entity.not_in}
            for name in entity.names():
                self._owner.setdefault(folded(name), entity.id)
            self._needs[entity.id] = tuple(folded(word) for word in entity.needs)
        words = {word for word in {*self._owner, *decoys} if word}
        self._find = re.compile(trie_pattern(words)) if words else None
        entities = book.entities if book else ()
        self._by_id = {entity.id: entity for entity in entities}
        self.known = frozenset(name for entity in entities for name in entity.names())
        self.people = frozenset(
            name for entity in entities if entity.kind in _PEOPLE for name in entity.names()
        )
        self._accounts = {
            folded(account.handle).lstrip("@"): entity.id
            for entity in entities
            for account in entity.accounts
        }

    def find(self, text: str) -> list[NameHit]:
        """Mentions in order of place."""
        if self._find is None:
            return []
        low = folded(text)
        out: list[NameHit] = []
        for found in self._find.finditer(low):
            owner = self._owner.get(found.group())
            if owner is None or not _whole(low, found.start(), found.end()):
                continue
            needs = self._needs.get(owner, ())
            if needs and not any(word in low for word in needs):
                continue
            out.append(NameHit(owner, text[found.start() : found.end()], found.start(), found.end()))
        return out

    def account(self, author: str, lang: str) -> tuple[str, str] | None:
        """The entity that an account speaks for: (its name in the language, its id); None for strangers."""
        owner = self._accounts.get(folded(author).lstrip("@")) or self._owner.get(folded(author))
        if owner is None:
            return None
        entity = self._by_id[owner]
        names = entity.aliases.get(lang, ()) if lang == "zh" else ()
        return next((name for name in names if name == author), next(iter(names), entity.name)), owner

    def is_thing(self, entity_id: str | None) -> bool:
        """True for a product: it is spoken of and speaks for nobody."""
        return entity_id in self._by_id and self._by_id[entity_id or ""].kind in _THINGS

    def house(self, text: str) -> NameHit | None:
        """The last brand that a text names: whom "the company" means before anybody spoke."""
        return self._last(text, _HOUSES)

    def person(self, text: str) -> NameHit | None:
        """The last of the book's people that a text names: whom "he" means before anybody spoke."""
        return self._last(text, _PEOPLE)

    def _last(self, text: str, kinds: tuple[str, ...]) -> NameHit | None:
        hits = (hit for hit in reversed(self.find(text)) if hit.entity in self._by_id)
        return next((hit for hit in hits if self._by_id[hit.entity].kind in kinds), None)

    def entity_of(self, name: str | None) -> str | None:
        """The entity that a speaker's name belongs to."""
        if not name:
            return None
        low = folded(name)
        if low in self._owner:
            return self._owner[low]
        hits = self.find(name)
        return hits[0].entity if hits else None


def _whole(text: str, start: int, end: int) -> bool:
    def letter(char: str) -> bool:
        return char.isalnum() and not "⺀" <= char <= "鿿"

    if start and letter(text[start]) and letter(text[start - 1]):
        return False
    return not (end < len(text) and letter(text[end - 1]) and letter(text[end]))


@lru_cache(maxsize=4)
def names_of(book: BrandBook | None) -> Names:
    """The compiled names of a brand book, kept for the next text."""
    return Names(book)
