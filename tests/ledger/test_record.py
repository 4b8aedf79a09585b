"""Kept rate, slip curve and trust account, computed by hand beside."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.ledger.conftest import ANA, BEN, a_promise
from troth.ledger import actions, evidence_actions, queries
from troth.ledger.record import records, slip_curve, wilson
from troth.ledger.state import PromiseState
from troth.ledger.trust import Posting, Weights, account, load_weights, postings_of, trust_account
from troth.words import TrothError

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 1)


def settled(outcome: str, on: date, seconded: bool = True) -> str:
    promise = a_promise(
        f"{outcome} {on}", fields={"entity": "brightfold"}, due={"from": None, "to": "2026-02-10"}
    )
    relation = "contradicted" if outcome == "broken" else "supports_kept"
    evidence_actions.add_evidence(promise, relation, ANA, quote="seen", on=on)
    actions.set_outcome(promise, outcome, ANA)
    if seconded:
        actions.second(promise, BEN)
    return promise


def test_wilson_is_the_published_interval() -> None:
    low, high = wilson(8, 10)
    assert (low, high) == (pytest.approx(0.4902, abs=1e-4), pytest.approx(0.9433, abs=1e-4))
    assert wilson(0, 5)[0] == 0
    assert wilson(5, 5)[1] == 1
    assert wilson(0, 0) == (0, 1)


def test_a_record_needs_five_settled_promises() -> None:
    for outcome in ("kept", "kept_late", "kept", "broken"):
        settled(outcome, date(2026, 2, 5))
    a_promise("open and late", fields={"entity": "brightfold"}, due={"from": None, "to": "2026-02-20"})
    (few,) = records(TODAY)
    assert (few.settled, few.kept, few.broken, few.open, few.overdue) == (4, 3, 1, 1, 1)
    assert (few.enough, few.rate, few.low) == (False, None, None)
    settled("kept", date(2026, 2, 6))
    (enough,) = records(TODAY)
    assert enough.rate == pytest.approx(4 / 5)
    assert (enough.low, enough.high) == wilson(4, 5)
    assert len(enough.promise_ids) == 5


def test_the_slip_curve_shows_each_announced_day_against_the_actual_one() -> None:
    state = PromiseState("p", review="confirmed", outcome="kept_late", settled_on="2026-05-20")
    state.versions = [
        {"seq": 2, "on": "2026-02-01", "due": {"to": "2026-04-30"}},
        {"seq": 1, "on": "2026-01-01", "due": {"to": "2026-03-31"}},
        {"seq": 3, "on": "2026-03-01", "due": None},
    ]
    assert [(p.announced.isoformat(), p.days, str(p.actual)) for p in slip_curve([state])] == [
        ("2026-03-31", 0, "2026-05-20"),
        ("2026-04-30", 30, "2026-05-20"),
    ]


def test_the_account_halves_and_its_band_is_half_of_all_weights() -> None:
    weights = Weights(1, 100, {"promise_kept": 4, "promise_broken": -2})
    told = account(
        [
            Posting("promise_kept", date(2026, 3, 1), "a"),
            Posting("promise_broken", date(2025, 11, 21), "b"),
            Posting("unheard_of", date(2026, 1, 1), "c"),
            Posting("promise_kept", date(2026, 3, 2), "tomorrow"),
        ],
        weights,
        TODAY,
    )
    assert (told.n, told.balance) == (2, pytest.approx(4 - 1))
    assert (told.low, told.high) == (pytest.approx(3 - 2.5), pytest.approx(3 + 2.5))
    assert {booked.posting.cause for booked in told.postings} == {"a", "b"}
    assert account([], weights, TODAY).balance is None


def test_only_what_two_people_saw_is_posted() -> None:
    alone = settled("broken", date(2026, 2, 5), seconded=False)
    both = settled("kept", date(2026, 2, 5))
    told = trust_account(TODAY, load_weights())
    by_cause = {b.posting.cause: b.posting.kind for b in told.postings}
    assert by_cause == {both: "promise_kept"}
    assert postings_of(queries.promise(alone), TODAY) == []


def test_own_weights_are_read_and_mistakes_told(tmp_path: Path) -> None:
    file = tmp_path / "trust.yaml"
    file.write_text("version: 2\nhalf_life_days: 30\nweights: {promise_kept: 1}\n")
    assert load_weights(file).half_life_days == 30
    for wrong in ("version: 2\n", "[]", "half_life_days: 0\nversion: 1\nweights: {}", "a: [", "weights: 3"):
        file.write_text(wrong)
        with pytest.raises(TrothError):
            load_weights(file)
