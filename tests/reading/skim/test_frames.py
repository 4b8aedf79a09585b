from __future__ import annotations

import pytest

from troth.reading.pipeline import Layers
from troth.reading.skim.blank import documents
from troth.reading.skim.frames import Frames


def frames(text: str) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = Frames().annotate(Layers(documents([text])))["frames"].to_pylist()
    return rows


@pytest.mark.parametrize(
    "text", ["电池容量从5000毫安时升级到6000毫安时，充电更快。", "The battery charges to 80% in 20 minutes."]
)
def test_a_feature_is_function(text: str) -> None:
    assert frames(text)[0]["layer"] == "function"


def test_an_unsure_layer_is_null_and_keeps_its_chance() -> None:
    rows = frames("Nun ja, mal schauen, was dabei wird. 也许吧。 Whatever this may be, we are here.")
    assert all(row["layer"] is not None or 0 < row["layer_confidence"] < 1 for row in rows)
