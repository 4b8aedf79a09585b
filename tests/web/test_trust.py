"""The trust account's page: signs, band, causes, and no rate where there is not enough data."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from tests.web.sample import ANA, BEN
from troth.ledger import actions
from troth.ledger.models import Detail, Promise
from troth.web.templatetags.show import signed


def test_without_postings_there_is_no_balance(promise: str, as_role: Callable[..., Client]) -> None:
    page = as_role("viewer").get("/trust").content.decode()
    assert "Nothing is posted yet" in page
    assert "not enough data (under 5 settled)" in page


def test_every_posting_opens_to_its_cause(promise: str, as_role: Callable[..., Client]) -> None:
    actions.second(promise, BEN)
    page = as_role("viewer").get("/trust").content.decode()
    worth = 3 * 0.5 ** (36 / 365)  # kept on 24 January, seen on 1 March
    assert f'href="/promises/{promise}"' in page
    assert signed(worth, 2) in page
    assert f"{signed(worth / 2, 1)} to {signed(worth * 1.5, 1)}" in page
    assert "365 days" in page


def test_rates_appear_with_their_interval_from_five_on(promise: str, as_role: Callable[..., Client]) -> None:
    for number in range(5):
        row = Promise.objects.get(promise_id=promise)
        Promise.objects.create(**{
            field.attname: getattr(row, field.attname) for field in Promise._meta.concrete_fields
        } | {"promise_id": f"{number:032d}"})  # fmt: skip
        Detail.objects.create(promise_id=f"{number:032d}", data=row.detail.data)
    page = as_role("viewer").get("/trust?by=speaker").content.decode()
    assert "100%" in page
    assert "61%" in page  # Wilson's lower bound for 6 of 6


def test_a_day_that_moved_is_drawn(promise: str, as_role: Callable[..., Client]) -> None:
    from troth.ledger import writing
    from troth.ledger.acting import perform

    moved = {"wording": "500 lamps by March", "on": "2025-12-01", "why": "date moved",
             "due": {"from": None, "to": "2026-03-31"}}  # fmt: skip
    perform("edit", [promise], ANA, {}, lambda _states: [writing.Draft(promise, "worded", moved)])
    page = as_role("viewer").get("/trust").content.decode()
    assert ">+59<" in page
    assert "<svg" in page.split("Slip curve")[1]


def test_unknown_groups_fall_back(promise: str, as_role: Callable[..., Client]) -> None:
    assert as_role("viewer").get("/trust?by=secret").status_code == 200
