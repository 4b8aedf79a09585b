"""The shared vocabulary: spans, ids, schemas, problems, the clock. Imports no other room."""

from troth.words.clock import Clock, FixedClock, SystemClock
from troth.words.errors import Problem, TrothError, fail
from troth.words.ids import content_id, keyed_hash, sha256_hex
from troth.words.span import NotGrounded, Span, ground
from troth.words.text import folded, kept

__all__ = [
    "Clock",
    "FixedClock",
    "NotGrounded",
    "Problem",
    "Span",
    "SystemClock",
    "TrothError",
    "content_id",
    "fail",
    "folded",
    "ground",
    "kept",
    "keyed_hash",
    "sha256_hex",
]
