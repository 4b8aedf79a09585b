"""The read side: rows for lists and filters, folded from the entries and makeable again at any time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import islice
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from troth.ledger.fold import fold_sorted
from troth.ledger.models import Appearance, Detail, Evidence, Ledger, Promise
from troth.ledger.state import PromiseState, as_date
from troth.ledger.writing import MAIN, lines, lock

_CHUNK = 400


def project(slug: str, promise_ids: Iterable[str]) -> dict[str, PromiseState]:
    """Fold some promises again and replace their rows. Returns their states."""
    wanted = sorted({promise for promise in promise_ids if promise})
    states: dict[str, PromiseState] = {}
    for at in range(0, len(wanted), _CHUNK):
        part = list(fold_sorted(lines(slug, wanted[at : at + _CHUNK])))
        states |= {state.promise_id: state for state in part}
    for group in _chunks(iter(states.values()), _CHUNK):
        ids = [state.promise_id for state in group]
        for table in (Appearance, Evidence, Detail, Promise):
            table.objects.filter(promise_id__in=ids).delete()
    for group in _chunks(iter(states.values()), _CHUNK):
        _insert(slug, group)
    return states


def rebuild(slug: str = MAIN) -> int:
    """Forget the read side and make it again from the entries. Returns the number of promises."""
    count = 0
    with transaction.atomic():
        lock(slug)
        Detail.objects.filter(promise__ledger_id=slug).delete()
        for table in (Appearance, Evidence, Promise):
            table.objects.filter(ledger_id=slug).delete()
        for group in _chunks(fold_sorted(lines(slug)), 2_000):
            _insert(slug, group)
            count += len(group)
    return count


def states_of(found: QuerySet[Promise]) -> Iterator[PromiseState]:
    """The whole states of some promises, in the order of the query, streamed."""
    for data in found.values_list("detail__data", flat=True).iterator(chunk_size=2_000):
        yield PromiseState.from_json(data)


def _chunks(states: Iterator[PromiseState], size: int) -> Iterator[list[PromiseState]]:
    while group := list(islice(states, size)):
        yield group


def _insert(slug: str, states: list[PromiseState]) -> None:
    ledger = Ledger(slug=slug)
    Promise.objects.bulk_create([promise_row(ledger, state) for state in states], batch_size=_CHUNK)
    Detail.objects.bulk_create(
        [Detail(promise_id=state.promise_id, data=state.to_json()) for state in states], batch_size=_CHUNK
    )
    living = [state for state in states if state.review not in ("merged", "void")]
    Appearance.objects.bulk_create(
        [_appearance(ledger, s.promise_id, a) for s in living for a in s.appearances.values()],
        batch_size=_CHUNK,
    )
    Evidence.objects.bulk_create(
        [_evidence(ledger, s.promise_id, e) for s in living for e in s.evidence.values()], batch_size=_CHUNK
    )


def promise_row(ledger: Ledger, state: PromiseState) -> Promise:
    """The list row of a state."""
    proposed = sum(e.get("status") == "proposed" for e in state.evidence.values())
    accepted = any(e.get("status") == "accepted" for e in state.evidence.values())
    silent = as_date((state.silence or {}).get("as_of"))
    return Promise(
        promise_id=state.promise_id, ledger=ledger, seq=state.seq, review=state.review, kind=state.kind,
        wording=state.wording, lang=state.lang[:8], speaker=state.speaker[:200],
        speaker_entity=state.speaker_entity[:100], entity=state.entity[:100], line=state.line[:100],
        specificity=state.specificity, confidence=state.confidence,
        announced_on=as_date(state.announced_on), due_from=state.due_from, due_to=state.due_to,
        outcome=state.outcome, public_outcome=state.public_outcome, settled_on=as_date(state.settled_on),
        official=state.official, evidence_state="present" if accepted else "none", clarity=state.clarity,
        silent_as_of=silent, owner=state.owner[:150], public=state.public,
        appearances=len(state.appearances), versions=len(state.versions), open_evidence=proposed,
        comments=len(state.comments), updated_at=_moment(state.updated_at),
        recurs=bool((state.due or {}).get("every")),
    )  # fmt: skip


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text) if text else datetime(1970, 1, 1, tzinfo=UTC)


def _appearance(ledger: Ledger, promise_id: str, a: dict[str, Any]) -> Appearance:
    return Appearance(
        key=a["key"], ledger=ledger, promise_id=promise_id, doc_id=a.get("doc_id", ""),
        doc_version=a.get("doc_version", 0), start=a.get("start", 0), end=a.get("end", 0),
        quote=a.get("quote", ""), speaker=(a.get("speaker") or "")[:200], said_on=as_date(a.get("on")),
        lang=(a.get("lang") or "")[:8], channel=(a.get("channel") or "")[:16], url=a.get("url") or "",
    )  # fmt: skip


def _evidence(ledger: Ledger, promise_id: str, e: dict[str, Any]) -> Evidence:
    return Evidence(
        key=e["key"], ledger=ledger, promise_id=promise_id, doc_id=e.get("doc_id") or "",
        doc_version=e.get("doc_version"), start=e.get("start"), end=e.get("end"),
        quote=e.get("quote", ""), url=e.get("url") or "", relation=e.get("relation", ""),
        score=e.get("score", 0.0), on=as_date(e.get("on")), status=e.get("status", "proposed"),
    )  # fmt: skip
