"""Acts on promises: what they change, who may do them, and what is refused."""

from __future__ import annotations

from datetime import date

import pytest

from tests.ledger.conftest import ANA, BEN, CORA, EVE, LEO, a_promise, appearance
from troth.ledger import actions, corrections, evidence_actions, queries
from troth.ledger.acting import Conflict, resolve
from troth.ledger.models import Appearance, Entry, Promise
from troth.ledger.projection import rebuild
from troth.ledger.states import TWO_PEOPLE
from troth.words import Span, TrothError

pytestmark = pytest.mark.django_db


class OneText:
    """A library of one text."""

    def text(self, doc_id: str, version: int | None = None) -> str:
        assert (doc_id, version) == ("d", None)
        return "Today the first of the twenty shops opened in Lyon."


def accepted(promise: str, relation: str = "supports_kept") -> None:
    evidence_actions.add_evidence(promise, relation, ANA, quote="The 20th shop opened.", on=date(2026, 2, 20))


def code(error: pytest.ExceptionInfo[TrothError]) -> str:
    return error.value.problems[0].code


def test_a_promise_put_in_by_hand_is_confirmed_and_listed() -> None:
    promise = a_promise()
    page = queries.list_promises()
    assert [row.promise.promise_id for row in page.rows] == [promise]
    assert page.rows[0].schedule.state == "not_due"
    assert queries.promise(promise).review == "confirmed"


def test_outcome_kept_needs_evidence_then_two_people() -> None:
    promise = a_promise()
    with pytest.raises(TrothError) as refused:
        actions.set_outcome(promise, "kept", ANA)
    assert code(refused) == "ledger.no_evidence"
    accepted(promise)
    actions.set_outcome(promise, "kept", ANA)
    state = queries.promise(promise)
    assert (state.outcome, state.public_outcome, state.settled_on) == ("kept", "not_rated", "2026-02-20")
    with pytest.raises(TrothError) as same:
        actions.second(promise, ANA)
    assert code(same) == "ledger.second"
    actions.second(promise, BEN)
    assert queries.promise(promise).public_outcome == "kept"


def test_a_new_outcome_needs_a_new_second_person() -> None:
    promise = a_promise()
    accepted(promise)
    actions.set_outcome(promise, "kept", ANA)
    actions.second(promise, BEN)
    actions.set_outcome(promise, "broken", BEN)
    assert queries.promise(promise).public_outcome == "not_rated"


def test_quietly_dropped_needs_past_due_and_a_documented_search() -> None:
    promise = a_promise(due={"from": None, "to": "2026-01-31"})
    with pytest.raises(TrothError) as loud:
        actions.set_outcome(promise, "quietly_dropped", ANA)
    assert code(loud) == "ledger.not_silent"
    evidence_actions.note_silence(promise, "shops Lyon", 412, ANA)
    actions.set_outcome(promise, "quietly_dropped", ANA)
    assert queries.promise(promise).outcome == "quietly_dropped"


def test_a_mention_after_the_search_ends_the_silence() -> None:
    promise = a_promise(due={"from": None, "to": "2026-01-31"})
    evidence_actions.note_silence(promise, "shops", 10, ANA, as_of=date(2026, 2, 1))
    accepted(promise, "delay")
    with pytest.raises(TrothError) as refused:
        actions.set_outcome(promise, "quietly_dropped", ANA)
    assert code(refused) == "ledger.not_silent"


@pytest.mark.parametrize("who", [EVE])
def test_a_viewer_changes_nothing(who: object) -> None:
    promise = a_promise()
    before = Entry.objects.count()
    for act in (actions.confirm, actions.reject):
        with pytest.raises(TrothError) as refused:
            act(promise, EVE)
        assert code(refused) == "ledger.forbidden"
    assert Entry.objects.count() == before


def test_who_made_the_promise_does_not_close_it_alone() -> None:
    promise = a_promise()
    accepted(promise)
    actions.set_outcome(promise, "kept", ANA)
    with pytest.raises(TrothError) as refused:
        actions.second(promise, CORA)
    assert code(refused) == "ledger.forbidden"


def test_the_slower_of_two_people_is_told_who_changed_what() -> None:
    promise = a_promise()
    seen = queries.promise(promise).seq
    actions.assign(promise, "cora", ANA, expected_seq=seen)
    with pytest.raises(Conflict) as told:
        actions.assign(promise, "leo", BEN, expected_seq=seen)
    assert "ana (analyst): assigned" in str(told.value)
    assert queries.promise(promise).owner == "cora"


