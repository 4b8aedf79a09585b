"""`troth train`: every model that ships, made anew."""

from __future__ import annotations

from pathlib import Path

import click

from troth.cli.context import json_option
from troth.cli.output import Shown
from troth.reading.train import train as make_models

CHECKOUT = Path(__file__).resolve().parents[3]
MODELS = Path(__file__).resolve().parents[1] / "reading" / "models"
FOLDER = click.Path(path_type=Path, file_okay=False, exists=True)


@click.command()
@click.option("--data", type=FOLDER, required=True, help="Public sources (MIT and Apache-2.0 are used).")
@click.option("--gold", type=FOLDER, default=CHECKOUT / "data" / "gold", help="Our own gold set.")
@click.option(
    "--training", type=FOLDER, default=CHECKOUT / "data" / "training", help="Our own training text."
)
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), default=MODELS, help="Where the models go."
)
@json_option
def train(data: Path, gold: Path, training: Path, out: Path, as_json: bool) -> None:
    """Train the models and write their cards; the same input gives the same bytes."""
    out.mkdir(parents=True, exist_ok=True)
    counts = make_models(data, gold, training, out, say=lambda text: click.echo(text, err=True))
    if as_json:
        Shown.json({"out": out, "items": counts})
    else:
        Shown.table(("source", "items"), sorted(counts.items()))
