"""The chain breaks where somebody tampers, and holds where the law orders a deletion."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import orjson
import pytest
from django.db import DatabaseError, connection, transaction

from tests.ledger.conftest import ANA, LEO, a_promise
from tests.ledger.shelf import Doc, shelve
from troth.ledger import actions, evidence_actions, head, proof, queries
from troth.ledger.exporting import export
from troth.ledger.models import AppendOnlyError, Entry
from troth.ledger.signed import check_chain
from troth.words import Span, TrothError

pytestmark = pytest.mark.django_db


def written() -> str:
    promise = a_promise()
    for n in range(5):
        actions.comment(promise, f"remark {n}", ANA)
    return promise


def tamper(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER ledger_entry_frozen")
        cursor.execute(sql)


def test_an_untouched_ledger_verifies() -> None:
    written()
    assert proof.verify() == []


@pytest.mark.parametrize(
    ("sql", "seq", "words"),
    [
        (
            "UPDATE ledger_entry SET payload = replace(payload, 'remark 1', 'remark 7')",
            3,
            "contents were changed",
        ),
        ("UPDATE ledger_entry SET actor = 'eve' WHERE seq = 4", 4, "fields were changed"),
        ("UPDATE ledger_entry SET reason = 'x' WHERE seq = 2", 2, "contents were changed"),
        ("DELETE FROM ledger_entry WHERE seq = 3", 4, "entry 3 is missing"),
        ("DELETE FROM ledger_entry WHERE seq = 6", 5, "its head says 6"),
        (
            "UPDATE ledger_entry SET payload = '', reason = '', salt = '' WHERE seq = 5",
            5,
            "without a tombstone",
        ),
    ],
)
def test_tampering_is_named_at_its_first_link(sql: str, seq: int, words: str) -> None:
    written()
    tamper(sql)
    (problem,) = proof.verify_chain()
    assert problem.row == seq
    assert words in problem.message


def test_the_database_refuses_to_change_an_entry() -> None:
    written()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE ledger_entry SET actor = 'eve' WHERE seq = 1")
    with pytest.raises(AppendOnlyError):
        Entry.objects.all().delete()
    with pytest.raises(AppendOnlyError):
        Entry.objects.get(seq=1).save()
    with pytest.raises(AppendOnlyError):
        Entry.objects.filter(seq=1).update(actor="eve")


def test_a_lawful_deletion_leaves_a_tombstone_and_a_whole_chain() -> None:
    promise = written()
    with pytest.raises(TrothError):
        proof.erase([3], "", LEO)
    with pytest.raises(TrothError):
        proof.erase([3], "GDPR Art. 17", ANA)
    proof.erase([3], "GDPR Art. 17", LEO)
    assert proof.verify() == []
    assert "remark 1" not in str(list(Entry.objects.values_list("payload", flat=True)))
    texts = [c["text"] for c in queries.promise(promise).comments]
    assert texts == ["remark 0", "", "remark 2", "remark 3", "remark 4"]
    assert queries.timeline(promise)[-1].payload["law"] == "GDPR Art. 17"


def test_a_published_head_proves_a_later_rewriting(tmp_path: Path) -> None:
    promise = written()
    key = head.signing_key(tmp_path / "key.pem")
    assert (tmp_path / "key.pem").stat().st_mode & 0o077 == 0
    early = head.signed_head(head.signing_key(tmp_path / "key.pem"))
    actions.comment(promise, "later", ANA)
    assert head.check_head(early, early["public_key"]) == []
    assert "another key" in head.check_head(early, "00" * 32)[0].message
    assert "signature" in head.check_head({**early, "seq": 1})[0].message
    assert "no head" in head.check_head({"seq": 1})[0].message
    tamper("UPDATE ledger_entry SET hash = 'f' WHERE seq = 6")
    assert "rewritten" in head.check_head(early)[0].message
    assert key is not None


def test_quotes_are_checked_against_the_stored_text(tmp_path: Path) -> None:
    promise = a_promise()
    doc = Doc("The first of 20 shops opened in Lyon today.", date(2026, 2, 2))
    library = shelve(tmp_path, [doc])
    span = Span(doc.doc_id, 0, 21)
    evidence_actions.add_evidence(promise, "supports_part", ANA, span=span, texts=library)
    assert proof.verify(library) == []
    wrong = {"key": "w", "doc_id": doc.doc_id, "doc_version": 1, "start": 0, "end": 5, "quote": "Never"}
    lost = {**wrong, "key": "l", "doc_id": "nowhere"}
    evidence_actions.propose_evidence(promise, [{**e, "relation": "delay"} for e in (wrong, lost)], ANA)
    told = " ".join(str(problem) for problem in proof.verify(library))
    assert "expected 'Never'" in told
    assert "the document is missing" in told


def exported() -> list[dict[str, object]]:
    out = io.StringIO()
    export(out, "entries")
    return [orjson.loads(line) for line in out.getvalue().splitlines()]


def test_outsiders_check_an_exported_chain_against_a_published_head(tmp_path: Path) -> None:
    promise = written()
    told = head.signed_head(head.signing_key(tmp_path / "key.pem"))
    actions.comment(promise, "later", ANA)
    proof.erase([3], "GDPR Art. 17", LEO)
    rows = exported()
    assert check_chain(rows, told, told["public_key"]) == []
    for at, changed, words in (
        (1, {"payload": {"text": "never"}}, "contents were changed"),
        (1, {"actor": "eve"}, "fields were changed"),
        (3, {"seq": 9}, "is missing"),
        (3, {"hash": "f" * 64}, "fields were changed"),
        (4, {"at": None}, "no entry"),
    ):
        wrong = [{**row, **changed} if n == at else row for n, row in enumerate(rows)]
        [problem] = check_chain(wrong, told)
        assert words in problem.message, (at, changed)
    assert "before the head" in check_chain(rows[:3], told)[0].message
    assert "signature" in check_chain(rows, {**told, "hash": "0" * 64})[0].message
