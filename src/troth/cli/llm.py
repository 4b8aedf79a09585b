"""Options of the language-model reader, shared by the commands that read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from troth.reading.llm.options import VARIABLES

_OPTIONS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("url", {"metavar": "URL", "help": "Address up to /chat/completions, e.g. http://localhost:11434/v1."}),
    ("model", {"metavar": "NAME", "help": "The model to ask."}),
    ("key_env", {"metavar": "VARIABLE", "help": "Environment variable that holds the key."}),
    ("budget_tokens", {"type": click.IntRange(min=0), "help": "Hard stop in tokens, prompts and answers."}),
    ("budget_money", {"metavar": "SUM", "help": "Hard stop in money; needs both prices."}),
    ("price_in", {"metavar": "SUM", "help": "Price of a million tokens sent."}),
    ("price_out", {"metavar": "SUM", "help": "Price of a million tokens answered."}),
    ("cache", {"type": click.Path(path_type=Path, dir_okay=False), "help": "File that keeps answers."}),
)
_SHORT = ("budget_tokens", "budget_money", "price_in", "price_out")


def llm_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """--llm-url, --llm-model, … as keyword arguments llm_url, llm_model, …"""
    for name, settings in reversed(_OPTIONS):
        flag = ("--" if name in _SHORT else "--llm-") + name.replace("_", "-")
        command = click.option(flag, f"llm_{name}", envvar=VARIABLES[name], **settings)(command)
    return command


def chosen(options: dict[str, Any]) -> dict[str, Any]:
    """The arguments of `reader_from` among a command's keyword arguments."""
    return {name: options[f"llm_{name}"] for name, _ in _OPTIONS}
