"""Who acts: a name with a role, and what each role may do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from troth.words import fail

Role = Literal["viewer", "analyst", "communications", "legal", "admin", "machine"]
ROLES: tuple[Role, ...] = ("viewer", "analyst", "communications", "legal", "admin", "machine")

_REVIEW = frozenset({"confirm", "reject", "reopen", "edit", "merge", "split", "record"})
_WORK = frozenset({"evidence", "outcome", "observe", "comment", "assign", "undo", "view", "note_silence"})
_MACHINE = frozenset({"propose", "propose_evidence", "note_silence", "find"})
_PEOPLE = _REVIEW | _WORK | _MACHINE
ALLOWED: dict[Role, frozenset[str]] = {
    "viewer": frozenset({"view"}),
    "analyst": _PEOPLE | {"second", "import"},
    "communications": _PEOPLE | {"import", "official", "answer", "publish"},
    "legal": _PEOPLE | {"import", "official", "answer", "publish", "second", "undo_others", "erase", "sign"},
    "admin": _PEOPLE
    | {"import", "official", "answer", "publish", "second", "undo_others", "erase", "sign", "rebuild"},
    "machine": _MACHINE,
}
"""Communications may not second an outcome: those who made the promise do not close it alone."""


@dataclass(frozen=True, slots=True)
class Actor:
    """A person or a machine. Raises ValueError for an empty name or an unknown role."""

    name: str
    role: Role

    def __post_init__(self) -> None:
        if not self.name.strip() or len(self.name) > 150:
            raise ValueError("an actor needs a name of at most 150 characters")
        if self.role not in ROLES:
            raise ValueError(f"unknown role {self.role!r}")


READER = Actor("reader", "machine")
"""The reader that proposes promises and evidence."""


def may(actor: Actor, verb: str) -> bool:
    """True when the actor's role allows the verb."""
    return verb in ALLOWED[actor.role]


def permit(actor: Actor, verb: str) -> None:
    """Raise TrothError (ledger.forbidden) unless the actor's role allows the verb."""
    if not may(actor, verb):
        who = ", ".join(role for role in ROLES if verb in ALLOWED[role])
        raise fail("ledger.forbidden", f"{actor.role} may not {verb}", hint=f"needs one of: {who}")
