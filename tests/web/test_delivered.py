"""Deliveries beside a promise: chart against the promised line, finish with interval, the form."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.test import Client

from tests.web import sample
from tests.web.sample import ANA
from troth.ledger import evidence_actions, queries
from troth.web import current, delivered


def note(promise: str, *numbers: tuple[str, date, float]) -> None:
    for what, on, value in numbers:
        evidence_actions.observe(promise, what, value, on, ANA, source="https://count.example")


def test_nothing_is_drawn_before_something_was_observed(promise: str, as_role: Callable[..., Client]) -> None:
    assert delivered.delivery(queries.promise(promise)) is None
    assert "Add an observation" in as_role("analyst").get(f"/promises/{promise}").content.decode()
    assert "Add an observation" not in as_role("viewer").get(f"/promises/{promise}").content.decode()


def test_an_observation_is_added_by_form_with_its_source(
    promise: str, as_role: Callable[..., Client]
) -> None:
    form = {"what": "delivered", "value": "120", "on": "2025-12-01", "source": "https://count.example"}
    client = as_role("analyst")
    assert client.post(f"/promises/{promise}/observe", form).status_code == 302
    assert client.post(f"/promises/{promise}/observe", {**form, "value": "many"}).status_code == 400
    assert client.post(f"/promises/{promise}/observe", {**form, "on": ""}).status_code == 400
    assert as_role("viewer").post(f"/promises/{promise}/observe", form).status_code == 403
    page = client.get(f"/promises/{promise}").content.decode()
    for words in ("Observed against promised", "https://count.example", "three observations are needed"):
        assert words in page


def test_the_finish_is_foretold_from_three_observations(promise: str, as_role: Callable[..., Client]) -> None:
    note(
        promise, ("delivered", date(2025, 11, 1), 100.0), ("delivered", date(2025, 12, 1), 150.0),
        ("delivered", date(2025, 12, 31), 210.0), ("target", date(2025, 10, 6), 500.0),
    )  # fmt: skip
    found = delivered.delivery(queries.promise(promise))
    assert found is not None
    assert found.finish is not None
    assert (found.target, found.main, found.share) == (500.0, "delivered", 0.42)
    assert found.finish.expected is not None
    assert found.finish.earliest is not None
    assert found.finish.earliest < found.finish.expected
    assert found.late == (found.finish.expected - date(2026, 1, 31)).days > 0
    page = as_role("viewer").get(f"/promises/{promise}").content.decode()
    assert "At the present pace done on" in page
    assert f"{found.late} days late" in page


def test_the_promised_number_comes_from_the_wording(promise: str) -> None:
    state = queries.promise(promise)
    state.amounts = [{"value": 500, "unit": "lamps"}, {"value": 9_000, "unit": "%"}]
    assert delivered.target_of(state) == 500
    state.amounts = []
    assert delivered.target_of(state) is None


def test_evidence_opens_to_the_two_texts(promise: str, as_role: Callable[..., Client]) -> None:
    key = sample.suggest(current.library(), promise)
    page = as_role("analyst").get(f"/promises/{promise}").content.decode()
    pair = page.split('<details class="pair"')[1].split("</details>")[0]
    assert "The promise is kept." in pair  # the passage's surroundings
    assert "500 lamps" in pair.split("Found")[0]
    assert 'data-key="a"' in page
    assert 'data-key="r"' in page
    back = as_role("analyst").post(f"/promises/{promise}/judge", {"evidence": key, "accept": "yes"})
    assert back.headers["Location"].endswith("#evidence")
    assert queries.promise(promise).evidence[key]["status"] == "accepted"
