"""Django for commands: pointed at one workspace, its tables brought up to date."""

from __future__ import annotations

import os
from pathlib import Path

import django
from django.apps import apps

from troth.library import Workspace


def setup(workspace: Workspace | Path) -> Workspace:
    """Point Django at the workspace and create or update its tables. Raises TrothError when there is none."""
    opened = workspace if isinstance(workspace, Workspace) else Workspace.open(workspace)
    if not apps.ready:
        os.environ["TROTH_WORKSPACE"] = str(opened.root)
        os.environ["TROTH_SECRET_KEY"] = opened.settings.secret_key
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "troth.web.settings")
        django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    return opened
