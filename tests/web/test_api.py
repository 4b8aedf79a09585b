"""The API: what pages show, with the same rights, and a description that needs no other host."""

from __future__ import annotations

import json
from collections.abc import Callable

from django.test import Client

from troth.ledger.models import Promise


def post(client: Client, path: str, body: dict[str, object]) -> tuple[int, dict[str, object]]:
    answer = client.post(path, json.dumps(body), content_type="application/json")
    return answer.status_code, answer.json()


def test_documents_page_by_page(promise: str, as_role: Callable[..., Client]) -> None:
    client = as_role("viewer")
    first = client.get("/api/v1/documents").json()
    second = client.get("/api/v1/documents", {"after": first["after"]}).json()
    ids = [row["doc_id"] for row in first["documents"] + second["documents"]]
    assert len(ids) == len(set(ids)) == 80
    whole = client.get(f"/api/v1/documents/{ids[0]}").json()
    assert whole["text"].startswith(first["documents"][0]["beginning"][:20])


def test_figures_and_their_quotes(promise: str, as_role: Callable[..., Client]) -> None:
    client = as_role("viewer")
    figure = client.get("/api/v1/measures/net_sentiment").json()[0]
    quotes = client.get("/api/v1/measures/net_sentiment/quotes").json()
    assert figure["n"] == quotes["total"]
    assert client.get("/api/v1/measures/nothing").status_code == 404
    assert {card["id"] for card in client.get("/api/v1/measures").json()} >= {"net_sentiment", "promise_rate"}


def test_promises_are_confirmed_once_and_conflicts_told(promise: str, as_role: Callable[..., Client]) -> None:
    client = as_role("analyst")
    one = Promise.objects.filter(review="proposed").first()
    assert one is not None
    address = f"/api/v1/promises/{one.promise_id}"
    body = {"expected_seq": one.seq, "key": "once"}
    status, receipt = post(client, f"{address}/confirm", body)
    assert (status, receipt["repeated"]) == (200, False)
    assert post(client, f"{address}/confirm", body)[1]["repeated"] is True
    status, told = post(client, f"{address}/reject", {"expected_seq": one.seq})
    assert status == 409
    assert "changed since you read it" in json.dumps(told)
    assert client.get(address).json()["review"] == "confirmed"
    assert [event["kind"] for event in client.get(f"{address}/history").json()] == ["proposed", "confirmed"]
    assert post(client, f"{address}/outcome", {"outcome": "broken"})[0] == 400


def test_viewers_change_nothing(promise: str, as_role: Callable[..., Client]) -> None:
    assert post(as_role("viewer"), f"/api/v1/promises/{promise}/reject", {})[0] == 403


def test_requests_from_elsewhere_are_refused(promise: str, as_role: Callable[..., Client]) -> None:
    client = as_role("admin", enforce_csrf_checks=True)
    assert post(client, f"/api/v1/promises/{promise}/reject", {})[0] == 403


def test_the_description_is_served_from_here(promise: str, as_role: Callable[..., Client]) -> None:
    client = as_role("viewer")
    page = client.get("/api/v1/docs").content.decode()
    assert "http://" not in page
    assert "https://" not in page
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    assert all(verb.get("summary") for methods in paths.values() for verb in methods.values())
