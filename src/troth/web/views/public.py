"""Pages for everybody: published promises, a card to embed, a feed. Off unless settings say otherwise."""

from __future__ import annotations

import base64
import functools
import hashlib
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from troth.ledger.queries import PAGE
from troth.ledger.states import SETTLED
from troth.web import current, labels, public
from troth.web.context import NAMES
from troth.web.templatetags.show import excerpt
from troth.words import TrothError

View = Callable[..., HttpResponse]
CARD_SECURITY = (
    "default-src 'none'; style-src 'sha256-{style}'; base-uri 'none'; form-action 'none'; frame-ancestors *"
)
CARD_STYLE = """
:root{color-scheme:light dark;--ink:#1c1d1f;--muted:#666b73;--line:#e6e6e3;--paper:#fff;--accent:#14607a;
--good:#2a7048;--warn:#8a5a00;--bad:#b0352b}
@media (prefers-color-scheme:dark){:root{--ink:#e9eaec;--muted:#979da6;--line:#2a2d32;--paper:#191b1e;
--accent:#6cb8d0;--good:#7cc49a;--warn:#dcb063;--bad:#ef8b80}}
*{box-sizing:border-box}body{margin:0;font:15px/1.5 system-ui,"PingFang SC","Microsoft YaHei",sans-serif;
color:var(--ink);background:var(--paper);overflow-wrap:anywhere}
a{color:inherit;text-decoration:none;display:block;border:1px solid var(--line);
border-left:3px solid var(--accent);border-radius:8px;padding:14px 16px}
p{margin:0}.meta{color:var(--muted);font-size:13px;margin-top:8px}
.good{color:var(--good)}.warn{color:var(--warn)}.bad{color:var(--bad)}
"""


def open_to_all(view: View) -> View:
    """404 while the workspace keeps its promises to itself; the language may stand in the address."""

    @functools.wraps(view)
    @require_safe
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not current.workspace().settings.public:
            raise Http404
        wanted = request.GET.get("lang", "")
        chosen = wanted if wanted in dict(settings.LANGUAGES) else translation.get_language()
        with translation.override(chosen):
            try:
                response = view(request, *args, **kwargs)
            except TrothError as error:
                raise Http404 from error
        response.headers["Content-Language"] = chosen or "en"
        response.headers["Vary"] = "Accept-Language, Cookie"
        return response

    return shown


def _page(request: HttpRequest, **more: Any) -> dict[str, Any]:
    return {
        "address": request.build_absolute_uri(request.path), "lang": request.GET.get("lang", ""),
        "language_names": NAMES, "today": current.today(), **more,
    }  # fmt: skip


