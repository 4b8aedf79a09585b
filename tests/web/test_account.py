"""Signing in, the first person, roles in the demo, people."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from troth.library import Workspace
from troth.web import people
from troth.web.views.account import welcome_key
from troth.words import TrothError

PHRASE = "a long pass phrase"


def test_the_first_person_is_made_with_the_key(workspace: Workspace, db: None) -> None:
    client = Client()
    assert client.get("/welcome").status_code == 403
    assert client.get("/welcome?key=made-up").status_code == 403
    address = f"/welcome?key={welcome_key()}"
    assert (
        "password is too short" in client.post(address, {"name": "eva", "password": "short"}).content.decode()
    )
    assert client.post(address, {"name": "eva", "password": PHRASE}).status_code == 302
    assert client.get("/people").status_code == 200
    assert Client().post(address, {"name": "mallory", "password": PHRASE})["Location"] == "/sign-in"


def test_name_and_password_open_the_site(workspace: Workspace, db: None) -> None:
    people.add_person("eva", PHRASE, "viewer")
    client = Client()
    assert (
        "do not fit together"
        in client.post("/sign-in", {"username": "eva", "password": "no"}).content.decode()
    )
    assert client.post("/sign-in", {"username": "eva", "password": PHRASE}).status_code == 302
    assert client.get("/").status_code == 200
    client.post("/sign-out")
    assert client.get("/").status_code == 302


@pytest.fixture
def demo(own_workspace: Workspace, db: None) -> Workspace:
    own_workspace.set(demo=True)
    return own_workspace


def test_the_demo_opens_signed_in_on_this_machine_only(demo: Workspace) -> None:
    assert Client(REMOTE_ADDR="127.0.0.1").get("/").status_code == 200
    assert Client(REMOTE_ADDR="::1").get("/").status_code == 200
    assert Client(REMOTE_ADDR="192.0.2.7").get("/").status_code == 302
    assert Client(REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_FOR="192.0.2.7").get("/").status_code == 302


def test_the_demo_lets_each_role_be_tried(demo: Workspace) -> None:
    client = Client(REMOTE_ADDR="127.0.0.1")
    assert client.get("/people").status_code == 403
    assert client.post("/role", {"role": "admin", "next": "/people"})["Location"] == "/people"
    assert client.get("/people").status_code == 200
    assert client.post("/role", {"role": "emperor"}).status_code == 400


def test_a_demo_visit_ends_with_the_demo(demo: Workspace) -> None:
    client = Client(REMOTE_ADDR="127.0.0.1")
    client.get("/")
    demo.set(demo=False)
    assert client.get("/").status_code == 302
    assert client.post("/role", {"role": "admin"}).status_code == 302


def test_roles_cannot_be_switched_outside_the_demo(
    workspace: Workspace, as_role: Callable[..., Client]
) -> None:
    assert as_role("viewer").post("/role", {"role": "admin"}).status_code == 403


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_nobody_is_led_to_another_host(
    target: str, workspace: Workspace, as_role: Callable[..., Client]
) -> None:
    assert as_role("viewer").post("/theme", {"theme": "dark", "next": target})["Location"] == "/"


def test_people_are_added_changed_and_locked_out(
    workspace: Workspace, as_role: Callable[..., Client]
) -> None:
    admin = as_role("admin")
    admin.post("/people", {"name": "eva", "password": PHRASE, "role": "viewer"})
    eva = people.get_user_model().objects.get(username="eva")
    admin.post(f"/people/{eva.pk}", {"role": "legal"})
    assert people.role_of(people.get_user_model().objects.get(pk=eva.pk)) == "legal"
    client = Client()
    client.login(username="eva", password=PHRASE)
    assert client.get("/").status_code == 200
    admin.post(f"/people/{eva.pk}", {"active": "no"})
    assert client.get("/").status_code == 302
    own = people.get_user_model().objects.get(username="admin")
    admin.post(f"/people/{own.pk}", {"role": "viewer"})
    assert people.role_of(people.get_user_model().objects.get(pk=own.pk)) == "admin"


@pytest.mark.parametrize(
    ("name", "password", "role"),
    [("", PHRASE, "viewer"), ("demo-admin", PHRASE, "admin"), ("eva", "short", "viewer"),
     ("eva", PHRASE, "emperor"), ("e\nva", PHRASE, "viewer")],
)  # fmt: skip
def test_people_need_a_name_a_password_and_a_role(name: str, password: str, role: str, db: None) -> None:
    with pytest.raises(TrothError):
        people.add_person(name, password, role)
