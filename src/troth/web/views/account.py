"""Signing in and out, the first person, roles in the demo, language, colours, people."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import get_user_model, login
from django.contrib.auth.views import LoginView, LogoutView
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import check_for_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from troth.web import people, tokens
from troth.web.context import THEMES
from troth.web.middleware import BACKEND, in_demo
from troth.words import TrothError

WELCOME = "troth.welcome"
WELCOME_SECONDS = 24 * 3600
YEAR = 365 * 24 * 3600

sign_in = LoginView.as_view(template_name="web/sign_in.html", redirect_authenticated_user=True)
sign_out = LogoutView.as_view(next_page="sign-in")


def welcome_key() -> str:
    """A key for the first visit, good for a day and only while nobody exists."""
    return signing.dumps("first", salt=WELCOME)


def welcome(request: HttpRequest) -> HttpResponse:
    """Make the first person, with the key that `troth serve` printed."""
    try:
        signing.loads(request.GET.get("key", ""), salt=WELCOME, max_age=WELCOME_SECONDS)
    except signing.BadSignature:
        raise PermissionDenied from None
    if not people.nobody_yet():
        return redirect("sign-in")
    page: dict[str, object] = {}
    if request.method == "POST":
        try:
            user = people.add_person(request.POST.get("name", ""), request.POST.get("password", ""), "admin")
        except TrothError as error:
            page = {"problems": error.problems, "name": request.POST.get("name", "")}
        else:
            login(request, user, backend=BACKEND)
            return redirect("overview")
    return render(request, "web/welcome.html", page)


@require_POST
def role(request: HttpRequest) -> HttpResponse:
    """Play another role; only in the demo."""
    if not in_demo(request):
        raise PermissionDenied
    language = request.session.get("period")
    login(request, people.demo_person(request.POST.get("role", "")), backend=BACKEND)
    if language:
        request.session["period"] = language
    return back(request)


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Choose the language of the pages."""
    chosen, response = request.POST.get("language", ""), back(request)
    if check_for_language(chosen):
        response.set_cookie("troth_language", chosen, max_age=YEAR, samesite="Lax", httponly=True)
    return response


@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Choose light, dark, or as the machine has it."""
    chosen, response = request.POST.get("theme", ""), back(request)
    if chosen in THEMES:
        response.set_cookie("troth_theme", chosen, max_age=YEAR, samesite="Lax", httponly=True)
    return response


def back(request: HttpRequest) -> HttpResponseRedirect:
    """To the page that the form was on, never to another host."""
    target = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    return HttpResponseRedirect(target if safe else "/")


@people.needs("people")
def people_page(request: HttpRequest) -> HttpResponse:
    """Who can sign in, with which role."""
    if request.method == "POST":
        user = people.add_person(
            request.POST.get("name", ""), request.POST.get("password", ""), request.POST.get("role", "")
        )
        messages.success(request, _("%(name)s can sign in now.") % {"name": user.username})
        return redirect("people")
    return _people_page(request)


def _people_page(request: HttpRequest, **more: object) -> HttpResponse:
    rows = [{"user": user, "role": people.role_of(user)} for user in people.everybody()]
    page = {"rows": rows, "all_roles": people.ROLES, "tokens": tokens.every(), "scopes": tokens.SCOPES}
    return render(request, "web/people.html", {**page, **more}, status=200)


@require_POST
@people.needs("people")
@never_cache
def make_token(request: HttpRequest) -> HttpResponse:
    """A token for the API; its secret is on this answer and nowhere else."""
    post = request.POST
    owner = get_object_or_404(get_user_model(), pk=post.get("owner", ""), is_active=True)
    held, secret = tokens.make(
        post.get("name", ""), post.get("scope", ""), owner, people.actor_of(request).name
    )
    return _people_page(request, made=held, secret=secret)


@require_POST
@people.needs("people")
def revoke_token(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a token's rights away."""
    tokens.revoke(pk)
    messages.success(request, _("The token no longer works."))
    return redirect("people")


@require_POST
@people.needs("people")
def change_person(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a person another role, or take away or give back the right to sign in."""
    user = get_object_or_404(get_user_model(), pk=pk)
    if user == request.user:
        messages.error(request, _("Somebody else must change your own role."))
        return redirect("people")
    if "role" in request.POST:
        people.set_role(user, request.POST["role"])
    if "active" in request.POST:
        user.is_active = request.POST["active"] == "yes"
        user.save(update_fields=["is_active"])
    return redirect("people")
