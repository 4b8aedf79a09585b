"""What an attribution says: who, where the name stands, and where the words begin."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Attribution:
    """`name` at start..end speaks the words quote_start..quote_end.

    `pronoun` (person, organisation, any) stands in where no name does; `act` is a promise or act told of
    its subject ("Xiaomi plans to"), whose words keep their verb; `commits` when the verb itself commits
    (pledged).
    """

    name: str | None
    start: int | None
    end: int | None
    person: bool
    quote_start: int
    quote_end: int
    pronoun: str = ""
    act: bool = False
    commits: bool = False

    def said_by(self, name: str, start: int, end: int) -> Attribution:
        """The same words with the pronoun resolved."""
        return replace(self, name=name, start=start, end=end, pronoun="")
