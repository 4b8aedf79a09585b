"""What the sample's people decided in its year: machines propose, so somebody has to have confirmed.

Two invented people work through the proposals whose end is known from the truth file; the rest stays in
the review queue for whoever tries the demo.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from troth.ledger.actions import confirm, publish, reject, second, set_outcome
from troth.ledger.evidence_actions import add_evidence, note_silence, observe
from troth.ledger.models import Appearance, Promise
from troth.ledger.people import Actor
from troth.ledger.states import TWO_PEOPLE
from troth.library import Library
from troth.sample.truth import Place, TruePromise, load
from troth.words import Span, TrothError

ANALYST = Actor("Mei Lin", "analyst")
LAWYER = Actor("Jonas Hartwig", "legal")
RELATIONS = {
    "kept": "supports_kept", "kept_late": "supports_kept", "part": "supports_part", "delay": "delay",
    "withdrawn": "withdrawn", "contradicted": "contradicted",
}  # fmt: skip
OUTCOMES = {"withdrawn_openly": "withdrawn"}
OBSERVED = {
    "P04": (
        ("delivered", date(2026, 3, 31), 9_800, "Solvane, first-quarter figures"),
        ("delivered", date(2026, 6, 30), 25_300, "Solvane on Weibo, half-year figures"),
        ("delivered", date(2026, 9, 30), 42_000, "Solvane Auto on Weibo, figures to September"),
        ("ordered", date(2026, 9, 30), 86_000, "Solvane Auto on Weibo, figures to September"),
        ("target", date(2025, 10, 14), 120_000, "Keynote of 14 October 2025"),
    )
}
"""Numbers that an analyst has noted beside a promise: what, day, number, source."""
LEFT_OPEN = frozenset({"P20", "P21", "P22", "P23", "P26", "P30", "P32"})
"""Still in the queue, with those outside the story: something to review."""


def work_through(library: Library) -> dict[str, int]:
    """Confirm and settle what the truth file knows the end of; answers how many of each."""
    truth, done = load(), {"confirmed": 0, "settled": 0, "published": 0, "rejected": 0}
    documents = library.sql("SELECT doc_id, doc_version, source_file, text, published_at FROM documents_all")
    known = _Documents(documents.to_pylist())
    for promise in truth.promises.values():
        if promise.id in LEFT_OPEN or promise.added:
            continue
        ids = known.promises(promise.appearances)
        fresh = [promise_id for promise_id in ids if _proposed(promise_id)]
        for number, promise_id in enumerate(fresh):
            confirm(promise_id, ANALYST)
            done["confirmed"] += 1
            if number == 0:
                done["settled"] += _settle(library, known, promise, promise_id)
                for what, on, value, source in OBSERVED.get(promise.id, ()):
                    observe(promise_id, what, value, on, ANALYST, source=source)
                publish(promise_id, True, LAWYER)
                done["published"] += 1
    for promise_id in known.promises(truth.traps):
        if _proposed(promise_id):
            reject(promise_id, ANALYST, reason="no commitment")
            done["rejected"] += 1
    return done


def _proposed(promise_id: str) -> bool:
    return Promise.objects.filter(promise_id=promise_id, review="proposed").exists()


def _settle(library: Library, known: _Documents, promise: TruePromise, promise_id: str) -> int:
    outcome = OUTCOMES.get(promise.outcome, promise.outcome)
    if outcome in ("", "not_rated", "superseded"):
        return 0
    for place in promise.evidence:
        found = known.find(place)
        if found is not None:
            document, span = found
            add_evidence(
                promise_id, RELATIONS[place.relation], ANALYST, span=span, quote=place.quote, texts=library,
                on=document["published_at"].date(), doc_version=document["doc_version"],
            )  # fmt: skip
    if outcome == "quietly_dropped":
        _note_silence(library, promise, promise_id)
    try:
        set_outcome(promise_id, outcome, ANALYST, settled_on=promise.settled_on)
    except TrothError:  # the ledger asks for more than the sample has: it stays open, as it would at a desk
        return 0
    if outcome in TWO_PEOPLE:
        second(promise_id, LAWYER)
    return 1


def _note_silence(library: Library, promise: TruePromise, promise_id: str) -> None:
    """What an analyst would do: search the words, and note what was looked through."""
    assert promise.due is not None  # noqa: S101  # nothing is dropped that was never due
    words = promise.appearances[0].quote[-10:]
    since = [str(promise.due[1])]
    looked = library.sql("SELECT count(*) AS n FROM documents WHERE published_at > ?::DATE", since)
    note_silence(promise_id, words, looked.to_pylist()[0]["n"], ANALYST)


class _Documents:
    """Where the truth file's quotes stand, and which promises appear there."""

    def __init__(self, rows: list[dict[str, Any]]) -> None:
        self._rows = rows
        self._appearances = list(Appearance.objects.values("promise_id", "doc_id", "start", "end"))

    def find(self, place: Place) -> tuple[dict[str, Any], Span] | None:
        """The document and span of a quote."""
        for row in self._rows:
            at = row["text"].find(place.quote)
            if at >= 0 and (row["source_file"] or "").split("#")[0] == place.name:
                return row, Span(row["doc_id"], at, at + len(place.quote))
        return None

    def promises(self, places: list[Place]) -> list[str]:
        """Ids of the promises that appear where these quotes stand, most appearances first."""
        hits: dict[str, int] = {}
        for place in places:
            found = self.find(place)
            if found is None:
                continue
            span = found[1]
            for row in self._appearances:
                same = row["doc_id"] == span.doc_id
                if same and row["start"] < span.end and span.start < row["end"]:
                    hits[row["promise_id"]] = hits.get(row["promise_id"], 0) + 1
        return sorted(hits, key=lambda key: -hits[key])
