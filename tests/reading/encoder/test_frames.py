from __future__ import annotations

import pyarrow as pa
import pytest

from troth.reading.encoder.frames import Frames
from troth.reading.pipeline import Layers
from troth.reading.skim.blank import documents
from troth.words.schemas import DOCUMENTS


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


def test_vectors_count_where_a_brand_speaks_and_not_in_the_publics_posts() -> None:
    text = "我们做这件事，是因为它是对的。The app crashed twice today."
    batches = []
    for voice in ("own", "public"):
        rows = documents([text]).to_pylist()
        batches.append(pa.RecordBatch.from_pylist([rows[0] | {"voice": voice}], schema=DOCUMENTS))
    own, public = (Frames().annotate(Layers(made))["frames"].to_pylist() for made in batches)
    assert {row["start"] for row in own} & {row["start"] for row in public}
    assert [row["layer_confidence"] for row in own] != [row["layer_confidence"] for row in public]
