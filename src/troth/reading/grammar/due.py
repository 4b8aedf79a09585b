"""When a promise falls due: the one date expression of a clause that bounds it, by the rules of
docs/reading.md."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from troth.reading.grammar.calendar import add_months
from troth.reading.grammar.dates import DateHit, find_dates
from troth.reading.grammar.events import event_in
from troth.reading.grammar.resolve import Reading, resolve
from troth.reading.grammar.tokens import scan_text


@dataclass(frozen=True, slots=True)
class DueHit:
    """A due date: `from_`..`to` (None: open, or tied to an event), the words at start..end, and the anchor
    used."""

    start: int
    end: int
    text: str
    from_: date | None
    to: date | None
    form: str
    anchor: date | None


_RANK = {
    "by": 0,
    "before": 0,
    "within": 0,
    "range": 0,
    "from": 1,
    "behind": 1,
    "event": -1,
    "now": 2,
    "": 2,
    "after": 2,
    "every": 4,
}
_TOLD = {
    "zh": re.compile(r"曾|当时|此前|承诺过|答应过|说过|说好"),
    "en": re.compile(r"(?i)\b(?:promised|pledged|announced|vowed|had said|committed|said)\b"),
    "de": re.compile(
        r"(?i)\b(?:versprochen|versprach|zugesagt|angekündigt|kündigte|zusagte|sagte\b.*\bzu)\b"
    ),
}
_KEEPS = re.compile(r"[不没沒保免]")
_TAKES = re.compile(r"(?:想用|争用|要用|计划用|还要|还需|为期|整顿|停业|停运|至少再[一-鿿]{0,3})$")
"""用五年, 停业整顿15天, 至少再供应十年: how long an act takes or lasts."""
_AT_LEAST = ("至少", "起码", "最少")


def due_of(
    text: str, lang: str, anchor: date | None, start: int = 0, end: int | None = None, bare: bool = False
) -> DueHit | None:
    """The due of the clause text[start:end]; None when nothing in it says when.

    `anchor` is the day of publication. `bare` lets a bare span (票价三年不动) count, which only a promise
    may do.
    """
    clause = text[start : len(text) if end is None else end]
    every = find_dates(clause, lang, anchor, future=True)
    hits = [hit for hit in every if not _unfit(hit, anchor) and not _measures(clause, hit)]
    told = _told_anchor(clause, lang, anchor)
    if told is not None:
        anchor = told
        hits = [_again(hit, told) for hit in hits if hit.reading.bound in ("within", "by", "before", "after")]
    elif lang == "zh" and (on := _told_on(clause, every)) is not None:
        anchor = on
        hits = [
            hit if _POINTS.search(hit.text) or not hit.reading.relative else _again(hit, on) for hit in hits
        ]
    if not hits:
        found = _bare_span(clause, anchor) if bare and lang == "zh" else None
        return None if found is None else _moved(found, start)
    stated = _stated_year(clause, anchor, hits)
    if stated is not None:
        return _moved(stated, start)
    best = min(hits, key=lambda hit: (_gone_by(hit, anchor), _rank(hit, clause), hit.start))
    return _due(best, anchor, start)


_YEAR_STATED = re.compile(
    r"(?i)\b(?:fiscal|financial)\b[^.;!?]*?\bwhich (?:(?P<ends>ends|runs|closes)|begins|starts)\b"
    r"|财年(?=[自从])|geschäftsjahr\w*,? das (?:am )?(?:(?P<bis>bis)|(?=ab))"
)


def _stated_year(clause: str, anchor: date | None, hits: list[DateHit]) -> DueHit | None:
    """fiscal 2025, which begins on 1 April 2024: the day told overrides the calendar's year (rule 10)."""
    told = _YEAR_STATED.search(clause)
    day = next((hit for hit in hits if told and hit.start >= told.end() and hit.from_), None)
    if told is None or day is None or day.from_ is None or anchor is None:
        return None
    if told["ends"] or told["bis"]:
        last = day.to or day.from_
        first = max(anchor, add_months(last, -12) + timedelta(days=1))
    else:
        first, last = day.from_, add_months(day.from_, 12) - timedelta(days=1)
    return DueHit(told.start(), day.end, clause[told.start() : day.end], first, last, "range", anchor)


def event_due(text: str, lang: str, anchor: date | None, start: int, end: int) -> DueHit | None:
    """The due of a clause that commits to something and names no day: tied to an event, without days."""
    place = event_in(text, lang, start, end)
    return None if place is None else DueHit(*place, text[slice(*place)], None, None, "event", anchor)


_ORDERED = re.compile(r"(?i)(?:\border(?:s|ed|ing)?|\bbestell\w*|\bbook(?:ed|ings?)?)\s*$")
_ORDERS = re.compile(r"\s*(?:24时前)?(?:下单|付款|付清|拍下|预订)")
"""What customers do by a day bounds the offer, not the act that is promised."""
_SHORT = ("second", "minute", "hour")


