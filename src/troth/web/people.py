"""Who may do what on the site: Django groups are the roles, and every page asks here."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, cast

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse

from troth.ledger import people as ledger_people
from troth.ledger.people import Actor, Role
from troth.words import fail

ROLES: tuple[Role, ...] = ("viewer", "analyst", "communications", "legal", "admin")
"""From the least to the most; whoever is in several groups has the last of them."""

_PAGES: dict[str, frozenset[str]] = {
    "brandbook.read": frozenset({"analyst", "communications", "legal", "admin"}),
    "brandbook.write": frozenset({"communications", "admin"}),
    "people": frozenset({"admin"}),
}
"""Rights on pages; those on promises stand in the ledger. Viewers do not see embargoed facts."""

DEMO = "demo-"
"""Names of the people who play roles in the demo start so; nobody else's may."""
View = Callable[..., HttpResponse]


def role_of(user: Any) -> Role | None:
    """The person's role: None for a visitor who is not signed in; viewer when in no group."""
    if not getattr(user, "is_authenticated", False):
        return None
    if user.is_superuser:
        return "admin"
    groups = set(user.groups.values_list("name", flat=True))
    return next((role for role in reversed(ROLES) if role in groups), "viewer")


def actor_of(request: HttpRequest) -> Actor:
    """The signed-in person as the ledger knows people. Raises PermissionDenied for a visitor."""
    actor = getattr(request, "_actor", None)
    if actor is None:
        role = role_of(request.user)
        if role is None:
            raise PermissionDenied
        actor = Actor(request.user.get_username(), role)
        request._actor = actor  # type: ignore[attr-defined]
    return cast(Actor, actor)


def may(actor: Actor, right: str) -> bool:
    """True when the role allows a page's right or a verb of the ledger."""
    if right in _PAGES:
        return actor.role in _PAGES[right]
    return ledger_people.may(actor, right)


def needs(right: str) -> Callable[[View], View]:
    """A view that answers 403 to those who lack the right."""

    def wrap(view: View) -> View:
        @functools.wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not may(actor_of(request), right):
                raise PermissionDenied(right)
            return view(request, *args, **kwargs)

        return guarded

    return wrap


def add_person(name: str, password: str, role: str) -> User:
    """Make a person who can sign in. Raises TrothError when the name, password or role is not acceptable."""
    _known_role(role)
    users = get_user_model()
    if not name.strip() or len(name) > 150 or name.startswith(DEMO):
        raise fail("people.name", f"a name needs 1 to 150 characters and does not start with {DEMO}")
    if users.objects.filter(username=name).exists():
        raise fail("people.known", f"there is already somebody called {name}")
    user = users(username=name)
    try:
        user.clean_fields(exclude=["password"])
        validate_password(password, user)
    except ValidationError as error:
        raise fail("people.password", " ".join(error.messages)) from None
    user.set_password(password)
    with transaction.atomic():
        user.save()
        set_role(user, role)
    return user


def set_role(user: User, role: str) -> None:
    """Give a person exactly this role. Raises TrothError for an unknown one."""
    _known_role(role)
    group, _ = Group.objects.get_or_create(name=role)
    user.groups.set([group])


def everybody() -> list[User]:
    """Everybody who was ever let in, by name."""
    return list(get_user_model().objects.prefetch_related("groups").order_by("username"))


def nobody_yet() -> bool:
    """True until the first person exists."""
    return not get_user_model().objects.exists()


def demo_person(role: str) -> User:
    """The person who plays a role in the demo; has no password, so nobody can sign in as them."""
    _known_role(role)
    user, fresh = get_user_model().objects.get_or_create(username=DEMO + role)
    if fresh:
        user.set_unusable_password()
        user.save()
    set_role(user, role)
    return user


def _known_role(role: str) -> None:
    if role not in ROLES:
        raise fail("people.role", f"there is no role {role!r}", hint=", ".join(ROLES))
