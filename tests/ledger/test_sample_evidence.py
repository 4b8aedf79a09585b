"""Evidence on the sample: for most promises with an outcome the right passage is among the first three.

Promises are laid down from the truth itself, so that only the search for evidence is measured.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.ledger.sampled import Shelf, rank
from troth.brandbook import BrandBook, load
from troth.ledger import moment
from troth.ledger.evidence import Find
from troth.ledger.follow import Watch
from troth.ledger.silence import quiet
from troth.ledger.state import PromiseState
from troth.ledger.vectors import Vectors
from troth.library import Library, Workspace
from troth.reading.engines.local import read_library
from troth.sample import AS_OF, brandbook_path, laid_out
from troth.sample.truth import TruePromise
from troth.sample.truth import load as load_truth
from troth.sources import ImportOptions
from troth.sources.intake import take_in
from troth.words import FixedClock

AMONG_THREE = 0.85
FIRST = 0.6
RIGHT = 0.5
"""Least share of proposals that the truth names; it names some evidence of each promise, not all there is."""
TODAY = datetime(*AS_OF, tzinfo=UTC)


@dataclass(frozen=True)
class Followed:
    """A true promise with what the ledger proposes for it."""

    promise: TruePromise
    state: PromiseState
    found: list[Find]
    place: int | None
    """Place of the first right passage, 1 for the first."""
    right: int


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Followed]:
    """Every true promise of the sample, followed up in a library that holds the sample as read."""
    root = tmp_path_factory.mktemp("sample")
    book = load(brandbook_path())
    workspace = Workspace.create(root / "workspace", demo=True, as_of=TODAY, language="en")
    library = Library(workspace)
    moment.set_clock(FixedClock(TODAY))
    _take_in(library, workspace, book, root)
    read_library(library, book)
    shelf, watch = Shelf(library, book), Watch(library, book, Vectors(root / "vectors.sqlite3"))
    return {
        promise.id: _followed(promise, state, shelf, watch)
        for promise in load_truth().promises.values()
        if (state := shelf.promise(promise)) is not None
    }


def _take_in(library: Library, workspace: Workspace, book: BrandBook, root: Path) -> None:
    options = ImportOptions(author_key=b"sample", voice=book.voice, clock=FixedClock(TODAY))
    keep = library.originals.keep
    for report in take_in([laid_out(root)], options, library, keep, workspace.rejects_path):
        assert not report.failed


def _followed(promise: TruePromise, state: PromiseState, shelf: Shelf, watch: Watch) -> Followed:
    found, _ = watch.look(state)
    spots = [spot for place in promise.evidence for spot in shelf.spots(place)]
    right = sum(rank([find], spots) == 1 for find in found[:3])
    return Followed(promise, state, found, rank(found, spots), right)


def with_evidence(followed: dict[str, Followed]) -> list[Followed]:
    return [one for one in followed.values() if one.promise.evidence]


def test_every_true_promise_is_laid_down(followed: dict[str, Followed]) -> None:
    assert set(followed) == set(load_truth().promises)


def test_the_right_evidence_is_among_the_first_three(followed: dict[str, Followed]) -> None:
    told = with_evidence(followed)
    missed = [one.promise.id for one in told if one.place is None or one.place > 3]
    assert len(told) >= 20
    assert len(told) - len(missed) >= AMONG_THREE * len(told), missed


def test_it_mostly_comes_first(followed: dict[str, Followed]) -> None:
    told = with_evidence(followed)
    assert sum(one.place == 1 for one in told) >= FIRST * len(told)


def test_proposals_are_few_and_often_right(followed: dict[str, Followed]) -> None:
    told = with_evidence(followed)
    assert sum(one.right for one in told) >= RIGHT * sum(len(one.found[:3]) for one in told)


def test_no_find_stands_in_the_words_of_the_promise_but_a_delay(followed: dict[str, Followed]) -> None:
    for one in followed.values():
        for find in one.found:
            if find.relation.name != "delay":
                spots = [(a["doc_id"], a["start"], a["end"]) for a in one.state.appearances.values()]
                assert rank([find], spots) is None


def test_one_find_a_document(followed: dict[str, Followed]) -> None:
    for one in followed.values():
        docs = [find.passage.doc_id for find in one.found]
        assert len(docs) == len(set(docs))


def test_what_was_kept_is_never_called_silent(followed: dict[str, Followed]) -> None:
    for one in followed.values():
        if one.promise.outcome in ("kept", "kept_late"):
            assert quiet(one.state, one.found, "words", 500, TODAY.date()) is None
