"""One round of the ledger after reading: propose promises, look for evidence, check what was said."""

from __future__ import annotations

from troth.cli.context import Opened
from troth.cli.django_setup import setup


def ledger_round(opened: Opened) -> dict[str, int]:
    """Propose, follow up and look for findings; answers what is new. Repeating it doubles nothing."""
    setup(opened.workspace)
    from troth.ledger import moment
    from troth.ledger.findings import look
    from troth.ledger.follow import follow_up
    from troth.ledger.propose import propose

    moment.set_clock(opened.workspace.clock())
    proposed = propose(opened.library, opened.book)
    followed = follow_up(opened.library, opened.book)
    looked = look(opened.library)
    return {
        "new promises": proposed.new_promises,
        "new appearances": proposed.new_appearances,
        "new versions": proposed.new_versions,
        "new evidence": followed.proposed,
        "new findings": looked.found,
    }
