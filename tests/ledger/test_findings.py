"""Findings: notes that contradict headlines, pages that were edited or went away."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import orjson
import pytest

from tests.ledger.shelf import Doc, amount, shelve
from tests.ledger.test_propose import BOOK, LIND
from troth.ledger import queries
from troth.ledger.findings import look, narrowed_claims, wrong_claims
from troth.ledger.propose import propose
from troth.ledger.smallprint import notes

pytestmark = pytest.mark.django_db

HEADLINE = "We will repair all kettles for free.*"
NOTE = "* Only kettles bought after May; transport fees apply."


def with_note() -> Doc:
    text = f"{HEADLINE}\n{NOTE}"
    start = text.index(NOTE)
    footnote = {"marker": "*", "text": NOTE, "start": start, "end": len(text), "narrows": "condition"}
    sizes = {"body_size": 20.0, "small": [[start, len(text), 6.5]]}
    return Doc(
        text,
        date(2026, 1, 5),
        [("promise", HEADLINE, {"footnotes": [footnote], **LIND})],
        more={"extra": orjson.dumps(sizes).decode()},
    )


def test_a_note_that_takes_the_headline_back_is_a_finding_with_its_size(tmp_path: Path) -> None:
    library = shelve(tmp_path, [with_note()])
    promise = propose(library, BOOK).promise_ids[0]
    assert look(library).found == 1
    (finding,) = queries.promise(promise).findings.values()
    assert (finding["headline"], finding["note"], finding["small"]) == ("all", "only", True)
    assert library.text(finding["doc_id"])[finding["start"] : finding["end"]] == finding["quote"] == NOTE
    (note,) = notes(queries.promise(promise), lambda doc, _: library.document(doc)["extra"])
    assert (note.headline_size, note.note_size) == (20.0, 6.5)
    assert look(library).found == 0


def test_an_edited_page_is_noticed_with_what_its_words_became(tmp_path: Path) -> None:
    before, after = "We will open 20 shops by June.", "We hope to open some shops by June."
    page = Doc(f"News of the day\n{before}", date(2026, 1, 5), [("promise", before, LIND)], name="page")
    promise = propose(shelve(tmp_path, [page]), BOOK).promise_ids[0]
    library = shelve(tmp_path, [Doc(f"News of the day\n{after}", date(2026, 1, 5), name="page")])
    look(library)
    (finding,) = queries.promise(promise).findings.values()
    assert (finding["kind"], finding["was"], finding["quote"]) == ("page_edited", before, after)
    library = shelve(tmp_path, [Doc("This page is gone", date(2026, 1, 5), name="page")])
    look(library)
    last = list(queries.promise(promise).findings.values())[-1]
    assert last["gone"] is True


def test_a_wrong_share_in_any_claim_is_told(tmp_path: Path) -> None:
    quote = "290,000 is only 0.6% of the total 43 million"
    told = [amount(290_000, None, "290,000"), amount(0.6, "%", "0.6%"), amount(43e6, None, "43 million")]
    library = shelve(tmp_path, [Doc(quote, date(2026, 1, 5), [("fact", quote, {"amounts": told})])])
    (finding,) = wrong_claims(library)
    assert finding["shown"] == "290,000 / 43 million = 0.67 %, not 0.6%"


def test_small_print_of_a_claim_that_is_no_promise_is_found_with_its_size(tmp_path: Path) -> None:
    claim, note = "Every kettle boils in 40 seconds.*", "* Only the large one, in our laboratory."
    text = f"{claim}\n{note}"
    start = text.index(note)
    told = {"marker": "*", "text": note, "start": start, "end": len(text), "narrows": "condition"}
    sizes = {"body_size": 12.0, "small": [[start, len(text), 6.0]], "other_sizes": [[0, len(claim), 24.0]]}
    more = {"extra": orjson.dumps(sizes).decode()}
    plain = ("fact", "Some kettles boil in 40 seconds.", {"footnotes": []})
    docs = [Doc(text, date(2026, 1, 5), [("fact", claim, {"footnotes": [told]})], more=more),
            Doc(plain[1], date(2026, 1, 5), [plain])]  # fmt: skip
    [finding] = narrowed_claims(shelve(tmp_path, docs))
    assert (finding["claim"], finding["headline"], finding["note"]) == (claim, "every", "only")
    assert (finding["headline_size"], finding["note_size"], finding["small"]) == (24.0, 6.0, True)
