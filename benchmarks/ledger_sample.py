"""The ledger on the sample brand, held against the sample's truth: `python -m benchmarks.ledger_sample`.

Takes the sample in, reads it, lets the ledger propose promises and evidence in a workspace of its own, and
writes what is right and every mistake into docs/ledger-accuracy.md.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.pages import DOCS, put
from troth.cli.context import Opened
from troth.cli.django_setup import setup
from troth.cli.sources import import_options
from troth.library import Workspace
from troth.reading.engines.local import read_library
from troth.sample import AS_OF, brandbook_path, laid_out
from troth.sample.truth import load
from troth.sources.intake import take_in
from troth.words import FixedClock, SystemClock

if TYPE_CHECKING:  # the ledger's tables need Django, which is set up for one workspace first
    from benchmarks.ledger_score import Score

PAGE = DOCS / "ledger-accuracy.md"
NOW = datetime(*AS_OF, tzinfo=UTC)
LEAST = {"found": 0.90, "proposals": 0.90, "pairs_read": 0.85, "pairs_right": 0.95, "evidence": 0.85}
"""What the sample has to reach."""


def read_sample(folder: Path) -> Opened:
    """The sample's year in a new workspace below `folder`, taken in and read."""
    workspace = Workspace.create(folder / "ws", demo=True, as_of=NOW, language="en")
    shutil.copyfile(brandbook_path(), workspace.brandbook_path)
    opened = Opened(workspace.root)
    (folder / "laid").mkdir()
    library = opened.library
    reports = take_in(
        [laid_out(folder / "laid")],
        import_options(opened),
        library,
        library.originals.keep,
        workspace.rejects_path,
    )
    failed = [str(problem) for report in reports for problem in report.problems if report.failed]
    if failed:
        raise ValueError("; ".join(failed))
    read_library(library, opened.book)
    return opened


@contextmanager
def in_october() -> Iterator[None]:
    """The ledger's clock at the moment at which the sample's year is told."""
    from troth.ledger import moment

    moment.set_clock(FixedClock(NOW))
    try:
        yield
    finally:
        moment.set_clock(SystemClock())


def scored(opened: Opened) -> Score:
    """Propose and follow up in the ledger that Django is set up for, and hold it against the truth."""
    from benchmarks.ledger_score import Shelf, score
    from troth.ledger.follow import follow_up
    from troth.ledger.models import Promise
    from troth.ledger.projection import states_of
    from troth.ledger.propose import propose

    with in_october():
        propose(opened.library, opened.book)
        follow_up(opened.library, opened.book)
        states = list(states_of(Promise.objects.order_by("promise_id")))
    documents = opened.library.sql("SELECT doc_id, text, source_file FROM documents ORDER BY doc_id")
    return score(list(load().promises.values()), Shelf(documents.to_pylist()), states)


ROWS = (
    ("promises found", "found", "found"),
    ("… of those the story turns on", "story", None),
    ("proposals right", "proposals", "proposals"),
    ("appearances found", "appearances_found", None),
    ("appearances right", "appearances_right", None),
    ("restatement pairs joined, of those read", "pairs_read", "pairs_read"),
    ("restatement pairs joined, of all", "pairs", None),
    ("joined pairs right", "pairs_right", "pairs_right"),
    ("right evidence among the first three", "evidence", "evidence"),
)


def table(score: Score) -> list[str]:
    """The figures as a table, each with what it has to reach."""
    lines = ["| figure | reached | target |", "|---|--:|--:|"]
    for name, part, target in ROWS:
        wanted = f"{100 * LEAST[target]:.0f} %" if target else ""
        lines.append(f"| {name} | {getattr(score, part)} | {wanted} |")
    return lines


def mistakes(score: Score) -> list[str]:
    """Every mistake with its words and file."""
    lines: list[str] = []
    for kind, rows in score.mistakes.items():
        lines += ["", f"**{kind}**: {len(rows) or 'none'}"]
        for promise, quote, file in rows:
            words = " ".join(quote.split()).replace("|", "/")
            lines.append(f"- {promise + ': ' if promise else ''}“{words}” ({file})")
    return lines


def main() -> None:
    """Measure and write the page."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--out", type=Path, default=PAGE, help="page to write")
    page: Path = asked.parse_args().out
    with tempfile.TemporaryDirectory(prefix="troth-ledger-") as folder:
        opened = read_sample(Path(folder))
        setup(opened.workspace)
        reached = scored(opened)
    put(page, "sample", [*table(reached), *mistakes(reached)])
    sys.stdout.write("\n".join([*table(reached), *mistakes(reached)]) + "\n")


if __name__ == "__main__":
    main()
