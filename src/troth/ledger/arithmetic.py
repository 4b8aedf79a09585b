"""Sums that a claim states: parts and a whole with a percentage, or parts with their total."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

_OF = re.compile(
    r"\bof\b|\btotal\b|\bout of\b|\bvon\b|\binsgesamt\b|\bgesamt|\bder\b|总|共|占|其中|当中|里|个中",
    re.IGNORECASE,
)
_DECIMALS = re.compile(r"\d+(?:[.,](\d+))?")
_ROUGH = re.compile(
    r"近|约|大约|左右|超|超过|多|余|about|around|nearly|almost|over|more than|roughly|rund|fast|etwa|über"
    r"|knapp|circa",
    re.IGNORECASE,
)
_MEASURED = re.compile(
    r"[A-Z]{3}|[kcm]?m|[km]?g|t|[kM]?Wh?|h|min|s|ms|days?|weeks?|months?|years?|Tage?|Wochen?|Monate?|Jahre?"
    r"|km/h|Mbps|°C|pp|bp|[€$£¥]|l|ml|ha|天|日|周|个月|月|年|小时|分钟|秒|元|公里|米|度|GB|TB|Hz|V|A|hp|mAh",
)
"""Units of measure and money; every other unit is the noun of what is counted."""
ROUGH = 0.10
"""How far a figure that calls itself rough may lie from the sum, as a share of it."""


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum that does not come out: what is stated, what it should be, and the sum in words."""

    stated: float
    computed: float
    shown: str
    texts: tuple[str, ...]


def check_percentage(amounts: list[dict[str, Any]], text: str) -> Sum | None:
    """Check "A of B is P %": one percentage and two counts of one kind in a sentence that speaks of a whole.

    `amounts` are {"value", "value_to", "unit", "text"}. The stated figure may be rounded in its last
    digit, and a figure that calls itself rough may be off by a tenth; anything else is returned.
    """
    shares = [a for a in amounts if a.get("unit") == "%" and a.get("value_to") is None]
    counts = [a for a in amounts if a.get("unit") != "%" and a.get("value_to") is None and a["value"] > 1]
    if len(shares) != 1 or len(counts) != 2 or not _OF.search(text):
        return None
    part, whole = sorted(counts, key=lambda a: float(a["value"]))
    if part["value"] == whole["value"] or not _same_kind(part, whole):
        return None
    stated = float(shares[0]["value"])
    computed = 100 * float(part["value"]) / float(whole["value"])
    if not 0 < stated < 100 or abs(stated - computed) <= _tolerance(shares[0]["text"], stated, computed):
        return None
    if not 0.2 < stated / computed < 5:
        return None  # the percentage speaks of something else
    shown = f"{part['text']} / {whole['text']} = {computed:.2f} %, not {shares[0]['text']}"
    return Sum(stated, computed, shown, (part["text"], whole["text"], shares[0]["text"]))


def check_total(amounts: list[dict[str, Any]], text: str) -> Sum | None:
    """Check "A and B, C in total": the greatest of three or more counts of one unit against the others'
    sum, in a sentence that names a total."""
    counts = [a for a in amounts if a.get("unit") != "%" and a.get("value_to") is None and a["value"] > 1]
    if len(counts) < 3 or not re.search(
        r"\btotal|\baltogether|\binsgesamt|\bzusammen|总共|合计|共计|一共", text
    ):
        return None
    whole = max(counts, key=lambda a: float(a["value"]))
    parts = [a for a in counts if a is not whole]
    if not all(_same_kind(part, whole) for part in parts):
        return None
    computed, stated = sum(float(a["value"]) for a in parts), float(whole["value"])
    if (
        abs(stated - computed) <= _tolerance(whole["text"], stated, computed)
        or not 0.5 < stated / computed < 2
    ):
        return None
    shown = f"{' + '.join(a['text'] for a in parts)} = {computed:g}, not {whole['text']}"
    return Sum(stated, computed, shown, tuple(a["text"] for a in amounts))


def _same_kind(one: dict[str, Any], other: dict[str, Any]) -> bool:
    units = {one.get("unit") or "", other.get("unit") or ""}
    if len(units) == 1:
        return True
    return "" in units and not any(_MEASURED.fullmatch(unit) for unit in units)


def _tolerance(text: str, stated: float, computed: float) -> float:
    """Half a unit of the last digit that is stated, plus a tenth for what calls itself rough."""
    hit = _DECIMALS.search(text)
    decimals = len(hit.group(1) or "") if hit else 0
    step: float = 0.5 * 10.0**-decimals
    if decimals == 0 and stated >= 1000:
        digits = str(int(stated))
        step = 0.5 * 10.0 ** (len(digits) - len(digits.rstrip("0")))
    return step + 1e-9 + (ROUGH * computed if _ROUGH.search(text) else 0.0)
