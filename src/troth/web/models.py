"""The site's own table: tokens for programs that use the API."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class ApiToken(models.Model):
    """A key for a program, which acts for its owner. Only the hash of its secret is kept."""

    name = models.CharField(max_length=100)
    digest = models.CharField(max_length=64, unique=True)
    scope = models.CharField(max_length=10)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="api_tokens")
    made_by = models.CharField(max_length=150)
    made_at = models.DateTimeField(auto_now_add=True)
    used_on = models.DateField(null=True)
    revoked_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.name} ({self.scope})"

    def allows(self, scope: str) -> bool:
        """True when the token's scope reaches as far as `scope`."""
        from troth.web.tokens import SCOPES

        return SCOPES.index(scope) <= SCOPES.index(self.scope) if self.scope in SCOPES else False
