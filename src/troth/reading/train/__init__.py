"""Training of every model that ships: deterministic, from text whose licence allows it."""

from troth.reading.train.skim import train_skim

__all__ = ["train_skim"]