def test_a_retry_with_the_same_key_does_nothing() -> None:
    promise = a_promise()
    first = actions.comment(promise, "look at this", ANA, key="k1")
    again = actions.comment(promise, "look at this", ANA, key="k1")
    assert again.repeated
    assert again.seqs == first.seqs
    assert len(queries.promise(promise).comments) == 1


def test_merge_moves_appearances_and_undo_moves_them_back() -> None:
    one = a_promise(appearances=[appearance("a")])
    two = a_promise("Twenty shops this summer", appearances=[appearance("b"), appearance("c")])
    receipt = actions.merge(one, [two], ANA)
    assert set(queries.promise(one).appearances) == {"a", "b", "c"}
    assert queries.promise(two).merged_into == one
    assert set(Appearance.objects.values_list("promise_id", flat=True)) == {one}
    corrections.undo(receipt.act, ANA)
    assert set(queries.promise(one).appearances) == {"a"}
    assert queries.promise(two).review == "confirmed"
    assert Appearance.objects.filter(promise_id=two).count() == 2


def test_split_makes_a_promise_and_undo_makes_it_void() -> None:
    promise = a_promise(appearances=[appearance("a"), appearance("b", "And a shop in Rome.")])
    receipt = actions.split(promise, ["b"], ANA)
    new = next(p for p in receipt.seqs if p != promise)
    assert queries.promise(new).wording == "And a shop in Rome."
    assert queries.list_promises().total == 2
    corrections.undo(receipt.act, ANA)
    assert queries.list_promises().total == 1
    assert set(queries.promise(promise).appearances) == {"a", "b"}


def test_a_split_of_none_or_all_is_refused() -> None:
    promise = a_promise(appearances=[appearance("a"), appearance("b")])
    for keys in ([], ["a", "b"], ["unknown"]):
        with pytest.raises(TrothError):
            actions.split(promise, keys, ANA)


def test_a_merge_is_not_undone_under_a_later_split() -> None:
    one, two = a_promise(appearances=[appearance("a")]), a_promise(appearances=[appearance("b")])
    merge = actions.merge(one, [two], ANA)
    split = actions.split(one, ["b"], ANA)
    with pytest.raises(TrothError) as refused:
        corrections.undo(merge.act, ANA)
    assert code(refused) == "ledger.undo"
    corrections.undo(split.act, ANA)
    corrections.undo(merge.act, ANA)
    assert set(queries.promise(two).appearances) == {"b"}


def test_undo_of_an_undo_brings_the_act_back() -> None:
    promise = a_promise()
    act = actions.assign(promise, "cora", ANA).act
    undone = corrections.undo(act, ANA)
    assert queries.promise(promise).owner == ""
    corrections.undo(undone.act, ANA)
    assert queries.promise(promise).owner == "cora"


def test_undo_knows_its_limits() -> None:
    promise = a_promise()
    act = actions.assign(promise, "cora", ANA).act
    with pytest.raises(TrothError) as others:
        corrections.undo(act, BEN)
    assert code(others) == "ledger.forbidden"
    corrections.undo(act, LEO)
    with pytest.raises(TrothError) as twice:
        corrections.undo(act, ANA)
    assert code(twice) == "ledger.undo"
    with pytest.raises(TrothError):
        corrections.undo("no such act", ANA)
    assert corrections.last_act("main", ANA) is None


def test_bulk_confirm_is_one_act() -> None:
    promises = [a_promise(f"promise {n}") for n in range(3)]
    reopened = [actions.reopen(p, ANA) for p in promises]
    receipt = actions.confirm_many({p: r.seqs[p] for p, r in zip(promises, reopened, strict=True)}, ANA)
    assert {queries.promise(p).review for p in promises} == {"confirmed"}
    corrections.undo(receipt.act, ANA)
    assert {queries.promise(p).review for p in promises} == {"proposed"}


def test_bulk_confirm_is_all_or_nothing() -> None:
    good, stale = a_promise("one"), a_promise("two")
    seq = actions.reopen(good, ANA).seqs[good]
    with pytest.raises(TrothError):
        actions.confirm_many({good: seq, stale: None}, ANA)
    assert queries.promise(good).review == "proposed"


def test_evidence_from_a_document_must_stand_there() -> None:
    promise = a_promise()
    span = Span("d", 0, 5)
    with pytest.raises(TrothError) as refused:
        evidence_actions.add_evidence(
            promise, "supports_kept", ANA, span=span, quote="Never", texts=OneText()
        )
    assert code(refused) == "ledger.not_grounded"
    evidence_actions.add_evidence(promise, "supports_kept", ANA, span=span, quote="Today", texts=OneText())
    assert [e["status"] for e in queries.promise(promise).evidence.values()] == ["accepted"]


