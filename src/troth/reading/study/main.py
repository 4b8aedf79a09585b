"""The main statement of a short text: what it commits to most."""

from __future__ import annotations

from datetime import date

from troth.reading.study.kinds import ORDER
from troth.reading.study.names import Names
from troth.reading.study.statements import Statement, read_statements

NOTHING = ("none", 0.55)
"""The rules' answer to a text in which they find no statement, and how sure they are of that."""


def main_first(statements: list[Statement]) -> list[Statement]:
    """Statements by the order of kinds, then by place."""
    return sorted(statements, key=lambda one: (ORDER.index(one.kind), one.start))


def short_statements(text: str, lang: str, published: date | None) -> list[Statement]:
    """Statements of a short text, every fact kept, without a brand book."""
    return read_statements(text, lang, published, Names(None), short=True)[0]


def main_kind(text: str, lang: str, published: date | None) -> tuple[str, float]:
    """The rules' kind of a short text's main statement and how sure they are, 0 to 1."""
    said = main_first(short_statements(text, lang, published))
    return (said[0].kind, said[0].confidence) if said else NOTHING
