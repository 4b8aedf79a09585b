"""The report: one HTML file that needs nothing else, to send by mail, print, and keep."""

from __future__ import annotations

from datetime import date

from django.apps import apps

from troth.library import Workspace

CONTENT_SECURITY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
)
"""The report carries its style in itself, and may do nothing else."""


def render_report(
    workspace: Workspace, lang: str = "en", since: date | None = None, until: date | None = None
) -> str:
    """The report of a workspace as HTML, in en, zh-hans or de; `until` is not included.

    Every figure has its n and interval and a numbered note that opens to its quotes; figures below their
    least n say so. An empty library gives an empty report that says so.
    """
    if not apps.ready:
        from troth.web.serve import setup

        setup(workspace)
    from django.utils import translation

    from troth.ledger import moment
    from troth.web.periods import Period
    from troth.web.reporting import page

    moment.use_clock(workspace.clock())
    try:
        with translation.override(lang):
            return page(Period("", since, until))
    finally:
        moment.use_clock(None)
