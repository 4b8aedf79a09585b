"""Charts drawn on the server as SVG whose colours are the page's own, so that they follow light and dark.

Every chart comes in two widths, for desk and phone, and with the table of the numbers in it.
"""

from __future__ import annotations

import re
import secrets
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
import vl_convert
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from troth.words import content_id

WIDE, NARROW = 900, 330
VERSION = 5
"""Raised when drawing changes, so that charts drawn before are not shown again."""
COLOURS = {
    "own": "var(--v-own)",
    "spokesperson": "var(--v-spokesperson)",
    "rival": "var(--v-rival)",
    "media": "var(--v-media)",
    "kol": "var(--v-kol)",
    "public": "var(--v-public)",
    "unknown": "var(--v-unknown)",
}
ACCENT = "var(--accent)"
_TIMES: dict[str, Any] = {"zh-hans": "zh-CN", "de": "de-DE"}
_CONFIG = {
    "background": None,
    "font": "system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif",
    "view": {"stroke": None},
    "axis": {
        "domain": False,
        "ticks": False,
        "grid": False,
        "labelColor": "var(--muted)",
        "labelFontSize": 11,
        "gridColor": "var(--line)",
        "titleColor": "var(--muted)",
        "titleFontWeight": "normal",
        "labelPadding": 6,
    },
    "axisY": {"grid": True, "tickCount": 4},
}
_lock = threading.Lock()
_drawn: dict[str, str] = {}


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing in two widths and the numbers in it."""

    title: str
    wide: SafeString
    narrow: SafeString
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    legend: Sequence[tuple[str, str]] = ()
    """Colour class and words, for the key above the drawing."""


Spec = Callable[[int], dict[str, Any]]


def chart(
    title: str,
    spec: Spec,
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    legend: Sequence[tuple[str, str]] = (),
    folder: Path | None = None,
    wide: int = WIDE,
) -> Chart:
    """Draw a chart. `spec` gives the Vega-Lite description for a width; `folder` keeps drawings on disk.

    `wide` is the width at a desk: what the drawing is stretched to, so that its words keep their size.
    """
    drawn = [_svg(spec(width), title, folder) for width in (wide, NARROW)]
    return Chart(title, drawn[0], drawn[1], columns, rows, legend)


def _svg(spec: dict[str, Any], title: str, folder: Path | None) -> SafeString:
    language = get_language() or "en"
    spec = {**spec, "config": {**_CONFIG, **spec.get("config", {})}, "padding": 2}
    key = content_id("chart", VERSION, orjson.dumps(spec, option=orjson.OPT_SORT_KEYS), language, title)
    known = _drawn.get(key) or _kept(folder, key)
    if known is None:
        with _lock:
            drawn: str = vl_convert.vegalite_to_svg(spec, time_format_locale=_TIMES.get(language))
        known = _ours(drawn, title, key[:8])
        _keep(folder, key, known)
    if len(_drawn) > 400:
        _drawn.clear()
    _drawn[key] = known
    return mark_safe(known)  # noqa: S308  # drawn from our own description; texts in it are escaped by Vega


def _ours(svg: str, title: str, mark: str) -> str:
    """One title for screen readers, ids of its own, and no size but the page's."""
    svg = re.sub(
        r' aria-(?:label|roledescription)="[^"]*"| aria-hidden="true"| role="graphics-[a-z]+"', "", svg
    )
    svg = re.sub(r'\bid="([^"]+)"', rf'id="{mark}-\1"', svg)
    svg = re.sub(r"url\(#([^)]+)\)", rf"url(#{mark}-\1)", svg)
    svg = re.sub(r' style="[^"]*"', "", svg)
    head = f'<svg role="img" aria-label="{escape(title)}" focusable="false"'
    return svg.replace("<svg", head, 1).replace(' xmlns:xlink="http://www.w3.org/1999/xlink"', "", 1)


def _kept(folder: Path | None, key: str) -> str | None:
    try:
        return (folder / f"{key}.svg").read_text("utf-8") if folder else None
    except OSError:
        return None


def _keep(folder: Path | None, key: str, svg: str) -> None:
    if folder is None:
        return
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / f".{secrets.token_hex(6)}"
    part.write_text(svg, "utf-8")
    part.replace(folder / f"{key}.svg")
