"""A demand for deletion: all that carries a person found, shown, blanked, and not proposed again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.ledger.conftest import ANA, BEN, LEO, a_promise, appearance
from tests.ledger.shelf import Doc, shelve
from tests.ledger.test_propose import BOOK, LIND
from troth.ledger import actions, corrections, evidence_actions, proof, queries, views
from troth.ledger.carrying import carried, documents_by, drop_views
from troth.ledger.models import Appearance, Detail, Entry, Promise, SavedView
from troth.ledger.projection import rebuild
from troth.ledger.propose import propose
from troth.words import TrothError, keyed_hash

pytestmark = pytest.mark.django_db
LAW = "GDPR Art. 17"


def contents() -> str:
    """Everything that the ledger's tables say."""
    kept = [*Entry.objects.values_list("payload", "reason"), *Detail.objects.values_list("data")]
    return str([kept, list(Promise.objects.values()), list(Appearance.objects.values())])


def test_a_person_is_found_wherever_an_entry_names_them_and_nobody_else() -> None:
    promise = a_promise()
    actions.comment(promise, "Ask ÉVA  KOCH about it.", ANA)
    actions.comment(promise, "Ask Eva Kochmann about it.", ANA)
    actions.set_outcome(promise, "stalled", ANA, reason="Éva Koch says so")
    evidence_actions.add_evidence(
        promise, "delay", ANA, quote="„Später“, sagte Éva Koch.", on=date(2026, 2, 2)
    )
    found = carried(["éva koch"], [])
    assert [(entry.kind, entry.where) for entry in found.entries] == [
        ("commented", ("text",)), ("outcome_set", ("reason",)), ("evidence_put", ("quote",)),
    ]  # fmt: skip
    with pytest.raises(TrothError):
        carried([], [])
    with pytest.raises(TrothError):
        carried(["x"], [])


def test_a_chinese_name_is_found_inside_running_text() -> None:
    promise = a_promise("我们将开设二十家门店。")
    actions.comment(promise, "据陆明川说会延期", ANA)
    assert carried(["陆明川"], []).seqs == [2]


def test_all_is_blanked_and_the_chain_holds() -> None:
    promise = a_promise()
    actions.comment(promise, "Ask Éva Koch.", ANA)
    actions.comment(promise, "Ask somebody else.", ANA)
    views.save_view("Éva's", {"speaker": "Éva Koch"}, BEN)
    proof.erase(carried(["Éva Koch"], []).seqs, LAW, LEO)
    assert drop_views(["Éva Koch"]) == 1
    assert not SavedView.objects.exists()
    assert "Koch" not in contents()
    assert [comment["text"] for comment in queries.promise(promise).comments] == ["", "Ask somebody else."]
    assert proof.verify() == []
    assert carried(["Éva Koch"], []).entries == []
    assert rebuild() == 1
    assert "Koch" not in contents()


def test_names_of_those_who_acted_are_counted_and_stay() -> None:
    actions.comment(a_promise(), "Fine.", ANA)
    assert carried(["ana"], []).acted == 2
    assert carried(["ana"], []).entries == []


def test_what_was_taken_back_stays_so_when_the_undoing_is_erased() -> None:
    promise = a_promise()
    act = actions.set_outcome(promise, "stalled", ANA)
    undoing = corrections.undo(act.act, ANA, reason="Éva Koch asked for it")
    assert queries.promise(promise).outcome == "not_rated"
    proof.erase(carried(["Éva Koch"], []).seqs, LAW, LEO)
    assert queries.promise(promise).outcome == "not_rated"
    assert proof.verify() == []
    corrections.undo(undoing.act, ANA)
    assert queries.promise(promise).outcome == "stalled"


def test_a_promise_lives_on_in_what_others_said_of_it() -> None:
    ours = {**appearance("a"), "speaker": "Éva Koch"}
    theirs = appearance("b", "Twenty shops will open by June, the firm says.", on="2026-01-12")
    promise = a_promise(appearances=[ours], fields={"speaker": "Éva Koch"})
    alone = a_promise("We will plant trees.", fields={"speaker": "Éva Koch"})
    other = a_promise("Twenty shops will open.", appearances=[theirs])
    actions.merge(promise, [other], ANA)
    proof.erase(carried(["Éva Koch"], []).seqs, LAW, LEO)
    assert queries.promise(promise).wording == theirs["quote"]
    assert queries.promise(alone).review == "void"
    assert [row.promise.promise_id for row in queries.list_promises().rows] == [promise]
    assert rebuild() == 3


def test_words_that_were_erased_are_not_proposed_again(tmp_path: Path) -> None:
    said, other = "We will open 20 shops by June.", "We will plant 900 trees in Lyon."
    more = {"author_key": keyed_hash(b"k", "web:lind"), "author_name": None}
    lind = Doc(f"{said}\nMore words.", date(2026, 1, 5), [("promise", said, LIND)], more=more)
    library = shelve(tmp_path, [lind, Doc(other, date(2026, 1, 6), [("promise", other, LIND)])])
    assert propose(library, BOOK).new_promises == 2
    documents = documents_by(library, ["lind"], b"k")
    assert documents == [lind.doc_id]
    found = carried([], documents)
    assert [entry.words for entry in found.entries] == [said]
    proof.erase(found.seqs, LAW, LEO, documents=documents)
    assert said not in contents()
    again = Doc(f"{said}\nIt says.", date(2026, 1, 5), [("promise", said, LIND)], name=lind.text, more=more)
    assert propose(shelve(tmp_path, [again]), BOOK).new_promises == 0
    assert propose(library, BOOK).new_promises == 0
    assert proof.verify(library) == []


def test_evidence_that_was_erased_is_not_proposed_again() -> None:
    promise = a_promise()
    item = {**appearance("e", "Éva Koch says it is late."), "relation": "delay", "score": 0.9}
    evidence_actions.propose_evidence(promise, [item], ANA)
    proof.erase(carried(["Éva Koch"], []).seqs, LAW, LEO)
    evidence_actions.propose_evidence(promise, [item], ANA)
    assert queries.promise(promise).evidence == {}
