"""The fold: total on every sequence of entries, and the same lines always give the same state."""

from __future__ import annotations

from typing import Any

import orjson
from hypothesis import given
from hypothesis import strategies as st

from troth.ledger.appliers import KINDS
from troth.ledger.fold import Line, fold, fold_promise, fold_sorted
from troth.ledger.state import PromiseState
from troth.ledger.states import OUTCOMES, RELATIONS

keys = st.sampled_from(["k1", "k2", "k3", "k4"])
days = st.sampled_from(["2026-01-01", "2026-05-05", None])
appearances = st.fixed_dictionaries({"key": keys, "on": days, "quote": st.text(max_size=5)})
dues = st.none() | st.fixed_dictionaries({"from": days, "to": days})
payloads: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    "proposed": st.fixed_dictionaries(
        {"wording": st.text(max_size=5), "due": dues, "appearances": st.lists(appearances, max_size=2)}
    ),
    "appeared": st.fixed_dictionaries({"appearances": st.lists(appearances, max_size=2)}),
    "worded": st.fixed_dictionaries({"wording": st.text(max_size=5), "due": dues}),
    "edited": st.fixed_dictionaries({"fields": st.dictionaries(st.sampled_from(["line", "seq"]), st.text())}),
    "merged": st.fixed_dictionaries({"appearances": st.lists(appearances, max_size=2)}),
    "split_off": st.fixed_dictionaries({"keys": st.lists(keys, max_size=2)}),
    "evidence_put": st.fixed_dictionaries({"key": keys, "relation": st.sampled_from(RELATIONS)}),
    "evidence_judged": st.fixed_dictionaries(
        {"key": keys, "status": st.sampled_from(["accepted", "rejected"])}
    ),
    "outcome_set": st.fixed_dictionaries({"outcome": st.sampled_from(OUTCOMES), "settled_on": days}),
    "outcome_seconded": st.fixed_dictionaries({"outcome": st.sampled_from(OUTCOMES)}),
    "undone": st.fixed_dictionaries({"seqs": st.lists(st.integers(1, 20), max_size=3)}),
}


@st.composite
def histories(draw: st.DrawFn, promises: tuple[str, ...] = ("p",), first: int = 1) -> list[Line]:
    """A sequence of lines with rising seq; any kind after any other, some with erased contents."""
    lines: list[Line] = []
    for seq in range(first, first + draw(st.integers(0, 14))):
        kind = draw(st.sampled_from(KINDS))
        payload = draw(payloads.get(kind, st.just({})) | st.just({}))
        actor = draw(st.sampled_from(["ana", "ben"]))
        stamp = f"2026-01-{seq:02d}T00:00:00+00:00"
        lines.append(Line(seq, draw(st.sampled_from(promises)), kind, payload, actor, "analyst", stamp))
    return lines


def frozen(lines: list[Line]) -> bytes:
    return orjson.dumps([line.payload for line in lines])


@given(histories())
def test_every_prefix_folds_and_leaves_its_entries_alone(lines: list[Line]) -> None:
    before = frozen(lines)
    for n in range(len(lines) + 1):
        state = fold_promise(lines[:n])
        assert PromiseState.from_json(state.to_json()) == state
    assert frozen(lines) == before


@given(histories(("p", "q")), histories(("r", "s"), first=30))
def test_the_fold_of_a_concatenation_is_both_folds(one: list[Line], other: list[Line]) -> None:
    assert fold(one + other) == {**fold(one), **fold(other)}


@given(histories(("p", "q", "r")))
def test_folding_in_any_order_of_promises_is_the_same(lines: list[Line]) -> None:
    by_promise = sorted(lines, key=lambda line: (line.promise_id, line.seq))
    assert {state.promise_id: state for state in fold_sorted(by_promise)} == fold(lines)


@given(histories(), st.data())
def test_undo_restores_what_stood_before(lines: list[Line], data: st.DataObject) -> None:
    lines = [line for line in lines if line.kind != "undone"]
    if not lines:
        return
    cut = data.draw(st.integers(0, len(lines) - 1))
    struck = [line.seq for line in lines[cut:]]
    counter = Line(99, "p", "undone", {"seqs": struck}, "ana", "analyst", lines[-1].at)
    undone, before = fold_promise([*lines, counter]), fold_promise(lines[:cut])
    undone.seq, undone.updated_at = before.seq, before.updated_at
    undone.promise_id = before.promise_id = "p"
    assert undone == before
    redo = Line(100, "p", "undone", {"seqs": [99]}, "ana", "analyst", lines[-1].at)
    again, whole = fold_promise([*lines, counter, redo]), fold_promise(lines)
    again.seq = whole.seq
    assert again == whole


@given(histories())
def test_an_edit_never_touches_what_is_not_wording(lines: list[Line]) -> None:
    assert fold_promise(lines).seq == (lines[-1].seq if lines else 0)