@open_to_all
def promises(request: HttpRequest) -> HttpResponse:
    """Every published promise."""
    text, outcome = request.GET.get("page", "1"), request.GET.get("outcome", "")
    outcome = outcome if outcome in labels.OUTCOMES else ""
    number = int(text) if text.isdecimal() and 0 < int(text) < 10**6 else 1
    total = public.published(outcome).count()
    rows = public.listed(outcome, number, current.today())
    known = [code for code in labels.OUTCOMES if public.published(code).exists()]
    page = _page(
        request,
        rows=rows,
        total=total,
        number=number,
        pages=-(-total // PAGE),
        outcomes=known,
        outcome=outcome,
    )
    return render(request, "web/public/list.html", page)


@open_to_all
def promise(request: HttpRequest, promise_id: str) -> HttpResponse:
    """One promise: quotes, wordings, due, outcome, answer, and what changed here when."""
    into = public.moved_to(promise_id)
    if into:
        return redirect("public-promise", into, permanent=True)
    found, steps = public.find(promise_id), public.steps(promise_id)
    address = request.build_absolute_uri(reverse("public-promise", args=[promise_id]))
    rated = next((step.at[:10] for step in reversed(steps) if "outcome" in step.what), steps[0].at[:10])
    page = _page(
        request, promise=found, schedule=found.schedule(current.today()), wordings=public.woven(found),
        steps=list(reversed(steps)), settled=found.outcome in SETTLED,
        json_ld=public.json_ld(found, address, _brand(), rated), card=address + "/card",
    )  # fmt: skip
    return render(request, "web/public/promise.html", page)


@open_to_all
@xframe_options_exempt
def card(request: HttpRequest, promise_id: str) -> HttpResponse:
    """A small page for an iframe on other sites: no script, no cookie, no other file."""
    found = public.find(promise_id)
    style = base64.b64encode(hashlib.sha256(CARD_STYLE.encode()).digest()).decode()
    body = render_to_string("web/public/card.html", {
        "promise": found, "schedule": found.schedule(current.today()), "style": CARD_STYLE,
        "address": request.build_absolute_uri(reverse("public-promise", args=[promise_id])),
        "brand": _brand(), "code": translation.get_language(),
    })  # fmt: skip
    policy = CARD_SECURITY.format(style=style)
    return HttpResponse(body, headers={"Content-Security-Policy": policy, "X-Robots-Tag": "noindex"})


def _brand() -> str:
    book = current.book()
    return current.name_of(book.brand) if book else "Troth"


if TYPE_CHECKING:
    _Feed = Feed[public.Step, None]
else:
    _Feed = Feed


class Changes(_Feed):
    """What changed on the public pages, as RSS."""

    feed_type = Rss201rev2Feed

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The feed, or 404 while nothing is public."""
        return open_to_all(super().__call__)(request, *args, **kwargs)

    def title(self) -> str:
        """The brand's name stands in it."""
        return _("Promises of %(brand)s") % {"brand": _brand()}

    def description(self) -> str:
        """What one subscribes to."""
        return _("New promises, moved dates, outcomes and answers.")

    def link(self) -> str:
        """The list."""
        return reverse("public")

    def feed_url(self) -> str:
        """Where the feed itself is."""
        return reverse("public-feed")

    def items(self) -> list[public.Step]:
        """The newest changes first."""
        return public.latest()

    def item_title(self, item: public.Step) -> str:
        """What changed, of which promise."""
        return f"{_told(item)}: {excerpt(item.shown.wording, 100)}"

    def item_description(self, item: public.Step) -> str:
        """The wording, escaped once more than Django does: feed readers take it for HTML."""
        return escape(item.shown.wording)

    def item_link(self, item: public.Step) -> str:
        """The promise's page."""
        return reverse("public-promise", args=[item.promise_id])

    def item_guid(self, item: public.Step) -> str:
        """The same change keeps its name."""
        return f"{item.promise_id}:{item.seq}"

    item_guid_is_permalink = False

    def item_pubdate(self, item: public.Step) -> datetime:
        """When it changed."""
        return datetime.fromisoformat(item.at)


def _told(step: public.Step) -> str:
    words = [
        labels.label("outcome", step.shown.outcome) if what == "outcome" else labels.label("change", what)
        for what in step.what
    ]
    return ", ".join(words)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Search engines may read the public pages, and nothing else."""
    told = ["User-agent: *"]
    if current.workspace().settings.public:
        told += ["Allow: /public/", "Allow: /static/"]
        told += ["Disallow: /", f"Sitemap: {request.build_absolute_uri(reverse('public-sitemap'))}"]
    else:
        told.append("Disallow: /")
    return HttpResponse("\n".join(told) + "\n", content_type="text/plain; charset=utf-8")


@open_to_all
def sitemap(request: HttpRequest) -> HttpResponse:
    """Addresses of the public pages, for search engines."""
    ids = public.published().values_list("promise_id", flat=True)[:50_000]
    places = [reverse("public"), *(reverse("public-promise", args=[promise_id]) for promise_id in ids)]
    rows = "".join(f"<url><loc>{escape(request.build_absolute_uri(place))}</loc></url>" for place in places)
    head = (
        '<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    )
    return HttpResponse(f"{head}{rows}</urlset>", content_type="application/xml; charset=utf-8")
