"""The state of one promise, as folded from its entries and kept as JSON."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

import orjson

from troth.ledger.states import OPEN_OUTCOMES, Facts, public_outcome

WORDING_FIELDS = (
    "kind", "wording", "lang", "speaker", "speaker_entity", "entity", "entities", "amounts", "due",
    "vague", "commitment", "specificity", "confidence", "unsure", "footnotes", "announced_on",
    "line", "clarity", "tags",
)  # fmt: skip
"""Fields that a proposal sets and an edit may change."""


@dataclass(slots=True)
class PromiseState:
    """Everything known of a promise today. Dates are ISO strings, so that JSON and state are one."""

    promise_id: str
    seq: int = 0
    review: str = "void"
    origin: str = ""
    kind: str = "promise"
    wording: str = ""
    lang: str = ""
    speaker: str = ""
    speaker_entity: str = ""
    entity: str = ""
    entities: list[str] = field(default_factory=list)
    line: str = ""
    tags: list[str] = field(default_factory=list)
    amounts: list[dict[str, Any]] = field(default_factory=list)
    due: dict[str, Any] | None = None
    vague: bool = False
    commitment: str = ""
    specificity: int = 1
    confidence: float = 1.0
    unsure: bool = False
    footnotes: list[dict[str, Any]] = field(default_factory=list)
    announced_on: str | None = None
    versions: list[dict[str, Any]] = field(default_factory=list)
    appearances: dict[str, dict[str, Any]] = field(default_factory=dict)
    evidence: dict[str, dict[str, Any]] = field(default_factory=dict)
    outcome: str = "not_rated"
    outcome_by: str = ""
    outcome_at: str = ""
    outcome_note: str = ""
    seconded_by: str = ""
    settled_on: str | None = None
    official: str = ""
    official_on: str | None = None
    official_note: str = ""
    clarity: str = ""
    silence: dict[str, Any] | None = None
    owner: str = ""
    public: bool = False
    comments: list[dict[str, Any]] = field(default_factory=list)
    answers: list[dict[str, Any]] = field(default_factory=list)
    observations: list[dict[str, Any]] = field(default_factory=list)
    instalments: dict[str, str] = field(default_factory=dict)
    findings: dict[str, dict[str, Any]] = field(default_factory=dict)
    watched: dict[str, str] = field(default_factory=dict)
    merged_into: str = ""
    rejected_because: str = ""
    updated_at: str = ""

    def as_dict(self) -> dict[str, Any]:
        """All fields, for JSON."""
        return asdict(self)

    def to_json(self) -> str:
        """Canonical JSON: keys sorted, no spaces."""
        return orjson.dumps(self, option=orjson.OPT_SORT_KEYS).decode()

    @classmethod
    def from_json(cls, text: str) -> PromiseState:
        """The state that `to_json` wrote."""
        return cls(**orjson.loads(text))

    @property
    def due_from(self) -> date | None:
        """First day on which the promise may be due."""
        return as_date((self.due or {}).get("from"))

    @property
    def due_to(self) -> date | None:
        """Last day on which the promise may be kept on time."""
        return as_date((self.due or {}).get("to"))

    @property
    def public_outcome(self) -> str:
        """The outcome as outsiders see it."""
        return public_outcome(self.outcome, self.outcome_by, self.seconded_by)

    @property
    def open(self) -> bool:
        """True while it is still to be followed."""
        return self.review in ("proposed", "confirmed") and self.outcome in OPEN_OUTCOMES

    def facts(self, today: date) -> Facts:
        """What the rules for an outcome look at, as of today."""
        accepted = frozenset(e["relation"] for e in self.evidence.values() if e.get("status") == "accepted")
        silent = self.silence is not None and self.silence.get("as_of", "") > self.last_mention()
        past = self.due_to is not None and self.due_to < today
        return Facts(self.review, accepted, past, silent)

    def last_mention(self) -> str:
        """ISO day of the last appearance or accepted evidence; empty when there is none."""
        days = [a.get("on") or "" for a in self.appearances.values()]
        days += [e.get("on") or "" for e in self.evidence.values() if e.get("status") != "rejected"]
        return max(days, default="")


def as_date(text: str | None) -> date | None:
    """A day from its ISO form; None stays None."""
    return date.fromisoformat(text[:10]) if text else None
