"""Which documents are worth studying: where brands, their people and the press speak. The public's posts
come by the million and are left to the skim tier."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

VOICES = frozenset({"own", "spokesperson", "rival", "media"})
KINDS = frozenset({"article", "release", "transcript", "report"})


def is_studied(document: dict[str, Any]) -> bool:
    """True for a document (with `voice` and `kind`) that the study tier reads."""
    return document["voice"] in VOICES or document["kind"] in KINDS


def studied(documents: pa.RecordBatch) -> npt.NDArray[np.bool_]:
    """`is_studied` of each document of a batch."""
    voice = pc.is_in(documents.column("voice"), pa.array(sorted(VOICES)))
    kind = pc.is_in(documents.column("kind"), pa.array(sorted(KINDS)))
    return np.asarray(pc.or_(voice, kind).to_numpy(zero_copy_only=False), dtype=bool)
