"""The ledger on the sample: what it proposes, groups and finds does not fall below what is published."""

from __future__ import annotations

import pytest
from benchmarks.ledger_sample import LEAST, mistakes, scored, table
from benchmarks.ledger_score import Score
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from tests.sample.conftest import Sample
from troth.ledger.models import Promise

pytestmark = pytest.mark.django_db
"""Without the mark no test database would be made, and the fixture would meet a real one."""


@pytest.fixture(scope="module")
def reached(sample: Sample, django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Score:
    """One run of the ledger over the sample; its entries are rolled back."""
    with django_db_blocker.unblock(), transaction.atomic():
        assert not Promise.objects.exists()
        score = scored(sample.opened)
        transaction.set_rollback(True)
    return score


@pytest.mark.parametrize("figure", sorted(LEAST))
def test_the_figure_holds(reached: Score, figure: str) -> None:
    assert getattr(reached, figure).value >= LEAST[figure], "\n".join(mistakes(reached))


def test_the_story_itself_is_told_whole(reached: Score) -> None:
    missed = {promise for promise, _, _ in reached.mistakes["Promises not found"]}
    assert missed & {f"P{number:02}" for number in range(1, 33)} == {"P30"}  # a rival's own


def test_the_table_names_every_figure_and_every_mistake(reached: Score) -> None:
    lines = table(reached)
    assert len(lines) == 11
    assert str(reached.proposals) in lines[4]
    told = "\n".join(mistakes(reached))
    for kind, rows in reached.mistakes.items():
        assert f"**{kind}**: {len(rows) or 'none'}" in told
