"""Exact words: a place in a document whose text is known."""

from __future__ import annotations

from dataclasses import dataclass


class NotGrounded(ValueError):
    """A quote whose words do not stand at the place it names."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a document's text: code points from `start` up to, not including, `end`."""

    doc_id: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, not {self.start}..{self.end}")

    def of(self, text: str) -> str:
        """The words at this place. Raises NotGrounded when the text is too short."""
        if self.end > len(text):
            raise NotGrounded(f"{self.doc_id}: {self.start}..{self.end} lies beyond {len(text)}")
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """True when both lie in one document and share at least one code point."""
        same = self.doc_id == other.doc_id
        return same and self.start < other.end and other.start < self.end


def ground(text: str, span: Span, quote: str) -> Span:
    """Return the span when `quote` stands there, letter for letter; raise NotGrounded otherwise.

    Nothing is searched for: what does not stand where it should is dropped by the caller.
    """
    found = span.of(text)
    if found != quote:
        raise NotGrounded(f"{span.doc_id}:{span.start}: expected {quote!r}, found {found!r}")
    return span
