"""Who may call the API: a session of the site, or a token whose scope reaches far enough."""

# ruff: noqa: ARG002  # ninja gives every authenticator the request

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja.errors import HttpError
from ninja.security import HttpBearer, SessionAuth

from troth.web import tokens


class TokenRead(HttpBearer):
    """`Authorization: Bearer TOKEN`, with the scope read, or a session of the site."""

    scope: tokens.Scope = "read"

    def authenticate(self, request: HttpRequest, token: str) -> Any:
        """The token, which the middleware has looked up already; 403 when its scopes do not reach."""
        held = getattr(request, "token", None)
        if held is not None and not held.allows(self.scope):
            raise HttpError(403, f"this token lacks the scope {self.scope}")
        return held


class TokenPropose(TokenRead):
    """A token with the scope propose, or a session of the site."""

    scope = "propose"


class TokenWrite(TokenRead):
    """A token with the scope write, or a session of the site."""

    scope = "write"


class TokenAdmin(TokenRead):
    """A token with the scope admin, or a session of the site."""

    scope = "admin"


SESSION = SessionAuth(csrf=True)
READ, PROPOSE, WRITE, ADMIN = (
    [kind(), SESSION] for kind in (TokenRead, TokenPropose, TokenWrite, TokenAdmin)
)
