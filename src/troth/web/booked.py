"""Rows of the trust account's page: postings with the words of their cause, sums by kind, days that moved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from troth.ledger.models import Promise
from troth.ledger.record import Slip
from troth.ledger.trust import Account, Booked


@dataclass(frozen=True, slots=True)
class Line:
    """A posting with the wording of the promise that caused it; without one where another room posted it."""

    booked: Booked
    wording: str

    @property
    def promise_id(self) -> str:
        """The promise to open; empty for a cause that is none."""
        return self.booked.posting.cause if self.booked.posting.cause_kind == "promise" else ""


@dataclass(frozen=True, slots=True)
class Kind:
    """All postings of one kind: how many, what one weighs, what they are worth today."""

    kind: str
    n: int
    weight: float
    worth: float


@dataclass(frozen=True, slots=True)
class Moved:
    """A promise whose last day moved: first and latest announcement, and by how many days."""

    promise_id: str
    wording: str
    first: date
    latest: date
    actual: date | None
    days: int


def postings(account: Account) -> list[Line]:
    """Every posting, the one that counts most first."""
    words = _wordings(b.posting.cause for b in account.postings)
    rows = [Line(b, words.get(b.posting.cause, b.posting.cause)) for b in account.postings]
    return sorted(rows, key=lambda row: (-abs(row.booked.worth), row.booked.posting.on))


def by_kind(account: Account) -> list[Kind]:
    """The account summed up by kind of posting, the best first."""
    groups: dict[str, list[Booked]] = {}
    for one in account.postings:
        groups.setdefault(one.posting.kind, []).append(one)
    rows = [Kind(kind, len(g), g[0].weight, sum(b.worth for b in g)) for kind, g in groups.items()]
    return sorted(rows, key=lambda row: -row.worth)


def moved(points: list[Slip]) -> list[Moved]:
    """Promises with more than one announced last day, the furthest moved first."""
    groups: dict[str, list[Slip]] = {}
    for point in points:
        groups.setdefault(point.promise_id, []).append(point)
    changed = {key: g for key, g in groups.items() if len({p.announced for p in g}) > 1}
    words = _wordings(changed)
    rows = [
        Moved(key, words.get(key, key), g[0].announced, g[-1].announced, g[-1].actual, g[-1].days)
        for key, g in changed.items()
    ]
    return sorted(rows, key=lambda row: -abs(row.days))


def _wordings(ids: Iterable[str]) -> dict[str, str]:
    return dict(Promise.objects.filter(promise_id__in=set(ids)).values_list("promise_id", "wording"))
