"""Reminders to the owners of promises 90, 30, 7 and 0 days before the last day, by mail or chat (Apprise).

What was sent is remembered beside the workspace, so that a second run on the same day sends nothing
twice and a missed day is made up for: the nearest step that was not yet sent goes out once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import apprise
import orjson
from django.db.models import Q

from troth.ledger import moment
from troth.ledger.calendar_feed import OPEN_DUES, REMIND_DAYS, due_days
from troth.ledger.queries import selected
from troth.ledger.writing import MAIN
from troth.words import Problem

Send = Callable[[str, str, str], bool]
"""(address, title, body) → sent."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """One promise that comes due: whom to tell, which step (days before), and how many days are left."""

    key: str
    promise_id: str
    owner: str
    wording: str
    due: date
    step: int
    left: int


def due_reminders(sent: set[str], today: date | None = None, slug: str = MAIN) -> list[Reminder]:
    """Reminders to be sent now: for each due the latest step reached, unless it was sent."""
    now, found = today or moment.today(), list[Reminder]()
    dated = Q(due_to__isnull=False) | Q(recurs=True)
    for row in selected(OPEN_DUES, slug).select_related("detail").filter(dated):
        for day, uid in due_days(row, now):
            left = (day - now).days
            steps = [step for step in REMIND_DAYS if 0 <= left <= step]
            if steps and f"{uid}:{min(steps)}:{day}" not in sent:
                key = f"{uid}:{min(steps)}:{day}"
                found.append(Reminder(key, row.promise_id, row.owner, row.wording, day, min(steps), left))
    return sorted(found, key=lambda r: (r.owner, r.due, r.promise_id))


def letters(reminders: Iterable[Reminder]) -> dict[str, tuple[str, str]]:
    """One letter an owner: title and body."""
    by_owner: dict[str, list[Reminder]] = {}
    for reminder in reminders:
        by_owner.setdefault(reminder.owner, []).append(reminder)
    made: dict[str, tuple[str, str]] = {}
    for owner, own in by_owner.items():
        title = f"{len(own)} promise{'s' if len(own) > 1 else ''} coming due"
        body = "\n".join(f"{r.due} ({_left(r.left)}): {' '.join(r.wording.split())[:200]}" for r in own)
        made[owner] = (title, body)
    return made


def _left(days: int) -> str:
    return "today" if days == 0 else f"in {days} day{'s' if days > 1 else ''}"


def remind(
    addresses: Mapping[str, str], memory: Path, send: Send | None = None, slug: str = MAIN
) -> tuple[int, list[Problem]]:
    """Send what is due to each owner's Apprise address; "" is the address for promises without an owner.

    Returns how many reminders went out and what could not be sent; a letter that failed is tried again
    on the next run.
    """
    sent = set(orjson.loads(memory.read_bytes())) if memory.exists() else set()
    waiting = due_reminders(sent, slug=slug)
    problems: list[Problem] = []
    count = 0
    for owner, (title, body) in letters(waiting).items():
        own = [r.key for r in waiting if r.owner == owner]
        address = addresses.get(owner) or addresses.get("")
        if not address:
            problems.append(
                Problem("ledger.remind", f"no address for {owner or 'promises without an owner'}")
            )
        elif (send or notify)(address, title, body):
            count += len(own)
            sent |= set(own)
        else:
            problems.append(Problem("ledger.remind", f"the message to {owner or 'nobody'} was not taken"))
    _remember(memory, sent)
    return count, problems


def notify(address: str, title: str, body: str) -> bool:
    """Send one message by Apprise. The address is never shown, because it can hold a password."""
    channel = apprise.Apprise()
    return bool(channel.add(address)) and bool(channel.notify(title=title, body=body))


def _remember(memory: Path, sent: set[str]) -> None:
    memory.parent.mkdir(parents=True, exist_ok=True)
    part = memory.with_suffix(".part")
    part.write_bytes(orjson.dumps(sorted(sent)))
    part.replace(memory)
