"""Accuracy measured: `run` scores one file, `all_tasks` a folder of them."""

from troth.reading.evaluate.run import TASKS, all_tasks, run, wrong_answers

__all__ = ["TASKS", "all_tasks", "run", "wrong_answers"]
