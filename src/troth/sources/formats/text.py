"""Plain text: one document, kept as it is."""

from __future__ import annotations

from troth.sources.encoding import detect, open_text
from troth.sources.model import Content, Format, Page, Reading
from troth.words import Problem, fail

MAX_CHARS = 64 * 1024 * 1024
SUFFIXES = (".txt", ".text", ".md", ".markdown", ".rst", ".srt", ".vtt", ".log", "")


def decoded(reading: Reading) -> str:
    """The whole file as text. Raises TrothError when it is too long or no text; notes damaged bytes."""
    encoding = detect(reading.path, reading.options.encoding, reading.name)
    with open_text(reading.path, encoding) as file:
        whole = file.read(MAX_CHARS + 1)
    if len(whole) > MAX_CHARS:
        raise fail("source.too_large", f"one text of more than {MAX_CHARS} characters", file=reading.name)
    if damaged := whole.count("\ufffd"):
        reading.problems.append(
            Problem(
                "source.damaged_text",
                f"{damaged} places hold bytes that are not {encoding}; they read \ufffd",
                file=reading.name,
                hint="name the encoding with --encoding if it was guessed wrong",
            )
        )
    return whole.removeprefix("\ufeff")


def _opens(reading: Reading) -> Content:
    whole = decoded(reading)
    if not whole.strip():
        raise fail("source.empty", "there is nothing in this file", file=reading.name)
    return Page(text=whole)


FORMAT = Format(
    name="text",
    suffixes=SUFFIXES,
    gives="one document",
    reads="any encoding; the text stays as it is, navigation included (see furniture)",
    recognises=lambda _head, suffix: suffix in SUFFIXES,
    opens=_opens,
)
