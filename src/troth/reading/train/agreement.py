"""The gold set made of its two passes: settled labels, and how far the passes agreed.

`python -m troth.reading.train.agreement` writes data/gold/{zh,en,de}.jsonl from src/ (texts, due dates,
amounts and the authors' labels), pass_b/ (the second readers' labels) and settled/ (what differences were
settled to, and dues and amounts that the check corrected, with the reason), and the table of Cohen's κ into
docs/labelling.md. `--check` writes nothing and prints every label that contradicts the guide.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import orjson

from troth.reading.train.consistency import contradictions
from troth.reading.train.gold import part_of
from troth.words import Problem, TrothError

LANGUAGES = ("zh", "en", "de")
LABELS = ("kind", "commitment", "specificity", "footnote", "layer", "stance", "polarity", "embargo")
OPTIONAL = frozenset({"polarity", "embargo"})
START, END = "<!-- generated: agreement -->", "<!-- /generated -->"


def kappa(one: Sequence[str], other: Sequence[str]) -> float:
    """Cohen's κ of two readers over the same items: (p_o - p_e) / (1 - p_e).

    p_e is the agreement that their shares of each label would give by chance (Cohen 1960).
    """
    if len(one) != len(other) or not one:
        raise ValueError("κ needs the same items twice, at least one")
    size = len(one)
    observed = sum(a == b for a, b in zip(one, other, strict=True)) / size
    left, right = Counter(one), Counter(other)
    chance = sum(left[label] * right[label] for label in left) / size**2
    return 1.0 if chance == 1 else (observed - chance) / (1 - chance)


def read_pass_a(folder: Path, lang: str) -> Iterator[dict[str, str]]:
    """The authors' items: every column of the TSV, with id, theme and the theme's embargoed fact."""
    for path in sorted((folder / "src" / lang).glob("*.tsv")):
        lines = path.read_text("utf-8").splitlines()
        fact = lines.pop(0).removeprefix("#fact").strip() if lines[0].startswith("#fact") else ""
        for number, row in enumerate(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)):
            yield {**row, "id": f"{path.stem}-{number:02d}", "theme": path.stem, "fact": fact}


def read_pass_b(folder: Path, lang: str) -> dict[str, dict[str, str]]:
    """The second readers' labels by id."""
    with (folder / "pass_b" / f"{lang}.tsv").open(encoding="utf-8", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)}


