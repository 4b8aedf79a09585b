"""From statements to proposals: grouped across languages, once each, decisions remembered."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.ledger.conftest import ANA
from tests.ledger.shelf import Doc, amount, due, shelve
from troth.brandbook import BrandBook, Entity
from troth.ledger import actions, queries
from troth.ledger.models import Entry
from troth.ledger.propose import _told_again, propose

pytestmark = pytest.mark.django_db

BOOK = BrandBook(
    "brightfold",
    (
        Entity("brightfold", "brand", "Brightfold"),
        Entity("lind", "person", "Mara Lind", parent="brightfold"),
        Entity("kettle", "product", "Brightfold Kettle", parent="brightfold"),
        Entity("lamp", "product", "Brightfold Lamp", parent="brightfold"),
        Entity("tarn", "rival", "Tarn"),
    ),
)
LIND = {"speaker_entity": "lind", "entities": ["brightfold"]}
SHOPS = {"amounts": [amount(20)], "due": due("2026-01-10", "2026-06-30", "by the end of June"), **LIND}


def shops(name: str, text: str, lang: str, on: date) -> Doc:
    return Doc(text, on, [("promise", text, SHOPS)], name=name, more={"lang": lang})


def three_tongues() -> list[Doc]:
    return [
        shops("en", "We will open 20 shops by the end of June.", "en", date(2026, 1, 10)),
        shops("zh", "我们将在六月底前开设20家门店。", "zh", date(2026, 1, 11)),
        shops("de", "Bis Ende Juni eröffnen wir 20 Filialen.", "de", date(2026, 1, 12)),
    ]


def test_one_promise_in_three_languages_is_one_proposal(tmp_path: Path) -> None:
    report = propose(shelve(tmp_path, three_tongues()), BOOK)
    assert (report.new_promises, report.new_appearances) == (1, 2)
    state = queries.promise(report.promise_ids[0])
    assert (state.review, state.announced_on, state.entity) == ("proposed", "2026-01-10", "brightfold")
    assert {a["lang"] for a in state.appearances.values()} == {"en", "zh", "de"}


def test_proposing_again_writes_nothing(tmp_path: Path) -> None:
    library = shelve(tmp_path, three_tongues())
    propose(library, BOOK)
    before = Entry.objects.count()
    report = propose(library, BOOK)
    assert (report.new_promises, report.new_appearances, Entry.objects.count()) == (0, 0, before)


def test_a_rejected_proposal_stays_rejected(tmp_path: Path) -> None:
    docs = three_tongues()
    first = propose(shelve(tmp_path, docs[:1]), BOOK)
    actions.reject(first.promise_ids[0], ANA, reason="an old story")
    second = propose(shelve(tmp_path, docs), BOOK)
    assert second.new_promises == 0
    state = queries.promise(first.promise_ids[0])
    assert (state.review, len(state.appearances)) == ("rejected", 3)


def test_a_split_is_not_grown_together_again(tmp_path: Path) -> None:
    library = shelve(tmp_path, three_tongues())
    promise = propose(library, BOOK).promise_ids[0]
    german = next(k for k, a in queries.promise(promise).appearances.items() if a["lang"] == "de")
    actions.split(promise, [german], ANA)
    propose(library, BOOK)
    assert queries.list_promises().total == 2


def test_a_moved_date_is_a_version_beside_the_first(tmp_path: Path) -> None:
    docs = three_tongues()[:1]
    moved = "We will now open the 20 shops by the end of September."
    later = {**SHOPS, "due": due("2026-03-01", "2026-09-30", "by the end of September")}
    docs.append(Doc(moved, date(2026, 3, 1), [("promise", moved, later)]))
    promise = propose(shelve(tmp_path, docs), BOOK).promise_ids[0]
    state = queries.promise(promise)
    assert [v["why"] for v in state.versions] == ["first", "date moved"]
    assert (state.wording, state.due_to) == ("We will open 20 shops by the end of June.", date(2026, 9, 30))
    assert state.versions[0]["due"]["to"] == "2026-06-30"


def test_other_numbers_products_and_houses_are_other_promises(tmp_path: Path) -> None:
    texts = [
        ("We will repair every kettle within 48 hours.", {"amounts": [amount(48)], "entities": ["kettle"]}),
        ("We will repair every lamp within 48 hours.", {"amounts": [amount(48)], "entities": ["lamp"]}),
        ("We will open 20 shops this year.", {"amounts": [amount(20)]}),
        ("We will open 35 shops next year.", {"amounts": [amount(35)]}),
    ]
    docs = [
        Doc(text, date(2026, 1, n + 1), [("promise", text, {"speaker_entity": "lind", **more})])
        for n, (text, more) in enumerate(texts)
    ]
    assert propose(shelve(tmp_path, docs), BOOK).new_promises == 4


def test_what_rivals_and_customers_say_is_not_our_promise(tmp_path: Path) -> None:
    rival, customer = "Tarn will cut its prices by May.", "I will never buy a kettle again."
    docs = [
        Doc(rival, date(2026, 1, 1), [("promise", rival, {"speaker_entity": "tarn", "entities": ["tarn"]})]),
        Doc(
            customer,
            date(2026, 1, 2),
            [("promise", customer, {"speaker": None, "entities": ["kettle"]})],
            more={"voice": "public", "kind": "comment"},
        ),
    ]
    assert propose(shelve(tmp_path, docs), BOOK).new_promises == 0


def test_a_day_named_in_the_sentence_is_when_it_was_said(tmp_path: Path) -> None:
    text = "10月10日,品牌公布进展,明确将于11月启动更换。"
    doc = Doc(
        text,
        date(2025, 11, 26),
        [("promise", "将于11月启动更换", {"due": due("2025-11-01", "2025-11-30", "11月")})],
        days=[("10月10日", date(2025, 10, 10))],
        more={"lang": "zh"},
    )
    report = propose(shelve(tmp_path, [doc]), None)
    assert queries.promise(report.promise_ids[0]).announced_on == "2025-10-10"


def test_an_edited_page_neither_doubles_nor_loses_a_promise(tmp_path: Path) -> None:
    text = "News. We will open 20 shops by the end of June."
    quote = text[6:]
    first = Doc(text, date(2026, 1, 10), [("promise", quote, SHOPS)], name="page")
    propose(shelve(tmp_path, [first]), BOOK)
    edited = Doc("Updated n" + text[1:], date(2026, 1, 10), [("promise", quote, SHOPS)], name="page")
    assert propose(shelve(tmp_path, [edited]), BOOK).new_promises == 0
    assert queries.list_promises().total == 1


@pytest.mark.parametrize(
    ("new", "old", "again"),
    [
        (("2026-01-08", "2026-12-31", "年内"), ("2025-12-10", "2025-12-31", "年内"), True),
        (("2026-03-24", "2026-03-26", "within 48 hours"), ("2026-03-17", "2026-03-19", "48小时内"), True),
        (("2026-01-29", "2026-02-28", "2月底前"), ("2025-10-14", "2026-01-31", "1月底前"), False),
        (("2026-03-24", "2026-04-24", "within a month"), ("2026-03-17", "2026-03-19", "48小时内"), False),
    ],
)
def test_a_span_told_later_is_told_again_and_a_moved_date_is_not(
    new: tuple[str, str, str], old: tuple[str, str, str], again: bool
) -> None:
    def told(days: tuple[str, str, str]) -> dict[str, str]:
        return {"from": days[0], "to": days[1], "text": days[2], "form": "relative"}

    assert _told_again(told(new), told(old)) is again


@pytest.mark.parametrize(("often", "again"), [("month", True), ("quarter", False)])
def test_a_rhythm_told_the_next_day_has_not_moved(often: str, again: bool) -> None:
    first = {"from": "2026-01-18", "to": None, "text": "每个月", "form": "recurring", "every": "month"}
    later = {"from": "2026-01-19", "to": None, "text": "regularly", "form": "recurring", "every": often}
    assert _told_again(later, first) is again
