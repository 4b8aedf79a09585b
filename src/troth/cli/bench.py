"""`troth bench`: speed and size, measured on made-up volume."""

from __future__ import annotations

from pathlib import Path

import click

from troth.cli.context import json_option
from troth.cli.output import Shown


@click.group()
def bench() -> None:
    """Measure speed and memory."""


@bench.command()
@click.option("--docs", default=200_000, show_default=True, help="Posts to read.")
@click.option("--seed", default=0, show_default=True)
@click.option("--workers", type=int, help="Processes (default: by the machine's cores).")
@json_option
def read(docs: int, seed: int, workers: int | None, as_json: bool) -> None:
    """Read made-up posts with every annotator of the skim tier."""
    from troth.reading.bench import bench_read

    found = bench_read(docs, seed, workers)
    if as_json:
        Shown.json(found)
        return
    Shown.table(
        ("measure", "value"), ((key, value) for key, value in found.items() if not isinstance(value, dict))
    )
    Shown.table(("annotator", "µs a post"), found["us_per_doc"].items())


@bench.command()
@click.argument("output", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--posts", default=1_000_000, show_default=True)
@click.option("--seed", default=0, show_default=True)
@json_option
def make(output: Path, posts: int, seed: int, as_json: bool) -> None:
    """Write made-up posts as a CSV that `troth add` takes, grown from the sample brand's texts."""
    from troth.sample.volume import write_posts

    write_posts(output, posts, seed)
    if as_json:
        Shown.json({"file": output, "posts": posts, "bytes": output.stat().st_size})
    else:
        click.echo(f"{posts:,} posts written to {output} ({output.stat().st_size / 1e6:,.0f} MB)")
