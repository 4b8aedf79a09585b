"""What every page shows: navigation, role, theme, languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext_lazy as _

from troth.ledger.models import Promise
from troth.web import current, people
from troth.web.middleware import in_demo
from troth.web.people import ROLES, role_of


@dataclass(frozen=True, slots=True)
class Link:
    """One line of the navigation."""

    name: str
    title: str | Lazy
    right: str = "view"


NAVIGATION = (
    Link("overview", _("Overview")),
    Link("promises", _("Promises")),
    Link("review", _("Review"), "confirm"),
    Link("documents", _("Documents")),
    Link("narrative", _("Narrative")),
    Link("measures", _("Measures")),
    Link("trust", _("Trust account")),
    Link("sources", _("Sources")),
    Link("brandbook", _("Brand book"), "brandbook.read"),
    Link("people", _("People"), "people"),
    Link("public", _("Public page")),
    Link("help", _("Help")),
)
THEMES = ("auto", "light", "dark")
NAMES = {"en": "English", "zh-hans": "简体中文", "de": "Deutsch"}


def page(request: HttpRequest) -> dict[str, Any]:
    """Variables of the frame around every page."""
    theme = request.COOKIES.get("troth_theme", "auto")
    shown: dict[str, Any] = {
        "theme": theme if theme in THEMES else "auto",
        "language_names": NAMES,
        "brand_name": _brand_name(),
    }
    user = getattr(request, "user", None)
    role = role_of(user)
    if role is None:
        return shown
    actor = people.actor_of(request)
    here = request.resolver_match.view_name if request.resolver_match else ""
    public = current.workspace().settings.public
    links = [
        {"title": link.title, "url": reverse(link.name), "here": here.split(":")[0].startswith(link.name),
         "name": link.name}
        for link in NAVIGATION
        if people.may(actor, link.right)
        and (link.name != "public" or public)
    ]  # fmt: skip
    demo = in_demo(request)
    return {
        **shown,
        "links": links,
        "actor": actor,
        "role": role,
        "demo": demo,
        "roles": ROLES if demo else (),
        "may": Rights(request),
        "public": public,
        "waiting": Promise.objects.filter(review="proposed").count(),
        "today": current.today(),
        "frozen": current.workspace().settings.as_of is not None,
    }


class Rights:
    """`may.confirm` in a template: whether the person may do that; a dot in a right is written `_`."""

    def __init__(self, request: HttpRequest) -> None:
        self._actor = people.actor_of(request)

    def __getitem__(self, right: str) -> bool:
        return people.may(self._actor, right.replace("_", ".") if right.startswith("brandbook") else right)


def _brand_name() -> str:
    known = current.book()
    return current.name_of(known.brand) if known else "Troth"
