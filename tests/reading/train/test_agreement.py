"""The gold set is what its passes and the settling say, and its page shows how far they agreed."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.reading.train.agreement import LANGUAGES, inconsistent, kappa, rendered, settled_items
from troth.words import TrothError

ROOT = Path(__file__).resolve().parents[3]
GOLD = ROOT / "data" / "gold"
LABELS = "kind commitment specificity due amounts footnote layer stance polarity embargo"
HEAD = "\t".join(["genre", "published", "target", "text", *LABELS.split()]) + "\n"


def test_kappa_by_hand() -> None:
    # 20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no: p_o = .7, p_e = .5 * .6 + .5 * .4 = .5
    one = ["y"] * 25 + ["n"] * 25
    other = ["y"] * 20 + ["n"] * 5 + ["y"] * 10 + ["n"] * 15
    assert kappa(one, other) == pytest.approx(0.4)


@given(st.lists(st.sampled_from("abc"), min_size=1))
def test_full_agreement_is_one(labels: list[str]) -> None:
    assert kappa(labels, labels) == pytest.approx(1)


def made(folder: Path, settled: str) -> Path:
    for lang in LANGUAGES:
        (folder / "src" / lang).mkdir(parents=True)
    for place in ("pass_b", "settled"):
        (folder / place).mkdir()
    row = (
        "post\t2026-01-05\tOrca\tOrca ships by Friday.\tpromise\tfirm\t2\t2026-01-05..2026-01-09|by Friday\t"
    )
    (folder / "src" / "en" / "t.tsv").write_text(HEAD + row + "-\tnone\tfunction\tneutral\tneutral\t-\n")
    (folder / "pass_b" / "en.tsv").write_text(
        "id\tkind\tcommitment\tspecificity\tfootnote\tlayer\tstance\tpolarity\tembargo\n"
        "t-00\tpromise\tfirm\t2\tnone\tnone\tneutral\tneutral\t-\n"
    )
    (folder / "settled" / "en.tsv").write_text(settled)
    return folder


def test_a_difference_takes_the_settled_label(tmp_path: Path) -> None:
    [item] = settled_items(made(tmp_path, "t-00\tlayer\tfunction\n"), "en")
    assert (item["layer"], item["kind"], item["embargo"]) == ("function", "promise", None)
    assert item["due"] == {"from": "2026-01-05", "to": "2026-01-09", "text": "by Friday"}


def test_a_difference_that_nobody_settled_is_named(tmp_path: Path) -> None:
    with pytest.raises(TrothError, match="t-00: layer is function or none"):
        settled_items(made(tmp_path, ""), "en")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_gold_files_are_what_the_passes_give(lang: str) -> None:
    lines = [orjson.loads(line) for line in (GOLD / f"{lang}.jsonl").read_bytes().splitlines()]
    assert lines == settled_items(GOLD, lang)
    assert len(lines) >= 900
    assert len({item["text"] for item in lines}) > 0.99 * len(lines)
    assert all(item["due"] is None or item["due"]["text"] in item["text"] for item in lines)
    assert all(amount["text"] in item["text"] for item in lines for amount in item["amounts"])


def test_the_page_shows_the_agreement() -> None:
    page = (ROOT / "docs" / "labelling.md").read_text("utf-8")
    assert rendered(GOLD, page) == page


def test_no_label_contradicts_the_guide() -> None:
    assert inconsistent(GOLD) == []
