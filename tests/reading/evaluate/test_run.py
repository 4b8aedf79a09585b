# ruff: noqa: E501
from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from troth.reading.evaluate import TASKS, all_tasks, gold, run, scores, wrong_answers
from troth.reading.evaluate.run import timex_scores
from troth.reading.evaluate.table import BEGIN, END, aimed, replaced, row
from troth.words import TrothError

REPORT = "公司承诺于2030年前将用水量减少三成。2024年用电量为1,250万度，较前一年减少百分之三。"
SAMPLES: dict[str, list[dict[str, Any]]] = {
    "language": [{"text": "今天很好", "lang": "zh"}, {"text": "what is this", "lang": "en"}],
    "polarity": [{"text": "非常满意，推荐", "lang": "zh", "label": "positive"}, {"text": "垃圾，退货", "lang": "zh", "label": "negative"}],
    "target": [
        {"text": "Great screen, but the battery is terrible", "lang": "en", "target": "battery", "label": "negative"},
        {"text": "Great screen, but the battery is terrible", "lang": "en", "target": "screen", "label": "positive"},
    ],
    "promise": [{"text": REPORT, "promise": True}, {"text": "下表列出各据点的员工人数与职级。", "promise": False}],
    "evidence": [{"text": REPORT, "evidence": True}, {"text": "我们重视人权。", "evidence": False}],
    "clarity": [{"text": REPORT, "clarity": "clear"}, {"text": "我们重视人权。", "clarity": "not_clear"}],
    "timing": [{"text": "2024年：公司将于2050年达成净零排放。", "timing": ">5y"}, {"text": "2024年公司举办36场教育训练。", "timing": "already"}],
    "quote": [{"text": REPORT, "promise_quote": "公司承诺于2030年前将用水量减少三成。"}],
    "commitment": [{"text": "We will cut emissions by half by 2030.", "label": "yes"}, {"text": "Storms may damage sites.", "label": "no"}],
    "specificity": [{"text": "In 2022 Acme cut 430 tons at Hull.", "label": "specific"}, {"text": "We may face risks.", "label": "non-specific"}],
    "factclaim": [{"text": "2019 sank der Verbrauch um 4 Prozent.", "label": 1}, {"text": "Ach nein!", "label": 0}],
    "claim": [{"text": "We will use only recycled steel.", "label": 1}, {"text": "The board has nine members.", "label": 0}],
    "timex": [{"text": "Am 3. Mai 2024 war es so weit.", "lang": "de", "anchor": "2024-05-10",
               "spans": [{"start": 3, "end": 14, "type": "DATE", "value": "2024-05-03"}]}],
    "similarity": [{"text": "一个男人在跑步", "other": "A man is running", "langs": "zh-en", "score": 5},
                   {"text": "一个男人在跑步", "other": "The stock market fell", "langs": "zh-en", "score": 0},
                   {"text": "猫在睡觉", "other": "A cat sleeps", "langs": "zh-en", "score": 4.5}],
    "kind": [{"text": "We will open twelve shops by June 2027.", "lang": "en", "kind": "promise"}, {"text": "Kommt das Update noch?", "lang": "de", "kind": "question"}],
    "layer": [{"text": "The battery lasts 20 hours and costs $40.", "lang": "en", "layer": "function"}, {"text": "Thank you.", "lang": "en", "layer": "none"}],
    "stance": [{"text": "Lighter than any rival in its class.", "lang": "en", "stance": "benchmark"}, {"text": "It is blue.", "lang": "en", "stance": "neutral"}],
    "amounts": [{"text": "售价1.2万元。", "lang": "zh", "amounts": [{"value": 12000, "unit": "CNY"}]}, {"text": "很好。", "lang": "zh", "amounts": []}],
    "due": [{"text": "We will ship it by 3 May 2027.", "lang": "en", "published": "2027-03-01", "due": {"from": "2027-03-01", "to": "2027-05-03", "text": "by 3 May 2027"}},
            {"text": "It is blue.", "lang": "en", "published": None, "due": None}],
}  # fmt: skip


def written(path: Path, rows: list[Any]) -> Path:
    path.write_text(
        "\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows) + "\n", "utf-8"
    )
    return path


def test_there_is_a_sample_for_every_task() -> None:
    assert set(SAMPLES) == set(TASKS)


