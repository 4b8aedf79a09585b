"""Promises from other people's tables: CSV files and the JSON of public trackers.

A bad row is a Problem with its number and stays out; the rest goes in, in one transaction. The same file
again adds nothing; a changed status becomes a new entry.
"""

from __future__ import annotations

import csv
import io
import re
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Unpack

import orjson
from django.db import transaction

from troth.ledger import moment
from troth.ledger.acting import How, load, write
from troth.ledger.checks import edit_problems
from troth.ledger.evidence_actions import evidence_key
from troth.ledger.fold import Line, fold_promise
from troth.ledger.models import Promise
from troth.ledger.people import Actor, permit
from troth.ledger.state import PromiseState
from troth.ledger.states import OUTCOMES, outcome_refusal
from troth.ledger.writing import MAIN, Draft, lock
from troth.words import Problem, content_id, fail, kept

MAX_BYTES = 64 * 1024 * 1024
_COLUMNS = {
    "id": ("id", "key", "编号"), "wording": ("wording", "promise", "title", "text", "承诺", "versprechen"),
    "speaker": ("speaker", "who", "said by", "发言人", "sprecher"),
    "announced_on": ("announced_on", "announced", "date", "said_on", "日期", "datum"),
    "due_from": ("due_from",), "due_to": ("due_to", "due", "deadline", "截止", "frist"),
    "outcome": ("outcome", "status", "状态"), "settled_on": ("settled_on", "settled"),
    "source": ("source", "url", "link", "sources", "来源", "quelle"),
    "line": ("line", "category", "product", "类别"), "owner": ("owner", "负责人"),
    "quote": ("quote", "words", "原话"), "tags": ("tags",),
}  # fmt: skip
STATUSES = {
    "completed": "kept", "kept": "kept", "done": "kept", "compromised": "kept_in_part",
    "partly kept": "kept_in_part", "compromise": "kept_in_part", "in alpha": "in_the_works",
    "in the works": "in_the_works", "in progress": "in_the_works", "not implemented": "not_rated",
    "not yet rated": "not_rated", "stagnant": "stalled", "stalled": "stalled", "broken": "broken",
    "kept late": "kept_late", "withdrawn": "withdrawn", "": "not_rated",
}  # fmt: skip
"""What other trackers call their statuses → our outcomes."""
_RELATION = {"kept": "supports_kept", "kept_late": "supports_kept", "kept_in_part": "supports_part",
             "broken": "contradicted", "withdrawn": "withdrawn", "superseded": "withdrawn"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Incoming:
    """One promise from outside, its statuses oldest first: (day or None, outcome, addresses)."""

    promise_id: str
    fields: dict[str, Any]
    statuses: list[tuple[str | None, str, list[str]]] = field(default_factory=list)
    owner: str = ""
    row: int | None = None


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did."""

    added: int
    changed: int
    unchanged: int
    problems: list[Problem]
    act: str


def read_text(path: Path) -> str:
    """A file's text as UTF-8 with or without mark. Raises TrothError for what is no such file."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise fail("ledger.import", "the file is larger than 64 MiB", file=str(path))
        return kept(path.read_bytes().decode("utf-8-sig"))
    except OSError as problem:
        raise fail("ledger.import", f"cannot read: {problem.strerror}", file=str(path)) from None
    except UnicodeDecodeError:
        raise fail("ledger.import", "is no UTF-8 text", file=str(path), hint="save it as UTF-8") from None


def read_csv(path: Path) -> tuple[list[Incoming], list[Problem]]:
    """Promises from a CSV or TSV file; the header names the columns (wording is needed)."""
    text = read_text(path)
    first = text.split("\n", 1)[0]
    delimiter = max((",", ";", "\t"), key=first.count)
    rows = csv.DictReader(io.StringIO(text), delimiter=delimiter)
    names = _columns(rows.fieldnames or [])
    if "wording" not in names:
        raise fail("ledger.import", "no column for the promise's words", file=str(path), line=1,
                   hint="name one of the columns wording, promise, title or text")  # fmt: skip
    found: list[Incoming] = []
    problems: list[Problem] = []
    try:
        for number, row in enumerate(rows, 1):
            cells = {name: (row.get(column) or "").strip() for name, column in names.items()}
            if not any(cells.values()):
                continue
            taken = _incoming(cells, number, str(path))
            if isinstance(taken, list):
                problems += taken
            else:
                found.append(taken)
    except csv.Error as problem:
        problems.append(Problem("ledger.import", str(problem), file=str(path), line=rows.line_num))
    return found, problems


def _columns(header: Iterable[str | None]) -> dict[str, str]:
    by_name = {(column or "").strip().casefold(): column for column in header if column}
    return {
        name: by_name[alias]
        for name, aliases in _COLUMNS.items()
        for alias in reversed(aliases)
        if alias in by_name
    }


def _incoming(cells: dict[str, str], row: int, file: str) -> Incoming | list[Problem]:
    problems: list[Problem] = []
    outcome = STATUSES.get(cells.get("outcome", "").casefold(), cells.get("outcome", ""))
    if outcome not in OUTCOMES:
        problems.append(Problem("ledger.outcome", f"unknown status {outcome!r}", file=file, row=row))
    fields = {n: cells[n] for n in ("wording", "speaker", "line") if cells.get(n)}
    days = {n: cells.get(n) or None for n in ("announced_on", "due_from", "due_to", "settled_on")}
    values: dict[str, Any] = {**fields, "wording": fields.get("wording", "")}
    values["announced_on"] = days["announced_on"]
    if days["due_from"] or days["due_to"]:
        values["due"] = {"from": days["due_from"], "to": days["due_to"], "text": cells.get("due_to", "")}
    settled = edit_problems({"announced_on": days["settled_on"]})
    problems += [Problem(p.code, p.message, file=file, row=row) for p in edit_problems(values) + settled]
    if problems:
        return problems
    sources = [s for s in re.split(r"[\s|]+", cells.get("source", "")) if s.startswith("http")]
    promise_id = _import_id(cells.get("id", ""), fields["wording"], fields.get("speaker", ""))
    status = [(days["settled_on"], outcome, sources)]
    return Incoming(promise_id, values, status, cells.get("owner", ""), row)


def _import_id(own: str, wording: str, speaker: str) -> str:
    return content_id("import", own) if own else content_id("import", wording, speaker)


def read_tracker(path: Path, history: Path | None = None) -> tuple[list[Incoming], list[Problem]]:
    """Promises from a public tracker's JSON ({"expectations": [{"title", "status", …}]}), with the dated
    status history from a CSV (date, title, from, to, last_sources) when there is one."""
    try:
        data = orjson.loads(read_text(path))
        listed = data["expectations"] if isinstance(data, dict) else data
        items = [item for item in listed if isinstance(item, dict)]
    except (orjson.JSONDecodeError, KeyError, TypeError):
        raise fail("ledger.import", "is no tracker that we know", file=str(path),
                   hint='expected {"expectations": [{"title": …, "status": …}]}') from None  # fmt: skip
    dated = _history(history) if history else {}
    found: dict[str, Incoming] = {}
    problems: list[Problem] = []
    for row, item in enumerate(items, 1):
        taken = _expectation(item, row, str(path), dated)
        if isinstance(taken, list):
            problems += taken
        elif taken.promise_id in found:
            problems.append(Problem("ledger.import", "the same title again", file=str(path), row=row))
        else:
            found[taken.promise_id] = taken
    return list(found.values()), problems


def _expectation(
    item: dict[str, Any], row: int, file: str, dated: dict[str, list[tuple[str | None, str, list[str]]]]
) -> Incoming | list[Problem]:
    speaker, _, quote = str(item.get("quote") or "").partition("|")
    sources = [s for s in item.get("sources") or [] if isinstance(s, str)]
    cells = {
        "wording": str(item.get("title") or ""), "line": str(item.get("category") or "")[:100],
        "speaker": speaker.strip()[:200] if quote else "", "outcome": str(item.get("status") or ""),
        "source": " ".join(sources),
    }  # fmt: skip
    base = _incoming(cells, row, file)
    if isinstance(base, list):
        return base
    fields = {**base.fields, "tags": [str(tag) for tag in item.get("tags") or []]}
    past = dated.get(cells["wording"], [])
    now = base.statuses[0]
    statuses = past if past and past[-1][1] == now[1] else [*past, now]
    fields["announced_on"] = past[0][0] if past else None
    return Incoming(content_id("import", "tracker", cells["wording"]), fields, statuses, "", row)


def _history(path: Path) -> dict[str, list[tuple[str | None, str, list[str]]]]:
    found: dict[str, list[tuple[str | None, str, list[str]]]] = {}
    for row in csv.DictReader(io.StringIO(read_text(path))):
        outcome = STATUSES.get((row.get("to") or "").casefold())
        if outcome and row.get("title"):
            sources = [s for s in (row.get("last_sources") or "").split() if s.startswith("http")]
            found.setdefault(row["title"], []).append((row.get("date"), outcome, sources))
    for statuses in found.values():
        statuses.sort(key=lambda status: status[0] or "")
    return found


def take_in(
    incoming: list[Incoming], source: str, actor: Actor, problems: list[Problem], **how: Unpack[How]
) -> ImportReport:
    """Write promises from outside as one act. An outcome without the evidence that it needs becomes a
    comment and a Problem, never an outcome."""
    permit(actor, "import")
    slug, act = how.get("ledger", MAIN), uuid.uuid4().hex
    told = list(problems)
    with transaction.atomic():
        ledger = lock(slug)
        ids = [item.promise_id for item in incoming]
        there = set(Promise.objects.filter(ledger_id=slug).values_list("promise_id", flat=True)) & set(ids)
        known = load(slug, sorted(there))
        drafts: list[Draft] = []
        changed = 0
        for item in incoming:
            own = list(_drafts(item, source, actor, known.get(item.promise_id), told))
            changed += bool(own) and item.promise_id in known
            drafts += own
        write(ledger, drafts, actor, act, {"reason": f"import from {source}", **how})
    added = len(set(ids) - there)
    return ImportReport(added, changed, len(there) - changed, told, act)


def _drafts(
    item: Incoming, source: str, actor: Actor, known: PromiseState | None, told: list[Problem]
) -> Iterator[Draft]:
    drafts: list[Draft] = []

    def add(kind: str, payload: dict[str, Any]) -> None:
        drafts.append(Draft(item.promise_id, kind, payload))

    if known is None:
        fields = {k: v for k, v in item.fields.items() if v not in (None, "", [])}
        add("proposed", {**fields, "origin": "import", "review": "confirmed", "source": source})
        if item.owner:
            add("assigned", {"to": item.owner})
    statuses = item.statuses if known is None else item.statuses[-1:]
    outcome = known.outcome if known else "not_rated"
    for day, status, sources in statuses:
        if status == outcome:
            continue
        for key, payload in _evidence(item.promise_id, status, day, sources):
            if known is None or key not in known.evidence:
                add("evidence_put", payload)
        if _refused(drafts, known, status, item, actor, told):
            text = f"{source} says {status}, without evidence that can be opened"
            if known is None or all(comment["text"] != text for comment in known.comments):
                add("commented", {"text": text})
        else:
            add("outcome_set", {"outcome": status, "settled_on": day if status in _RELATION else None})
        outcome = status
    yield from drafts


def _evidence(
    promise_id: str, status: str, day: str | None, sources: list[str]
) -> Iterator[tuple[str, dict[str, Any]]]:
    if status in _RELATION:
        for url in sources:
            key = evidence_key(promise_id, "", "", url)
            yield key, {"key": key, "relation": _RELATION[status], "quote": "", "url": url, "doc_id": "",
                        "on": day, "score": 1.0, "status": "accepted"}  # fmt: skip


def _refused(
    drafts: list[Draft],
    known: PromiseState | None,
    status: str,
    item: Incoming,
    actor: Actor,
    told: list[Problem],
) -> bool:
    """Check an outcome against the same rules as a person's; a refusal is told once for each row."""
    lines = [
        Line(n, item.promise_id, d.kind, d.payload, actor.name, actor.role, "")
        for n, d in enumerate(drafts, 1)
    ]
    state = fold_promise(lines)
    if known is not None:
        state.review = known.review
        state.evidence |= known.evidence
    today: date = moment.today()
    refusal = outcome_refusal(status, state.facts(today))
    if refusal and not any(p.row == item.row and p.code == refusal[0] for p in told):
        told.append(Problem(refusal[0], f"{item.fields['wording'][:60]!r}: {refusal[1]}", row=item.row))
    return refusal is not None
