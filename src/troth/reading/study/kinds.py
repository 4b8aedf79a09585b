"""The kind of a clause, its commitment and specificity: one decision over cues, so that a model can join it
later."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from datetime import date

from troth.reading.grammar.amounts import AmountHit
from troth.reading.grammar.due import DueHit
from troth.reading.study.lexicon import cues

COMMITTING = ("promise", "forecast", "aspiration")
ORDER = ("promise", "forecast", "aspiration", "question", "superlative", "comparison", "fact", "none")
"""An item with several clauses takes the kind of the one that commits the speaker most."""


@dataclass(frozen=True, slots=True)
class ClauseFeatures:
    """What the cues, the amounts and the due of a clause say, before anything is decided."""

    promise: bool
    timed: bool
    firm: bool
    soft: bool
    forecast: bool
    aspiration: bool
    superlative: bool
    comparison: bool
    question: bool
    courtesy: bool
    threat: bool
    advice: bool
    kept: bool
    no_plan: bool
    own: bool
    past: bool
    fact: bool
    lead: bool
    terms: bool
    wants: bool
    rival: bool
    echo: bool
    calendar: bool
    verb: bool
    amounts: int
    due: bool
    due_form: str
    deadline: bool
    loose: bool
    room: int
    length: int

    def as_row(self) -> dict[str, float]:
        """Numbers by name, for a model."""
        return {name: float(value) for name, value in asdict(self).items() if not isinstance(value, str)}


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind with how sure the rules are of it, 0 to 1."""

    name: str
    confidence: float


def clause_features(
    text: str, lang: str, amounts: list[AmountHit], due: DueHit | None, anchor: date | None
) -> ClauseFeatures:
    """The features of a clause; `anchor` tells a day that lies ahead from one gone by."""
    found = {name: pattern.search(text) is not None for name, pattern in cues(lang).items()}
    ahead = due is not None and (due.form == "event" or due.to is None or anchor is None or due.to > anchor)
    loose = due is not None and not _BOUND.search(due.text)
    if due is not None and not found["promise"] and _MOMENTS.search(due.text):
        ahead = False
    if due is not None and loose and not found["promise"] and (found["past"] or _rolled(due, anchor)):
        ahead = False
    return ClauseFeatures(
        **found,
        amounts=len(amounts),
        due=due is not None,
        due_form=due.form if due else "",
        deadline=ahead,
        loose=loose,
        room=len(text) - (len(due.text) if due else 0),
        length=len(text),
    )


_BOUND = re.compile(
    r"前|内|底|末|起|未来|今后|明年|下|至|不|(?i:\b(?:by|before|within|until|till|from|next|over|bis|ab|binnen|innerhalb|vor"
    r"|spätestens|frühestens|nächst\w*|kommend\w*|künftig\w*|in (?:den|the) )\b)"
)
_MOMENTS = re.compile(r"(?i)\b(?:minute[ns]?|seconds?|sekunden?)\b|分钟|秒")
"""So short a span tells how fast something is."""
_YEAR = re.compile(r"(?:19|20)\d\d|[二一][〇零九]\S\S年")


def _rolled(due: DueHit, anchor: date | None) -> bool:
    """True for a day or month without a year that lies ahead only because this year's is over, or that runs
    already: told without any word of the future, the one gone by is meant."""
    if anchor is None or due.from_ is None or _YEAR.search(due.text):
        return False
    return due.from_.year > anchor.year or due.from_ <= anchor


def decide_kind(f: ClauseFeatures, lang: str) -> Kind:
    """The kind that the features speak for: first that fits, in the order of the conventions."""
    if f.question:
        return Kind("question", 0.9)
    if f.threat:
        return Kind("none", 0.7)
    if f.kept and not (f.deadline and f.due_form != "start" and f.promise and not f.past):
        return Kind("fact", 0.75)
    if f.no_plan and not f.deadline:
        return Kind("fact", 0.6)
    committing = _committing(f, lang)
    if committing is not None:
        return committing
    if f.advice or (f.courtesy and not f.amounts):
        return Kind("none", 0.6)
    if f.superlative and not f.rival:
        return Kind("superlative", 0.7)
    if f.comparison or (f.rival and f.superlative):
        return Kind("comparison", 0.65)
    return _fact_or_none(f, lang)


def _committing(f: ClauseFeatures, lang: str) -> Kind | None:
    """Promise, forecast, aspiration, or None when the clause binds nobody to a future."""
    if f.forecast:
        return Kind("forecast", 0.85)
    if f.aspiration:
        return Kind("aspiration", 0.85)
    if f.wants and not f.promise and not f.amounts and not f.due:
        return Kind("aspiration", 0.65)
    if f.terms and not (f.promise and f.own):
        return None  # small print and offers bind nobody to an act
    if f.lead and f.superlative and not f.own and not f.deadline:
        return None  # by it the others will have to be measured: that is no plan
    cued = f.promise or (f.wants and f.deadline) or (f.timed and not f.past and (f.deadline or lang != "zh"))
    if cued and not (f.courtesy and not f.deadline and not f.amounts):
        past_only = f.past and not f.deadline and not f.firm
        if past_only:
            return None
        if f.advice and not f.deadline:
            return None
        sure = 0.9 if f.deadline or (f.own and f.firm) else 0.6
        return Kind("promise", sure)
    bare = f.deadline and f.due_form != "recurring" and not (f.loose and not f.own and lang == "zh")
    bare = bare and f.verb and not f.calendar and f.room >= _ROOM[lang == "zh"]
    if bare and (not f.past or (lang == "de" and f.own and not f.loose)) and not (f.courtesy or f.advice):
        return Kind("promise", 0.55)
    return None


_ROOM = (10, 3)
"""So much has to stand beside a bare due for it to be one of an act: code points, Chinese ones second."""


def _fact_or_none(f: ClauseFeatures, lang: str) -> Kind:
    shortest = 8 if lang == "zh" else 22
    if f.terms:
        return Kind("fact", 0.7)
    if f.courtesy or (f.length < shortest and not f.amounts):
        return Kind("none", 0.6)
    if f.amounts or f.past:
        return Kind("fact", 0.7)
    return Kind("fact", 0.5) if f.fact else Kind("none", 0.55)


def commitment_of(kind: str, f: ClauseFeatures) -> str:
    """firm, soft or none: how strongly the words bind the speaker."""
    if kind == "aspiration":
        return "soft"
    if kind != "promise":
        return "none"
    if f.soft and not f.due:
        return "soft"
    return "soft" if f.soft and not f.firm else "firm"


def specificity_of(kind: str, has_amount: bool, due: DueHit | None) -> int:
    """1 neither date nor measure, 2 one of them, 3 both; 0 for kinds that commit to nothing."""
    if kind not in COMMITTING:
        return 0
    return 1 + has_amount + (due is not None)
