"""The Django app of the promise ledger."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """Label and defaults; the room needs nothing else from Django's registry."""

    name = "troth.ledger"
    label = "ledger"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Promise ledger"
