"""The moves between states, as a table and as properties."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.ledger.states import (
    NEEDS_EVIDENCE,
    OUTCOMES,
    RELATIONS,
    REVIEWS,
    TWO_PEOPLE,
    Facts,
    move,
    outcome_refusal,
    public_outcome,
    specificity,
)  # fmt: skip

facts = st.builds(
    Facts, st.sampled_from(REVIEWS), st.frozensets(st.sampled_from(RELATIONS)), st.booleans(), st.booleans()
)


@pytest.mark.parametrize(
    ("review", "verb", "leads_to"),
    [
        ("proposed", "confirm", "confirmed"), ("confirmed", "confirm", None), ("rejected", "confirm", None),
        ("confirmed", "reject", "rejected"), ("rejected", "reopen", "proposed"), ("merged", "reopen", None),
        ("merged", "merge", None), ("void", "confirm", None),
    ],
)  # fmt: skip
def test_moves(review: str, verb: str, leads_to: str | None) -> None:
    assert move(review, verb) == leads_to


@given(st.sampled_from(OUTCOMES), facts)
def test_no_outcome_without_confirmation_and_none_that_needs_evidence_without_it(
    outcome: str, f: Facts
) -> None:
    if outcome_refusal(outcome, f) is None:
        assert f.review == "confirmed"
        assert f.accepted or outcome not in NEEDS_EVIDENCE
        assert outcome != "quietly_dropped" or (f.past_due and f.silent)


@given(facts)
def test_silence_alone_never_proves_a_promise_broken(f: Facts) -> None:
    nothing = Facts(f.review, frozenset(), past_due=True, silent=True)
    assert outcome_refusal("broken", nothing) is not None


@given(st.sampled_from(OUTCOMES), st.sampled_from(["ana", "ben"]), st.sampled_from(["", "ana", "ben"]))
def test_the_public_sees_kept_and_broken_from_two_people_only(outcome: str, by: str, seconded: str) -> None:
    shown = public_outcome(outcome, by, seconded)
    assert shown == outcome or (outcome in TWO_PEOPLE and seconded in ("", by))
    assert shown not in TWO_PEOPLE or (seconded and seconded != by)


def test_specificity_grades() -> None:
    grades = [
        specificity(True, False, False),
        specificity(False, True, False),
        specificity(False, True, True),
    ]
    assert grades == [1, 2, 3]
