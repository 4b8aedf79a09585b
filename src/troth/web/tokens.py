"""Tokens for the API: made once, shown once, kept as a hash, revoked at any time."""

from __future__ import annotations

import hashlib
import secrets
from typing import Literal

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.utils import timezone

from troth.web.models import ApiToken
from troth.words import fail

Scope = Literal["read", "propose", "write", "admin"]
SCOPES: tuple[str, ...] = ("read", "propose", "write", "admin")
"""Each allows what those before it allow; what the owner's role forbids stays forbidden."""
PREFIX = "troth_"
SECRET_BYTES = 32


def make(name: str, scope: str, owner: User, made_by: str) -> tuple[ApiToken, str]:
    """A new token and its secret, which cannot be seen again. Raises TrothError for a bad name or scope."""
    if not name.strip() or len(name) > 100:
        raise fail("token.name", "a token needs a name of at most 100 characters")
    if scope not in SCOPES:
        raise fail("token.scope", f"there is no scope {scope!r}", hint=", ".join(SCOPES))
    secret = PREFIX + secrets.token_urlsafe(SECRET_BYTES)
    held = ApiToken.objects.create(
        name=name.strip(), digest=_digest(secret), scope=scope, owner=owner, made_by=made_by
    )
    return held, secret


def known(secret: str) -> ApiToken | None:
    """The token of a secret; None when there is none, it was revoked, or its owner may not sign in."""
    rows = ApiToken.objects.select_related("owner").filter(revoked_at__isnull=True, owner__is_active=True)
    held = rows.filter(digest=_digest(secret)).first()
    today = timezone.now().date()
    if held is not None and held.used_on != today:
        ApiToken.objects.filter(pk=held.pk).update(used_on=today)
    return held


def revoke(pk: int) -> None:
    """Take a token's rights away for good."""
    ApiToken.objects.filter(pk=pk, revoked_at__isnull=True).update(revoked_at=timezone.now())


def every() -> QuerySet[ApiToken]:
    """All tokens, the newest first."""
    return ApiToken.objects.select_related("owner").order_by("-made_at", "-pk")


def _digest(secret: str) -> str:
    """SHA-256 is enough: a secret has 256 random bits, so that there is nothing to guess."""
    return hashlib.sha256(secret.encode()).hexdigest()
