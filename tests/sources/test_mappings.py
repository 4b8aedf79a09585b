"""Every known export: rows in, documents out, in the file formats it comes in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.sources.writers import WRITERS, documents, read
from troth.sources import ImportOptions, mappings, read_source
from troth.sources.mapping import by_name, recognise
from troth.words import TrothError, content_id

CASES = Path(__file__).parent / "mappings"
NAMES = [mapping.name for mapping in mappings()]


def case(name: str) -> dict[str, Any]:
    data: dict[str, Any] = YAML(typ="safe", pure=True).load((CASES / f"{name}.yaml").read_text("utf-8"))
    return data


def told(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def check(document: dict[str, Any], expected: dict[str, Any]) -> None:
    channel = document["channel"]
    for key, value in expected.items():
        if key == "native":
            assert document["doc_id"] == content_id(channel, value)
        elif key in ("parent", "thread"):
            assert document[f"{key}_id"] == (content_id(channel, value) if value else None)
        elif key == "extra":
            assert (json.loads(document["extra"]) if document["extra"] else None) == value
        else:
            assert told(document[key]) == value, key


def test_every_mapping_has_its_case_and_every_case_its_mapping() -> None:
    assert sorted(path.stem for path in CASES.glob("*.yaml")) == sorted(NAMES)


@pytest.mark.parametrize("suffix", list(WRITERS))
@pytest.mark.parametrize("name", NAMES)
def test_rows_become_documents(name: str, suffix: str, tmp_path: Path) -> None:
    wanted = case(name)
    path = tmp_path / f"export.{suffix}"
    WRITERS[suffix](wanted["rows"], path)
    with read_source(path, ImportOptions(author_key=b"k" * 32)) as source:
        found = documents(source)
        assert source.mappings == [name]
        assert list(source.rejects) == []
    assert len(found) == len(wanted["expect"])
    for document, expected in zip(found, wanted["expect"], strict=True):
        check(document, expected)
    if "one_author" in wanted:
        assert len({found[at]["author_key"] for at in wanted["one_author"]}) == 1


@pytest.mark.parametrize("name", NAMES)
def test_names_and_personal_columns_stay_out(name: str, tmp_path: Path) -> None:
    rows = case(name)["rows"]
    mapping = by_name(name)
    path = tmp_path / "export.jsonl"
    WRITERS["jsonl"](rows, path)
    for document in read(path):
        assert document["author_name"] is None
        extra = json.loads(document["extra"] or "{}")
        assert not {key.casefold() for key in extra} & mapping.personal


def test_names_are_kept_when_they_may_be(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    WRITERS["csv"](case("weibo-search")["rows"], path)
    [document] = read(path, keep_names=True)
    assert document["author_name"] == "小店员"
    assert json.loads(document["extra"])["ip"] == "浙江"


def test_recognition_ignores_order_case_and_marks() -> None:
    columns = ["\ufeffTITLE", "Content ", "source_type", "published", "URL"]
    found = recognise(columns)
    assert found is not None
    assert found.name == "talkwalker"


def test_no_mapping_shadows_another() -> None:
    for name in NAMES:
        columns = list(case(name)["rows"][0])
        found = recognise(columns)
        assert found is not None
        assert found.name == name


def test_an_unknown_mapping_name_lists_the_known() -> None:
    with pytest.raises(TrothError) as error:
        by_name("nothing")
    assert "meltwater" in str(error.value)
