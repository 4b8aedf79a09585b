"""How numbers, days, codes and quotes are shown: in the reader's language, escaped, with tabular figures."""

from __future__ import annotations

import json
import math
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_compact_decimal, format_decimal, format_percent
from django import template
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from troth.web import current
from troth.web.labels import TONES
from troth.web.labels import label as label_of

register = template.Library()
_LOCALES = {"zh-hans": "zh_Hans_CN", "de": "de_DE", "en": "en_GB"}
DASH = "–"


def locale() -> Locale:
    """The babel locale of the page's language."""
    return Locale.parse(_LOCALES.get(get_language() or "en", "en_GB"))


@register.filter
def num(value: Any, digits: int = 0) -> str:
    """A number with the language's separators; a dash for nothing."""
    if value is None or (isinstance(value, float) and not math.isfinite(value)):
        return DASH
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    return str(format_decimal(value, format=pattern, locale=locale()))


@register.filter
def compact(value: Any) -> str:
    """A large number in short: 1.2K, 1.2万."""
    if value is None:
        return DASH
    if abs(value) < 10_000:
        return num(value)
    return str(format_compact_decimal(value, locale=locale(), fraction_digits=1))


@register.filter
def pct(value: Any, digits: int = 1) -> str:
    """A share as percent."""
    if value is None or (isinstance(value, float) and not math.isfinite(value)):
        return DASH
    pattern = "0" + ("." + "0" * digits if digits else "") + ("\u202f%" if locale().language == "de" else "%")
    return str(format_percent(value, format=pattern, locale=locale()))


@register.filter
def signed(value: Any, digits: int = 2) -> str:
    """A number with its sign, the minus as a minus."""
    if value is None:
        return DASH
    return ("+" if value > 0 else "−" if value < 0 else "") + num(abs(value), digits)


@register.filter
def day(value: Any) -> str:
    """A day, from a date, a datetime or ISO text."""
    if not value:
        return DASH
    if isinstance(value, str):
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            return value
        return day(moment)
    return str(format_date(value, format="medium", locale=locale()))


@register.filter
def short_day(value: Any) -> str:
    """A day without its year, for lists of one year."""
    if not value:
        return DASH
    pattern = {"zh": "M月d日", "de": "d. MMM"}.get(locale().language, "d MMM")
    return str(
        format_date(date.fromisoformat(value[:10]) if isinstance(value, str) else value, pattern, locale())
    )


@register.filter
def minute(value: Any) -> str:
    """Day and time in UTC."""
    if not value:
        return DASH
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    return f"{day(moment)}, {moment:%H:%M} UTC"


@register.filter
def label(code: Any, group: str) -> str:
    """A code in people's words."""
    return label_of(group, code)


@register.filter
def entity(code: str | None) -> str:
    """An entity's name from the brand book."""
    return current.name_of(code)


@register.filter
def tone(code: Any) -> str:
    """The colour class of a state."""
    return TONES.get(str(code), "plain")


@register.simple_tag
def badge(group: str, code: Any) -> SafeString:
    """A state as a small coloured word."""
    return format_html('<span class="badge {}">{}</span>', tone(code), label_of(group, code))


@register.filter
def excerpt(text: Any, length: int = 160) -> str:
    """The beginning of a text on one line."""
    line = " ".join(str(text or "")[: length * 3].split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


@register.filter
def get(mapping: Any, key: Any) -> Any:
    """A value from a mapping."""
    return mapping.get(key) if hasattr(mapping, "get") else None


@register.simple_tag(takes_context=True)
def with_query(context: Context, **changed: Any) -> str:
    """This page's address with some of its parameters changed; an empty value removes one."""
    params = context["request"].GET.copy()
    for key, value in changed.items():
        params.pop(key, None)
        if value not in (None, ""):
            params[key] = str(value)
    return "?" + params.urlencode() if params else "?"


@register.simple_tag
def query(**params: Any) -> str:
    """Parameters for an address, empty ones left out."""
    kept = {key: value for key, value in params.items() if value not in (None, "")}
    return "?" + urlencode(kept, doseq=True) if kept else ""


@register.inclusion_tag("web/_interval.html")
def interval(
    value: float | None, low: float | None, high: float | None, least: float = 0, most: float = 1
) -> dict[str, Any]:
    """A value with its interval as a small drawing between `least` and `most`."""

    def place(number: float | None) -> float | None:
        if number is None or most <= least:
            return None
        return round(2 + 96 * min(1.0, max(0.0, (number - least) / (most - least))), 2)

    at, left, right = place(value), place(low), place(high)
    width = None if left is None or right is None else round(max(0.5, right - left), 2)
    return {"at": at, "left": left, "width": width, "zero": place(0.0) if least < 0 else None}


@register.inclusion_tag("web/_bar.html")
def bar(value: float | None, most: float | None, tone: str = "accent") -> dict[str, Any]:
    """A share of the largest value as a thin bar."""
    return {"width": round(100 * (value or 0) / most, 2) if most else 0, "tone": tone}


@register.filter
def after_title(text: str, title: str | None) -> str:
    """A text without its title where it begins with it."""
    return text[len(title) :] if title and text.startswith(title) else text


@register.filter
def web_link(url: str, length: int = 60) -> SafeString | str:
    """An address as a link, when it is one that leads to the web; else its text."""
    shown = excerpt(url, length)
    if not url.lower().startswith(("http://", "https://")):
        return shown
    return format_html('<a href="{}" rel="noreferrer noopener nofollow">{}</a>', url, shown)


@register.filter
def view_address(view: Any) -> str:
    """The list of promises through a saved view's filters."""
    given = json.loads(view.filters)
    return "?" + urlencode(
        {key: value for key, value in given.items() if value not in (None, "", [])}, doseq=True
    )


@register.filter
def cells(value: Any) -> str:
    """The raw cells of a rejected row on one line."""
    if isinstance(value, dict):
        return " · ".join(f"{key}: {cell}" for key, cell in value.items())
    return " · ".join(str(cell) for cell in value or [])


@register.filter
def negative(value: float) -> float:
    """The same number below zero."""
    return -abs(value)


@register.filter
def day_before(value: date | None) -> date | None:
    """The last day of a period whose end is not included."""
    return value - timedelta(days=1) if value else None
