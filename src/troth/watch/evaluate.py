"""`troth eval storms FOLDER`: storms found in labelled series of counts.

A folder holds CSV files (timestamp,value at equal steps) and `windows.json`: for each file the windows in
which somebody saw an anomaly. A window is found when a storm touches it; a storm that touches none is a false
alarm.
"""

from __future__ import annotations

import csv
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import orjson

from troth.watch.storms import Series, Storm, storms
from troth.words import Problem, TrothError, fail

Window = tuple[int, int]
WEEK = 7 * 86_400
_DRAWS = 1000
LONGEST = 2_000_000
"""Steps of a series, gaps included; 19 years of five minutes. One stray year must not fill the memory."""


def run(folder: str | Path) -> dict[str, Any]:
    """Windows found and alarms that were right over all series of a folder.

    Returns n (windows), f1 with `ci95` (bootstrap over windows and alarms), precision, recall, the median
    hours from a window's begin to its first alarm, false alarms a week, figures by file and docs_per_s
    (counts read a second). Raises TrothError for a folder or file that cannot be read, with its lines.
    """
    series, labels = _read(Path(folder))
    begun = time.perf_counter()
    found = {name: storms(one) for name, one in series.items()}
    spent = time.perf_counter() - begun
    hits = {name: [_touched(window, found[name]) for window in labels[name]] for name in series}
    right = {name: [any(_touch(w, storm) for w in labels[name]) for storm in found[name]] for name in series}
    caught = np.array([hit is not None for name in series for hit in hits[name]])
    alarms = np.array([good for name in series for good in right[name]], dtype=bool)
    weeks = sum(len(one.counts) * one.step for one in series.values()) / WEEK
    delays = [hit / 3600 for name in series for hit in hits[name] if hit is not None]
    return {
        "task": "storms", "file": Path(folder).name, "n": len(caught),
        "f1": round(_f1(caught, alarms), 4), "ci95": _interval(caught, alarms),
        "precision": _share(alarms), "recall": _share(caught), "alarms": len(alarms),
        "median_delay_hours": round(float(np.median(delays)), 2) if delays else None,
        "false_alarms_a_week": round(float((~alarms).sum() / weeks), 3),
        "files": {
            name: {"windows": len(hits[name]), "found": sum(hit is not None for hit in hits[name]),
                   "alarms": len(right[name]), "false": right[name].count(False)} for name in series
        },
        "docs_per_s": round(sum(len(one.counts) for one in series.values()) / max(spent, 1e-9), 1),
    }  # fmt: skip


def wrong_answers(folder: str | Path) -> list[dict[str, Any]]:
    """Every window that was missed and every alarm outside all windows, by file and time."""
    series, labels = _read(Path(folder))
    wrong: list[dict[str, Any]] = []
    for name, one in series.items():
        found = storms(one)
        for window in labels[name]:
            if _touched(window, found) is None:
                wrong.append({"file": name, "truth": [_said(at) for at in window], "answer": None})
        for storm in found:
            if not any(_touch(window, storm) for window in labels[name]):
                ends = [storm.start, storm.end or storm.peak]
                wrong.append({"file": name, "truth": None, "answer": [_said(at) for at in ends]})
    return wrong


def _touch(window: Window, storm: Storm) -> bool:
    return storm.start <= window[1] and (storm.end is None or storm.end >= window[0])


def _touched(window: Window, found: list[Storm]) -> int | None:
    """Seconds from a window's begin to the first storm in it (0 where one runs already); None when missed."""
    starts = [max(0, storm.start - window[0]) for storm in found if _touch(window, storm)]
    return min(starts, default=None)


def _f1(caught: np.ndarray, alarms: np.ndarray) -> float:
    recall = float(caught.mean()) if len(caught) else 0.0
    precision = float(alarms.mean()) if len(alarms) else 0.0
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _interval(caught: np.ndarray, alarms: np.ndarray) -> list[float]:
    """95 % percentile bootstrap (Efron 1979) over windows and, apart, over alarms."""
    rng = np.random.default_rng(0)
    drawn = [
        _f1(rng.choice(caught, len(caught)), rng.choice(alarms, len(alarms)) if len(alarms) else alarms)
        for _ in range(_DRAWS)
    ]
    low, high = np.percentile(drawn, (2.5, 97.5))
    return [round(float(low), 4), round(float(high), 4)]


def _share(values: np.ndarray) -> float | None:
    return round(float(values.mean()), 4) if len(values) else None


def _said(moment: int) -> str:
    return datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%d %H:%M")


def _read(folder: Path) -> tuple[dict[str, Series], dict[str, list[Window]]]:
    path = folder / "windows.json"
    if not path.is_file():
        raise fail(
            "storms.windows", "no windows.json", file=str(folder), hint="a folder of CSV files with it"
        )
    try:
        told = {
            str(name): [(_moment(first), _moment(last)) for first, last in windows]
            for name, windows in orjson.loads(path.read_bytes()).items()
        }
    except (ValueError, TypeError, AttributeError) as error:
        raise fail("storms.windows", f"cannot be read: {error}", file=str(path)) from error
    problems: list[Problem] = []
    series = {name: _series(folder / name, problems) for name in sorted(told)}
    if problems:
        raise TrothError(problems)
    if not any(told.values()):
        raise fail("eval.empty", "no window is labelled", file=str(path))
    return series, told


def _series(path: Path, problems: list[Problem]) -> Series:
    """Counts of one file; rows that cannot be read become problems with their lines."""
    if not path.is_file():
        problems.append(Problem("storms.file", "named in windows.json, but not there", file=str(path)))
        return Series(0, 300, np.empty(0))
    try:
        rows = sorted(_rows(path, problems))
    except UnicodeDecodeError as error:
        problems.append(Problem("storms.file", f"not UTF-8: {error}", file=str(path)))
        rows = []
    if len(rows) < 2:
        problems.append(Problem("storms.file", "fewer than two counts", file=str(path)))
        return Series(0, 300, np.empty(0))
    times = np.array([row[0] for row in rows], dtype=np.int64)
    step = int(np.median(np.diff(times)))
    if step <= 0 or 3600 % step:
        problems.append(Problem("storms.step", f"steps of {step} s do not divide the hour", file=str(path)))
        return Series(0, 300, np.empty(0))
    places = np.rint((times - times[0]) / step).astype(np.int64)
    if places[-1] >= LONGEST:
        problems.append(Problem("storms.span", f"{places[-1]} steps from first to last", file=str(path)))
        return Series(0, 300, np.empty(0))
    counts = np.full(int(places[-1]) + 1, np.nan)
    counts[places] = [row[1] for row in rows]
    return Series(int(times[0]), step, counts)


def _rows(path: Path, problems: list[Problem]) -> Iterator[tuple[int, float]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), 2):
            try:
                count = float(row["value"])
                if not 0 <= count < float("inf"):
                    raise ValueError(f"{row['value']} is no count")
                yield _moment(row["timestamp"]), count
            except (KeyError, TypeError, ValueError) as error:
                problems.append(
                    Problem("storms.row", f"cannot be read: {error}", file=str(path), line=number)
                )


def _moment(text: str) -> int:
    """Seconds since 1970; a time without a zone is UTC."""
    told = datetime.fromisoformat(text)
    return int((told if told.tzinfo else told.replace(tzinfo=UTC)).timestamp())
