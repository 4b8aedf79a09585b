from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from tests.watch.test_storms import MONDAY, burst, counts
from troth.cli.main import troth
from troth.watch.evaluate import run, wrong_answers
from troth.words import TrothError


def said(moment: int) -> str:
    return datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%d %H:%M:%S")


def write(folder: Path, values: np.ndarray, windows: list[tuple[int, int]]) -> Path:
    rows = [f"{said(MONDAY + 300 * i)},{int(value)}" for i, value in enumerate(values)]
    (folder / "a.csv").write_text("timestamp,value\n" + "\n".join(rows) + "\n")
    told = {"a.csv": [[said(MONDAY + 300 * first), said(MONDAY + 300 * last)] for first, last in windows]}
    (folder / "windows.json").write_text(json.dumps(told))
    return folder


def test_found_missed_and_false_are_counted(tmp_path: Path) -> None:
    values = burst(burst(counts(), 6000), 9000)
    folder = write(tmp_path, values, [(5990, 6050), (10_500, 10_600)])
    found = run(folder)
    assert (found["n"], found["alarms"], found["recall"], found["precision"]) == (2, 2, 0.5, 0.5)
    assert found["f1"] == 0.5
    assert found["files"] == {"a.csv": {"windows": 2, "found": 1, "alarms": 2, "false": 1}}
    wrong = wrong_answers(folder)
    assert [(one["truth"] is None, one["answer"] is None) for one in wrong] == [(False, True), (True, False)]


def test_the_command_takes_a_folder(tmp_path: Path) -> None:
    folder = write(tmp_path, burst(counts(), 6000), [(5990, 6050)])
    told = CliRunner().invoke(troth, ["eval", "storms", str(folder), "--json"])
    assert told.exit_code == 0, told.output
    assert json.loads(told.output)["f1"] == 1.0


def test_rows_that_cannot_be_read_are_all_named(tmp_path: Path) -> None:
    write(tmp_path, counts(1)[:50], [(3, 9)])
    text = (tmp_path / "a.csv").read_text().splitlines()
    text[4], text[9] = "never,3", f"{said(MONDAY)},-2"
    (tmp_path / "a.csv").write_text("\n".join(text))
    with pytest.raises(TrothError) as told:
        run(tmp_path)
    assert [problem.line for problem in told.value.problems] == [5, 10]


@pytest.mark.parametrize("windows", [None, "[1, 2", '{"b.csv": [["2025-01-01", "2025-01-02"]]}', "{}"])
def test_a_folder_that_is_none_is_told(tmp_path: Path, windows: str | None) -> None:
    if windows is not None:
        (tmp_path / "windows.json").write_text(windows)
    with pytest.raises(TrothError):
        run(tmp_path)


def test_a_stray_year_and_a_foreign_encoding_are_told(tmp_path: Path) -> None:
    write(tmp_path, counts(1)[:50], [(3, 9)])
    good = (tmp_path / "a.csv").read_text()
    (tmp_path / "a.csv").write_text(good + "9999-01-01 00:00:00,3\n")
    with pytest.raises(TrothError, match="steps from first to last"):
        run(tmp_path)
    (tmp_path / "a.csv").write_bytes(good.encode() + b"\xff\xfe,3\n")
    with pytest.raises(TrothError, match="not UTF-8"):
        run(tmp_path)
