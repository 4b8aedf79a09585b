"""What happens to every request before a view sees it: headers, clock, language, who is there."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import login, logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import translation

from troth.ledger import moment
from troth.ledger.acting import Conflict
from troth.ledger.models import Entry
from troth.web import current, people, tokens
from troth.words import TrothError

Handler = Callable[[HttpRequest], HttpResponse]
CONTENT_SECURITY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
OPEN = ("/sign-in", "/welcome", "/language", "/theme", "/static/", "/healthz", "/public/", "/robots.txt")
"""Paths that somebody who is not signed in may ask for."""
DEMO_ROLE = "analyst"
BACKEND = "django.contrib.auth.backends.ModelBackend"


def content_security(handler: Handler) -> Handler:
    """Nothing but our own files is loaded, nothing inline runs, nobody frames us."""

    def handle(request: HttpRequest) -> HttpResponse:
        response = handler(request)
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY)
        response.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        return response

    return handle


def language(handler: Handler) -> Handler:
    """The language chosen in the header, else the browser's, else the workspace's."""

    def handle(request: HttpRequest) -> HttpResponse:
        chosen = translation.get_language_from_request(request)
        with translation.override(chosen):
            request.LANGUAGE_CODE = chosen
            response = handler(request)
        response.headers.setdefault("Content-Language", chosen)
        return response

    return handle


def workspace_clock(handler: Handler) -> Handler:
    """The ledger lives by the workspace's clock."""

    def handle(request: HttpRequest) -> HttpResponse:
        moment.use_clock(current.workspace().clock())
        try:
            return handler(request)
        finally:
            moment.use_clock(None)

    return handle


def bearer(handler: Handler) -> Handler:
    """A program with a token acts for the token's owner; beside a token no session counts."""

    def handle(request: HttpRequest) -> HttpResponse:
        scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
        if request.path.startswith("/api/") and scheme.lower() == "bearer":
            held = tokens.known(secret.strip())
            if held is None:
                return JsonResponse({"detail": "this token is unknown or was revoked"}, status=401)
            request.user, request.token = held.owner, held  # type: ignore[attr-defined]
        return handler(request)

    return handle


def demo_visit(handler: Handler) -> Handler:
    """In a demo workspace a visitor from this machine is an analyst; elsewhere nobody stays so."""

    def handle(request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            if in_demo(request) and not _asset(request):
                login(request, people.demo_person(DEMO_ROLE), backend=BACKEND)
        elif request.user.get_username().startswith(people.DEMO) and not in_demo(request):
            logout(request)
        return handler(request)

    return handle


def in_demo(request: HttpRequest) -> bool:
    """True for a demo workspace visited from this machine without a proxy between."""
    if not current.workspace().settings.demo or "HTTP_X_FORWARDED_FOR" in request.META:
        return False
    try:
        return ipaddress.ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False


def _asset(request: HttpRequest) -> bool:
    return request.path.startswith(("/static/", "/healthz"))


def signed_in_only(handler: Handler) -> Handler:
    """Everything but the sign-in page is for people who are signed in."""

    def handle(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated or request.path.startswith(OPEN):
            return handler(request)
        if request.path.startswith("/api/"):
            return JsonResponse({"detail": "sign in first"}, status=401)
        return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)

    return handle


def user_mistakes(handler: Handler) -> Handler:
    """A TrothError becomes a page that shows every problem, with a status that fits."""

    def handle(request: HttpRequest) -> HttpResponse:
        return handler(request)

    def process_exception(request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, TrothError):
            return None
        status = status_of(error)
        if request.path.startswith("/api/"):
            told: dict[str, object] = {"problems": [p.as_dict() for p in error.problems]}
            if isinstance(error, Conflict):
                told["changes"] = [_change(entry) for entry in error.changes]
            return JsonResponse(told, status=status)
        page = "web/_problems.html" if request.headers.get("HX-Request") else "web/problems.html"
        return render(request, page, {"problems": error.problems}, status=status)

    handle.process_exception = process_exception  # type: ignore[attr-defined]
    return handle


def _change(entry: Entry) -> dict[str, object]:
    """Who was faster, with what, and when."""
    return {"seq": entry.seq, "kind": entry.kind, "actor": entry.actor, "role": entry.role,
            "at": entry.at.isoformat(), "reason": entry.reason}  # fmt: skip


def status_of(error: TrothError) -> int:
    """409 for a conflict, 403 for a lacking right, 404 for something unknown, else 400."""
    codes = {problem.code for problem in error.problems}
    if isinstance(error, Conflict):
        return 409
    if "ledger.forbidden" in codes:
        return 403
    missing = {"ledger.unknown", "library.no_document", "library.missing", "measures.unknown"}
    return 404 if codes & missing else 400