def test_rejected_evidence_is_not_proposed_again() -> None:
    promise = a_promise()
    find = {"key": "e1", "relation": "supports_kept", "quote": "x", "score": 0.9}
    evidence_actions.propose_evidence(promise, [find], ANA)
    evidence_actions.judge_evidence(promise, "e1", False, ANA)
    before = Entry.objects.count()
    evidence_actions.propose_evidence(promise, [find], ANA)
    assert Entry.objects.count() == before
    assert queries.promise(promise).evidence["e1"]["status"] == "rejected"


def test_edit_names_every_mistake_at_once() -> None:
    promise = a_promise()
    with pytest.raises(TrothError) as told:
        actions.edit(
            promise, {"kind": "wish", "due": {"from": "2026-05-01", "to": "2026-04-01"}, "x": 1}, ANA
        )
    assert len(told.value.problems) == 3
    actions.edit(promise, {"line": "shops"}, ANA, reason="product line was missing")
    assert queries.timeline(promise)[-1].reason == "product line was missing"


def test_rebuilding_gives_identical_rows() -> None:
    one, two = a_promise(appearances=[appearance("a")]), a_promise(appearances=[appearance("b")])
    accepted(one)
    actions.set_outcome(one, "kept", ANA)
    actions.merge(one, [two], ANA)
    actions.comment(one, "done", BEN)
    before = [list(table.objects.order_by("pk").values()) for table in (Promise, Appearance)]
    assert rebuild() == 2
    assert [list(table.objects.order_by("pk").values()) for table in (Promise, Appearance)] == before


def test_filters_find_what_they_name() -> None:
    late = a_promise("Repairs within a week", due={"from": None, "to": "2026-02-01"})
    a_promise("Sunlight for everybody", due=None, fields={"vague": True})
    assert [
        r.promise.promise_id for r in queries.list_promises(queries.Filters(schedule="overdue")).rows
    ] == [late]
    assert queries.list_promises(queries.Filters(text="repairs week")).total == 1
    assert queries.list_promises(queries.Filters(schedule="undated")).total == 1
    with pytest.raises(TrothError):
        queries.Filters.from_dict({"colour": "blue"})


def test_an_id_resolves_from_its_beginning() -> None:
    promise = a_promise()
    assert resolve(promise[:8]) == promise
    with pytest.raises(TrothError):
        resolve("ffff" if not promise.startswith("ffff") else "0000")


@pytest.mark.parametrize("outcome", sorted(TWO_PEOPLE))
def test_every_way_to_end_needs_two_people_before_the_public_sees_it(outcome: str) -> None:
    promise = a_promise(due={"from": None, "to": "2026-02-01"})
    if outcome == "quietly_dropped":
        evidence_actions.note_silence(promise, "shops", 40, ANA)
    else:
        evidence_actions.add_evidence(promise, "withdrawn", ANA, quote="We have changed our plans.")
    actions.set_outcome(promise, outcome, ANA)
    assert queries.promise(promise).public_outcome == "not_rated"
    with pytest.raises(TrothError):
        actions.second(promise, ANA)
    actions.second(promise, LEO)
    assert queries.promise(promise).public_outcome == outcome
    assert Promise.objects.get(promise_id=promise).public_outcome == outcome


def test_an_undo_is_refused_when_the_promise_has_changed_since() -> None:
    promise = a_promise()
    act = actions.set_outcome(promise, "stalled", ANA)
    seen = act.seqs[promise]
    actions.comment(promise, "Wait, I heard otherwise.", BEN)
    with pytest.raises(Conflict) as conflict:
        corrections.undo(act.act, ANA, expected_seq=seen)
    assert [entry.actor for entry in conflict.value.changes] == ["ben"]
    with pytest.raises(Conflict):
        corrections.undo(act.act, ANA, seen={promise: seen})
    assert queries.promise(promise).outcome == "stalled"
    corrections.undo(act.act, ANA, expected_seq=queries.promise(promise).seq)
    assert queries.promise(promise).outcome == "not_rated"


def test_an_undo_looks_at_the_promise_that_was_seen_only() -> None:
    one, other = a_promise("We will open shops."), a_promise("We will open more shops.")
    act = actions.merge(one, [other], ANA)
    seen = queries.promise(one).seq
    actions.comment(other, "Is this really the same?", BEN)
    corrections.undo(act.act, ANA, seen={one: seen})
    assert queries.promise(other).review == "confirmed"
