"""Training of every model that ships: deterministic, from text whose licence allows it."""

from troth.reading.train.run import train

__all__ = ["train"]
