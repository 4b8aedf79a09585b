"""Do the gold labels follow the written guide? A check over every item, blind to what any reader answers.

`python -m troth.reading.train.agreement --check` prints what contradicts docs/labelling.md, in its part on
amounts and dues: dues on kinds that commit to nothing, specificity without its date or measure, words that do
not stand in the text, days that contradict their bounding word, units that nothing in the text says, ranges
with one end, and numbers that no label covers. A number that is no amount (a name, an idiom) is listed in
settled/ as `plain`, with its reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from troth.reading.train.figures import RANGES, UNITS, uncovered

Item = dict[str, Any]
COMMITTING = frozenset({"promise", "forecast", "aspiration"})


def contradictions(item: Item, plain: list[str]) -> list[str]:
    """What in an item's due, amounts and specificity contradicts the guide; `plain` are no amounts."""
    return [told for check in CHECKS for told in check(item)] + [
        f"no label covers {number!r}" for number in uncovered(item, plain)
    ]


def _due_of_kind(item: Item) -> Iterator[str]:
    if item["due"] is not None and item["kind"] not in COMMITTING:
        yield f"a due on a {item['kind']}"


def _specificity(item: Item) -> Iterator[str]:
    """1: no date; 2: a date or a measure; 3: both; 0 for kinds that commit to nothing."""
    level, due, measure = int(item["specificity"]), item["due"] is not None, bool(item["amounts"])
    if item["kind"] not in COMMITTING:
        if level:
            yield f"specificity {level} on a {item['kind']}"
    elif (
        (level == 1 and due)
        or (level == 2 and not (due or measure))
        or (level == 3 and not (due and measure))
    ):
        yield f"specificity {level} with {'a' if due else 'no'} due and {'an' if measure else 'no'} amount"
    elif level == 0:
        yield f"specificity 0 on a {item['kind']}"


def _words(item: Item) -> Iterator[str]:
    for label in [*item["amounts"], *([item["due"]] if item["due"] else [])]:
        if label["text"] not in item["text"]:
            yield f"{label['text']!r} does not stand in the text"


def _days(item: Item) -> Iterator[str]:
    """The order of days, publication, and what the bounding word says about them (rules 1, 5, 6, 8)."""
    due = item["due"]
    if due is None or (due["from"] is None and due["to"] is None):
        return
    start, end, words = due["from"], due["to"], due["text"]
    if start is None or (end is not None and end < start):
        yield f"days out of order: {start}..{end}"
    elif end is not None and end < item["published"] <= start:
        yield f"due before publication: {start}..{end}"
    elif START.search(words) and not DEADLINE.search(words) and not UNTIL.search(words) and end is not None:
        yield f"{words!r} opens a span, yet it ends on {end}"
    elif (
        DEADLINE.search(words)
        and not (START.search(words) or RETOLD.search(item["text"]))
        and (end is None or (start != item["published"] and not STATED.search(words)))
    ):
        yield f"{words!r} runs from publication to its end, not {start}..{end}"
    if POINT.search(words) and start != end:
        yield f"{words!r} is a point, not {start}..{end}"
    if (eve := EVES.search(words)) and end is not None and end[5:] in EVE_DAYS[eve[0].split()[-1]]:
        yield f"{words!r} ends on the eve, not on {end}"


def _units(item: Item) -> Iterator[str]:
    for amount in item["amounts"]:
        unit = amount["unit"]
        if unit is not None and unit not in UNITS:
            yield f"{unit!r} is no spelling of the guide"
        elif unit == "day" and WORKING.search(amount["text"]):
            yield f"{amount['text']!r} are working days"
        elif unit is not None and not UNITS[unit].search(item["text"]):
            yield f"{unit!r} for {amount['text']!r}, which nothing in the text says"


def _ranges(item: Item) -> Iterator[str]:
    for amount in item["amounts"]:
        same = [other for other in item["amounts"] if other["text"] == amount["text"]]
        if RANGES.search(amount["text"]) and len(same) + item["text"].count(amount["text"]) < 3:
            yield f"{amount['text']!r} is a range with one end"


CHECKS: tuple[Callable[[Item], Iterator[str]], ...] = (
    _due_of_kind, _specificity, _words, _days, _units, _ranges,
)  # fmt: skip
START = re.compile(r"(?i)^(?:from\b|ab\b|frühestens|nicht vor|von .* an$|vom .* an$|自|从)|起$|开始$")
DEADLINE = re.compile(
    r"(?i)^(?:by|before|until|within|no later|bis|innerhalb|binnen|innert|noch vor|vor|spätestens|不晚于|最迟"
    r"|至少)\b|前$|内$|^(?:by|bis|不晚于|最迟|到)"
)
STATED = re.compile(r"(?i)three to five|beginn|starting|从|自|起至|after|nach|年前后|时间")
WORKING = re.compile(r"(?i)工作日|working day|werktag")
POINT = re.compile(r"(?i)^in (?!drei bis|fünf bis|three to|two to)\w+ (?:years|months|jahren|monaten)$")
UNTIL = re.compile(r"(?i)\bbis\b|\buntil\b")
RETOLD = re.compile(
    r"(?i)曾|说过|许诺|承诺的|promised|pledged|had said|said in|vowed|versprach|versprochen"
    r"|zugesagt|zugesichert"
)
EVES = re.compile(r"(?i)^(?:by|before|until|bis|noch vor|vor) (?:christmas|weihnachten|ostern|easter)")
_EASTERS = ("04-09", "03-31", "04-20", "04-05", "03-28")
EVE_DAYS = {"weihnachten": ("12-25",), "christmas": ("12-25",), "ostern": _EASTERS, "easter": _EASTERS}
EVE_DAYS |= {word.capitalize(): days for word, days in EVE_DAYS.items()}
