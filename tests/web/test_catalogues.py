"""Translations: complete, current, compiled, with the same blanks to fill in."""

from __future__ import annotations

import re

import pytest

from troth.web.catalogues import HERE, LOCALES, catalogue, lacking, mo_bytes

BLANK = re.compile(r"%\(\w+\)[sd]")


@pytest.mark.parametrize("locale", LOCALES)
def test_every_text_is_translated(locale: str) -> None:
    assert lacking(locale) == {"missing": [], "unused": [], "untranslated": [], "fuzzy": []}


@pytest.mark.parametrize("locale", LOCALES)
def test_compiled_catalogues_are_current(locale: str) -> None:
    """Mended by `python -m troth.web.catalogues`."""
    assert (HERE / "locale" / locale / "LC_MESSAGES" / "django.mo").read_bytes() == mo_bytes(locale)


@pytest.mark.parametrize("locale", LOCALES)
def test_translations_fill_in_the_same_blanks(locale: str) -> None:
    for message in catalogue(locale):
        if not message.id:
            continue
        texts = message.id if isinstance(message.id, list | tuple) else [message.id]
        said = message.string if isinstance(message.string, list | tuple) else [message.string]
        wanted = set(BLANK.findall(texts[-1]))
        for text in said:
            assert set(BLANK.findall(str(text))) == wanted, message.id
