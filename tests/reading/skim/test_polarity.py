from __future__ import annotations

import pytest

from tests.reading.made import book
from troth.reading.pipeline import Layers
from troth.reading.skim import lexicon
from troth.reading.skim.blank import documents
from troth.reading.skim.clauses import clauses
from troth.reading.skim.polarity import Polarity


def opinions(text: str) -> dict[str | None, float]:
    rows = Polarity(book()).annotate(Layers(documents([text])))["opinions"].to_pylist()
    return {row["target"]: row["polarity"] for row in rows}


@pytest.mark.parametrize(
    "text", ["非常满意，强烈推荐！", "Absolutely love it, best phone ever", "Bin total begeistert, sehr gut!"]
)
def test_praise(text: str) -> None:
    assert opinions(text)[None] > 0.3


@pytest.mark.parametrize(
    "text",
    [
        "垃圾，退货，太失望了",
        "Terrible, broke after two days, never again",
        "Absoluter Müll, nie wieder, bin enttäuscht",
    ],
)
def test_blame(text: str) -> None:
    assert opinions(text)[None] < -0.3


def test_each_entity_by_its_own_clause() -> None:
    found = opinions("北光的客服非常好，很满意；小米的物流太差了，气死我了。")
    assert found["nordlicht"] > found["mi"]


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("很好", 0),
        ("不好吃", 1),
        ("差", 1),
        ("not good", 2),
        ("isn't very good", 2),
        ("nicht gut", 2),
        ("gefällt mir nicht", 1),
        ("kein Problem", 0),
    ],
)
def test_negation_turns_words(text: str, column: int) -> None:
    layers = Layers(documents([text]))
    weights = lexicon.weigh(layers.joined, clauses(layers))[0]
    assert weights[:4].argmax() == column


def test_lexicon_forms() -> None:
    assert "loving" in lexicon.forms("love~")
    assert "schöneren" in lexicon.forms("schön*")
    assert lexicon.forms("<3") == ["<3"]
    assert len(lexicon.entries()) > 5000
