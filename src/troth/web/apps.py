"""The Django app of the site."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Templates, static files, the commands that pages use, and the table of API tokens."""

    name = "troth.web"
    label = "web"
    default_auto_field = "django.db.models.BigAutoField"
