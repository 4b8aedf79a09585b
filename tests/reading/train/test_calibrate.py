from __future__ import annotations

import numpy as np
import pytest

from troth.reading.skim.calibration import Calibration
from troth.reading.train.calibrate import fitted


@pytest.mark.parametrize("boast", [0.5, 1.0, 2.0])
def test_a_reader_that_boasts_is_brought_to_its_frequencies(boast: float) -> None:
    """Chances sharpened by `boast` are found out: the temperature undoes it."""
    rng = np.random.default_rng(7)
    honest = rng.dirichlet((1.0, 1.0, 1.0), 4000).astype(np.float32)
    truth = np.array([rng.choice(3, p=row / row.sum()) for row in honest.astype(float)])
    boasting = Calibration(1 / boast, 0.0).of(honest)
    assert fitted(boasting, truth)["temperature"] == pytest.approx(boast, rel=0.12)


def test_the_limit_is_where_answers_are_as_often_wrong_as_right() -> None:
    rng = np.random.default_rng(7)
    sure = rng.uniform(0.5, 1.0, 6000)
    right = rng.uniform(size=6000) < np.where(sure < 0.65, 0.2, sure)
    chances = np.stack([sure, 1 - sure], axis=1).astype(np.float32)
    assert fitted(chances, np.where(right, 0, 1))["limit"] == pytest.approx(0.65, abs=0.06)