@pytest.mark.parametrize("task", TASKS)
def test_every_task_is_scored(task: str, tmp_path: Path) -> None:
    result = run(task, written(tmp_path / "rows.jsonl", SAMPLES[task]))
    assert result["n"] == len(SAMPLES[task])
    low, high = result["ci95"]
    assert np.isnan(low) or low <= high
    assert result["docs_per_s"] > 0
    assert f"| {task} | rows.jsonl |" in row(result) or np.isnan(low)


def test_answers_only_classes_that_are_there(tmp_path: Path) -> None:
    rows = [{"text": text, "lang": "zh", "label": "positive"} for text in ("很好", "太差了", "今天是周二")]
    assert run("polarity", written(tmp_path / "a.jsonl", rows))["macro_f1"] == 1.0


def test_rows_without_the_field_are_left_out_and_counted(tmp_path: Path) -> None:
    rows = [*SAMPLES["promise"], {"text": "x", "promise": None}]
    result = run("promise", written(tmp_path / "a.jsonl", rows))
    assert (result["n"], result["left_out"]) == (2, 1)
    rows = [*SAMPLES["quote"], {"text": "x", "promise_quote": "not there"}]
    assert run("quote", written(tmp_path / "b.jsonl", rows))["left_out"] == 1


def test_every_bad_line_is_named(tmp_path: Path) -> None:
    good = SAMPLES["polarity"][0]
    bad = ["{broken", {"text": "x"}, {"text": 3, "label": "positive"}, {"text": "x", "label": "angry"}, "[1]"]
    with pytest.raises(TrothError) as caught:
        run("polarity", written(tmp_path / "a.jsonl", [good, *bad]))
    assert [problem.line for problem in caught.value.problems] == [2, 3, 4, 5, 6]


@pytest.mark.parametrize("task", ["storms", "nothing"])
def test_unknown_tasks_and_files_are_refused(task: str, tmp_path: Path) -> None:
    with pytest.raises(TrothError):
        run(task, tmp_path / "missing.jsonl")
    with pytest.raises(TrothError, match="no such file"):
        run("polarity", tmp_path / "missing.jsonl")
    with pytest.raises(TrothError, match="no reader"):
        run("polarity", written(tmp_path / "a.jsonl", SAMPLES["polarity"]), "oracle")


def test_wrong_answers_show_truth_and_answer(tmp_path: Path) -> None:
    rows = [{"text": "非常满意，推荐", "label": "negative"}, {"text": "垃圾，退货", "label": "positive"}]
    found = wrong_answers("polarity", written(tmp_path / "a.jsonl", rows))
    assert [(item["line"], item["truth"], item["answer"]) for item in found] == [
        (1, "negative", "positive"),
        (2, "positive", "negative"),
    ]


def test_macro_f1_by_hand() -> None:
    found = scores.classified(["a", "a", "b", "b"], ["a", "b", "b", "b"], ["a", "b"])
    assert found["macro_f1"] == round((2 / 3 + 4 / 5) / 2, 4)
    assert found["classes"]["b"] == {"precision": round(2 / 3, 4), "recall": 1.0, "f1": 0.8, "n": 2}


def test_spearman_with_ties_by_hand() -> None:
    assert list(scores.ranks(np.array([3.0, 1.0, 3.0]))) == [2.5, 1.0, 2.5]
    assert scores.spearman(np.array([1.0, 2, 3]), np.array([3.0, 2, 1])) == pytest.approx(-1)


def test_character_f1_by_hand() -> None:
    assert scores.overlap_f1([(0, 4)], [(2, 6)], 10) == 0.5
    assert scores.overlap_f1([(0, 4)], [], 10) == 0


def test_timex_by_hand() -> None:
    gold = [[{"start": 0, "end": 4, "value": "a"}, {"start": 6, "end": 9, "value": "b"}]]
    said = [[{"start": 0, "end": 4, "value": "x"}, {"start": 7, "end": 9, "value": "b"}]]
    found = timex_scores(gold, said)
    assert (found["f1_strict"], found["f1_relaxed"], found["value_accuracy"]) == (0.5, 1.0, 0.0)


