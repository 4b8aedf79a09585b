"""Documents and readings at rest."""

from troth.library.adding import AddResult
from troth.library.exporting import export
from troth.library.gone import gone_pages, note_page
from troth.library.library import Library
from troth.library.originals import Originals
from troth.library.search import Hit
from troth.library.settings import Settings
from troth.library.workspace import Workspace

__all__ = [
    "AddResult",
    "Hit",
    "Library",
    "Originals",
    "Settings",
    "Workspace",
    "export",
    "gone_pages",
    "note_page",
]
