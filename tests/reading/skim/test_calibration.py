from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from troth.reading.skim.calibration import Calibration, calibration
from troth.reading.train.calibrate import READERS


@given(
    arrays(np.float32, (4, 3), elements=st.floats(0.0078125, 1.0, width=32)),
    st.floats(0.4, 3.0),
)
def test_calibrated_chances_sum_to_one_and_keep_their_order(raw: np.ndarray, temperature: float) -> None:
    chances = raw / raw.sum(axis=1, keepdims=True)
    found = Calibration(temperature, 0.5).of(chances)
    assert np.allclose(found.sum(axis=1), 1, atol=1e-5)
    for before, after in zip(chances, found, strict=True):
        order = np.argsort(before, kind="stable")
        assert (np.diff(after[order]) >= -1e-6).all()


def test_a_high_temperature_humbles() -> None:
    sure = np.array([[0.9, 0.1]], dtype=np.float32)
    assert Calibration(2.0, 0.5).of(sure)[0, 0] < 0.9 < Calibration(0.5, 0.5).of(sure)[0, 0]


def test_every_reader_that_answers_is_calibrated() -> None:
    for task, readers in READERS.items():
        for by in readers:
            found = calibration(task, by)
            assert found.temperature > 0
            assert 0.25 < found.limit < 0.85
