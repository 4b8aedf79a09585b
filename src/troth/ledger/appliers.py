"""What each kind of entry does to a promise's state: one small function a kind.

Every applier tolerates a missing field, because the contents of an entry can be erased by law.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from troth.ledger.state import WORDING_FIELDS, PromiseState

Payload = dict[str, Any]


class Stamp(Protocol):
    """The part of a line that appliers use beside its payload."""

    @property
    def seq(self) -> int: ...
    @property
    def actor(self) -> str: ...
    @property
    def at(self) -> str: ...
    @property
    def reason(self) -> str: ...


Applier = Callable[[PromiseState, Payload, Stamp], None]


def proposed(state: PromiseState, payload: Payload, line: Stamp) -> None:
    """A promise enters the ledger, with its first appearances."""
    for name in WORDING_FIELDS:
        if name in payload:
            setattr(state, name, payload[name])
    state.origin = payload.get("origin", "")
    state.review = payload.get("review", "proposed")
    _take(state, payload)
    if not payload.get("versions"):
        state.versions.append(_version(state, payload, line.seq))


def _version(state: PromiseState, payload: Payload, seq: int) -> dict[str, Any]:
    return {
        "seq": seq,
        "on": payload.get("on") or state.announced_on,
        "wording": payload.get("wording", state.wording),
        "due": payload.get("due", state.due),
        "amounts": payload.get("amounts", state.amounts),
        "speaker": payload.get("speaker", state.speaker),
        "appearance": payload.get("appearance", next(iter(state.appearances), "")),
        "why": payload.get("why", "first"),
    }


def _take(state: PromiseState, payload: Payload) -> None:
    for appearance in payload.get("appearances", ()):
        state.appearances[appearance["key"]] = appearance
    for evidence in payload.get("evidence", ()):
        state.evidence.setdefault(evidence["key"], evidence)
    state.versions.extend(payload.get("versions", ()))
    days = [a["on"] for a in state.appearances.values() if a.get("on")]
    if days:
        state.announced_on = min([*days, *([state.announced_on] if state.announced_on else [])])


def appeared(state: PromiseState, payload: Payload, _line: Stamp) -> None:
    """The same promise said again somewhere."""
    _take(state, payload)


def worded(state: PromiseState, payload: Payload, line: Stamp) -> None:
    """A new version beside the earlier ones: other words, another date, another amount."""
    state.versions.append(_version(state, payload, line.seq))
    for name in ("due", "amounts", "vague", "specificity"):
        if name in payload:
            setattr(state, name, payload[name])


def confirmed(state: PromiseState, _payload: Payload, _line: Stamp) -> None:
    """A person has confirmed that this is a promise."""
    state.review, state.rejected_because = "confirmed", ""


def rejected(state: PromiseState, _payload: Payload, line: Stamp) -> None:
    """A person says that this is no promise; it is remembered, so that it is not proposed again."""
    state.review, state.rejected_because = "rejected", line.reason


def reopened(state: PromiseState, _payload: Payload, _line: Stamp) -> None:
    """Back to the review queue."""
    state.review, state.rejected_because = "proposed", ""


def edited(state: PromiseState, payload: Payload, _line: Stamp) -> None:
    """A person corrected what the reader had read."""
    for name, value in payload.get("fields", {}).items():
        if name in WORDING_FIELDS:
            setattr(state, name, value)


def merged(state: PromiseState, payload: Payload, _line: Stamp) -> None:
    """Another promise was found to be this one: its appearances, evidence and versions move here."""
    _take(state, payload)


def merged_into(state: PromiseState, payload: Payload, _line: Stamp) -> None:
    """This promise was found to be another one."""
    state.review, state.merged_into = "merged", payload.get("into", "")


def split_off(state: PromiseState, payload: Payload, _line: Stamp) -> None:
    """Some appearances were found to be another promise."""
    for key in payload.get("keys", ()):
        state.appearances.pop(key, None)
    gone = set(payload.get("keys", ()))
    state.versions = [v for v in state.versions if v.get("appearance") not in gone or v.get("why") == "first"]


def evidence_put(state: PromiseState, payload: Payload, _line: Stamp) -> None:
    """Evidence proposed by the reader or added by a person."""
    if "key" in payload:
        state.evidence.setdefault(payload["key"], payload)


def evidence_judged(state: PromiseState, payload: Payload, line: Stamp) -> None:
    """A person accepted or rejected evidence, perhaps under another relation."""
    old = state.evidence.get(payload.get("key", ""))
    if old is not None:
        changed = {"status": payload.get("status", "accepted"), "judged_by": line.actor}
        if payload.get("relation"):
            changed["relation"] = payload["relation"]
        state.evidence[payload["key"]] = {**old, **changed}


def outcome_set(state: PromiseState, payload: Payload, line: Stamp) -> None:
    """A person set the outcome; an earlier second opinion no longer counts."""
    state.outcome = payload.get("outcome", state.outcome)
    state.outcome_by, state.outcome_at, state.outcome_note = line.actor, line.at, line.reason
    state.settled_on, state.seconded_by = payload.get("settled_on"), ""


def outcome_seconded(state: PromiseState, payload: Payload, line: Stamp) -> None:
    """A second person agrees with the outcome that stands."""
    if payload.get("outcome") == state.outcome and line.actor != state.outcome_by:
        state.seconded_by = line.actor


def official_set(state: PromiseState, payload: Payload, line: Stamp) -> None:
    """What the brand now says."""
    state.official = payload.get("official", "")
    state.official_on, state.official_note = payload.get("on"), line.reason


def silence_noted(state: PromiseState, payload: Payload, _line: Stamp) -> None:
    """A search found nothing: its day, its query and how much it looked through."""
    state.silence = payload


def assigned(state: PromiseState, payload: Payload, _line: Stamp) -> None:
    """Somebody looks after it from now on."""
    state.owner = payload.get("to", "")


def commented(state: PromiseState, payload: Payload, line: Stamp) -> None:
    """A remark among colleagues."""
    state.comments.append({"seq": line.seq, "by": line.actor, "at": line.at, "text": payload.get("text", "")})


def answered(state: PromiseState, payload: Payload, line: Stamp) -> None:
    """The brand's public answer beside the outcome."""
    state.answers.append({"seq": line.seq, "by": line.actor, "at": line.at, "text": payload.get("text", "")})


