"""Reads of the ledger, shared by web, API and command line. Nothing here writes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import orjson
import pyarrow as pa
from django.db.models import Count, F, Q, QuerySet
from django.db.models.expressions import OrderBy

from troth.ledger import moment
from troth.ledger.fold import Line, fold_promise, struck
from troth.ledger.models import Entry, Promise
from troth.ledger.projection import states_of
from troth.ledger.schedule import SOON, Schedule, schedule
from troth.ledger.state import PromiseState
from troth.ledger.states import OPEN_OUTCOMES, TWO_PEOPLE
from troth.ledger.writing import MAIN, lines
from troth.words import fail

PAGE = 50
ORDERS: dict[str, tuple[str | OrderBy, ...]] = {
    "due": (F("due_to").asc(nulls_last=True), "promise_id"),
    "-due": (F("due_to").desc(nulls_last=True), "promise_id"),
    "announced": (F("announced_on").asc(nulls_last=True), "promise_id"),
    "-announced": (F("announced_on").desc(nulls_last=True), "promise_id"),
    "-updated": ("-updated_at", "promise_id"),
    "confidence": ("confidence", "promise_id"),
    "-confidence": ("-confidence", "promise_id"),
}  # fmt: skip
SCHEDULES = ("undated", "not_due", "due_soon", "overdue")


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list shows; an empty filter shows every living promise. Values of one field are ORed."""

    review: tuple[str, ...] = ("proposed", "confirmed")
    outcome: tuple[str, ...] = ()
    schedule: str = ""
    kind: tuple[str, ...] = ()
    entity: str = ""
    speaker: str = ""
    line: str = ""
    owner: str | None = None
    lang: str = ""
    specificity: tuple[int, ...] = ()
    text: str = ""
    due_since: date | None = None
    due_until: date | None = None
    announced_since: date | None = None
    announced_until: date | None = None
    with_evidence: bool | None = None
    needs_second: bool = False
    public: bool | None = None
    order: str = "due"

    @classmethod
    def from_dict(cls, given: dict[str, Any]) -> Filters:
        """Filters from JSON or a saved view. Raises TrothError for unknown names or values."""
        try:
            values: dict[str, Any] = {n: tuple(v) if isinstance(v, list) else v for n, v in given.items()}
            for name in ("due_since", "due_until", "announced_since", "announced_until"):
                if isinstance(values.get(name), str):
                    values[name] = date.fromisoformat(values[name])
            made = cls(**values)
        except (TypeError, ValueError) as problem:
            raise fail("ledger.filter", f"cannot filter by that: {problem}") from None
        if made.order not in ORDERS:
            raise fail("ledger.filter", f"unknown order {made.order!r}", hint=", ".join(ORDERS))
        if made.schedule and made.schedule not in SCHEDULES:
            raise fail("ledger.filter", f"unknown schedule {made.schedule!r}", hint=", ".join(SCHEDULES))
        return made


@dataclass(frozen=True, slots=True)
class Row:
    """A promise in a list: its table row and what the clock says."""

    promise: Promise
    schedule: Schedule


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list; `total` counts all pages."""

    rows: list[Row]
    total: int
    number: int
    size: int = PAGE

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // self.size))


def _condition(filters: Filters, today: date) -> Q:
    f = filters
    where = Q(review__in=f.review) if f.review else Q()
    exact: dict[str, Any] = {
        "outcome__in": f.outcome, "kind__in": f.kind, "line": f.line, "lang": f.lang,
        "specificity__in": f.specificity, "due_to__gte": f.due_since, "due_to__lte": f.due_until,
        "announced_on__gte": f.announced_since, "announced_on__lte": f.announced_until,
    }  # fmt: skip
    where &= Q(**{name: value for name, value in exact.items() if value})
    if f.owner is not None:
        where &= Q(owner=f.owner)
    if f.public is not None:
        where &= Q(public=f.public)
    if f.entity:
        where &= Q(entity=f.entity) | Q(speaker_entity=f.entity)
    if f.speaker:
        where &= Q(speaker__icontains=f.speaker)
    for word in f.text.split():
        where &= Q(wording__icontains=word)
    if f.with_evidence is not None:
        where &= Q(open_evidence__gt=0) if f.with_evidence else Q(open_evidence=0)
    if f.needs_second:
        where &= Q(outcome__in=TWO_PEOPLE, public_outcome="not_rated")
    return where & _schedule_condition(f.schedule, today)


def _schedule_condition(name: str, today: date) -> Q:
    if not name:
        return Q()
    soon = today + timedelta(days=SOON)
    by_name = {
        "undated": Q(due_to__isnull=True),
        "not_due": Q(due_to__gt=soon),
        "due_soon": Q(due_to__gte=today, due_to__lte=soon),
        "overdue": Q(due_to__lt=today),
    }
    return by_name[name] & Q(outcome__in=OPEN_OUTCOMES)


def selected(filters: Filters, slug: str = MAIN) -> QuerySet[Promise]:
    """Promises that the filters let through, in the order asked for."""
    found = Promise.objects.filter(_condition(filters, moment.today()), ledger_id=slug)
    return found.order_by(*ORDERS[filters.order])


def list_promises(filters: Filters | None = None, page: int = 1, size: int = PAGE, slug: str = MAIN) -> Page:
    """One page of promises with their schedule; the first page is 1, a page beyond the last is empty."""
    if page < 1 or not 1 <= size <= 1_000:
        raise fail("ledger.page", "pages count from 1 and hold 1 to 1,000 promises")
    chosen, today = filters or Filters(), moment.today()
    found, first = selected(chosen, slug), (page - 1) * size
    ids = found.values_list("promise_id", flat=True)
    if (
        chosen.text or chosen.speaker or chosen.entity
    ):  # every row is looked at: once is enough for page and total
        every = list(ids)
        total, wanted = len(every), every[first : first + size]
    else:  # keys alone are sorted within an index, wide rows would not be
        total, wanted = found.order_by().count(), list(ids[first : first + size])
    known = Promise.objects.in_bulk(wanted)
    return Page([row_of(known[key], today) for key in wanted if key in known], total, page, size)


def row_of(promise: Promise, today: date) -> Row:
    """A list row with its schedule."""
    return Row(promise, schedule(promise.outcome, promise.due_to, promise.settled_on, today))


def promise(promise_id: str, slug: str = MAIN) -> PromiseState:
    """Everything about one promise. Raises TrothError when it is unknown."""
    state = next(states_of(Promise.objects.filter(ledger_id=slug, promise_id=promise_id)), None)
    if state is None:
        raise fail("ledger.unknown", f"no promise {promise_id}")
    return state


@dataclass(frozen=True, slots=True)
class Event:
    """One step in a promise's history, in reading order. `undone` when it no longer counts."""

    seq: int
    kind: str
    act: str
    at: str
    actor: str
    role: str
    reason: str
    payload: dict[str, Any] = field(default_factory=dict)
    undone: bool = False


