"""One writer at a time: a lock that the system lets go when its holder dies."""

from __future__ import annotations

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from troth.words import fail

WAIT_SECONDS = 600.0
_STEP = 0.05


@contextmanager
def exclusive(path: Path, wait: float = WAIT_SECONDS) -> Iterator[None]:
    """Hold the lock file for the length of the block.

    Works between processes and between threads (each call opens the file anew). Raises TrothError when
    somebody else holds it for longer than `wait` seconds.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as handle:
        end = time.monotonic() + wait
        while not _taken(handle.fileno()):
            if time.monotonic() >= end:
                raise fail("library.locked", "another process is writing", file=str(path), hint="try later")
            time.sleep(_STEP)
        yield


def _taken(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