def read_settled(folder: Path, lang: str) -> dict[tuple[str, str], str]:
    """What differences were settled to, by id and label.

    `due` and `amounts` stand for the authors' own where those contradicted the guide; `plain` names
    numbers that are no amounts. These three carry a reason.
    """
    with (folder / "settled" / f"{lang}.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {(row[0], row[1]): row[2] for row in rows if row}


def settled_items(folder: Path, lang: str) -> list[dict[str, Any]]:
    """The gold items of a language. Raises TrothError naming every difference that nobody settled."""
    second, verdicts = read_pass_b(folder, lang), read_settled(folder, lang)
    items, problems = [], []
    for first in read_pass_a(folder, lang):
        item: dict[str, Any] = {
            "id": f"{lang}-{first['id']}", "lang": lang, "theme": first["theme"],
            "split": part_of(first["theme"]),
            "genre": first["genre"], "published": first["published"], "text": first["text"],
            "target": _value(first["target"]), "fact": orjson.loads(first["fact"]) if first["fact"] else None,
        }  # fmt: skip
        for label in LABELS:
            a, b = first[label], second[first["id"]][label]
            verdict = a if a == b or _left_out(label, first) else verdicts.get((first["id"], label))
            if verdict is None:
                told = f"{first['id']}: {label} is {a} or {b}, and nobody settled it"
                problems.append(Problem("gold.unsettled", told, file=f"settled/{lang}.tsv"))
            item[label] = _value(verdict)
        due, amounts = (verdicts.get((first["id"], label), first[label]) for label in ("due", "amounts"))
        item |= {"due": _due(due), "amounts": _amounts(amounts)}
        items.append(item)
    if problems:
        raise TrothError(problems)
    return items


def _left_out(label: str, row: dict[str, str]) -> bool:
    """No target, no polarity; no embargoed fact, no leak."""
    return (label == "polarity" and row["target"] == "-") or (label == "embargo" and not row["fact"])


def _value(text: str | None) -> str | None:
    return None if text in (None, "", "-") else text


def _due(text: str) -> dict[str, str | None] | None:
    if _value(text) is None:
        return None
    days, _, words = text.partition("|")
    start, _, end = days.partition("..")
    return {"from": start or None, "to": end or None, "text": words}


def _amounts(text: str) -> list[dict[str, Any]]:
    found = []
    for part in text.split(" ;; ") if _value(text) else ():
        numbers, _, words = part.partition("|")
        number, _, unit = numbers.strip().partition(" ")
        found.append({"value": float(number), "unit": _value(unit), "text": words})
    return found


def agreement(folder: Path) -> list[tuple[str, dict[str, tuple[float, int]]]]:
    """κ and number of items by label and language, over the passes as they were."""
    table: list[tuple[str, dict[str, tuple[float, int]]]] = []
    passes = {lang: (list(read_pass_a(folder, lang)), read_pass_b(folder, lang)) for lang in LANGUAGES}
    for label in LABELS:
        row = {}
        for lang, (first, second) in passes.items():
            pairs = [(item[label], second[item["id"]][label]) for item in first if not _left_out(label, item)]
            row[lang] = (kappa([a for a, _ in pairs], [b for _, b in pairs]), len(pairs))
        table.append((label, row))
    return table


def rendered(folder: Path, page: str) -> str:
    """The page with its table of agreement made anew."""
    before, _, rest = page.partition(START)
    _, _, after = rest.partition(END)
    lines = ["| label | " + " | ".join(f"κ {lang} (n)" for lang in LANGUAGES) + " |", "|---" * 4 + "|"]
    for label, row in agreement(folder):
        lines.append(f"| {label} | " + " | ".join(f"{value:.2f} ({n})" for value, n in row.values()) + " |")
    lines += ["", *_corrected(folder)]
    return f"{before}{START}\n" + "\n".join(lines) + f"\n{END}{after}"


def _corrected(folder: Path) -> list[str]:
    """How many dues and amounts the check corrected, and how many items name a number that is no amount."""
    verdicts = [Counter(label for _, label in read_settled(folder, lang)) for lang in LANGUAGES]
    rows = {"due": "due", "amounts": "amounts", "plain": "a number that is no amount, named"}
    return ["| corrected by the check (items) | " + " | ".join(LANGUAGES) + " |", "|---" * 4 + "|"] + [
        f"| {told} | " + " | ".join(str(count[label]) for count in verdicts) + " |"
        for label, told in rows.items()
    ]


def inconsistent(folder: Path) -> list[str]:
    """Every label of every item that contradicts the guide, in words."""
    told = []
    for lang in LANGUAGES:
        verdicts = read_settled(folder, lang)
        for item in settled_items(folder, lang):
            plain = verdicts.get((item["id"].removeprefix(f"{lang}-"), "plain"), "")
            told += [f"{item['id']}: {words}" for words in contradictions(item, plain.split(" ;; "))]
    return told


def main(root: Path) -> None:
    """Write the gold files and the table."""
    folder, page = root / "data" / "gold", root / "docs" / "labelling.md"
    for lang in LANGUAGES:
        lines = [orjson.dumps(item, option=orjson.OPT_APPEND_NEWLINE) for item in settled_items(folder, lang)]
        (folder / f"{lang}.jsonl").write_bytes(b"".join(lines))
    page.write_text(rendered(folder, page.read_text("utf-8")), encoding="utf-8")


if __name__ == "__main__":
    places = [Path(place) for place in sys.argv[1:] if place != "--check"]
    home = places[0] if places else Path(__file__).resolve().parents[4]
    if "--check" in sys.argv:
        sys.exit("\n".join(inconsistent(home / "data" / "gold")) or 0)
    main(home)