def test_the_page_keeps_its_words_around_the_table() -> None:
    result = {"task": "t", "file": "f", "n": 2, "macro_f1": 0.5, "ci95": [0.1, 0.9]}
    page = replaced(f"before\n{BEGIN}\nold\n{END}\nafter", [result])
    assert page.startswith("before")
    assert page.endswith("after")
    assert "0.500" in page
    assert "old" not in page
    with pytest.raises(ValueError, match="lacks"):
        replaced("no marks", [result])


def test_a_folder_is_measured_but_for_what_was_learned_from(tmp_path: Path) -> None:
    for folder, name, rows in (
        ("polarity", "some.zh.dev.jsonl", SAMPLES["polarity"]),
        ("polarity", "amazon.zh.valid.jsonl", SAMPLES["polarity"]),
        ("promise", "a.jsonl", [{**item, "evidence": None, "clarity": None, "timing": None, "promise_quote": ""}
                                for item in SAMPLES["promise"]]),
    ):  # fmt: skip
        (tmp_path / folder).mkdir(exist_ok=True)
        written(tmp_path / folder / name, rows)
    found = [(result["task"], result["file"]) for result in all_tasks(tmp_path)]
    assert found == [("polarity", "some.zh.dev.jsonl"), ("promise", "a.jsonl")]


def test_only_the_test_part_is_scored_unless_another_is_named(tmp_path: Path) -> None:
    rows = [
        {**SAMPLES["layer"][number % 2], "split": split}
        for number, split in enumerate(["train", "dev", "test", "test"])
    ]
    path = written(tmp_path / "a.jsonl", rows)
    assert [run("layer", path)[key] for key in ("n", "split")] == [2, "test"]
    assert run("layer", f"{path}#dev")["n"] == 1
    with pytest.raises(TrothError, match="split dev"):
        run("layer", str(written(tmp_path / "b.jsonl", rows[:1])) + "#dev")


def test_amounts_and_dues_are_exact_or_not(tmp_path: Path) -> None:
    right = run("amounts", written(tmp_path / "a.jsonl", SAMPLES["amounts"]))
    assert (right["exact"], right["exact_of_carrying"], right["carrying"]) == (1.0, 1.0, 1)
    wrong = [{**SAMPLES["amounts"][0], "amounts": [{"value": 12000, "unit": "EUR"}]}, SAMPLES["amounts"][1]]
    assert run("amounts", written(tmp_path / "b.jsonl", wrong))["exact"] == 0.5
    assert run("due", written(tmp_path / "c.jsonl", SAMPLES["due"]))["exact"] == 1.0
    with pytest.raises(TrothError, match="cannot be read"):
        run("due", written(tmp_path / "d.jsonl", [{"text": "x", "lang": "en", "due": "Friday"}]))


def test_units_and_ranges_are_compared_alike() -> None:
    assert gold.amounts([(3, 5, "L")]) == gold.amounts([(3, None, "l"), (5, None, "l")])
    assert gold.amounts([(900, None, "rpm")]) == gold.amounts([(900, None, "1/min")])
    assert gold.amounts([(2, None, "night")]) == gold.amounts([(2, None, None)])


def test_targets_are_met_or_short() -> None:
    assert aimed("kind", "zh.jsonl", 0.8) == "0.80, met"
    assert aimed("quote", "veripromise.zh.jsonl", 0.5) == "0.60, short by 0.100"
    assert aimed("polarity", "xlmt.de.val.jsonl", 0.7) == "0.58, met"
    assert aimed("target", "bahn.de.dev.jsonl", 0.5) == ""


def test_the_page_shows_what_the_models_reach_on_our_gold_set() -> None:
    root = Path(__file__).resolve().parents[3]
    page = (root / "docs" / "accuracy.md").read_text("utf-8")
    for lang in ("zh", "en", "de"):
        for task in ("kind", "layer", "stance", "amounts", "due"):
            assert row(run(task, root / "data" / "gold" / f"{lang}.jsonl")) in page


def test_the_skim_tier_can_be_measured_by_itself(tmp_path: Path) -> None:
    path = tmp_path / "posts.jsonl"
    path.write_text(
        '{"text": "I love this phone, great battery!", "lang": "en", "label": "positive"}\n'
        '{"text": "Schrecklicher Service, nie wieder.", "lang": "de", "label": "negative"}\n'
    )
    found = run("polarity", path, "skim")
    assert (found["reader"], found["macro_f1"]) == ("skim", 1.0)
