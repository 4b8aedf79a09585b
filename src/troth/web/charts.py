"""Charts drawn on the server as SVG whose colours are the page's own, so that they follow light and dark.

Every chart comes in two widths, for desk and phone, and with the table of the numbers in it.
"""

from __future__ import annotations

import re
import secrets
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
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
_MONTHS = "utcFormat(datum.value, utcmonth(datum.value) == 0 ? '%Y' : '%b')"
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


def _months(width: int) -> dict[str, Any]:
    count = "month" if width > NARROW else {"interval": "month", "step": 3}
    return {"title": None, "labelExpr": _MONTHS, "tickCount": count, "labelFlush": True, "labelOverlap": True}


def _values(rows: list[dict[str, Any]]) -> dict[str, Any]:
    plain = [{k: v.isoformat() if isinstance(v, date) else v for k, v in row.items()} for row in rows]
    return {"values": plain}


def stacked_weeks(rows: list[dict[str, Any]], order: Sequence[str], height: int = 170) -> Spec:
    """Columns by week, stacked by voice. Rows: week (Monday), voice, n."""
    top: dict[date, int] = {}
    data = []
    for row in sorted(rows, key=lambda row: order.index(row["voice"])):
        base = top.get(row["week"], 0)
        top[row["week"]] = base + row["n"]
        ends = row["week"] + timedelta(days=6)
        data.append(
            {"week": row["week"], "end": ends, "voice": row["voice"], "base": base, "top": base + row["n"]}
        )

    def spec(width: int) -> dict[str, Any]:
        return {
            "width": width,
            "height": height,
            "data": _values(data),
            "mark": {"type": "rect"},
            "encoding": {
                "x": {"field": "week", "type": "temporal", "scale": {"type": "utc"}, "axis": _months(width)},
                "x2": {"field": "end"},
                "y": {
                    "field": "base",
                    "type": "quantitative",
                    "axis": {"title": None, "format": "~s", "tickMinStep": 1},
                },
                "y2": {"field": "top"},
                "color": {
                    "field": "voice",
                    "type": "nominal",
                    "legend": None,
                    "scale": {"domain": list(order), "range": [COLOURS.get(v, ACCENT) for v in order]},
                },
            },
        }

    return spec


def line_with_band(
    rows: list[dict[str, Any]],
    *,
    height: int = 150,
    percent: bool = False,
    domain: tuple[float, float] | None = None,
    series: Sequence[tuple[str, str]] = (),
) -> Spec:
    """A value by month with its interval. Rows: month, value, low, high and, for several lines, `series`."""
    scale = {"domain": list(domain)} if domain else {"zero": True}
    colour: dict[str, Any] = {"value": ACCENT}
    if series:
        names, colours = [name for name, _ in series], [colour for _, colour in series]
        colour = {
            "field": "series",
            "type": "nominal",
            "legend": None,
            "scale": {"domain": names, "range": colours},
        }

    def spec(width: int) -> dict[str, Any]:
        x = {"field": "month", "type": "temporal", "scale": {"type": "utc"}, "axis": _months(width)}
        axis = {"title": None, "format": ".0%" if percent else "~g"}
        y = {"field": "value", "type": "quantitative", "scale": scale, "axis": axis}
        band = {
            "mark": {"type": "area", "opacity": 0.14},
            "encoding": {"x": x, "y": {**y, "field": "low"}, "y2": {"field": "high"}, "color": colour},
        }
        line = {"mark": {"type": "line", "strokeWidth": 2, "point": {"size": 22, "filled": True}},
                "encoding": {"x": x, "y": y, "color": colour}}  # fmt: skip
        zero = {"mark": {"type": "rule", "color": "var(--muted)", "strokeDash": [2, 3]},
                "encoding": {"y": {"datum": 0}}}  # fmt: skip
        whisker = {
            "mark": {"type": "rule", "opacity": 0.45},
            "encoding": {"x": x, "y": {**y, "field": "low"}, "y2": {"field": "high"}, "color": colour},
        }
        layers = [zero, band, whisker, line] if domain and domain[0] < 0 else [band, whisker, line]
        return {"width": width, "height": height, "data": _values(rows), "layer": layers}

    return spec


