"""Writes the cards into their page: `python -m troth.measures docs/measures.md`."""

from __future__ import annotations

import sys
from pathlib import Path

from troth.measures import METRICS
from troth.measures.cards import cards_table

MARK = "<!-- cards -->\n"

page = Path(sys.argv[1])
head, _, _ = page.read_text("utf-8").partition(MARK)
page.write_text(head + MARK + "\n" + cards_table(METRICS), "utf-8")
