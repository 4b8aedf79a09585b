"""The round that looks for findings: contradicting small print, wrong sums, pages edited or gone."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.db import transaction

from troth.ledger import moment
from troth.ledger.acting import write
from troth.ledger.arithmetic import check_percentage, check_total
from troth.ledger.models import Promise
from troth.ledger.passages import KINDS, LONGEST
from troth.ledger.people import READER, Actor, permit
from troth.ledger.projection import states_of
from troth.ledger.said import Library, statements
from troth.ledger.smallprint import Sizes, contradictions, note_of, notes, taken_back
from troth.ledger.state import PromiseState
from troth.ledger.writing import MAIN, Draft, lock
from troth.library import gone_pages

_NOW = """
SELECT d.doc_id, d.doc_version, d.text, d.extra FROM documents d WHERE d.doc_id IN (SELECT unnest($docs))
"""
_SAME_PAGE = """
SELECT DISTINCT old.doc_id AS doc_id, new.doc_id AS other, new.doc_version AS version, new.text
FROM documents old JOIN documents new ON new.url = old.url AND new.doc_id <> old.doc_id
 AND new.collected_at > old.collected_at
WHERE old.doc_id IN (SELECT unnest($docs)) AND old.url IS NOT NULL AND old.url <> ''
"""


@dataclass(frozen=True, slots=True)
class FindingsReport:
    """What a round found anew."""

    promises: int
    found: int


def look(library: Library, actor: Actor = READER, *, ledger: str = MAIN) -> FindingsReport:
    """Look at every living promise for findings and write the new ones. Idempotent."""
    permit(actor, "find")
    found = Promise.objects.filter(ledger_id=ledger, review__in=("proposed", "confirmed"))
    states = list(states_of(found.order_by("promise_id")))
    pages = Pages(library, states)
    drafts: list[Draft] = []
    for state in states:
        for finding in pages.of(state):
            if finding["key"] not in state.findings:
                stamped = {"on": moment.today().isoformat(), **finding}
                drafts.append(Draft(state.promise_id, "found", stamped))
    if drafts:
        with transaction.atomic():
            write(lock(ledger), drafts, actor, uuid.uuid4().hex, {"ledger": ledger})
    return FindingsReport(len(states), len(drafts))


class Pages:
    """The documents of some promises as they stand now."""

    def __init__(self, library: Library, states: list[PromiseState]) -> None:
        docs = sorted({a["doc_id"] for s in states for a in s.appearances.values() if a.get("doc_id")})
        now = library.sql(_NOW, {"docs": docs}).to_pylist() if docs else []
        again = library.sql(_SAME_PAGE, {"docs": docs}).to_pylist() if docs else []
        workspace = getattr(library, "workspace", None)
        self.lost = gone_pages(workspace) if workspace is not None else {}
        self.library = library
        self.now: dict[str, dict[str, Any]] = {row["doc_id"]: row for row in now}
        self.again: dict[str, dict[str, Any]] = {row["doc_id"]: row for row in again}

    def of(self, state: PromiseState) -> list[dict[str, Any]]:
        """All findings of one promise."""
        found = contradictions(state, notes(state, self._extra))
        for appearance in state.appearances.values():
            found += self._edited(appearance) + self._vanished(appearance)
        return found + wrong_sums(state)

    def _extra(self, doc_id: str, version: int) -> str | None:
        """Sizes of type where the page still is the one that was read; places of another do not fit."""
        now = self.now.get(doc_id, {})
        return now.get("extra") if now.get("doc_version") == version else None

    def _vanished(self, appearance: dict[str, Any]) -> list[dict[str, Any]]:
        """The page is not there any more; what it said stays as it was stored."""
        url = appearance.get("url") or ""
        if url not in self.lost:
            return []
        on = self.lost[url]
        key = f"gone:{appearance['key']}:{on}"
        return [{"key": key, "kind": "page_vanished", "was": appearance["quote"], "url": url,
                 "gone": True, "on": on}]  # fmt: skip

    def _edited(self, appearance: dict[str, Any]) -> list[dict[str, Any]]:
        """A newer version of the page that no longer holds the words."""
        doc, quote = appearance.get("doc_id", ""), appearance["quote"]
        now = self.now.get(doc)
        if now and now["doc_version"] > appearance.get("doc_version", 1):
            newer, version, text = doc, now["doc_version"], now["text"]
        elif doc in self.again:
            again = self.again[doc]
            newer, version, text = again["other"], again["version"], again["text"]
        else:
            return []
        if quote in text:
            return []
        place = nearest(quote, text)
        return [
            {
                "key": f"page:{appearance['key']}:{newer}:{version}", "kind": "page_edited",
                "was": quote, "doc_id": newer, "doc_version": version,
                "gone": place is None, "start": place[0] if place else None,
                "end": place[1] if place else None, "quote": text[place[0] : place[1]] if place else "",
            }
        ]  # fmt: skip


def nearest(quote: str, text: str, alike: float = 0.5) -> tuple[int, int] | None:
    """The line or sentence of a text that is most like a quote, if any is half alike: what it became."""
    best, place, start = alike, None, 0
    for end in [i + 1 for i, char in enumerate(text) if char in "。！？!?\n."] + [len(text)]:
        piece = text[start:end].strip()
        if 3 < len(piece) <= LONGEST:
            ratio = SequenceMatcher(None, quote, piece, autojunk=False).ratio()
            if ratio > best:
                begin = text.index(piece, start)
                best, place = ratio, (begin, begin + len(piece))
        start = end
    return place


def wrong_claims(library: Library) -> list[dict[str, Any]]:
    """Statements of any kind in the library whose sum does not come out, oldest first."""
    found = []
    for said in statements(library, KINDS):
        wrong = check_percentage(said.amounts, said.quote) or check_total(said.amounts, said.quote)
        if wrong:
            found.append(
                {
                    "kind": "sum", "shown": wrong.shown, "stated": wrong.stated, "computed": wrong.computed,
                    "doc_id": said.doc_id, "doc_version": said.doc_version, "quote": said.quote,
                    "start": said.start, "end": said.end, "speaker": said.speaker,
                    "on": said.on.isoformat() if said.on else None,
                }
            )  # fmt: skip
    return found


def narrowed_claims(library: Library) -> list[dict[str, Any]]:
    """Statements of any kind in the library whose small print takes their headline back, oldest first."""
    said = [one for one in statements(library, KINDS) if one.footnotes]
    docs = sorted({one.doc_id for one in said})
    rows = library.sql(_NOW, {"docs": docs}).to_pylist() if docs else []
    sizes = {row["doc_id"]: Sizes.of(row["extra"]) for row in rows}
    found = []
    for one in said:
        place = (one.doc_id, one.doc_version, one.start, one.end)
        notes = [note_of(told, place, sizes.get(one.doc_id)) for told in one.footnotes]
        on = one.on.isoformat() if one.on else None
        for finding in taken_back(one.quote, one.lang, notes):
            found.append({**finding, "claim": one.quote, "speaker": one.speaker, "on": on})
    return found


def wrong_sums(state: PromiseState) -> list[dict[str, Any]]:
    """Sums in the words of a promise that do not come out."""
    found = []
    for key, a in state.appearances.items():
        amounts = (a.get("read") or {}).get("amounts") or []
        wrong = check_percentage(amounts, a["quote"]) or check_total(amounts, a["quote"])
        if wrong:
            found.append(
                {
                    "key": f"sum:{key}", "kind": "sum", "shown": wrong.shown, "stated": wrong.stated,
                    "computed": wrong.computed, "doc_id": a["doc_id"], "quote": a["quote"],
                    "start": a["start"], "end": a["end"],
                }
            )  # fmt: skip
    return found
