"""The sample against its truth: what is written down there stands in the documents, and is read."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

from tests.sample.conftest import Sample

LEAST_FOUND, LEAST_RIGHT, LEAST_APPEARANCES, LEAST_SPEAKERS = 0.9, 0.9, 0.9, 0.75


def test_every_quote_of_the_truth_stands_in_its_document(sample: Sample) -> None:
    told = [row for rows in sample.appearances.values() for row in rows]
    told += [row for promise in sample.truth["promises"] for row in promise.get("evidence") or []]
    told += [row for part in ("traps", "mention_traps", "arithmetic") for row in sample.truth[part]]
    assert [row["quote"] for row in told if not sample.places(row)] == []


def test_the_promises_of_the_story_are_found(sample: Sample) -> None:
    found = {pid for pid, rows in sample.appearances.items() if any(sample.read_at(row) for row in rows)}
    assert len(found) / len(sample.appearances) >= LEAST_FOUND
    told = [row for rows in sample.appearances.values() for row in rows]
    missed = [row["quote"] for row in told if not sample.read_at(row)]
    assert 1 - len(missed) / len(told) >= LEAST_APPEARANCES, missed


def test_what_is_read_as_a_promise_is_one(sample: Sample) -> None:
    told = [row for rows in sample.appearances.values() for row in rows]
    right = {row["statement_id"] for known in told for row in sample.read_at(known)}
    wrong = [row["quote"] for row in sample.promises if row["statement_id"] not in right]
    assert 1 - len(wrong) / len(sample.promises) >= LEAST_RIGHT, wrong


def test_no_trap_is_a_promise(sample: Sample) -> None:
    assert [row["quote"] for trap in sample.truth["traps"] for row in sample.read_at(trap)] == []


def test_those_who_promise_are_named(sample: Sample) -> None:
    book = sample.opened.book
    assert book is not None
    owner = {name: entity.id for entity in book.entities for name in entity.names()}
    pairs = [
        (owner.get(told["speaker"]), row["speaker_entity"])
        for rows in sample.appearances.values()
        for told in rows
        for row in sample.read_at(told)[:1]
    ]
    houses = [(book.family(want) if want else (), got) for want, got in pairs]
    right = sum(got in family or got == "solvane" for family, got in houses)
    assert right / len(pairs) >= LEAST_SPEAKERS


def test_own_accounts_speak_for_their_entity(sample: Sample) -> None:
    own = {
        "SolvaneGlobal": "Solvane",
        "郭毅聊车": "郭毅",
        "索凡沈若岚": "沈若岚",
        "AnnaBrandtSolvane": "Anna Brandt",
    }
    author = {row["doc_id"]: row["author_name"] for row in sample.documents}
    told = Counter(
        (author[row["doc_id"]], row["speaker"]) for row in sample.promises if author[row["doc_id"]] in own
    )
    assert set(told) == set(own.items())


def test_quotes_are_clauses_without_attribution(sample: Sample) -> None:
    for row in sample.promises:
        quote = row["quote"]
        assert not quote.startswith(("陆明川:", "Brandt:", "Anna Brandt:", "问:", "他还表示", "“", '"', "„"))
        assert not quote.endswith(("。", ".", ",", ",", '"')), quote
        assert " said" not in quote[-24:], quote
        assert row["due"] is None or row["start"] <= row["due"]["start"] <= row["due"]["end"] <= row["end"]


def test_wheat_is_no_brand(sample: Sample) -> None:
    mentions = sample.opened.library.sql("SELECT doc_id, entity FROM mentions").to_pylist()
    named = {(row["doc_id"], row["entity"]) for row in mentions}
    for trap in sample.truth["mention_traps"]:
        assert [doc for doc, _, _ in sample.places(trap) if (doc, trap["entity"]) in named] == [], trap[
            "quote"
        ]


def test_the_choirs_are_all_there(sample: Sample) -> None:
    assert {group["id"]: group["posts"] for group in sample.truth["coordinated"]} == {"C1": 42, "C2": 18}
    for group in sample.truth["coordinated"]:
        windows = [(_moment(w["start"]), _moment(w["end"])) for w in group["windows"]]
        name = group["file"].rpartition("/")[2]
        posts = [
            row["author_key"]
            for row in sample.documents
            if name in (row["source_file"] or "")
            and any(start <= row["published_at"] <= end for start, end in windows)
        ]
        assert len(posts) == group["posts"]
        assert Counter(posts) == dict.fromkeys(posts, len(windows))  # everybody in every wave
        assert len(set(posts)) == len(group["accounts"])


def _moment(told: object) -> datetime:
    made = told if isinstance(told, datetime) else datetime.fromisoformat(str(told).replace("Z", "+00:00"))
    return made if made.tzinfo else made.replace(tzinfo=UTC)


def test_a_year_in_three_languages(sample: Sample) -> None:
    read = sample.opened.library.sql("SELECT doc_id, lang FROM languages").to_pylist()
    share = Counter(row["lang"] for row in read)
    assert len(sample.documents) >= 400
    assert share["zh"] / len(read) >= 0.5
    assert min(share["en"], share["de"]) / len(read) >= 0.08
    months = {row["published_at"].strftime("%Y-%m") for row in sample.documents if row["published_at"]}
    assert {f"2025-{m}" for m in (10, 11, 12)} | {f"2026-{m:02}" for m in range(1, 10)} <= months
