"""A small brand of its own for the site's tests: Alder, a maker of lamps, and its rival Borga."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa

from troth.brandbook import BrandBook, load
from troth.ledger import actions, evidence_actions
from troth.ledger.models import Promise
from troth.ledger.people import READER, Actor
from troth.ledger.propose import propose
from troth.library import Library, Workspace
from troth.reading.engines.local import read_library
from troth.words import content_id
from troth.words.schemas import DOCUMENTS

BOOK = """\
brand: alder
audience: [DE, CN]
entities:
  - {id: alder, kind: brand, name: Alder, aliases: {zh: [桤木]}, accounts: [{channel: x, handle: alder}]}
  - {id: lamp, kind: product, name: Alder Lamp, parent: alder}
  - {id: mara, kind: person, name: Mara Lind, parent: alder, founder: true, role: CEO}
  - {id: borga, kind: rival, name: Borga}
embargoed:
  - {id: next, name: Next lamp, until: 2027-01-01, parts: [{name: date, words: [September]}]}
terms:
  - {term: Dawn Standard, lang: en}
"""
HOSTILE = '<script>alert("x")</script> <img src=x onerror=alert(1)> =HYPERLINK("http://evil.example")'
AS_OF = date(2026, 3, 1)
FIRST = date(2025, 10, 6)


def documents() -> list[dict[str, Any]]:
    """Own announcements, media, and what people say; one text is hostile, one undated, one edited."""
    rows = [
        _row(
            "launch",
            'Alder launch\nMara Lind said: "We will deliver 500 lamps by 31 January 2026." '
            "Alder promises a warranty of ten years for the Alder Lamp. Our Dawn Standard sets the bar.",
            0,
            "web",
            "release",
            "own",
        ),
        _row(
            "again",
            "Alder, said Mara Lind, will deliver 500 lamps by 31 January 2026.",
            3,
            "news",
            "article",
            "media",
        ),
        _row(
            "done",
            "Alder has delivered 500 lamps, Mara Lind said on Friday. The promise is kept.",
            110,
            "news",
            "article",
            "media",
        ),
        _row(
            "zh",
            "桤木承诺\n桤木表示,我们将在2026年6月30日前开设二十家门店。用户说灯很亮,我很喜欢。",
            20,
            "weibo",
            "post",
            "own",
        ),
        _row(
            "de",
            "Alder verspricht: Wir werden bis zum 30. April 2026 eine Werkstatt in Bonn eröffnen.",
            25,
            "news",
            "article",
            "media",
        ),
        _row(
            "hostile",
            HOSTILE + " Alder is bad.",
            30,
            "x",
            "post",
            "public",
            author_name="<b>mallory</b>",
            url="javascript:alert(1)",
        ),
        _row("undated", "Somebody said something about Borga once.", None, "forum", "post", "public"),
    ]
    moods = [
        "I love my Alder Lamp, it is wonderful.",
        "The Alder Lamp broke after a day, terrible.",
        "Borga is better than Alder, what a pity.",
        "Borga shipped me the wrong lamp, awful service.",
        "Alder answered my mail within an hour, great!",
        "Mara Lind of Alder was on television again.",
    ]
    for number in range(72):
        text = f"{moods[number % len(moods)]} Note {number}."
        rows.append(
            _row(
                f"post{number}",
                text,
                number * 2,
                "x",
                "post",
                "public",
                author_key=f"a{number % 40}",
                reach=100 + number,
            )
        )
    for number in range(24):
        text = f"Alder Lamp is brighter than Borga, test {number} shows. The Dawn Standard asks for more."
        rows.append(_row(f"own{number}", text, number * 6, "x", "post", "own"))
    return rows


def _row(
    name: str, text: str, after: int | None, channel: str, kind: str, voice: str, **more: Any
) -> dict[str, Any]:
    day = None if after is None else FIRST + timedelta(days=after)
    at = None if day is None else datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    title, _, body = text.partition("\n")
    return {
        **dict.fromkeys(DOCUMENTS.names),
        "doc_id": doc_id(name),
        "doc_version": 1,
        "channel": channel,
        "kind": kind,
        "voice": voice,
        "published_at": at,
        "published_precision": "minute" if at else None,
        "collected_at": datetime(2026, 2, 1, tzinfo=UTC),
        "title": title if body else None,
        "text": text,
        "source_file": f"{channel}.csv",
        "source_row": 1,
        "text_sha256": "",
        **more,
    }


def doc_id(name: str) -> str:
    """The id of one of the documents."""
    return content_id("web-tests", name)


def make(root: Path, demo: bool = False) -> Workspace:
    """The workspace with its documents read; an edited version of the launch page came in later."""
    workspace = Workspace.create(root, as_of=AS_OF, demo=demo)
    workspace.brandbook_path.write_text(BOOK, encoding="utf-8")
    library, book = Library(workspace), load(workspace.brandbook_path)
    library.add([pa.Table.from_pylist(documents(), schema=DOCUMENTS)])
    read_library(library, book, workers=1)
    return workspace


def edit(library: Library, book: BrandBook) -> None:
    """The launch page says something else now."""
    row = next(row for row in documents() if row["doc_id"] == doc_id("launch"))
    row["text"] = row["text"].replace("31 January", "28 February")
    library.add([pa.Table.from_pylist([row], schema=DOCUMENTS)])
    read_library(library, book, workers=1)


ANA, BEN = Actor("ana", "analyst"), Actor("ben", "legal")


def fill(library: Library, book: BrandBook) -> str:
    """Promises proposed, one of them confirmed with evidence and rated kept; answers its id."""
    propose(library, book)
    chosen = Promise.objects.filter(wording__contains="500").order_by("-appearances").first()
    assert chosen is not None
    actions.confirm(chosen.promise_id, ANA)
    evidence_actions.add_evidence(
        chosen.promise_id, "supports_kept", ANA, quote="Alder has delivered 500 lamps", url="https://news.example/1",
        on=date(2026, 1, 24),
    )  # fmt: skip
    actions.set_outcome(chosen.promise_id, "kept", ANA, settled_on=date(2026, 1, 24))
    return chosen.promise_id


def suggest(library: Library, promise_id: str) -> str:
    """The reader proposes a passage as evidence for a promise; answers its key."""
    text, doc, key = library.text(doc_id("done")), doc_id("done"), "e" * 32
    found = {"key": key, "relation": "supports_kept", "quote": text[:34], "doc_id": doc, "doc_version": 1,
             "start": 0, "end": 34, "on": "2026-01-24", "score": 0.8, "url": ""}  # fmt: skip
    evidence_actions.propose_evidence(promise_id, [found], READER)
    return key