def slip_lines(rows: list[dict[str, Any]], height: int = 200) -> Spec:
    """Days behind the first announcement, over the day of saying, a line a promise; hollow where it came.

    Rows: promise, on, days, came (whether this point is the actual day).
    """

    def spec(width: int) -> dict[str, Any]:
        x = {"field": "on", "type": "temporal", "scale": {"type": "utc"}, "axis": _months(width)}
        y = {"field": "days", "type": "quantitative", "axis": {"title": None, "format": "+d"}}
        encoding = {"x": x, "y": y, "detail": {"field": "promise", "type": "nominal"}}
        line = {
            "type": "line",
            "interpolate": "step-after",
            "strokeWidth": 1.8,
            "opacity": 0.75,
            "color": ACCENT,
        }
        fill = {"condition": {"test": "datum.came", "value": "var(--surface)"}, "value": ACCENT}
        point = {"type": "point", "size": 46, "opacity": 1, "stroke": ACCENT, "strokeWidth": 1.8}
        zero = {"mark": {"type": "rule", "color": "var(--muted)", "strokeDash": [2, 3]},
                "encoding": {"y": {"datum": 0}}}  # fmt: skip
        layers = [
            zero,
            {"mark": line, "encoding": encoding},
            {"mark": point, "encoding": {**encoding, "fill": fill}},
        ]
        return {"width": width, "height": height, "data": _values(rows), "layer": layers}

    return spec


def delivered_lines(
    points: list[dict[str, Any]],
    series: Sequence[tuple[str, str]],
    promised: list[dict[str, Any]],
    expected: list[dict[str, Any]],
    reach: list[dict[str, Any]],
    height: int = 230,
) -> Spec:
    """Observed numbers against the promised line. Rows of all: on, value; `points` also series.

    `expected` carries the present pace on; `reach` holds one row (on, until, value): the finish's interval.
    """
    names, colours = [name for name, _ in series], [colour for _, colour in series]

    def spec(width: int) -> dict[str, Any]:
        x = {"field": "on", "type": "temporal", "scale": {"type": "utc"}, "axis": _months(width)}
        y = {"field": "value", "type": "quantitative", "scale": {"zero": True},
             "axis": {"title": None, "format": "~s"}}  # fmt: skip
        colour = {"field": "series", "type": "nominal", "legend": None,
                  "scale": {"domain": names, "range": colours}}  # fmt: skip

        def line(rows: list[dict[str, Any]], colour: str, dash: list[int]) -> dict[str, Any]:
            mark = {"type": "line", "color": colour, "strokeDash": dash, "strokeWidth": 1.6}
            return {"data": _values(rows), "mark": mark, "encoding": {"x": x, "y": y}}

        mark = {"type": "rule", "color": ACCENT, "strokeWidth": 6, "opacity": 0.28, "strokeCap": "round"}
        layers = [line(promised, "var(--muted)", [2, 3]), line(expected, ACCENT, [6, 4])]
        if reach:
            layers.append({"data": _values(reach), "mark": mark,
                           "encoding": {"x": x, "x2": {"field": "until"}, "y": y}})  # fmt: skip
        layers.append({"data": _values(points), "encoding": {"x": x, "y": y, "color": colour},
                       "mark": {"type": "line", "strokeWidth": 2.2,
                                "point": {"size": 34, "filled": True}}})  # fmt: skip
        return {"width": width, "height": height, "layer": layers}

    return spec


def grouped_bars(
    rows: list[dict[str, Any]], groups: Sequence[str], series: Sequence[tuple[str, str]], height: int = 150
) -> Spec:
    """Shares side by side with whiskers. Rows: group, series, value, low, high (0 to 1)."""
    names, colours = [name for name, _ in series], [colour for _, colour in series]

    def spec(width: int) -> dict[str, Any]:
        x = {
            "field": "group",
            "type": "nominal",
            "sort": list(groups),
            "axis": {"title": None, "labelAngle": 0},
        }
        offset = {"field": "series", "sort": names}
        y = {"type": "quantitative", "axis": {"title": None, "format": ".0%"}}
        colour = {
            "field": "series",
            "type": "nominal",
            "legend": None,
            "scale": {"domain": names, "range": colours},
        }
        return {
            "width": width,
            "height": height,
            "data": _values(rows),
            "layer": [
                {
                    "mark": {"type": "bar", "cornerRadiusEnd": 2},
                    "encoding": {"x": x, "xOffset": offset, "y": {**y, "field": "value"}, "color": colour},
                },
                {
                    "mark": {"type": "rule", "color": "var(--ink)", "strokeWidth": 1.2},
                    "encoding": {
                        "x": x,
                        "xOffset": offset,
                        "y": {**y, "field": "low"},
                        "y2": {"field": "high"},
                    },
                },
            ],
        }

    return spec