def timeline(promise_id: str, slug: str = MAIN) -> list[Event]:
    """Every entry of one promise: who, when, why, and whether it still counts."""
    own = list(lines(slug, [promise_id]))
    if not own:
        raise fail("ledger.unknown", f"no promise {promise_id}")
    gone = struck(own)
    return [
        Event(x.seq, x.kind, x.act, x.at, x.actor, x.role, x.reason, x.payload, x.seq in gone) for x in own
    ]


def state_at(promise_id: str, seq: int, slug: str = MAIN) -> PromiseState:
    """The promise as it stood after entry `seq`."""
    own: list[Line] = [line for line in lines(slug, [promise_id]) if line.seq <= seq]
    return fold_promise(own)


def review_queue(limit: int = 200, slug: str = MAIN) -> list[Row]:
    """What waits for a person: proposals (the surest first), then promises with open evidence."""
    today = moment.today()
    base = Promise.objects.filter(ledger_id=slug)
    waiting = list(base.filter(review="proposed").order_by("-confidence", "promise_id")[:limit])
    if len(waiting) < limit:
        evidence = base.filter(review="confirmed", open_evidence__gt=0).order_by("due_to", "promise_id")
        waiting += list(evidence[: limit - len(waiting)])
    return [row_of(promise, today) for promise in waiting]


def counts(slug: str = MAIN) -> dict[str, int]:
    """How many promises in each state of review, each outcome (of confirmed ones), and overdue."""
    today = moment.today()
    overdue = Count("review", filter=_schedule_condition("overdue", today))
    soon = Count("review", filter=_schedule_condition("due_soon", today))
    living = Promise.objects.filter(ledger_id=slug).values("review", "outcome").order_by()
    out = {"overdue": 0, "due_soon": 0}
    for row in living.annotate(n=Count("review"), overdue=overdue, due_soon=soon):
        out[row["review"]] = out.get(row["review"], 0) + row["n"]
        if row["review"] == "confirmed":
            out[row["outcome"]] = out.get(row["outcome"], 0) + row["n"]
            out["overdue"] += row["overdue"]
            out["due_soon"] += row["due_soon"]
    return out


_TABLE = pa.schema(
    [
        ("promise_id", pa.string()), ("review", pa.string()), ("outcome", pa.string()),
        ("public_outcome", pa.string()), ("due_from", pa.date32()), ("due_to", pa.date32()),
        ("announced_on", pa.date32()), ("settled_on", pa.date32()), ("kind", pa.string()),
        ("specificity", pa.int8()), ("speaker", pa.string()), ("speaker_entity", pa.string()),
        ("entity", pa.string()), ("line", pa.string()),
    ]
)  # fmt: skip


def promises_table(slug: str = MAIN, review: tuple[str, ...] = ("confirmed",)) -> pa.Table:
    """Promises as an Arrow table for the measures: one row a promise, dates as date32."""
    names = _TABLE.names
    found = Promise.objects.filter(ledger_id=slug, review__in=review).order_by("promise_id")
    columns: list[list[Any]] = [[] for _ in names]
    for row in found.values_list(*names).iterator(chunk_size=5_000):
        for column, value in zip(columns, row, strict=True):
            column.append(value)
    return pa.table(dict(zip(names, columns, strict=True)), schema=_TABLE)


def entries_since(seq: int, limit: int = 500, slug: str = MAIN) -> list[dict[str, Any]]:
    """Entries after `seq`, oldest first: what has changed, for the API and for feeds."""
    found = Entry.objects.filter(ledger_id=slug, seq__gt=seq).order_by("seq")[:limit]
    return [entry_dict(entry) for entry in found]


def entry_dict(entry: Entry) -> dict[str, Any]:
    """An entry for JSON: every field, its payload opened."""
    return {
        "ledger": entry.ledger_id, "seq": entry.seq, "promise_id": entry.promise_id, "kind": entry.kind,
        "act": entry.act, "payload": orjson.loads(entry.payload) if entry.payload else None,
        "reason": entry.reason, "salt": entry.salt, "payload_hash": entry.payload_hash,
        "actor": entry.actor, "role": entry.role, "at": entry.at.isoformat(),
        "prev_hash": entry.prev_hash, "hash": entry.hash,
    }  # fmt: skip
