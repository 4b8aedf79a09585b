"""What holds between the parts of a brand book: ids, parents, names and accounts."""

from __future__ import annotations

from collections.abc import Iterable

from troth.brandbook.model import BrandBook, Entity
from troth.brandbook.node import Node
from troth.words import folded


def check_book(book: BrandBook, root: Node, nodes: list[Node]) -> None:
    """Report doubled ids, unknown or circular parents, names and accounts that two entities claim.

    `nodes` are the places of `book.entities`, in the same order; problems go to the nodes' own report.
    """
    if book.brand and book.brand not in book.by_id:
        hint = "`brand` names one of the entities"
        root.say(f"no entity has the id `{book.brand}`", key="brand", hint=hint)
    _doubled_ids(book.entities, nodes)
    _parents(book, nodes)
    _names(book.entities, nodes)
    _accounts(book.entities, nodes)


def _doubled_ids(entities: Iterable[Entity], nodes: list[Node]) -> None:
    seen: set[str] = set()
    for entity, node in zip(entities, nodes, strict=True):
        if entity.id in seen:
            node.say(f"the id `{entity.id}` is used twice", key="id", code="brandbook.double")
        seen.add(entity.id)


def _parents(book: BrandBook, nodes: list[Node]) -> None:
    for entity, node in zip(book.entities, nodes, strict=True):
        if entity.parent is None:
            continue
        if entity.parent not in book.by_id:
            node.say(f"no entity has the id `{entity.parent}`", key="parent", code="brandbook.parent")
        elif path := _circle(book, entity):
            node.say(f"this goes in a circle: {' → '.join(path)}", key="parent", code="brandbook.cycle")


def _circle(book: BrandBook, entity: Entity) -> list[str] | None:
    path = [entity.id]
    above = entity.parent
    while above in book.by_id:
        if above in path:
            return [*path, above] if above == entity.id else None
        path.append(above)
        above = book.by_id[above].parent
    return None


def _names(entities: Iterable[Entity], nodes: list[Node]) -> None:
    owners: dict[str, str] = {}
    for entity, node in zip(entities, nodes, strict=True):
        for name in entity.names():
            owner = owners.setdefault(folded(name), entity.id)
            if owner != entity.id:
                node.say(
                    f"`{name}` already names `{owner}`",
                    code="brandbook.double",
                    hint="a name leads to one entity",
                )


def _accounts(entities: Iterable[Entity], nodes: list[Node]) -> None:
    owners: dict[tuple[str, str], str] = {}
    for entity, node in zip(entities, nodes, strict=True):
        for account in entity.accounts:
            key = (account.channel, account.handle.casefold().lstrip("@"))
            owner = owners.setdefault(key, entity.id)
            if owner != entity.id:
                node.say(
                    f"the account {account.channel}/{account.handle} already belongs to `{owner}`",
                    key="accounts",
                    code="brandbook.double",
                )
