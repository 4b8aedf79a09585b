"""Tables that commands write into a page of the docs, between two marks, beside words written by hand."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

DOCS = Path(__file__).parents[1] / "docs"


def put(page: Path, name: str, lines: Sequence[str]) -> None:
    """Replace what stands between `<!-- name -->` and `<!-- /name -->`; ValueError without the marks."""
    text = page.read_text("utf-8")
    start, end = f"<!-- {name} -->\n", f"<!-- /{name} -->"
    if start not in text or end not in text:
        raise ValueError(f"{page} has no part {name}")
    before, rest = text.split(start, 1)
    after = rest.split(end, 1)[1]
    page.write_text("".join([before, start, *(f"{line}\n" for line in lines), end, after]), encoding="utf-8")


def machine() -> str:
    """Where and when something was measured, and how busy the machine was just then."""
    day = datetime.now(UTC).date().isoformat()
    load = " / ".join(f"{each:.1f}" for each in os.getloadavg())
    return (
        f"Measured {day} on {platform.system()} {platform.machine()}, {os.cpu_count()} cores, "
        f"Python {platform.python_version()}; load average (1 / 5 / 15 minutes) {load}."
    )
