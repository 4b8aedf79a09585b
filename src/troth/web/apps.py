"""The Django app of the site."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Templates, static files and the commands that pages use; it has no tables of its own."""

    name = "troth.web"
    label = "web"
