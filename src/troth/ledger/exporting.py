"""The ledger for other programs and for people: JSON Lines, CSV without formulas, text to read and diff."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from typing import Any, TextIO

import orjson

from troth.ledger import moment
from troth.ledger.models import Entry, Promise
from troth.ledger.projection import states_of
from troth.ledger.queries import Filters, entry_dict, selected
from troth.ledger.schedule import schedule
from troth.ledger.smallprint import notes
from troth.ledger.state import PromiseState
from troth.ledger.writing import MAIN
from troth.words import fail

FORMATS = ("jsonl", "entries", "csv", "text")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_CSV = (
    "promise_id", "review", "kind", "wording", "speaker", "speaker_entity", "entity", "line", "lang",
    "announced_on", "due_from", "due_to", "specificity", "outcome", "public_outcome", "settled_on",
    "official", "evidence_state", "clarity", "silent_as_of", "owner", "appearances", "versions",
)  # fmt: skip


def export(out: TextIO, form: str, filters: Filters | None = None, slug: str = MAIN) -> int:
    """Write promises (or, for `entries`, the whole chain) to an open text file; returns how many rows.

    Raises TrothError for an unknown format.
    """
    if form == "entries":
        return _lines(out, map(entry_dict, Entry.objects.filter(ledger_id=slug).order_by("seq").iterator()))
    chosen = selected(filters or Filters(review=(), order="announced"), slug)
    if form == "csv":
        return _csv(out, chosen.iterator(chunk_size=2_000))
    states = states_of(chosen)
    if form == "jsonl":
        return _lines(out, (state.as_dict() for state in states))
    if form == "text":
        return _text(out, states)
    raise fail("ledger.export", f"unknown format {form!r}", hint=", ".join(FORMATS))


def _lines(out: TextIO, rows: Iterator[dict[str, Any]]) -> int:
    count = 0
    for count, row in enumerate(rows, 1):  # noqa: B007  # the count is the answer
        out.write(orjson.dumps(row, option=orjson.OPT_SORT_KEYS).decode() + "\n")
    return count


def safe_cell(value: object) -> object:
    """A cell that no spreadsheet takes for a formula."""
    return "'" + value if isinstance(value, str) and value.startswith(_FORMULA) else value


def _csv(out: TextIO, rows: Iterator[Promise]) -> int:
    writer, today, count = csv.writer(out, lineterminator="\n"), moment.today(), 0
    writer.writerow((*_CSV, "schedule", "days"))
    for count, row in enumerate(rows, 1):  # noqa: B007  # the count is the answer
        clock = schedule(row.outcome, row.due_to, row.settled_on, today)
        cells = [getattr(row, name) for name in _CSV]
        writer.writerow([safe_cell(cell) for cell in (*cells, clock.state, clock.days)])
    return count


def _text(out: TextIO, states: Iterator[PromiseState]) -> int:
    count, today = 0, moment.today()
    for count, state in enumerate(states, 1):  # noqa: B007  # the count is the answer
        out.write("\n".join(plain(state, today)) + "\n\n")
    return count


def plain(state: PromiseState, today: date) -> list[str]:
    """One promise as lines that a person can read and a diff can compare; nothing in it moves by itself."""
    due = state.due or {}
    lines = [f"promise {state.promise_id}", f"  {_flat(state.wording)}"]
    told = [
        ("by", state.speaker), ("announced", state.announced_on), ("due", _due(due)),
        ("review", state.review), ("outcome", _outcome(state)), ("official", state.official),
        ("owner", state.owner), ("specificity", str(state.specificity)), ("clarity", state.clarity),
    ]  # fmt: skip
    lines += [f"  {name}: {_flat(value)}" for name, value in told if value]
    clock = schedule(state.outcome, state.due_to, None, today)
    if clock.state == "overdue":
        lines.append(f"  overdue since {state.due_to}")
    for version in state.versions[1:]:
        lines.append(f"  version {version.get('on') or ''} ({version['why']}): {_flat(version['wording'])}")
    for a in sorted(state.appearances.values(), key=lambda a: (a.get("on") or "", a["key"])):
        lines.append(
            f"  said {a.get('on') or '?'} {_flat(a.get('speaker') or '')}: "
            f"“{_flat(a['quote'])}” [{a['doc_id']}]"
        )
    for e in sorted(state.evidence.values(), key=lambda e: (e.get("on") or "", e["key"])):
        where = e.get("url") or e.get("doc_id") or ""
        shown = f"“{_flat(e['quote'])}” " if e.get("quote") else ""
        lines.append(f"  {e['status']} {e['relation']} {e.get('on') or '?'}: {shown}[{where}]")
    for note in notes(state, lambda _doc, _version: None):
        lines.append(f"  note ({note.narrows}): {_flat(note.text)} [{note.doc_id}]")
    for finding in state.findings.values():
        lines.append(f"  finding {finding.get('kind')} {finding.get('on') or '?'}: {_found(finding)}")
    if state.silence:
        s = state.silence
        lines.append(
            f"  nothing found as of {s['as_of']} in {s['searched']} documents for {_flat(s['query'])}"
        )
    return lines


def _flat(text: str) -> str:
    return " ".join(text.split())


def _found(finding: dict[str, Any]) -> str:
    """What a finding says in one line; of an edited page the words that were and those that are."""
    if "was" in finding:
        now = "gone" if finding.get("gone") else f"now “{_flat(finding.get('quote') or '')}”"
        return f"“{_flat(finding['was'])}” {now} [{finding.get('doc_id') or finding.get('url') or ''}]"
    return _flat(finding.get("shown") or finding.get("quote") or finding.get("text") or "")


def _due(due: dict[str, Any]) -> str:
    days = " to ".join(day for day in (due.get("from"), due.get("to")) if day)
    text = f" ({due['text']})" if due.get("text") else ""
    return (days + text).strip()


def _outcome(state: PromiseState) -> str:
    settled = f" on {state.settled_on}" if state.settled_on else ""
    by = f", by {state.outcome_by}" if state.outcome_by else ""
    second = f" and {state.seconded_by}" if state.seconded_by else ""
    return f"{state.outcome}{settled}{by}{second}"