def _rank(hit: DateHit, clause: str) -> float:
    rank: float = _RANK.get(hit.reading.bound, 3)
    if _ORDERED.search(clause, 0, hit.start) or _ORDERS.match(clause, hit.end):
        return rank + 2  # order by the 19th, and it arrives before Christmas
    if hit.reading.bound == "" and hit.precision == "day":
        if hit.reading.relative and _today(hit):
            return 5
        return rank - 0.5 if any(char.isdigit() for char in hit.text) else rank  # 今年夏末，也就是9月6日
    if hit.reading.bound == "" and hit.precision == "year":
        return rank + 0.25  # 今年或推迟到四月下旬
    if hit.reading.bound == "within" and hit.reading.unit in _SHORT:
        return rank + 0.5  # answered within a minute by autumn: how fast, and by when
    return rank


def _gone_by(hit: DateHit, anchor: date | None) -> bool:
    """True for a span that was over before anything was said: it tells of what, not when."""
    return (
        anchor is not None
        and hit.reading.bound == "range"
        and hit.to is not None
        and hit.from_ is not None
        and hit.from_ < hit.to < anchor
    )


def _today(hit: DateHit) -> bool:
    return hit.text.lower() in (
        "today",
        "tonight",
        "heute",
        "今天",
        "今日",
        "今晚",
        "今夜",
        "当日",
        "这周",
        "周末",
    )


def _measures(clause: str, hit: DateHit) -> bool:
    """缩到五个月以内 says how much, not when."""
    return hit.text.endswith(("以内", "之内")) and clause[max(0, hit.start - 1) : hit.start] in (
        "到",
        "至",
        "为",
    )


def _unfit(hit: DateHit, anchor: date | None) -> bool:
    if (
        hit.text.startswith(("截至", "截止"))
        and anchor
        and (to := resolve(hit.reading, anchor).to)
        and to < anchor
    ):
        return True  # as of a day gone by
    if hit.reading.bound == "within" and hit.reading.unit == "second":
        return True  # 10秒内必有人应答 says how fast
    if not hit.reading.bound and hit.text in _NAMES_TOO:
        return True  # 小满 may be a brand
    if hit.past or hit.reading.bound in ("since", "last", "ago"):
        return True
    return hit.reading.bound == "every" and not _counts_from_now(hit.text)


_NAMES_TOO = frozenset({"小满", "立夏", "谷雨", "白露", "霜降", "惊蛰", "大雪", "小雪", "fall", "Fall"})
_RECURRING = re.compile(r"(?i)^(?:each|every|jede[srnm]?|alle|einmal|once|每)")


def _counts_from_now(text: str) -> bool:
    return _RECURRING.match(text) is not None and not re.match(
        r"(?i)(?:每|each |every |jede\w* )(?:次|天|日|晚|个?小?时|分|day|hour|tag|stunde)", text
    )


def _again(hit: DateHit, anchor: date) -> DateHit:
    days = resolve(hit.reading, anchor, True)
    return DateHit(hit.start, hit.end, hit.text, *days, hit.reading)


def _told_anchor(clause: str, lang: str, anchor: date | None) -> date | None:
    """The day on which an old promise was made, where the clause says so (rule 12)."""
    if anchor is None or not _TOLD.get(lang, _TOLD["en"]).search(clause):
        return None
    hits = find_dates(clause, lang, anchor)
    spans = [hit for hit in hits if hit.reading.bound == "within"]
    if not spans:
        return None
    days = [
        hit.from_ for hit in hits
        if (hit.reading.bound == "ago" or (hit.reading.bound == "" and hit.precision == "day"))
        and hit.from_ and hit.from_ < anchor
    ]  # fmt: skip
    return days[0] if days else None


_SAID = re.compile(r"[^。；！？]{0,6}?(?:承诺|宣布|表示|答应|说过)")
_POINTS = re.compile("[今明本下去上未]")
"""Words that count from the day of writing, also in what is told again (今年, 下个月)."""


def _told_on(clause: str, every: list[DateHit]) -> date | None:
    """The last day of a time gone by in which something was promised: 去年11月承诺一季度推出."""
    for hit in every:
        if hit.past and hit.to and hit.precision in ("day", "month") and _SAID.match(clause, hit.end):
            return hit.to
    return None


def _bare_span(clause: str, anchor: date | None) -> DueHit | None:
    """票价三年不动, 至少三年: how long a promise holds."""
    from troth.reading.grammar.dates_zh import LASTING, span_of

    scan = scan_text(clause, "zh")
    for match in LASTING.finditer(scan.kinds):
        first, last = match.span()
        begin, stop = scan.tokens[first].start, scan.tokens[last - 1].end
        lead = scan.text[begin : scan.tokens[match.start("span")].start]
        if lead not in _AT_LEAST and not _KEEPS.match(clause, stop) and not _TAKES.search(clause, 0, begin):
            continue
        low, high, unit = span_of(scan, match)
        days = resolve(Reading("within", None, low, high, unit, relative=True), anchor)
        return DueHit(begin, stop, clause[begin:stop], days.from_, days.to, "relative", anchor)
    return None


def _due(hit: DateHit, anchor: date | None, offset: int) -> DueHit:
    from_, to = hit.from_, hit.to
    running = anchor is not None and from_ is not None and to is not None and from_ < anchor <= to
    if running and hit.reading.bound in ("", "range"):
        from_ = anchor
    return DueHit(hit.start + offset, hit.end + offset, hit.text, from_, to, hit.form, anchor)


def _moved(hit: DueHit, offset: int) -> DueHit:
    return DueHit(hit.start + offset, hit.end + offset, hit.text, hit.from_, hit.to, hit.form, hit.anchor)
