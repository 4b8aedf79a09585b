from __future__ import annotations

import pyarrow as pa
import pytest

from troth.reading import Pipeline, pipeline
from troth.reading.pipeline import Layers
from troth.reading.skim.blank import documents
from troth.words import TrothError


class Part:
    """An annotator of nothing."""

    version = "1"
    langs = frozenset({"*"})
    tier = "skim"

    def __init__(self, name: str, needs: set[str], gives: set[str]) -> None:
        self.name, self.needs, self.gives = name, frozenset(needs), frozenset(gives)

    def annotate(self, _: Layers) -> dict[str, pa.RecordBatch]:
        return {}


def test_a_gap_is_refused_before_anything_runs() -> None:
    with pytest.raises(TrothError) as caught:
        Pipeline([Part("late", {"documents", "mentions"}, {"x"}), Part("other", {"y"}, {"mentions"})])
    assert [problem.message for problem in caught.value.problems] == ["late needs mentions", "other needs y"]


def test_a_layer_given_twice_is_refused() -> None:
    with pytest.raises(TrothError, match="gives x"):
        Pipeline([Part("one", set(), {"x"}), Part("two", set(), {"x"})])


def test_the_same_annotator_twice_is_refused() -> None:
    with pytest.raises(TrothError, match="twice"):
        Pipeline([Part("one", set(), {"x"}), Part("one", set(), {"z"})])


def test_order_matters() -> None:
    giver, taker = Part("giver", set(), {"x"}), Part("taker", {"x"}, {"y"})
    Pipeline([giver, taker])
    with pytest.raises(TrothError, match="put an annotator that gives x before taker"):
        Pipeline([taker, giver])


def test_skim_leaves_out_what_is_studied() -> None:
    names = {annotator.name for annotator in pipeline(None, "skim").annotators}
    assert "statements" not in names
    assert "statements" in {annotator.name for annotator in pipeline(None).annotators}


def test_what_is_shared_is_made_once() -> None:
    layers, made = Layers(documents(["a"])), []
    for _ in range(3):
        layers.shared("thing", lambda: made.append(1))
    assert layers.joined is layers.joined
    assert len(made) == 1
