"""The tables of docs/sources.md, made from the formats and mappings themselves."""

from __future__ import annotations

from pathlib import Path

from troth.sources.formats import FORMATS
from troth.sources.mapping import COUNTS, FIELDS, Mapping, mappings

BEGIN = "<!-- generated: {} -->"
END = "<!-- end of generated: {} -->"


def formats_table() -> str:
    """One row a file format."""
    rows = [
        f"| {item.name} | {', '.join(f'`{s}`' for s in item.suffixes if s)} | {item.gives} | {item.reads} |"
        for item in FORMATS
    ]
    return "\n".join(["| format | suffixes | gives | what is read |", "|---|---|---|---|", *rows])


def mappings_table() -> str:
    """One row a known export."""
    rows = [_row(item) for item in mappings()]
    return "\n".join(
        ["| mapping | export | known by | channel, kind | fields | note |", "|---" * 6 + "|", *rows]
    )


def _row(item: Mapping) -> str:
    known = ", ".join(f"`{name}`" for name in sorted(item.recognise))
    place = ", ".join(
        choice.fixed if choice.column is None else f"by `{choice.column}`, else {choice.fixed}"
        for choice in (item.channel, item.kind)
    )
    fields = ", ".join(name for name in FIELDS if name in item.fields)
    return f"| `{item.name}` | {item.origin}: {item.title} | {known} | {place} | {fields} | {item.note} |"


def fields_table() -> str:
    """One row a field that `--map` can name."""
    counts = dict.fromkeys(COUNTS, "a count; 1,024, 1.2万 and 3k are understood")
    meaning = {
        "text": "the body; the only field that has to be there (or `title`)",
        "title": "becomes the first line of the text unless the body opens with it",
        "time": "when it was published; a row whose date cannot be right is set aside",
        "collected": "when it was collected; the time of the import where it is not told",
        "author": "a name or handle; kept as a keyed pseudonym",
        "author_id": "the author's id in the export; stronger than the name",
        "id": "the export's own id; makes the document the same in every later import",
        "url": "the address; stands in for the id where there is none",
        "parent": "id of what it answers",
        "thread": "id of the post that a comment stands below",
        "lang": "a language code or name",
        "channel": "a column that names the channel",
        "kind": "a column that names the kind",
        **counts,
    }
    rows = [f"| `{name}` | {meaning[name]} |" for name in FIELDS]
    return "\n".join(["| field | what it is |", "|---|---|", *rows])


def rendered(text: str) -> str:
    """The page with every generated part made anew. Raises ValueError when a mark is missing."""
    parts = {"formats": formats_table, "mappings": mappings_table, "fields": fields_table}
    for name, make in parts.items():
        begin, end = BEGIN.format(name), END.format(name)
        head, found, rest = text.partition(begin)
        _, closed, tail = rest.partition(end)
        if not found or not closed:
            raise ValueError(f"docs/sources.md lacks the marks of {name}")
        text = f"{head}{begin}\n{make()}\n{end}{tail}"
    return text


def main(page: str = "docs/sources.md") -> None:
    """Make the generated parts of the page anew, from the project's folder."""
    path = Path(page)
    path.write_text(rendered(path.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
