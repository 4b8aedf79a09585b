"""Django for commands: pointed at one workspace, its tables brought up to date."""

from __future__ import annotations

from pathlib import Path

from troth.library import Workspace
from troth.web import serve


def setup(workspace: Workspace | Path) -> Workspace:
    """Point Django at the workspace and create or update its tables. Raises TrothError when there is none."""
    opened = workspace if isinstance(workspace, Workspace) else Workspace.open(workspace)
    serve.setup(opened)
    return opened
