"""Translations: which texts the site has, whether the catalogues hold them all, and compiled catalogues.

`python -m troth.web.catalogues` brings the .po files up to date with the texts and compiles them. It needs
no gettext tools.
"""

from __future__ import annotations

import ast
import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

HERE = Path(__file__).parent
LOCALES = {"zh_Hans": "zh_Hans_CN", "de": "de"}
_LITERAL = r"""u?("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')"""
_PLURAL = re.compile(rf"ngettext\({_LITERAL},\s*{_LITERAL}", re.DOTALL)
_PLAIN = re.compile(rf"(?<!n)gettext\({_LITERAL}", re.DOTALL)
_CALLS = {"_", "gettext", "gettext_lazy"}
_CARD = ("name", "question", "formula", "unit", "denominator", "limits")

_NO_DATE = datetime(2026, 1, 1, tzinfo=UTC)
"""Compiled catalogues name a day; always the same one, so that they change only with their texts."""

Key = tuple[str | None, str | tuple[str, str]]
"""Context and text, or context and (singular, plural)."""


def texts() -> set[Key]:
    """Every text of templates, code and metric cards that is to be translated."""
    found: set[Key] = set()
    for path in sorted((HERE / "templates").rglob("*.html")):
        found.update(_in_template(path.read_text("utf-8")))
    for path in sorted(HERE.rglob("*.py")):
        found.update(_in_code(path.read_text("utf-8")))
    found.update(_in_cards())
    return found


def _in_template(text: str) -> Iterator[Key]:
    code = templatize(text)
    for one, many in _PLURAL.findall(code):
        yield None, (ast.literal_eval(one), ast.literal_eval(many))
    for one in _PLAIN.findall(code):
        yield None, ast.literal_eval(one)


def _in_code(text: str) -> Iterator[Key]:
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        words = [
            arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
        ]
        if node.func.id in _CALLS and words:
            yield None, words[0]
        elif node.func.id == "ngettext" and len(words) == 2:
            yield None, (words[0], words[1])
        elif node.func.id == "pgettext_lazy" and len(words) == 2:
            yield words[0], words[1]


def _in_cards() -> Iterator[Key]:
    from troth.measures import METRICS

    for metric in METRICS:
        card = metric.card.as_dict()
        for name in (*_CARD, "interval_source"):
            if card[name]:
                yield None, card[name]


def catalogue(locale: str) -> Catalog:
    """A catalogue as it stands in its .po file."""
    path = HERE / "locale" / locale / "LC_MESSAGES" / "django.po"
    if not path.exists():
        return Catalog(locale=LOCALES[locale], project="Troth", charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale=LOCALES[locale])


def lacking(locale: str) -> dict[str, list[str]]:
    """What is wrong with a catalogue: texts that are missing, untranslated, fuzzy, or no longer used."""
    held = catalogue(locale)
    known = {_key(message): message for message in held if message.id}
    wanted = texts()
    return {
        "missing": sorted(map(str, wanted - known.keys())),
        "unused": sorted(map(str, known.keys() - wanted)),
        "untranslated": sorted(str(key) for key, message in known.items() if not _whole(message)),
        "fuzzy": sorted(str(key) for key, message in known.items() if message.fuzzy),
    }


def _key(message: Message) -> Key:
    text = message.id
    return message.context, (text[0], text[1]) if isinstance(text, list | tuple) else str(text)


def _whole(message: Message) -> bool:
    said = message.string
    return all(said) if isinstance(said, list | tuple) else bool(said)


def updated(locale: str) -> Catalog:
    """The catalogue with exactly the present texts, translations kept."""
    old = {_key(message): message for message in catalogue(locale) if message.id}
    fresh = Catalog(locale=LOCALES[locale], project="Troth", charset="utf-8", fuzzy=False)
    for key in sorted(texts(), key=lambda key: (str(key[1]), key[0] or "")):
        context, text = key
        known = old.get(key)
        fresh.add(text, known.string if known else None, context=context)
    return fresh


def po_text(held: Catalog) -> bytes:
    """A catalogue as a .po file, without dates, so that nothing changes when nothing has changed."""
    out = io.BytesIO()
    write_po(out, held, width=110, omit_header=True)
    plural = held.plural_forms
    head = (
        'msgid ""\nmsgstr ""\n"Project-Id-Version: Troth\\n"\n"MIME-Version: 1.0\\n"\n'
        f'"Content-Type: text/plain; charset=utf-8\\n"\n"Language: {held.locale}\\n"\n'
        f'"Plural-Forms: {plural}\\n"\n\n'
    )
    return head.encode() + out.getvalue()


def mo_bytes(locale: str) -> bytes:
    """A catalogue compiled for gettext."""
    out = io.BytesIO()
    held = catalogue(locale)
    held.fuzzy = False
    held.creation_date = held.revision_date = _NO_DATE
    write_mo(out, held)
    return out.getvalue()


def main() -> None:
    """Bring the .po files up to date and compile them."""
    for locale in LOCALES:
        folder = HERE / "locale" / locale / "LC_MESSAGES"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "django.po").write_bytes(po_text(updated(locale)))
        (folder / "django.mo").write_bytes(mo_bytes(locale))


if __name__ == "__main__":
    main()
