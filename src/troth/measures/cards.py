"""A metric's card: what it asks, how it is counted, and where it ends. Kept at the head of its SQL file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

FOLDER = Path(__file__).parent / "sql"
_FILE = re.compile(
    r"\A/\*(?P<card>.*?)\*/\s*"
    r"(?:-- with\n(?P<shared>.*?))?-- behind\n(?P<behind>.*?)-- figure\n(?P<figure>.*)\Z",
    re.S,
)


@dataclass(frozen=True, slots=True)
class Card:
    """What a reader needs to know before believing a figure.

    `grain` names what a figure is about besides its group; `by` is the grouping when none is asked for;
    `sides` whose words are looked at (own, rival, media, public) when the asker does not say; `needs` what
    the brand book must hold; `relations` what the caller must pass in.
    """

    id: str
    name: str
    question: str
    formula: str
    unit: str
    denominator: str
    grain: tuple[str, ...]
    sides: tuple[str, ...]
    minimum_n: int
    interval: str
    limits: str
    version: int
    by: str = "all"
    needs: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The card for JSON and pages, the interval with its source."""
        from troth.measures.formulas import SOURCES

        return asdict(self) | {"interval_source": SOURCES[self.interval]}


@dataclass(frozen=True, slots=True)
class Metric:
    """A card with its two statements.

    `behind` gives one row for each thing that is counted: grp, the grain, counted (true when it is part of
    the numerator), doc_id, doc_version, published_at, start, end. `figure` counts those rows and no others.
    """

    card: Card
    shared: str
    behind: str
    figure: str

    @property
    def id(self) -> str:
        return self.card.id


def load(name: str) -> Metric:
    """Read one metric. Raises ValueError for a file that lacks a part or a card that lacks a field."""
    found = _FILE.match((FOLDER / f"{name}.sql").read_text("utf-8"))
    if found is None:
        raise ValueError(f"{name}.sql needs a card, `-- behind` and `-- figure`")
    fields = YAML(typ="safe").load(found["card"])
    card = Card(**{key: _plain(value) for key, value in fields.items()})
    if card.id != name:
        raise ValueError(f"{name}.sql calls itself {card.id}")
    return Metric(card, (found["shared"] or "").strip(), found["behind"].strip(), found["figure"].strip())


def cards_table(metrics: Iterable[Metric]) -> str:
    """All cards as Markdown, for the documentation."""
    parts = []
    for card in (metric.card for metric in metrics):
        shown = {
            "Question": card.question,
            "Formula": card.formula,
            "Unit": card.unit,
            "Denominator": card.denominator,
            "One figure for each": ", ".join((*card.grain, *(() if card.by == "all" else (card.by,)))),
            "Whose words": ", ".join(card.sides),
            "Minimum n": str(card.minimum_n),
            "Interval (95 %)": card.as_dict()["interval_source"],
            "Limits": card.limits,
        }
        lines = [f"- **{title}:** {text}" for title, text in shown.items() if text]
        parts.append("\n".join([f"### {card.name}", "", f"`{card.id}`, version {card.version}", "", *lines]))
    return "\n\n".join(parts) + "\n"


def _plain(value: Any) -> Any:
    """Lists as tuples, folded text on one line."""
    if isinstance(value, list):
        return tuple(value)
    return " ".join(value.split()) if isinstance(value, str) else value
