"""The annotators as a table for the documentation."""

from __future__ import annotations

from troth.reading import ANNOTATORS

BEGIN, END = "<!-- generated: annotators -->", "<!-- end: annotators -->"


def render() -> str:
    """One line an annotator: name, tier, languages, what it needs and gives, what it says of itself."""
    rows = ["| annotator | tier | languages | needs | gives | what |", "|---|---|---|---|---|---|"]
    for make in ANNOTATORS:
        annotator = make(None)
        what = (type(annotator).__doc__ or "").strip().splitlines()[0]
        cells = (
            annotator.name, annotator.tier, *(", ".join(sorted(names)) for names in (
                annotator.langs, annotator.needs, annotator.gives)), what,
        )  # fmt: skip
        rows.append("| " + " | ".join(cells) + " |")
    return "\n".join([BEGIN, "", *rows, "", END])
