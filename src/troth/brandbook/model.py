"""Typed contents of a brand book."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal

EntityKind = Literal["brand", "sub_brand", "product", "person", "rival", "rival_product", "rival_person"]
PartState = Literal["secret", "teaser_ok", "released"]
LANGUAGES = ("zh", "en", "de")


@dataclass(frozen=True, slots=True)
class Account:
    """An account that speaks for an entity: the channel and the handle as the channel shows it."""

    channel: str
    handle: str


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something with a name.

    `aliases` maps a language ("zh", "en", "de", or "any") to names besides `name`. An alias inside one of
    the longer words of `not_in` is no mention (小米 in 小米粥). With `needs`, an alias counts only where
    one of these words stands in the same document.
    """

    id: str
    kind: EntityKind
    name: str
    parent: str | None = None
    aliases: dict[str, tuple[str, ...]] = field(default_factory=dict)
    not_in: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    role: str | None = None
    positioning: str | None = None
    founder: bool = False
    accounts: tuple[Account, ...] = ()

    @property
    def own(self) -> bool:
        """True for everything on our side of the table."""
        return not self.kind.startswith("rival")

    def names(self) -> tuple[str, ...]:
        """Every name once, the main one first."""
        return tuple(dict.fromkeys((self.name, *(name for names in self.aliases.values() for name in names))))


@dataclass(frozen=True, slots=True)
class FactPart:
    """One part of an embargoed fact (its date, its price …), with the words that would give it away."""

    name: str
    words: tuple[str, ...]
    state: PartState = "secret"


@dataclass(frozen=True, slots=True)
class EmbargoedFact:
    """Something that must not be said before it is released."""

    id: str
    name: str
    parts: tuple[FactPart, ...]
    until: date | None = None


@dataclass(frozen=True, slots=True)
class OwnedTerm:
    """A standard or category of the brand's own, by which it asks to be measured."""

    term: str
    lang: str | None = None
    meaning: str | None = None


@dataclass(frozen=True)
class BrandBook:
    """Who is who. `brand` is the id of the brand that the workspace belongs to."""

    brand: str
    entities: tuple[Entity, ...]
    facts: tuple[EmbargoedFact, ...] = ()
    terms: tuple[OwnedTerm, ...] = ()
    audience: tuple[str, ...] = ()

    @cached_property
    def by_id(self) -> dict[str, Entity]:
        """Entities by id."""
        return {entity.id: entity for entity in self.entities}

    @cached_property
    def _voices(self) -> dict[tuple[str, str], str]:
        return {
            (account.channel, account.handle.casefold().lstrip("@")): _voice(entity)
            for entity in self.entities
            for account in entity.accounts
        }

    @cached_property
    def _speakers(self) -> dict[str, str]:
        return {name.casefold(): _voice(entity) for entity in self.entities for name in entity.names()}

    def voice(self, channel: str, author: str | None) -> str:
        """Whose voice an account is: own, spokesperson, rival, or unknown when the book does not say.

        A transcript has no accounts: there the author is a name, and the name counts.
        """
        if author is None:
            return "unknown"
        handle = author.casefold().lstrip("@")
        if channel == "transcript" and handle in self._speakers:
            return self._speakers[handle]
        return self._voices.get((channel, handle)) or self._voices.get(("any", handle), "unknown")

    def family(self, entity_id: str) -> frozenset[str]:
        """The entity and everything below it."""
        found = {entity_id}
        while grown := {e.id for e in self.entities if e.parent in found} - found:
            found |= grown
        return frozenset(found)


def _voice(entity: Entity) -> str:
    if entity.kind == "person":
        return "spokesperson"
    return "own" if entity.own else "rival"
