"""Reads a brand book from YAML and reports every mistake with its line and column, all at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, get_args

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from troth.brandbook.checks import check_book
from troth.brandbook.model import (
    LANGUAGES,
    Account,
    BrandBook,
    EmbargoedFact,
    Entity,
    EntityKind,
    FactPart,
    OwnedTerm,
    PartState,
)
from troth.brandbook.node import Node, Report
from troth.words import Problem, TrothError

MAX_BYTES = 4_000_000
"""A brand book is written by hand; a larger file is some other file."""

_TOP = {"brand", "audience", "entities", "embargoed", "terms"}
_ENTITY = {
    "id", "kind", "name", "parent", "aliases", "not_in", "needs", "role", "positioning", "founder",
    "accounts",
}  # fmt: skip


def load(path: str | Path) -> BrandBook:
    """Read a brand book from a file. Raises TrothError with every problem found in it."""
    path = Path(path)
    try:
        if path.stat().st_size > MAX_BYTES:
            raise TrothError(
                Problem("brandbook.size", "this file is too large to be a brand book", file=str(path))
            )
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise TrothError(
            Problem(
                "brandbook.missing",
                f"cannot read the brand book: {error.strerror}",
                file=str(path),
                hint="`troth init` writes one to start from",
            )
        ) from error
    except UnicodeDecodeError as error:
        raise TrothError(
            Problem(
                "brandbook.encoding", "the brand book is not UTF-8", file=str(path), hint="save it as UTF-8"
            )
        ) from error
    return parse(text, file=str(path))


def parse(text: str, file: str = "brandbook.yaml") -> BrandBook:
    """Read a brand book from text. Raises TrothError with every problem found in it."""
    report = Report(file)
    root = _tree(text, report)
    if root is None:
        raise TrothError(report.problems)
    book = _book(root)
    if report.problems:
        raise TrothError(sorted(report.problems, key=lambda p: (p.line or 0, p.column or 0)))
    return book


def _tree(text: str, report: Report) -> Node | None:
    yaml = YAML(typ="rt", pure=True)
    yaml.allow_duplicate_keys = False
    yaml.max_depth = 20
    try:
        if _circular_aliases(yaml, text, report):
            return None
        data = yaml.load(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        report.add(
            "brandbook.syntax",
            (error.problem or "this is not YAML").split("\n")[0],
            line=mark.line + 1 if mark else 1,
            column=mark.column + 1 if mark else 1,
        )
        return None
    except (YAMLError, RecursionError, ValueError) as error:
        reason = str(error).split("\n")[0]
        report.add("brandbook.syntax", f"this cannot be read as YAML: {reason}", line=1, column=1)
        return None
    if data is None:
        report.add(
            "brandbook.empty", "the brand book is empty", line=1, column=1, hint="start with `troth init`"
        )
        return None
    if not isinstance(data, CommentedMap):
        report.add(
            "brandbook.shape", "a brand book is a mapping with `brand:` and `entities:`", line=1, column=1
        )
        return None
    return Node(data, report)


def _circular_aliases(yaml: YAML, text: str, report: Report) -> bool:
    """Report every alias that stands inside what it names; the loader would turn it into nothing."""
    open_anchors: list[str | None] = []
    found = False
    for event in yaml.parse(text):
        if isinstance(event, MappingStartEvent | SequenceStartEvent):
            open_anchors.append(event.anchor)
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            open_anchors.pop()
        elif isinstance(event, AliasEvent) and event.anchor in open_anchors:
            mark = event.start_mark
            message = f"`*{event.anchor}` stands inside what it names"
            report.add("brandbook.cycle", message, line=mark.line + 1, column=mark.column + 1)
            found = True
    return found


def _book(root: Node) -> BrandBook:
    root.only(_TOP)
    read = [(_entity(node), node) for node in root.nodes("entities", required=True)]
    placed = [(entity, node) for entity, node in read if entity is not None]
    book = BrandBook(
        brand=root.string("brand", required=True) or "",
        entities=tuple(entity for entity, _ in placed),
        facts=tuple(_fact(node) for node in root.nodes("embargoed")),
        terms=tuple(_term(node) for node in root.nodes("terms")),
        audience=tuple(_countries(root)),
    )
    check_book(book, root, [node for _, node in placed])
    return book


def _countries(root: Node) -> Iterator[str]:
    for index, code in enumerate(root.strings("audience")):
        if len(code) == 2 and code.isalpha() and code.isupper():
            yield code
        else:
            root.say(
                f"{code!r} is not a country code",
                key="audience",
                index=index,
                hint="two letters, as DE or CN",
            )


def _entity(node: Node) -> Entity | None:
    node.only(_ENTITY)
    kind = node.choice("kind", get_args(EntityKind), required=True)
    name = node.string("name", required=True)
    ident = node.string("id", required=True)
    if kind is None or name is None or ident is None:
        return None
    return Entity(
        id=ident,
        kind=kind,  # type: ignore[arg-type]  # `choice` has checked it against EntityKind
        name=name,
        parent=node.string("parent"),
        aliases=_aliases(node),
        not_in=tuple(node.strings("not_in")),
        needs=tuple(node.strings("needs")),
        role=node.string("role"),
        positioning=node.string("positioning"),
        founder=node.boolean("founder"),
        accounts=tuple(_accounts(node)),
    )


def _aliases(node: Node) -> dict[str, tuple[str, ...]]:
    inner = node.mapping("aliases")
    if inner is None:
        return {}
    inner.only({*LANGUAGES, "any"})
    return {lang: tuple(inner.strings(lang)) for lang in inner.keys()}  # noqa: SIM118  # Node is no dict


def _accounts(node: Node) -> Iterator[Account]:
    for item in node.nodes("accounts"):
        item.only({"channel", "handle"})
        channel, handle = item.string("channel", required=True), item.string("handle", required=True)
        if channel and handle:
            yield Account(channel, handle)


def _fact(node: Node) -> EmbargoedFact:
    node.only({"id", "name", "until", "parts"})
    return EmbargoedFact(
        id=node.string("id", required=True) or "",
        name=node.string("name", required=True) or "",
        until=node.day("until"),
        parts=tuple(_part(part) for part in node.nodes("parts", required=True)),
    )


def _part(node: Node) -> FactPart:
    node.only({"name", "words", "state"})
    state = node.choice("state", get_args(PartState)) or "secret"
    return FactPart(
        name=node.string("name", required=True) or "",
        words=tuple(node.strings("words", required=True)),
        state=state,  # type: ignore[arg-type]  # `choice` has checked it against PartState
    )


def _term(node: Node) -> OwnedTerm:
    node.only({"term", "lang", "meaning"})
    return OwnedTerm(
        term=node.string("term", required=True) or "",
        lang=node.choice("lang", LANGUAGES),
        meaning=node.string("meaning"),
    )


def as_mapping(book: BrandBook) -> Mapping[str, Any]:
    """The book as plain values, for JSON and for the editor's preview."""
    return {
        "brand": book.brand,
        "audience": list(book.audience),
        "entities": [
            {"id": e.id, "kind": e.kind, "name": e.name, "parent": e.parent, "names": list(e.names())}
            for e in book.entities
        ],
        "embargoed": [{"id": f.id, "name": f.name, "until": _iso(f.until)} for f in book.facts],
        "terms": [{"term": t.term, "lang": t.lang, "meaning": t.meaning} for t in book.terms],
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
