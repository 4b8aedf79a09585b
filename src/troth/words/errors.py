"""A user's mistake is a value with a position, collected and shown together with the others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, where, and what to do.

    `code` is stable (e.g. "source.encoding"); `line` and `column` count from 1; `row` is a table's row,
    counted from 1 without its header.
    """

    code: str
    message: str
    file: str | None = None
    line: int | None = None
    column: int | None = None
    row: int | None = None
    hint: str | None = None

    def __str__(self) -> str:
        place = self.file or ""
        if self.line is not None:
            place += f":{self.line}"
            if self.column is not None:
                place += f":{self.column}"
        if self.row is not None:
            place += f" row {self.row}"
        text = f"{place}: {self.message}" if place else self.message
        return f"{text} ({self.hint})" if self.hint else text

    def as_dict(self) -> dict[str, Any]:
        """Only the fields that say something, for JSON."""
        return {key: value for key, value in asdict(self).items() if value is not None}


class TrothError(Exception):
    """Bad input that ends the current task: one or more problems, all to be shown."""

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        self.problems = [problems] if isinstance(problems, Problem) else list(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def fail(code: str, message: str, **where: Any) -> TrothError:
    """Shorthand: `raise fail("library.missing", "…", hint="…")`."""
    return TrothError(Problem(code, message, **where))
