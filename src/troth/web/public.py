"""What outsiders see of a promise: made from named fields, so that nothing else can slip through."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

import orjson
from django.utils.safestring import SafeString, mark_safe

from troth.ledger.fold import Line, fold_promise
from troth.ledger.models import Promise
from troth.ledger.queries import PAGE
from troth.ledger.schedule import Schedule, schedule
from troth.ledger.state import PromiseState, as_date
from troth.ledger.states import SETTLED
from troth.ledger.writing import MAIN, lines
from troth.web import current
from troth.web.labels import label
from troth.web.marking import Change, differences
from troth.words import fail

VOICES = frozenset({"own", "spokesperson", "media"})
"""Whose words are quoted in public: never those of customers or outsiders."""
FEED_PROMISES = 50


@dataclass(frozen=True, slots=True)
class Quote:
    """Words with who said them, when, and where they can be read."""

    text: str
    on: str | None
    speaker: str
    url: str
    relation: str = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """One version: its words, from when, and until when it was to be kept."""

    text: str
    on: str | None
    due: str | None


@dataclass(frozen=True, slots=True)
class Shown:
    """A promise as the public sees it. Outcome and evidence only once the ledger lets them out."""

    promise_id: str
    lang: str
    speaker: str
    entity: str
    kind: str
    announced_on: str | None
    wording: str
    due: tuple[str | None, str | None]
    outcome: str
    settled_on: str | None
    wordings: tuple[Wording, ...]
    quotes: tuple[Quote, ...]
    evidence: tuple[Quote, ...]
    answers: tuple[tuple[str, str], ...]
    """Day and text of each answer that the brand gave."""
    notes: tuple[str, ...] = ()
    """The small print of the words quoted."""

    def schedule(self, today: date) -> Schedule:
        """What the clock says, by what is public."""
        return schedule(self.outcome, as_date(self.due[1]), as_date(self.settled_on), today)


@dataclass(frozen=True, slots=True)
class Step:
    """A moment at which the public page changed: when, and in what."""

    promise_id: str
    seq: int
    at: str
    what: tuple[str, ...]
    shown: Shown


def shown(state: PromiseState) -> Shown | None:
    """The public side of a promise, or None while it is not confirmed and published."""
    if not state.public or state.review != "confirmed":
        return None
    outcome = state.public_outcome
    settled = outcome in SETTLED
    return Shown(
        promise_id=state.promise_id, lang=state.lang, kind=state.kind,
        speaker=state.speaker or current.name_of(state.speaker_entity), entity=current.name_of(state.entity),
        announced_on=state.announced_on, wording=state.wording,
        due=((state.due or {}).get("from"), (state.due or {}).get("to")), outcome=outcome,
        settled_on=state.settled_on if settled else None, wordings=tuple(_wordings(state)),
        quotes=tuple(_quotes(state)), evidence=tuple(_evidence(state)) if settled else (),
        answers=tuple((item["at"], item["text"]) for item in state.answers), notes=_notes(state),
    )  # fmt: skip


def _wordings(state: PromiseState) -> Iterator[Wording]:
    for version in sorted(state.versions, key=lambda v: (v.get("on") or "", v.get("seq", 0))):
        yield Wording(version["wording"], version.get("on"), (version.get("due") or {}).get("to"))


def _quotes(state: PromiseState) -> Iterator[Quote]:
    for item in sorted(state.appearances.values(), key=lambda i: (i.get("on") or "9999", i.get("key", ""))):
        if item.get("voice", "own") in VOICES:
            speaker = item.get("speaker") or current.name_of(item.get("speaker_entity"))
            yield Quote(item.get("quote", ""), item.get("on"), speaker, _web(item.get("url")))


def _notes(state: PromiseState) -> tuple[str, ...]:
    said = [item for item in state.appearances.values() if item.get("voice", "own") in VOICES]
    found = [note.get("text") for item in said for note in (item.get("read") or {}).get("footnotes") or ()]
    return tuple(dict.fromkeys(text for text in found if text))


def _evidence(state: PromiseState) -> Iterator[Quote]:
    accepted = [item for item in state.evidence.values() if item.get("status") == "accepted"]
    known = _documents(sorted({item["doc_id"] for item in accepted if item.get("doc_id")}))
    for item in sorted(accepted, key=lambda i: (i.get("on") or "9999", i.get("key", ""))):
        document = known.get(item.get("doc_id") or "", {"voice": "" if item.get("doc_id") else "own"})
        if document["voice"] in VOICES:
            url = _web(item.get("url")) or _web(document.get("url"))
            yield Quote(item.get("quote", ""), item.get("on"), "", url, item.get("relation", ""))


def _documents(ids: list[str]) -> dict[str, dict[str, Any]]:
    """Voice and address of documents; a document that the library no longer has is not quoted."""
    if not ids:
        return {}
    question = "SELECT doc_id, voice, url FROM documents WHERE doc_id IN (SELECT unnest($ids))"
    found = current.library().cached("public_evidence", question, {"ids": ids}).to_pylist()
    return {row["doc_id"]: row for row in found}


def _web(url: str | None) -> str:
    return url if url and url.lower().startswith(("http://", "https://")) else ""


def _released(own: list[Line]) -> PromiseState:
    """The promise without what the reader added after a person last published it: that waits for a person."""
    last = max((line.seq for line in own if line.kind == "published"), default=0)
    return fold_promise(line for line in own if line.role != "machine" or line.seq < last)


def find(promise_id: str) -> Shown:
    """A published promise. Raises TrothError alike for one that is unknown and one that is not public."""
    found = shown(_released(list(lines(MAIN, [promise_id]))))
    if found is None:
        raise fail("ledger.unknown", f"no promise {promise_id[:40]}")
    return found


def moved_to(promise_id: str) -> str:
    """The published promise that an old address leads to since a merge; empty when there is none."""
    state = _released(list(lines(MAIN, [promise_id])))
    into = state.merged_into if state.review == "merged" and state.public else ""
    return into if into and shown(_released(list(lines(MAIN, [into])))) else ""


def steps(promise_id: str) -> list[Step]:
    """When the public page came to be and how it changed since; what was never public leaves no trace."""
    own, made = list(lines(MAIN, [promise_id])), list[Step]()
    before: Shown | None = None
    for number, line in enumerate(own, 1):
        now = shown(_released(own[:number]))
        if now is not None and now != before:
            what = _changed(before, now) if before else ("published",)
            if what:
                made.append(Step(promise_id, line.seq, line.at, what, now))
            before = now
    return made


def _changed(before: Shown, now: Shown) -> tuple[str, ...]:
    told = ("wording", "due", "quotes", "outcome", "evidence", "answers")
    names = [field.name for field in fields(Shown) if getattr(before, field.name) != getattr(now, field.name)]
    return tuple(name for name in told if name in names or (name == "wording" and "wordings" in names))


def latest() -> list[Step]:
    """The newest changes of all public pages, for the feed."""
    rows = published().order_by("-updated_at")[:FEED_PROMISES]
    every = [step for row in rows for step in steps(row.promise_id)]
    return sorted(every, key=lambda step: (step.at, step.seq), reverse=True)[:FEED_PROMISES]


def published(outcome: str = "") -> Any:
    """Rows of published promises, the latest announced first."""
    rows = Promise.objects.filter(ledger_id=MAIN, public=True, review="confirmed")
    rows = rows.filter(public_outcome=outcome) if outcome else rows
    return rows.order_by("-announced_on", "promise_id")


def listed(outcome: str, page: int, today: date) -> list[dict[str, Any]]:
    """One page of the public list: each promise with its schedule, both as the public sees them."""
    ids = [row.promise_id for row in published(outcome)[(page - 1) * PAGE : page * PAGE]]
    own: dict[str, list[Line]] = {promise_id: [] for promise_id in ids}
    for line in lines(MAIN, ids) if ids else ():
        own[line.promise_id].append(line)
    found = [one for every in own.values() if (one := shown(_released(every))) is not None]
    return [{"promise": one, "schedule": one.schedule(today)} for one in found]


def woven(found: Shown) -> list[tuple[Wording, list[Change]]]:
    """Wordings in order, each with what changed against the one before."""
    pairs = zip((None, *found.wordings), found.wordings, strict=False)
    return [(now, differences(before.text, now.text) if before else []) for before, now in pairs]


def json_ld(found: Shown, address: str, brand: str, reviewed: str | None) -> SafeString:
    """schema.org: a Claim, within a ClaimReview once an outcome is public. Safe inside a script element."""
    claim: dict[str, Any] = {
        "@type": "Claim", "@id": f"{address}#claim", "text": found.wording, "inLanguage": found.lang or None,
        "datePublished": found.announced_on, "author": {"@type": "Thing", "name": found.speaker or brand},
        "appearance": [{"@type": "CreativeWork", "url": q.url} for q in found.quotes if q.url] or None,
    }  # fmt: skip
    data = claim
    if found.outcome in SETTLED:
        data = {
            "@type": "ClaimReview", "url": address, "claimReviewed": found.wording, "itemReviewed": claim,
            "datePublished": reviewed, "author": {"@type": "Organization", "name": brand},
            "reviewRating": {"@type": "Rating", "alternateName": label("outcome", found.outcome)},
        }  # fmt: skip
    text = orjson.dumps({"@context": "https://schema.org", **_filled(data)}).decode()
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return mark_safe(text)  # noqa: S308  # every sign that could end the element is escaped above


def _filled(data: dict[str, Any]) -> dict[str, Any]:
    return {k: _filled(v) if isinstance(v, dict) else v for k, v in data.items() if v is not None}
