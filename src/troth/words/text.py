"""Text as it is kept (NFC) and as it is compared (folded), offsets unchanged."""

from __future__ import annotations

import unicodedata

_FULLWIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}


def kept(text: str) -> str:
    """The form in which text is stored: NFC, line ends as \\n, no NUL and no lone surrogates."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    text = text.encode("utf-8", "replace").decode("utf-8")
    return unicodedata.normalize("NFC", text)


def folded(text: str) -> str:
    """Lower case and half width, code point for code point: the offsets of `text` stay good."""
    half = text.translate(_FULLWIDTH)
    lower = half.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := char.lower()) == 1 else char for char in half)
