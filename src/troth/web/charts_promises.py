"""Descriptions of the charts of promises: how days slipped, what was delivered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from troth.web.charts import months, values
from troth.web.drawing import ACCENT, Spec


def slip_lines(rows: list[dict[str, Any]], height: int = 200) -> Spec:
    """Days behind the first announcement, over the day of saying, a line a promise; hollow where it came.

    Rows: promise, on, days, came (whether this point is the actual day).
    """

    def spec(width: int) -> dict[str, Any]:
        x = {"field": "on", "type": "temporal", "scale": {"type": "utc"}, "axis": months(width)}
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
        return {"width": width, "height": height, "data": values(rows), "layer": layers}

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
        x = {"field": "on", "type": "temporal", "scale": {"type": "utc"}, "axis": months(width)}
        y = {"field": "value", "type": "quantitative", "scale": {"zero": True},
             "axis": {"title": None, "format": "~s"}}  # fmt: skip
        colour = {"field": "series", "type": "nominal", "legend": None,
                  "scale": {"domain": names, "range": colours}}  # fmt: skip

        def line(rows: list[dict[str, Any]], colour: str, dash: list[int]) -> dict[str, Any]:
            mark = {"type": "line", "color": colour, "strokeDash": dash, "strokeWidth": 1.6}
            return {"data": values(rows), "mark": mark, "encoding": {"x": x, "y": y}}

        mark = {"type": "rule", "color": ACCENT, "strokeWidth": 6, "opacity": 0.28, "strokeCap": "round"}
        layers = [line(promised, "var(--muted)", [2, 3]), line(expected, ACCENT, [6, 4])]
        if reach:
            layers.append({"data": values(reach), "mark": mark,
                           "encoding": {"x": x, "x2": {"field": "until"}, "y": y}})  # fmt: skip
        layers.append({"data": values(points), "encoding": {"x": x, "y": y, "color": colour},
                       "mark": {"type": "line", "strokeWidth": 2.2,
                                "point": {"size": 34, "filled": True}}})  # fmt: skip
        return {"width": width, "height": height, "layer": layers}

    return spec


def slip_steps(rows: list[dict[str, Any]], height: int = 200) -> Spec:
    """Share that came by days after the announced day, as steps with their interval.

    Rows: days, share, low, high; the last one carries the curve on to the longest wait.
    """

    def spec(width: int) -> dict[str, Any]:
        x = {
            "field": "days",
            "type": "quantitative",
            "axis": {"title": None, "format": "+d", "tickMinStep": 1, "tickCount": 8, "labelOverlap": True},
        }
        y = {"field": "share", "type": "quantitative", "scale": {"domain": [0, 1]},
             "axis": {"title": None, "format": ".0%"}}  # fmt: skip
        band = {"mark": {"type": "area", "interpolate": "step-after", "opacity": 0.14, "color": ACCENT},
                "encoding": {"x": x, "y": {**y, "field": "low"}, "y2": {"field": "high"}}}  # fmt: skip
        line = {"mark": {"type": "line", "interpolate": "step-after", "strokeWidth": 2, "color": ACCENT},
                "encoding": {"x": x, "y": y}}  # fmt: skip
        return {"width": width, "height": height, "data": values(rows), "layer": [band, line]}

    return spec
