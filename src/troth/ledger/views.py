"""Saved views: a person's named filters for the list, perhaps shared with colleagues."""

from __future__ import annotations

from typing import Any

import orjson

from troth.ledger.models import SavedView
from troth.ledger.people import Actor, permit
from troth.ledger.queries import Filters
from troth.ledger.writing import MAIN, ensure_ledger
from troth.words import fail


def save_view(
    name: str, filters: dict[str, Any], actor: Actor, *, shared: bool = False, slug: str = MAIN
) -> SavedView:
    """Save filters under a name, in place of the person's earlier view of that name."""
    permit(actor, "view")
    if not name.strip() or len(name) > 100:
        raise fail("ledger.view", "a view needs a name of at most 100 characters")
    Filters.from_dict(filters)
    ensure_ledger(slug)
    view, _ = SavedView.objects.update_or_create(
        ledger_id=slug, owner=actor.name, name=name.strip(),
        defaults={"filters": orjson.dumps(filters, default=str).decode(), "shared": shared},
    )  # fmt: skip
    return view


def list_views(actor: Actor, slug: str = MAIN) -> list[SavedView]:
    """The person's own views and those that others share, by name."""
    permit(actor, "view")
    own = SavedView.objects.filter(ledger_id=slug, owner=actor.name)
    shared = SavedView.objects.filter(ledger_id=slug, shared=True)
    return list((own | shared).order_by("name", "owner"))


def open_view(name: str, actor: Actor, slug: str = MAIN) -> Filters:
    """The filters of a saved view, one's own before a shared one. Raises TrothError when there is none."""
    named = [view for view in list_views(actor, slug) if view.name == name]
    if not named:
        raise fail("ledger.view", f"no view {name!r}")
    view = min(named, key=lambda v: v.owner != actor.name)
    return Filters.from_dict(orjson.loads(view.filters))


def delete_view(name: str, actor: Actor, slug: str = MAIN) -> None:
    """Forget one of the person's own views."""
    permit(actor, "view")
    if not SavedView.objects.filter(ledger_id=slug, owner=actor.name, name=name).delete()[0]:
        raise fail("ledger.view", f"no view {name!r} of your own")
