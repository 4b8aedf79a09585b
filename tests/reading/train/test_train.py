from __future__ import annotations

import hashlib
import re
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from troth.reading.skim.ngrams import BUCKETS
from troth.reading.train.apart import kept_apart
from troth.reading.train.gold import Item, read_gold
from troth.reading.train.own import read_own
from troth.reading.train.skim import CLASSES, features, train_skim
from troth.reading.train.sources import SOURCES, read_sources
from troth.reading.train.study import TASKS, train_study
from troth.words import TrothError

ROOT = Path(__file__).parents[3]
WORDS = {
    "zh": "今天 很好 太差 屏幕 电池 价格",
    "en": "good bad screen battery price day",
    "de": "gut schlecht Bild Akku Preis Tag",
}


def items() -> list[Item]:
    """A few made-up items for every class of every task."""
    made = []
    for lang, words in WORDS.items():
        for number in range(24):
            text = " ".join(np.roll(words.split(), number)[: 2 + number % 4])
            labels = {task: classes[number % len(classes)] for task, classes in CLASSES.items()}
            labels["commitment"] = ("firm", "soft", "none")[number % 3]
            made.append(Item(f"{text} {number}", lang, "made", labels))
    return made


def test_the_same_items_give_the_same_bytes(tmp_path: Path) -> None:
    own = [*items(), *(item for item in read_own(ROOT / "data/training") if "pledge" in item.labels)]
    for name in ("one", "other"):
        train_skim(own, tmp_path / name)
        train_study(own, tmp_path / name)
    for file in ("skim.npz", "study.npz"):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "other" / file).read_bytes()


def test_training_and_reading_count_the_same_features() -> None:
    x = features(["很好 good", ""])
    assert x.shape[0] == 2
    assert x[0, :BUCKETS].sum() > 0
    assert x[1, :BUCKETS].nnz == 0


def test_measured_texts_are_kept_apart() -> None:
    text = "This long sentence about a phone with a very good battery stands in both collections."
    here = [
        Item(f"@someone {text} http://x.y/z", "en", "a", {}),
        Item("Quite another sentence about trains.", "en", "a", {}),
    ]
    assert [item.text for item in kept_apart(here, [f"@user {text}"])] == [
        "Quite another sentence about trains."
    ]


def test_missing_sources_are_named(tmp_path: Path) -> None:
    with pytest.raises(TrothError, match="amazon"):
        list(read_sources(tmp_path))


def test_only_free_licences_train() -> None:
    assert {source.licence for source in SOURCES} <= {"MIT", "Apache-2.0"}


def test_models_that_ship_are_small_and_have_cards() -> None:
    folder = ROOT / "src/troth/reading/models"
    assert sum(path.stat().st_size for path in folder.glob("*.npz")) < 12_000_000
    for path in folder.glob("*.npz"):
        card = path.with_suffix(".md").read_text("utf-8")
        assert "licence" in card
        assert str(path.stat().st_size) in card
        assert hashlib.sha256(path.read_bytes()).hexdigest() in card
        assert re.search(r"Date: \d{4}-\d\d-\d\d", card)
        assert re.search(r"\| polarity \| \d+ \| 0\.\d{3} \|", card)


def test_gold_items_are_read_by_part() -> None:
    parts = {item.part for item in read_gold(ROOT / "data/gold")}
    assert parts == {"train", "dev", "test"}


def test_pledges_hold_every_sort() -> None:
    sorts = {item.labels["pledge"] for item in read_own(ROOT / "data/training") if "pledge" in item.labels}
    assert sorts == set(TASKS["pledge"][0])


def test_our_own_sentences_are_balanced_enough_to_learn_from() -> None:
    layers = Counter(
        item.labels["layer"] for item in read_own(ROOT / "data/training") if "layer" in item.labels
    )
    assert set(layers) == {"function", "emotion", "values", "none"}
    assert min(layers.values()) * 10 > sum(layers.values())


def test_a_review_teaches_what_it_says_of_its_target(tmp_path: Path) -> None:
    (tmp_path / "reviews.en.tsv").write_text(
        "# lang, label, target, text\nen\tnegative\tbattery\tLovely screen, but the battery dies by noon.\n"
    )
    (item,) = read_own(tmp_path)
    assert (item.text, item.labels, item.target) == (
        "the battery dies by noon", {"polarity": "negative"}, "battery",
    )  # fmt: skip


def test_wrong_rows_are_all_named_with_their_lines(tmp_path: Path) -> None:
    (tmp_path / "reviews.en.tsv").write_text(
        "en\tnegative\tscreen\tNo such word.\nen\tgreat\t-\tFine.\nen\tpositive\t-\tFine.\nshort\n"
    )
    with pytest.raises(TrothError) as told:
        read_own(tmp_path)
    assert [problem.line for problem in told.value.problems] == [1, 2, 4]
