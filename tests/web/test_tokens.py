"""Tokens for the API: scopes, the owner's rights, revoking, conflicts; secrets are kept as hashes only."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from troth.ledger import queries
from troth.ledger.models import Entry, Promise
from troth.web import people, tokens
from troth.web.models import ApiToken

Token = Callable[..., str]


@pytest.fixture
def token(db: None) -> Token:
    """A token's secret, for a scope and an owner's role."""

    def make(scope: str, role: str = "admin") -> str:
        user = people.get_user_model().objects.filter(username=f"owner-{role}").first()
        owner = user or people.add_person(f"owner-{role}", "a long pass phrase", role)
        return tokens.make("script", scope, owner, "root")[1]

    return make


def call(secret: str, path: str, body: dict[str, object] | None = None) -> tuple[int, Any]:
    client = Client(REMOTE_ADDR="192.0.2.1", enforce_csrf_checks=True)
    how: dict[str, Any] = {"headers": {"Authorization": f"Bearer {secret}"}}
    if body is None:
        answer = client.get(f"/api/v1{path}", **how)
    else:
        answer = client.post(f"/api/v1{path}", json.dumps(body), content_type="application/json", **how)
    return answer.status_code, answer.json()


def proposal() -> Promise:
    found = Promise.objects.filter(review="proposed").first()
    assert found is not None
    return found


@pytest.mark.parametrize("scope", tokens.SCOPES)
def test_each_scope_opens_what_it_says(scope: str, promise: str, token: Token) -> None:
    secret, one = token(scope), proposal().promise_id
    acts: tuple[tuple[str, str, dict[str, object]], ...] = (
        ("propose", "/promises", {"wording": "We will open a shop."}),
        ("write", f"/promises/{one}/confirm", {}),
        ("write", f"/promises/{one}/evidence/found", {"relation": "supports_kept", "quote": "done"}),
        ("write", f"/promises/{one}/outcome", {"outcome": "stalled"}),
        ("write", f"/promises/{one}/observations",
         {"what": "opened", "value": 2, "on": "2026-02-01", "source": "x"}),
        ("write", f"/promises/{one}/reject", {}),
        ("admin", f"/promises/{promise}/publish", {"public": True}),
    )  # fmt: skip
    assert call(secret, "/promises")[0] == 200
    for needed, path, body in acts:
        allowed = tokens.SCOPES.index(needed) <= tokens.SCOPES.index(scope)
        status, told = call(secret, path, body)
        assert status == (200 if allowed else 403), (path, told)
        if not allowed:
            assert told == {"detail": f"this token lacks the scope {needed}"}


def test_what_was_proposed_waits_for_review(promise: str, token: Token) -> None:
    body: dict[str, object] = {"wording": "We will open a shop.", "speaker": "Mara Lind", "key": "once",
                               "due_to": "2026-06-30", "announced_on": "2026-02-01"}  # fmt: skip
    first, again = call(token("propose"), "/promises", body)[1], call(token("propose"), "/promises", body)[1]
    assert again["repeated"] is True
    state = queries.promise(next(iter(first["seqs"])))
    assert (state.review, state.wording, str(state.due_to)) == (
        "proposed",
        "We will open a shop.",
        "2026-06-30",
    )


def test_the_owners_role_still_counts(promise: str, token: Token) -> None:
    status, told = call(token("admin", "viewer"), f"/promises/{promise}/reject", {})
    assert (status, told["problems"][0]["code"]) == (403, "ledger.forbidden")
    assert call(token("write", "communications"), f"/promises/{promise}/second", {})[0] == 403


def test_the_owner_is_who_acted_and_no_second_person(promise: str, token: Token) -> None:
    one = proposal().promise_id
    call(token("write"), f"/promises/{one}/confirm", {})
    assert Entry.objects.filter(promise_id=one).order_by("seq").last().actor == "owner-admin"  # type: ignore[union-attr]
    call(token("write"), f"/promises/{one}/evidence/found", {"relation": "supports_kept", "quote": "done"})
    assert call(token("write"), f"/promises/{one}/outcome", {"outcome": "kept"})[0] == 200
    assert call(token("admin"), f"/promises/{one}/second", {})[0] == 400


def test_the_slower_one_is_told_who_did_what(promise: str, token: Token) -> None:
    one = proposal()
    assert call(token("write"), f"/promises/{one.promise_id}/confirm", {"expected_seq": one.seq})[0] == 200
    status, told = call(token("write"), f"/promises/{one.promise_id}/reject", {"expected_seq": one.seq})
    assert status == 409
    assert [(c["actor"], c["role"], c["kind"]) for c in told["changes"]] == [
        ("owner-admin", "admin", "confirmed")
    ]


def test_revoked_unknown_and_orphaned_tokens_open_nothing(
    promise: str, token: Token, as_role: Callable[..., Client]
) -> None:
    secret = token("read")
    assert call(secret + "x", "/promises")[0] == 401
    as_role("admin").post(f"/people/tokens/{ApiToken.objects.get().pk}")
    assert call(secret, "/promises")[0] == 401
    fresh = token("read")
    people.get_user_model().objects.filter(username="owner-admin").update(is_active=False)
    assert call(fresh, "/promises")[0] == 401


def test_a_token_opens_no_page(promise: str, token: Token) -> None:
    client = Client(REMOTE_ADDR="192.0.2.1", headers={"Authorization": f"Bearer {token('admin')}"})
    assert client.get("/people").status_code == 302


def test_a_bad_token_is_not_saved_by_a_session(promise: str, as_role: Callable[..., Client]) -> None:
    client = as_role("admin")
    assert client.get("/api/v1/promises", headers={"Authorization": "Bearer wrong"}).status_code == 401


def test_tokens_are_made_by_admins_and_shown_once(promise: str, as_role: Callable[..., Client]) -> None:
    client = as_role("admin")
    me = people.get_user_model().objects.get(username="admin")
    form = {"name": "Nightly <b>", "scope": "read", "owner": me.pk}
    for role in ("viewer", "analyst", "communications", "legal"):
        assert as_role(role).post("/people/tokens", form).status_code == 403
    answer = client.post("/people/tokens", form)
    secret = re.findall(r"troth_[\w-]{43}", answer.content.decode())
    assert len(secret) == 1
    assert "no-store" in answer.headers["Cache-Control"]
    assert "Nightly &lt;b&gt;" in answer.content.decode()
    assert call(secret[0], "/totals")[0] == 200
    assert secret[0] not in client.get("/people").content.decode()
    assert secret[0] not in str(list(ApiToken.objects.values()))
    assert client.post("/people/tokens", {**form, "scope": "root"}).status_code == 400


def test_the_description_names_the_scopes(promise: str, token: Token) -> None:
    told = call(token("read"), "/openapi.json")[1]
    assert {"TokenRead", "TokenPropose", "TokenWrite", "TokenAdmin"} <= set(
        told["components"]["securitySchemes"]
    )
    assert told["paths"]["/api/v1/promises/{promise_id}/publish"]["post"]["security"][0] == {"TokenAdmin": []}


def test_work_on_a_promise_by_api_and_an_undo_that_comes_too_late(promise: str, token: Token) -> None:
    secret, one = token("write"), proposal().promise_id
    other = Promise.objects.filter(review="proposed").exclude(promise_id=one).first()
    assert other is not None
    place = f"/promises/{one}"
    acts: tuple[tuple[str, dict[str, object]], ...] = (
        ("edit", {"fields": {"wording": "We will open a shop."}}),
        ("assign", {"to": "Ben"}),
        ("official", {"official": "delayed"}),
        ("merge", {"others": [other.promise_id[:8]]}),
        ("split", {"appearances": [next(iter(queries.promise(other.promise_id).appearances))]}),
    )
    for verb, body in acts:
        status, told = call(secret, f"{place}/{verb}", body)
        assert status == 200, (verb, told)
    assert call(secret, f"{place}/edit", {"fields": {"review": "confirmed"}})[0] == 400
    assert call(secret, f"{place}/answer", {"text": "Soon."})[0] == 403
    told = call(secret, f"{place}/comment", {"text": "Is it so?"})[1]
    undone = {"act": told["act"], "expected_seq": told["seqs"][one] - 1}
    assert call(secret, f"{place}/undo", undone)[0] == 409
    assert call(secret, f"{place}/undo", {**undone, "expected_seq": told["seqs"][one]})[0] == 200
    state = queries.promise(one)
    assert (state.wording, state.owner, state.comments) == ("We will open a shop.", "Ben", [])
