"""What a passage says, judged: its amounts, its due and its kind; and the clauses of a sentence that promise
by themselves."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date

from troth.reading.grammar.amounts import AmountHit, find_amounts
from troth.reading.grammar.due import DueHit, due_of, event_due
from troth.reading.study.attribution import Attribution
from troth.reading.study.clauses import joined, narrowed, pieces, trimmed
from troth.reading.study.footnotes import Footnote
from troth.reading.study.furniture import Furniture
from troth.reading.study.kinds import COMMITTING, ClauseFeatures, Kind, clause_features, decide_kind
from troth.reading.study.lexicon import cues
from troth.reading.study.names import Names
from troth.reading.study.retold import gone_by
from troth.reading.study.speakers import Cast
from troth.reading.study.turns import Turns

SURE = 0.6
"""Below this the reader says that it is unsure."""


@dataclass
class Reading:
    """What is known while a text is read from its first sentence to its last."""

    source: str
    text: str
    lang: str
    published: date | None
    names: Names
    furniture: Furniture
    notes: list[Footnote]
    cast: Cast = field(default_factory=Cast)
    turns: Turns = field(default_factory=Turns)


@dataclass(frozen=True, slots=True)
class Judged:
    """A passage with what was found in it and the kind that follows from it."""

    start: int
    end: int
    amounts: list[AmountHit]
    due: DueHit | None
    features: ClauseFeatures
    kind: Kind


def judge(reading: Reading, first: int, last: int, anchor: date | None, told: Attribution | None) -> Judged:
    text, lang = reading.text, reading.lang
    words = text[first:last]
    if "？" in text[last : last + 1] or "?" in text[last : last + 1]:
        words += "?"
    due = due_of(text, lang, anchor, first, last, bare=True)
    due = due and gone_by(due, text, first, last)
    found = [_moved(hit, first) for hit in find_amounts(text[first:last], lang)]
    amounts = _beside(found, due)
    features = clause_features(words, lang, amounts, due, anchor)
    kind = decide_kind(features, lang)
    if told is not None and kind.name in ("fact", "none", "superlative") and _WOULD.search(text, first, last):
        kind = Kind("promise", 0.7)
    if told is not None and told.commits and not features.kept and kind.name not in _MEANT:
        kind = Kind("promise", max(kind.confidence if kind.name == "promise" else 0, 0.7))
    tells = kind.name == "promise" or (kind.name == "fact" and _GOES_ON.search(text, first, last))
    if tells and told is not None and told.name and _ONLOOKER.search(told.name):
        kind = Kind("forecast", kind.confidence)
    if kind.name not in COMMITTING:
        due, amounts = None, found
    elif due is None and (due := event_due(text, lang, anchor, first, last)) is not None:
        amounts = _beside(found, due)
    return Judged(first, last, amounts, due, features, kind)


def _beside(amounts: list[AmountHit], due: DueHit | None) -> list[AmountHit]:
    """Amounts but for those in the words of the due."""
    return [hit for hit in amounts if due is None or hit.end <= due.start or due.end <= hit.start]


_MEANT = ("question", "forecast", "aspiration")
"""Kinds that stay what they are also behind a verb that commits."""
_ONLOOKER = re.compile(
    r"分析师|分析人士|机构|专家|研究员|业内人士|气象台|(?i:\b(?:analyst|economist|forecaster|meteorolog|expert|ökonom|volkswirt|"
    r"marktforsch|fachleute|beobachter|observer)\w*)"
)
"""Who tells what others will do, and so expects it."""
_WOULD = re.compile(
    r"(?:it|he|she|they|the company|[A-Z]\w+) would (?!have|like|rather|be (?:nice|good|better))\w+"
)
"""Promises told in the past tense: he said he would …"""

_GOES_ON = re.compile(r"\bwould (?!have|like|rather|be (?:nice|good|better))\w+")
"""A promise told in the past tense goes on behind an "and": … would arrive by May, and ten would follow."""


def _moved(hit: AmountHit, offset: int) -> AmountHit:
    return AmountHit(hit.start + offset, hit.end + offset, hit.text, hit.value, hit.value_to, hit.unit)


def _places(reading: Reading, whole: Judged) -> list[tuple[int, int]]:
    cue = cues(reading.lang)[whole.kind.name].search(reading.text, whole.start, whole.end)
    places = [cue.span()] if cue else []
    if whole.due is not None:
        places.append((whole.due.start, whole.due.end))
    near = places or [(hit.start, hit.end) for hit in whole.amounts[:1]]
    reach = max((b for _, b in near), default=whole.start) + 30
    within = [hit for hit in whole.amounts if near and near[0][0] <= hit.start <= reach]
    return near + [(hit.start, hit.end) for hit in within]


def promises(reading: Reading, whole: Judged, anchor: date | None, told: Attribution | None) -> list[Judged]:
    """The clauses of a sentence that promise by themselves; none where the sentence as a whole says how its
    clauses are meant (a forecast, a hope, a question, a promise told as kept)."""
    f = whole.features
    hedged = whole.kind.name in ("forecast", "aspiration")
    if whole.kind.name == "question" or f.kept or f.threat:
        return []
    places = pieces(reading.text, whole.start, whole.end, reading.lang)
    if len(places) < 2:
        return []
    out: list[Judged] = []
    pledged = told
    for i, (start, end) in enumerate(places):
        first, last = trimmed(reading.text, start, end)
        if reading.lang == "zh":
            first = joined(reading.text, first, last)
        if last - first < 3:
            continue
        if out and _GOES_ON.search(reading.text, out[-1].start, out[-1].end):
            pledged = _PLEDGE if _GOES_ON.search(reading.text, first, last) else pledged
        part = judge(reading, first, last, anchor, pledged)
        if reading.text[end : end + 1] == "：" and part.due is None:
            pledged = _PLEDGE if part.features.promise else pledged  # 我在这里承诺：…
            continue
        pledged = None
        if hedged and (i > 0 or not part.features.deadline):
            break  # what follows is expected or hoped, not promised
        if part.kind.name == "promise" and _stands_alone(part):
            out.append(part)
    return [_dated(out[0], whole)] if len(out) == 1 else out


def _dated(part: Judged, whole: Judged) -> Judged:
    """The only promise of a sentence has its due, also where that stands in the clause beside it."""
    due = whole.due
    if part.due is not None or due is None or due.from_ is None or whole.kind.name not in COMMITTING:
        return part
    if due.to == due.anchor:  # 今天收集建议: the day of what was just done
        return part
    first, last = min(part.start, due.start), max(part.end, due.end)
    amounts = [hit for hit in whole.amounts if first <= hit.start and hit.end <= last]
    return replace(part, start=first, end=last, due=due, amounts=amounts)


_PLEDGE = Attribution(None, None, None, False, 0, 0, commits=True)


def _stands_alone(part: Judged) -> bool:
    """A clause that promises for sure, or says more than when."""
    if part.kind.confidence >= SURE:
        return True
    said = part.end - part.start - (part.due.end - part.due.start if part.due else 0)
    return part.features.deadline and said >= 6


def shortened(reading: Reading, whole: Judged) -> Judged:
    text = reading.text
    places = _places(reading, whole)
    first, last = trimmed(text, *narrowed(text, whole.start, whole.end, places))
    amounts = [hit for hit in whole.amounts if first <= hit.start and hit.end <= last]
    due = whole.due if whole.due and first <= whole.due.start and whole.due.end <= last else None
    return replace(whole, start=first, end=last, amounts=amounts, due=due)
