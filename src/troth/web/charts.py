"""Descriptions of the charts of documents and measures: rows in, Vega-Lite for a width out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from troth.web.drawing import ACCENT, COLOURS, NARROW, Spec

_MONTHS = "utcFormat(datum.value, utcmonth(datum.value) == 0 ? '%Y' : '%b')"


def months(width: int) -> dict[str, Any]:
    count = "month" if width > NARROW else {"interval": "month", "step": 3}
    return {"title": None, "labelExpr": _MONTHS, "tickCount": count, "labelFlush": True, "labelOverlap": True}


def values(rows: list[dict[str, Any]]) -> dict[str, Any]:
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
            "data": values(data),
            "mark": {"type": "rect"},
            "encoding": {
                "x": {"field": "week", "type": "temporal", "scale": {"type": "utc"}, "axis": months(width)},
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
        x = {"field": "month", "type": "temporal", "scale": {"type": "utc"}, "axis": months(width)}
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
        return {"width": width, "height": height, "data": values(rows), "layer": layers}

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
            "data": values(rows),
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