def observed(state: PromiseState, payload: Payload, line: Stamp) -> None:
    """A number on a day: ordered, delivered, target …, with its source."""
    state.observations.append({**payload, "seq": line.seq})


def instalment_set(state: PromiseState, payload: Payload, _line: Stamp) -> None:
    """Outcome of one instalment of a recurring promise."""
    if payload.get("period"):
        state.instalments[payload["period"]] = payload.get("outcome", "not_rated")


def found(state: PromiseState, payload: Payload, _line: Stamp) -> None:
    """A finding: a contradicting footnote, a wrong sum, a page that was edited or vanished."""
    if payload.get("key"):
        state.findings[payload["key"]] = payload


def published(state: PromiseState, payload: Payload, _line: Stamp) -> None:
    """Shown on, or taken off, the public pages."""
    state.public = bool(payload.get("public", True))


APPLIERS: dict[str, Applier] = {
    "proposed": proposed, "appeared": appeared, "worded": worded, "confirmed": confirmed,
    "rejected": rejected, "reopened": reopened, "edited": edited, "merged": merged,
    "merged_into": merged_into, "split_off": split_off, "evidence_put": evidence_put,
    "evidence_judged": evidence_judged, "outcome_set": outcome_set,
    "outcome_seconded": outcome_seconded, "official_set": official_set, "silence_noted": silence_noted,
    "assigned": assigned, "commented": commented, "answered": answered, "observed": observed,
    "instalment_set": instalment_set, "found": found, "published": published,
}  # fmt: skip
KINDS = (*APPLIERS, "undone", "erased")
"""Every kind of entry; the last two act on other entries, not on the state directly."""
UNDOABLE = frozenset(KINDS) - {"proposed", "erased", "undone"}
