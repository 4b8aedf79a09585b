"""The trust account's page: signs, band, causes, and no rate where there is not enough data."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

from tests.web.sample import ANA, BEN
from troth.ledger import actions, queries
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


def test_the_slip_curve_is_drawn_with_its_interval_from_five_on(
    promise: str, as_role: Callable[..., Client]
) -> None:
    client = as_role("viewer")
    assert "promises past their day, 5 are needed" in client.get("/trust").content.decode()
    state = queries.promise(promise)
    rows = []
    for number in range(5):
        key = f"{number:032d}"
        row = Promise.objects.get(promise_id=promise)
        columns = {field.attname: getattr(row, field.attname) for field in Promise._meta.concrete_fields}
        Promise.objects.create(**columns | {"promise_id": key})
        state.promise_id, state.settled_on = key, str(date(2026, 1, 31) + timedelta(days=5 * number))
        rows.append(Detail(promise_id=key, data=state.to_json()))
    Detail.objects.bulk_create(rows)
    page = client.get("/trust?by=speaker").content.decode()
    part = page.split("Slip curve")[1].split("Days that moved")[0]
    assert "<svg" in part
    assert "Half came within (95 %)" in part
    told = client.get("/api/v1/slips?by=speaker").json()
    assert [step["days"] for step in told["overall"]["steps"]] == [0, 5, 10, 15, 20]
    assert told["overall"]["steps"][0]["share"] == pytest.approx(2 / 6)
    assert told["curves"][0]["median"] == 5
