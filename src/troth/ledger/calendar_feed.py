"""Dues as a calendar (iCalendar, RFC 5545): one all-day event a last day, instalments included."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from icalendar import Alarm, Calendar, Event

from troth.ledger import moment
from troth.ledger.models import Promise
from troth.ledger.queries import Filters, selected
from troth.ledger.schedule import instalments
from troth.ledger.state import PromiseState
from troth.ledger.states import OPEN_OUTCOMES
from troth.ledger.writing import MAIN

OPEN_DUES = Filters(review=("confirmed",), outcome=tuple(sorted(OPEN_OUTCOMES)), order="due")
REMIND_DAYS = (90, 30, 7, 0)


def calendar(filters: Filters = OPEN_DUES, slug: str = MAIN, base_url: str = "") -> bytes:
    """The calendar of open dues, as bytes of an .ics file. Stable UIDs, so that a feed updates in place."""
    feed = Calendar()
    feed.add("prodid", "-//Troth//Promises//EN")
    feed.add("version", "2.0")
    feed.add("x-wr-calname", "Promises")
    now, today = moment.now(), moment.today()
    for row in selected(filters, slug).select_related("detail").iterator(chunk_size=500):
        for day, uid in due_days(row, today):
            feed.add_component(_event(row, day, uid, now, base_url))
    return bytes(feed.to_ical())


def due_days(row: Promise, today: date) -> list[tuple[date, str]]:
    """Last days of a promise with an id each: its due, or those of its open rounds when it recurs."""
    state = PromiseState.from_json(row.detail.data)
    rounds = instalments(state.due, state.instalments, today)
    if rounds:
        return [
            (r.end, f"{row.promise_id}-{r.start.isoformat()}") for r in rounds if r.outcome in OPEN_OUTCOMES
        ]
    return [(row.due_to, row.promise_id)] if row.due_to else []


def _event(row: Promise, day: date, uid: str, now: datetime, base_url: str) -> Event:
    event = Event()
    event.add("uid", f"{uid}@troth")
    event.add("dtstamp", now)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", f"Due: {row.wording[:120]}")
    event.add("description", "\n".join(filter(None, (row.wording, row.speaker))))
    event.add("transp", "TRANSPARENT")
    if base_url:
        event.add("url", f"{base_url.rstrip('/')}/{row.promise_id}")
    for days in REMIND_DAYS[1:3]:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", row.wording[:120])
        alarm.add("trigger", timedelta(days=-days))
        event.add_component(alarm)
    return event
