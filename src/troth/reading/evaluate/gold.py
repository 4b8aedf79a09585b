"""The gold set's own tasks: kinds, dues and amounts as the readers give them, and how they compare.

An amount counts by value and unit: spellings of one unit are one (`L`, `l`), units of counted things are no
unit, a range counts as its two ends. A due counts by its days; one that is tied to an event has none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from troth.reading.grammar.amounts import find_amounts
from troth.reading.study.main import main_first, main_kind, short_statements
from troth.reading.study.statements import Statement
from troth.reading.study.weighing import decided

Row = dict[str, Any]
Amount = tuple[float, str | None]
Due = tuple[str | None, str | None]
SPELLINGS = {
    "l": "l", "L": "l", "mL": "ml", "rpm": "1/min", "r/min": "1/min", "m2": "m²", "m3": "m³", "cm2": "cm²",
    "in": "inch", "Mbps": "Mbit/s", "kbps": "kbit/s", "Gbps": "Gbit/s", "dB(A)": "dB", "mi": "mile",
    "nits": "nit", "N·m": "Nm", "°": "°C", "quarter": "quarter", "mu": "mu",
}  # fmt: skip
"""Other spellings of a unit, brought to one."""
COUNTED = frozenset({"night", "HRC", "person", "piece"})
"""Units of counted things, which the guide leaves empty."""


def unit(name: str | None) -> str | None:
    """One spelling of a unit; None for a count."""
    return None if name is None or name in COUNTED else SPELLINGS.get(name, name)


def amounts(values: Iterable[tuple[float, float | None, str | None]]) -> Counter[Amount]:
    """Amounts as they are compared: a range is its two ends."""
    return Counter(
        (round(float(end), 6), unit(name))
        for low, high, name in values
        for end in ((low,) if high is None else (low, high))
    )


def gold_amounts(row: Row) -> Counter[Amount]:
    """The amounts that an item carries."""
    return amounts((item["value"], item.get("value_to"), item["unit"]) for item in row["amounts"])


def gold_due(row: Row) -> Due | None:
    """The days of an item's due; (None, None) for one that is tied to an event, None for no due."""
    due = row["due"]
    return None if due is None else (due["from"], due["to"])


def found_amounts(row: Row) -> Counter[Amount]:
    """The amounts that the grammar finds in an item, but for the words of a statement's due."""
    dues = [said.due for said in _statements(row) if said.due is not None]
    hits = [
        hit
        for hit in find_amounts(row["text"], row["lang"])
        if all(hit.end <= due.start or due.end <= hit.start for due in dues)
    ]
    return amounts((float(hit.value), hit.value_to, hit.unit) for hit in hits)


def found_due(row: Row) -> Due | None:
    """The due of an item's main statement, or of the first one that has any."""
    dues = [said.due for said in main_first(_statements(row)) if said.due is not None]
    if not dues:
        return None
    return tuple(day.isoformat() if day else None for day in (dues[0].from_, dues[0].to))  # type: ignore[return-value]


def found_kinds(rows: Sequence[Row]) -> list[str]:
    """The kind of each item's main statement: the rules' reading, weighed by the trained heads."""
    said = [main_kind(row["text"], row["lang"], _published(row)) for row in rows]
    return decided([row["text"] for row in rows], [row["lang"] for row in rows], said)[0]


def _statements(row: Row) -> list[Statement]:
    return short_statements(row["text"], row["lang"], _published(row))


def _published(row: Row) -> date | None:
    return date.fromisoformat(row["published"]) if row.get("published") else None
