"""Reminders to the owners of promises 90, 30, 7 and 0 days before the last day, by mail or chat (Apprise).

What was sent is remembered beside the workspace, so that a second run on the same day sends nothing
twice and a missed day is made up for: the nearest step that was not yet sent goes out once.
"""

from __future__ import annotations

import os
import tomllib
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
from troth.library.lock import exclusive
from troth.words import Problem, fail

GRACE = 7
"""Days after the last day on which a reminder that nobody sent in time is still made up for."""
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
            steps = [step for step in REMIND_DAYS if -GRACE <= left <= step]
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
    if days == 0:
        return "today"
    shown = f"{abs(days)} day{'s' if abs(days) > 1 else ''}"
    return f"in {shown}" if days > 0 else f"{shown} ago"


def remind(
    addresses: Mapping[str, str], memory: Path, send: Send | None = None, slug: str = MAIN
) -> tuple[int, list[Problem]]:
    """Send what is due to each owner's Apprise address; "" is the address for promises without an owner.

    Returns how many reminders went out and what could not be sent; a letter that failed is tried again
    on the next run and keeps no other from going out. What was sent is remembered after each letter, and
    runs wait for each other, so that nothing goes out twice.
    """
    memory.parent.mkdir(parents=True, exist_ok=True)
    with exclusive(memory.with_suffix(".lock")):
        sent = _remembered(memory)
        waiting = due_reminders(sent, slug=slug)
        problems: list[Problem] = []
        count = 0
        for owner, (title, body) in letters(waiting).items():
            address = addresses.get(owner) or addresses.get("")
            if told := _not_sent(owner, address, send or notify, title, body):
                problems.append(Problem("ledger.remind", told))
                continue
            own = {r.key for r in waiting if r.owner == owner}
            count += len(own)
            sent |= own
            _remember(memory, sent)
    return count, problems


def _not_sent(owner: str, address: str | None, send: Send, title: str, body: str) -> str | None:
    """Send one letter; why it did not go out, or None."""
    if not address:
        return f"no address for {owner or 'promises without an owner'}"
    if not send(address, title, body):
        return f"the message to {owner or 'nobody'} was not taken; it is tried again on the next run"
    return None


def notify(address: str, title: str, body: str) -> bool:
    """Send one message by Apprise. The address is never shown, because it can hold a password."""
    channel = apprise.Apprise()
    try:
        return bool(channel.add(address)) and bool(channel.notify(title=title, body=body))
    except (TypeError, ValueError, OSError):  # One bad address must not keep the others waiting.
        return False


def load_addresses(path: Path) -> dict[str, str]:
    """Owners' Apprise addresses from a TOML file's table `addresses`; none where there is no file.

    Raises TrothError when the file cannot be read; its contents are never shown.
    """
    if not path.exists():
        return {}
    try:
        table = tomllib.loads(path.read_text("utf-8")).get("addresses", {})
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        raise fail("ledger.remind", "is no TOML file", file=str(path)) from None
    if not isinstance(table, dict) or not all(isinstance(value, str) for value in table.values()):
        raise fail("ledger.remind", 'addresses are of the form owner = "URL"', file=str(path))
    return table


def _remembered(memory: Path) -> set[str]:
    if not memory.exists():
        return set()
    try:
        return {str(key) for key in orjson.loads(memory.read_bytes())}
    except (orjson.JSONDecodeError, TypeError):
        raise fail(
            "ledger.remind", "cannot be read", file=str(memory),
            hint="it says what was sent; without it everything due is sent again",
        ) from None  # fmt: skip


def _remember(memory: Path, sent: set[str]) -> None:
    part = memory.with_suffix(".part")
    with part.open("wb") as file:
        file.write(orjson.dumps(sorted(sent)))
        file.flush()
        os.fsync(file.fileno())
    part.replace(memory)
