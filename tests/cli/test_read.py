"""`troth read FILE --json` keeps the contract that scripts rely on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Ran

Troth = Callable[..., Ran]
SAID = "\u201cWe will open 12 shops in Austria by the end of May.\u201d"
TEXT = f"Orlo Foods news\nOrlo Foods said on Monday: {SAID}\n"


def test_one_object_a_document_with_grounded_quotes(troth: Troth, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    ran = troth("read", "a.txt", "--json", "--published", "2026-03-02")
    assert ran.code == 0, ran.err
    found = ran.json
    assert set(found) >= {"doc", "lang", "mentions", "statements", "frames", "opinions", "dates"}
    assert (found["doc"], found["lang"]) == ("a.txt", "en")
    [promise] = [s for s in found["statements"] if s["kind"] == "promise"]
    assert set(promise) >= {
        "kind", "quote", "start", "end", "speaker", "amounts", "due", "superlative", "comparison", "vague",
        "footnotes", "confidence",
    }  # fmt: skip
    assert TEXT[promise["start"] : promise["end"]] == promise["quote"]
    assert promise["quote"] == "We will open 12 shops in Austria by the end of May"
    assert promise["speaker"] == "Orlo Foods"
    assert (promise["due"]["from"], promise["due"]["to"]) == ("2026-03-02", "2026-05-31")
    assert promise["amounts"][0]["value"] == 12
    assert not promise["vague"]


def test_several_files_go_on_past_a_bad_one(troth: Troth, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("我们将在5月底前交付。", encoding="utf-8")
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.4 nothing")
    ran = troth("read", "bad.pdf", "good.txt", "--published", "2026-05-02")
    assert ran.code == 2
    assert "bad.pdf" in ran.err
    assert "我们将在5月底前交付" in ran.out


def test_a_brand_book_names_who_is_meant(troth: Troth, tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text(
        "brand: m\nentities: [{id: m, kind: brand, name: 小麦, not_in: [小麦粉]}]\n", encoding="utf-8"
    )
    (tmp_path / "a.txt").write_text("小麦粉涨价了,小麦也涨价了。", encoding="utf-8")
    found = troth("read", "a.txt", "--json", "--brandbook", "b.yaml").json
    assert [(m["entity"], m["start"]) for m in found["mentions"]] == [("m", 7)]


def test_a_language_model_needs_an_address(troth: Troth, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    ran = troth("read", "a.txt", "--reader", "llm")
    assert (ran.code, "TROTH_LLM_URL" in ran.err) == (2, True)
