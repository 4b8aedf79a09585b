"""Help: what the pages mean, which keys there are, which commands."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from troth import __version__
from troth.ledger.people import Actor
from troth.web import people
from troth.web.labels import MARKS, OUTCOMES
from troth.web.people import ROLES

RIGHTS = ("view", "confirm", "evidence", "outcome", "second", "official", "import", "brandbook.read",
          "brandbook.write", "people")  # fmt: skip


def help_page(request: HttpRequest) -> HttpResponse:
    """The page, with the table of rights as it really is."""
    rights = [
        {"right": right, "roles": [people.may(Actor("x", role), right) for role in ROLES]} for right in RIGHTS
    ]
    page = {
        "version": __version__,
        "outcomes": OUTCOMES,
        "marks": MARKS,
        "rights": rights,
        "role_names": ROLES,
    }
    return render(request, "web/help.html", page)
