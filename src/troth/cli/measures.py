"""`troth measure`: figures with their intervals, on the command line."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import click

from troth.cli.context import Opened, json_option, workspace_option
from troth.cli.django_setup import setup
from troth.cli.output import Shown
from troth.measures import BY_ID, METRICS, Figure
from troth.measures import measure as figures_of

DAY = click.DateTime(["%Y-%m-%d"])


@click.command()
@click.argument("name", required=False)
@click.option("--since", type=DAY, help="First day.")
@click.option("--until", type=DAY, help="Day after the last one.")
@click.option("--by", help="Group by day, week, month, quarter, year, channel, voice, kind, lang or side.")
@click.option("--entity", "entities", multiple=True, help="Only documents that name this entity.")
@click.option("--term", "terms", multiple=True, help="Words to count in the speech profile.")
@workspace_option
@json_option
def measure(
    name: str | None, since: datetime | None, until: datetime | None, by: str | None,
    entities: tuple[str, ...], terms: tuple[str, ...], workspace_path: Path, as_json: bool,
) -> None:  # fmt: skip
    """Show the measure NAME with n and 95 % interval; without a name, list the measures."""
    if name is None:
        _list(as_json)
        return
    metric = BY_ID.get(name)
    if metric is None:
        raise click.BadParameter(f"no measure {name!r}; known: {', '.join(BY_ID)}")
    opened = Opened(workspace_path)
    setup(opened.workspace)
    from troth.web.figures import relations

    scope: dict[str, Any] = {"since": since, "until": until, "by": by, "entities": list(entities) or None}
    asked = relations(metric, list(terms) or None)
    figures = figures_of(opened.library, opened.book, metric, relations=asked, **scope)
    if as_json:
        Shown.json([figure.as_dict() for figure in figures])
    else:
        Shown.table(("about", "value", "95 % interval", "n", "unit"), (_row(figure) for figure in figures))


def _list(as_json: bool) -> None:
    cards = [(metric.id, metric.card.version, metric.card.question) for metric in METRICS]
    if as_json:
        Shown.json([dict(zip(("id", "version", "question"), card, strict=True)) for card in cards])
    else:
        Shown.table(("measure", "version", "question"), cards)


def _row(figure: Figure) -> tuple[object, ...]:
    about = ", ".join(str(value) for value in figure.keys.values() if value is not None)
    if figure.value is None:
        return about, figure.reason or "not enough data", None, figure.n, figure.unit
    interval = None if figure.low is None else f"{figure.low:.3f} … {figure.high:.3f}"
    return about, f"{figure.value:.3f}", interval, figure.n, figure.unit
