"""`troth train`: all models, with their cards."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from troth.reading.train.apart import kept_apart, measured_texts
from troth.reading.train.calibrate import calibrate
from troth.reading.train.cards import write_cards
from troth.reading.train.gold import Item, read_gold
from troth.reading.train.own import read_own
from troth.reading.train.skim import train_skim
from troth.reading.train.sources import read_sources
from troth.reading.train.study import train_study


def train(
    data: Path, gold: Path, training: Path, out: Path, say: Callable[[str], None] = lambda _: None
) -> dict[str, int]:
    """Train the skim and study models on the gold set's train part, our own sentences and licensed sources,
    and calibrate them on the gold set's dev part.

    `data` is the folder of public sources, `gold` and `training` those of the project's own text, `out`
    takes the weights and cards. Texts that evaluation files hold are left out. Returns items by source.
    """
    items = learned_from(data, gold, training, say)
    train_skim(items, out)
    say("skim.npz")
    train_study(items, out)
    say("study.npz")
    calibrate([item for item in read_gold(gold) if item.part == "dev"], out)
    say("calibration.json")
    counts: dict[str, int] = {}
    for item in items:
        counts[item.source] = counts.get(item.source, 0) + 1
    write_cards(out, counts)
    return counts


def learned_from(
    data: Path, gold: Path, training: Path, say: Callable[[str], None] = lambda _: None
) -> list[Item]:
    """Everything that models learn from: our own text, then public sources without what is measured on."""
    own = [item for item in read_gold(gold) if item.part == "train"] + read_own(training)
    foreign = list(read_sources(data))
    kept = kept_apart(foreign, measured_texts(data))
    say(f"{len(own)} items of our own, {len(kept)} of {len(foreign)} from public sources are not measured on")
    return [*own, *kept]
