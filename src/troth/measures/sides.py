"""Who belongs to which side, as a relation that metrics join mentions with."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

import pyarrow as pa

OWN_PARTY = "own"
SCHEMA = pa.schema(
    [("entity", pa.string()), ("party", pa.string()), ("own", pa.bool_()), ("person", pa.bool_()),
     ("founder", pa.bool_())]
)  # fmt: skip


class Named(Protocol):
    """An entity, as far as measures look at it; the brand book's entities fit."""

    @property
    def id(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def parent(self) -> str | None: ...
    @property
    def own(self) -> bool: ...
    @property
    def founder(self) -> bool: ...


class Book(Protocol):
    """Whatever lists entities; a BrandBook fits."""

    @property
    def entities(self) -> Iterable[Named]: ...


def entities(book: Book | None) -> pa.Table:
    """One row an entity. All that is ours is one party; a rival with its products and people is another."""
    listed = list(book.entities) if book is not None else []
    by_id = {entity.id: entity for entity in listed}
    rows = [
        {
            "entity": entity.id,
            "party": OWN_PARTY if entity.own else _top(entity, by_id),
            "own": entity.own,
            "person": entity.kind in ("person", "rival_person"),
            "founder": entity.own and entity.founder,
        }
        for entity in listed
    ]
    return pa.Table.from_pylist(rows, schema=SCHEMA)


def lacking(needs: Iterable[str], relation: pa.Table) -> str | None:
    """What of `needs` (rivals, founders) the brand book does not hold."""
    there = {"rivals": not all(relation["own"].to_pylist()), "founders": any(relation["founder"].to_pylist())}
    if not relation.num_rows:
        there = dict.fromkeys(there, False)
    return next((need for need in needs if not there[need]), None)


def _top(entity: Named, by_id: dict[str, Named]) -> str:
    seen = {entity.id}
    while entity.parent in by_id and entity.parent not in seen and not by_id[entity.parent].own:
        entity = by_id[entity.parent]
        seen.add(entity.id)
    return entity.id
