"""A batch of texts as one array of code points, so that kernels run over all of them at once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from troth.reading.skim.chars import CLASSES, FOLD

Ints = npt.NDArray[np.int64]
Codes = npt.NDArray[np.uint32]


@dataclass(frozen=True)
class Joined:
    """Texts joined by NUL: `codes` are their code points, document i lies at starts[i]..ends[i]."""

    text: str
    codes: Codes
    starts: Ints
    ends: Ints

    @classmethod
    def of(cls, texts: pa.Array | list[str]) -> Joined:
        """Join texts (none of which may hold a NUL; it is read as a space)."""
        words = [text or "" for text in (texts if isinstance(texts, list) else texts.to_pylist())]
        text = "\x00".join(words) + "\x00"
        if text.count("\x00") != len(words):
            words = [word.replace("\x00", " ") for word in words]
            text = "\x00".join(words) + "\x00"
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        ends = np.flatnonzero(codes == 0).astype(np.int64) if words else np.empty(0, dtype=np.int64)
        starts = np.concatenate([np.zeros(min(1, len(ends)), dtype=np.int64), ends[:-1] + 1])
        return cls(text, codes, starts, ends)

    def __len__(self) -> int:
        return len(self.starts)

    @cached_property
    def folded_codes(self) -> Codes:
        """Lower case, half width, simplified characters; offsets unchanged."""
        return FOLD[np.minimum(self.codes, len(FOLD) - 1)]

    @cached_property
    def classes(self) -> npt.NDArray[np.uint8]:
        """The class of every code point (`skim.chars`)."""
        return CLASSES[np.minimum(self.codes, len(CLASSES) - 1)]

    @cached_property
    def folded(self) -> str:
        """The folded text as a string of the same length."""
        return self.folded_codes.tobytes().decode("utf-32-le", "surrogatepass")

    def doc_of(self, places: Ints) -> Ints:
        """The document in which each place lies."""
        return np.searchsorted(self.starts, places, side="right").astype(np.int64) - 1
