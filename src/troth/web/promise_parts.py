"""The parts of a promise's page: quotes in their places, wordings, time line, small print, findings."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from troth.ledger.smallprint import Note, notes
from troth.ledger.state import PromiseState
from troth.web import current, labels
from troth.web import queries as library_queries
from troth.web.marking import differences
from troth.words import TrothError

BESIDE = 150
"""Characters around a quote where two texts are read side by side."""


def in_place(items: list[dict[str, Any]], around: int = library_queries.AROUND) -> list[dict[str, Any]]:
    """Quotes of the ledger with their surroundings in the library, in the order of their days."""
    placed = sorted(items, key=lambda item: (item.get("on") or "9999", item.get("key", "")))
    grounded = [item for item in placed if item.get("doc_id")]
    found = library_queries.passages(current.library(), grounded, around=around)
    newest: dict[Any, Any] = {(p.doc_id, p.start): p for p in found}
    exact: dict[Any, Any] = {(p.doc_id, p.doc_version, p.start): p for p in found}

    def passage(item: dict[str, Any]) -> library_queries.Passage | None:
        # By version too: an edited page holds other words at the same place.
        doc, version, start = item.get("doc_id"), item.get("doc_version"), item.get("start")
        return newest.get((doc, start)) if version is None else exact.get((doc, version, start))

    whole = {"speaker_entity": ""}
    return [{**whole, **item, "passage": passage(item)} for item in placed]


def said(state: PromiseState) -> library_queries.Passage | None:
    """The promise where it was said first, with more of its surroundings, to read beside evidence."""
    items = sorted(state.appearances.values(), key=lambda i: (i.get("on") or "9999", i.get("key", "")))
    grounded = [item for item in items if item.get("doc_id")][:1]
    found = library_queries.passages(current.library(), grounded, around=BESIDE)
    return found[0] if found else None


def evidence(state: PromiseState) -> dict[str, list[dict[str, Any]]]:
    listed = in_place(list(state.evidence.values()), around=BESIDE)
    return {
        status: [item for item in listed if item.get("status") == status]
        for status in ("proposed", "accepted", "rejected")
    }


def versions(state: PromiseState) -> list[dict[str, Any]]:
    """Wordings in order, each with what changed against the one before."""
    rows: list[dict[str, Any]] = []
    for version in state.versions:
        before = rows[-1]["wording"] if rows else ""
        rows.append({**version, "changes": differences(before, version["wording"]) if rows else None})
    return rows


def course(state: PromiseState) -> list[dict[str, Any]]:
    """What happened in the world, by day: said, moved, evidence, due, settled."""
    steps: list[dict[str, Any]] = []
    for item in state.appearances.values():
        steps.append(
            {
                "on": item.get("on"),
                "what": _("Said"),
                "who": item.get("speaker"),
                "text": item.get("quote"),
                "doc": item,
                "tone": "strong",
            }
        )
    for version in state.versions[1:]:
        due = (version.get("due") or {}).get("to")
        steps.append(
            {
                "on": version.get("on"),
                "what": _("New wording"),
                "text": version["wording"],
                "due": due,
                "tone": "warn",
            }
        )
    for item in state.evidence.values():
        if item.get("status") == "accepted":
            steps.append({"on": item.get("on"), "what": labels.label("relation", item["relation"]),
                          "text": item.get("quote") or item.get("url"), "doc": item,
                          "tone": labels.TONES.get(item["relation"], "")})  # fmt: skip
    for item in state.observations:
        steps.append({"on": item.get("on"), "what": item.get("what"), "number": item.get("value"),
                      "unit": item.get("unit"), "text": item.get("source"), "tone": ""})  # fmt: skip
    if state.due_to:
        steps.append({"on": state.due_to.isoformat(), "what": _("Due"), "tone": "strong"})
    if state.settled_on:
        steps.append({"on": state.settled_on, "what": labels.label("outcome", state.outcome),
                      "tone": labels.TONES.get(state.outcome, "")})  # fmt: skip
    if state.silence:
        steps.append(
            {
                "on": state.silence.get("as_of"),
                "what": _("Nothing found"),
                "text": state.silence.get("query"),
                "tone": "warn",
            }
        )
    return sorted(steps, key=lambda step: step["on"] or "9999")


def small_print(state: PromiseState) -> list[Note]:
    """The notes that narrow a promise, with the sizes in which the source set headline and note."""
    found = notes(state, _extra)
    plain = [note for note in state.footnotes if note.get("text")] if not found else []
    return found or [
        Note("", n.get("marker") or "", n["text"], 0, 0, n.get("narrows") or "none") for n in plain
    ]


def _extra(doc_id: str, version: int) -> str | None:
    try:
        extra: str | None = current.library().document(doc_id, version)["extra"]
    except TrothError:
        return None
    return extra


def findings(state: PromiseState) -> list[dict[str, Any]]:
    """What the rounds found, the newest first; an edited page with the words that changed."""
    shown = []
    for finding in state.findings.values():
        edited = finding.get("kind") == "page_edited" and finding.get("quote")
        changes = differences(finding["was"], finding["quote"]) if edited else None
        shown.append({**finding, "changes": changes})
    return sorted(shown, key=lambda finding: finding.get("on") or "", reverse=True)
