"""Column mappings: which columns of an export hold the text, the time, the author …

Every known export is one file in `mappings/`; an export is known by its columns alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping as Map
from dataclasses import dataclass, field, replace
from datetime import tzinfo
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Any, Literal, cast

from ruamel.yaml import YAML

from troth.sources.times import zone
from troth.words import Problem, TrothError, fail, folded
from troth.words.schemas import CHANNELS, KINDS

FIELDS = (
    "text", "title", "time", "collected", "author", "author_id", "id", "url", "parent", "thread", "lang",
    "channel", "kind", "reach", "likes", "comments", "shares", "views",
)  # fmt: skip
COUNTS = ("reach", "likes", "comments", "shares", "views")
SETTINGS = ("zone", "order")


@dataclass(frozen=True)
class Column:
    """Where a field's value comes from: one column, or several joined by a space.

    `convert` is "creator_hash" (MediaCrawler's pseudonym of a user id) or None; `template` builds a value,
    "{}" standing for the cell.
    """

    names: tuple[str, ...]
    convert: Literal["creator_hash"] | None = None
    template: str | None = None


@dataclass(frozen=True)
class Choice:
    """A channel or kind: fixed, or read from a column by the words its cells contain."""

    fixed: str
    column: str | None = None
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Mapping:
    """A known export. `fields` names for each field its columns, the first that is filled counts."""

    name: str
    title: str
    recognise: frozenset[str]
    channel: Choice
    kind: Choice
    zone: tzinfo
    fields: Map[str, tuple[Column, ...]]
    order: str | None = None
    personal: frozenset[str] = frozenset()
    note: str = ""
    origin: str = ""
    layouts: tuple[frozenset[str], ...] = field(default=())

    def fits(self, columns: Iterable[str]) -> int:
        """How many of the columns it knows; 0 when one that must be there is missing."""
        have = {normal(column) for column in columns}
        if not any(layout <= have for layout in (self.recognise, *self.layouts)):
            return 0
        known = {name for sources in self.fields.values() for source in sources for name in source.names}
        return 1 + len(have & ({normal(name) for name in known} | self.personal | self.recognise))


def normal(column: str) -> str:
    """A column's name as names are compared: case, width, marks and outer blanks do not matter."""
    return folded(column.strip("\ufeff \t\r\n\"'\u200e\u200f\u200b")).strip()


@cache
def mappings() -> tuple[Mapping, ...]:
    """Every known export, by name."""
    folder = files("troth.sources") / "mappings"
    found = sorted((item for item in folder.iterdir() if item.name.endswith(".yaml")), key=lambda i: i.name)
    return tuple(_loaded(item.name.removesuffix(".yaml"), item.read_text("utf-8")) for item in found)


def recognise(columns: Iterable[str]) -> Mapping | None:
    """The known export that explains most of the columns, or None."""
    columns = list(columns)
    best = max(mappings(), key=lambda mapping: mapping.fits(columns))
    return best if best.fits(columns) else None


def by_name(name: str) -> Mapping:
    """A mapping by its name. Raises TrothError with what there is."""
    found = next((mapping for mapping in mappings() if mapping.name == name), None)
    if found is None:
        known = ", ".join(mapping.name for mapping in mappings())
        raise fail("source.mapping", f"there is no mapping {name!r}", hint=f"known: {known}")
    return found


def from_user(wishes: Map[str, str], base: Mapping | None, columns: list[str], file: str) -> Mapping:
    """The mapping that `--map` asks for, on top of a known one where only parts are named.

    Raises TrothError naming every field and column that does not exist.
    """
    problems = [_unknown_field(key, file) for key in wishes if key not in (*FIELDS, *SETTINGS)]
    named = {key: value for key, value in wishes.items() if key in FIELDS}
    have = {normal(column): column for column in columns}
    problems += [_unknown_column(v, columns, file) for v in named.values() if normal(v) not in have]
    if base is None and "text" not in named and "title" not in named:
        problems.append(Problem("source.map", "--map has to say which column holds the text", file=file))
    if problems:
        raise TrothError(problems)
    fields = {key: (Column((value,)),) for key, value in named.items()}
    start = base or Mapping("map", "--map", frozenset(), Choice("other"), Choice("post"), zone("UTC"), {})
    settings: dict[str, Any] = {}
    if "zone" in wishes:
        settings["zone"] = zone(wishes["zone"])
    if "order" in wishes:
        settings["order"] = wishes["order"]
    if "channel" in named:
        settings["channel"] = Choice("other", named["channel"], tuple((c, c) for c in CHANNELS))
    if "kind" in named:
        settings["kind"] = Choice("post", named["kind"], tuple((k, k) for k in KINDS))
    return replace(start, fields={**start.fields, **fields}, **settings)


def _unknown_field(key: str, file: str) -> Problem:
    return Problem(
        "source.map",
        f"--map knows no field {key!r}",
        file=file,
        hint="fields: " + ", ".join((*FIELDS, *SETTINGS)),
    )


def _unknown_column(name: str, columns: list[str], file: str) -> Problem:
    near = get_close_matches(name, columns, n=1)
    hint = f"did you mean {near[0]!r}?" if near else "columns: " + ", ".join(columns[:40])
    return Problem("source.map", f"there is no column {name!r}", file=file, hint=hint)


def _loaded(name: str, text: str) -> Mapping:
    data = YAML(typ="safe", pure=True).load(text)
    return Mapping(
        name=name,
        title=data["title"],
        origin=data["origin"],
        recognise=_names(data["recognise"]),
        layouts=tuple(_names(names) for names in data.get("or", ())),
        channel=_choice(data["channel"]),
        kind=_choice(data["kind"]),
        zone=zone(data.get("zone", "UTC")),
        order=data.get("order"),
        fields={key: _columns(value) for key, value in data["fields"].items()},
        personal=_names(data.get("personal", ())),
        note=data.get("note", ""),
    )


def _names(names: Iterable[str]) -> frozenset[str]:
    return frozenset(normal(name) for name in names)


def _choice(value: str | dict[str, Any]) -> Choice:
    if isinstance(value, str):
        return Choice(value)
    return Choice(value["else"], value["column"], tuple((str(k), v) for k, v in value["values"].items()))


def _columns(value: Any) -> tuple[Column, ...]:
    return tuple(_column(item) for item in (value if isinstance(value, list) else [value]))


def _column(value: str | dict[str, Any]) -> Column:
    if isinstance(value, str):
        return Column((value,))
    names = value.get("join") or [value["column"]]
    return Column(tuple(names), cast(Any, value.get("convert")), value.get("template"))
