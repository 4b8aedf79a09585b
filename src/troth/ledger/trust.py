"""The trust account: signed postings with a half-life, folded from entries; every posting has its cause.

Not a survey score. The band is the range that the balance takes when each weight moves by ±50 %, all
against the balance at once: balance ± 0.5 · Σ|weight · decay|.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from importlib import resources
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from troth.ledger.models import Promise
from troth.ledger.projection import states_of
from troth.ledger.state import PromiseState, as_date
from troth.ledger.writing import MAIN
from troth.words import fail

SHAKE = 0.5


@dataclass(frozen=True, slots=True)
class Weights:
    """What each kind of posting weighs, and after how many days half of it is left."""

    version: int
    half_life_days: float
    by_kind: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Posting:
    """Something that moved the account: its kind, its day, and the promise, concern … that caused it."""

    kind: str
    on: date
    cause: str
    cause_kind: str = "promise"


@dataclass(frozen=True, slots=True)
class Booked:
    """A posting with its worth today."""

    posting: Posting
    weight: float
    worth: float


@dataclass(frozen=True, slots=True)
class Account:
    """Balance on a day with its band, and every posting in it. `n` postings; without any, no balance."""

    on: date
    n: int
    balance: float | None
    low: float | None
    high: float | None
    postings: tuple[Booked, ...]
    weights_version: int


def load_weights(path: Path | None = None) -> Weights:
    """Weights from a workspace's file, or the ones that come with Troth. Raises TrothError when malformed."""
    own = path is not None and path.exists()
    text = path.read_text("utf-8") if path and own else _default()
    try:
        data: dict[str, Any] = YAML(typ="safe", pure=True).load(text)
        by_kind = {str(kind): float(weight) for kind, weight in data["weights"].items()}
        made = Weights(int(data["version"]), float(data["half_life_days"]), by_kind)
    except (YAMLError, KeyError, TypeError, ValueError, AttributeError) as problem:
        raise fail("trust.weights", f"cannot be read: {problem}", file=str(path)) from None
    if not made.half_life_days > 0:
        raise fail("trust.weights", "half_life_days must be more than 0", file=str(path))
    return made


def _default() -> str:
    return resources.files("troth.ledger").joinpath("weights.yaml").read_text("utf-8")


_OUTCOMES = {
    "kept": "promise_kept", "kept_late": "promise_kept_late", "kept_in_part": "promise_kept_in_part",
    "broken": "promise_broken", "withdrawn": "promise_withdrawn_openly",
    "quietly_dropped": "promise_quietly_dropped",
}  # fmt: skip
_FINDINGS = {"smallprint": "claim_narrowed", "sum": "sum_wrong", "page_edited": "page_edited"}


def postings_of(state: PromiseState, today: date) -> list[Posting]:
    """What one confirmed promise posts as of a day; outcomes of two people only once both have spoken."""
    if state.review != "confirmed":
        return []
    made: list[Posting] = []

    def post(kind: str, on: date | None) -> None:
        if on is not None and on <= today:
            made.append(Posting(kind, on, state.promise_id))

    outcome = state.public_outcome
    if outcome in _OUTCOMES:
        post(_OUTCOMES[outcome], as_date(state.settled_on) or as_date(state.outcome_at))
    elif state.open and state.due_to and state.due_to < today:
        post("promise_overdue", state.due_to)
    for version in state.versions:
        if version.get("why") == "date moved":
            post("date_moved", as_date(version.get("on")))
    for finding in state.findings.values():
        if finding.get("kind") in _FINDINGS:
            post(_FINDINGS[finding["kind"]], as_date(finding.get("on") or state.announced_on))
    return made


def account(postings: Iterable[Posting], weights: Weights, on: date) -> Account:
    """The balance on a day. A kind without a weight, or a posting after the day, counts for nothing."""
    booked = []
    for posting in sorted(postings, key=lambda p: (p.on, p.cause, p.kind)):
        weight = weights.by_kind.get(posting.kind, 0.0)
        age = (on - posting.on).days
        if weight and age >= 0:
            booked.append(Booked(posting, weight, weight * 0.5 ** (age / weights.half_life_days)))
    if not booked:
        return Account(on, 0, None, None, None, (), weights.version)
    balance, swing = sum(b.worth for b in booked), SHAKE * sum(abs(b.worth) for b in booked)
    return Account(on, len(booked), balance, balance - swing, balance + swing, tuple(booked), weights.version)


def trust_account(
    today: date, weights: Weights, others: Iterable[Posting] = (), slug: str = MAIN, entity: str = ""
) -> Account:
    """The account folded from the ledger, with the postings of other rooms (`others`) beside."""
    found = Promise.objects.filter(ledger_id=slug, review="confirmed")
    if entity:
        found = found.filter(entity=entity)
    made = list(others)
    for state in states_of(found):
        made += postings_of(state, today)
    return account(made, weights, today)
