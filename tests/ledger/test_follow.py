"""Later passages that settle a promise are found, the rest is left alone, silence is written down."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.ledger.conftest import ANA
from tests.ledger.shelf import Doc, amount, due, shelve
from tests.ledger.test_propose import BOOK, LIND, three_tongues
from troth.ledger import actions, evidence_actions, queries
from troth.ledger.follow import follow_up
from troth.ledger.models import Entry
from troth.ledger.propose import propose
from troth.library import Library

pytestmark = pytest.mark.django_db

OPENED = "All 20 shops have opened as promised, the last one in Lyon."
WEATHER = "The weather in Lyon was completed by a rainbow."


def story(*later: Doc) -> list[Doc]:
    return [*three_tongues(), *later]


def fact(text: str, on: date, **more: object) -> Doc:
    return Doc(text, on, [("fact", text, {"entities": ["brightfold"], **more})])


def proposed(library: Library) -> tuple[str, list[tuple[str, str]]]:
    promise = propose(library, BOOK).promise_ids[0]
    follow_up(library, BOOK)
    return promise, [(e["relation"], e["quote"]) for e in queries.promise(promise).evidence.values()]


def test_the_passage_that_keeps_the_promise_comes_first(tmp_path: Path) -> None:
    later = [fact(WEATHER, date(2026, 6, 1)), fact(OPENED, date(2026, 6, 20), amounts=[amount(20)])]
    _, found = proposed(shelve(tmp_path, story(*later)))
    assert found[0] == ("supports_kept", OPENED)
    assert all(quote != WEATHER for _, quote in found)


def test_evidence_crosses_languages(tmp_path: Path) -> None:
    text = "20家门店已全部如期开业。"
    later = fact(text, date(2026, 6, 20), amounts=[amount(20)])
    later.more = {"lang": "zh"}
    _, found = proposed(shelve(tmp_path, story(later)))
    assert ("supports_kept", text) in found


def test_what_was_said_before_the_promise_proves_nothing(tmp_path: Path) -> None:
    _, found = proposed(shelve(tmp_path, story(fact(OPENED, date(2025, 6, 20)))))
    assert found == []


def test_a_second_round_writes_nothing_and_rejected_finds_stay_rejected(tmp_path: Path) -> None:
    library = shelve(tmp_path, story(fact(OPENED, date(2026, 6, 20), amounts=[amount(20)])))
    promise, found = proposed(library)
    key = next(iter(queries.promise(promise).evidence))
    evidence_actions.judge_evidence(promise, key, False, ANA)
    before = Entry.objects.count()
    follow_up(library, BOOK)
    assert found
    assert Entry.objects.count() == before


def test_silence_is_recorded_once_with_its_search(tmp_path: Path) -> None:
    library = shelve(tmp_path, story(fact(WEATHER, date(2026, 2, 1))))
    promise = propose(library, BOOK).promise_ids[0]
    actions.confirm(promise, ANA)
    assert follow_up(library, BOOK).silent == 1
    assert follow_up(library, BOOK).silent == 0
    silence = queries.promise(promise).silence
    assert silence is not None
    assert silence["as_of"] == "2026-03-01"
    assert "shops" in silence["query"]
    assert silence["searched"] > 0


def test_a_later_sentence_of_the_same_article_settles_it(tmp_path: Path) -> None:
    text = (
        "10月10日,品牌公布最新进展,明确将于11月进行软硬件系统更换众筹。"
        "到了11月24日,品牌如约启动众筹,车主可以参与。"
    )
    doc = Doc(
        text,
        date(2025, 11, 27),
        [
            ("promise", "将于11月进行软硬件系统更换众筹", {"due": due("2025-11-01", "2025-11-30"), **LIND}),
            ("fact", "到了11月24日,品牌如约启动众筹", {"entities": ["brightfold"]}),
        ],
        days=[("10月10日", date(2025, 10, 10)), ("11月24日", date(2025, 11, 24))],
        more={"lang": "zh"},
    )
    promise, found = proposed(shelve(tmp_path, [doc]))
    assert found == [("supports_kept", "到了11月24日,品牌如约启动众筹")]
    assert next(iter(queries.promise(promise).evidence.values()))["on"] == "2025-11-24"


def late_promise(on: date, last: str) -> Doc:
    quote = "we will open 30 shops in Lyon by the end of February"
    told = {"due": due("2026-01-10", last), "amounts": [amount(30)], **LIND}
    return Doc(f"Lind said {quote}.", on, [("promise", quote, told)], more={"voice": "own"})


def test_past_due_with_nothing_found_is_a_finding_and_no_outcome(tmp_path: Path) -> None:
    library = shelve(tmp_path, [late_promise(date(2026, 1, 10), "2026-02-27")])
    promise = propose(library, BOOK).promise_ids[0]
    assert follow_up(library, BOOK).quiet == 1
    assert follow_up(library, BOOK).quiet == 0
    state = queries.promise(promise)
    finding = state.findings["silence:2026-02-27"]
    assert (finding["as_of"], finding["last_mention"]) == ("2026-03-01", "2026-01-10")
    assert "shops" in finding["query"]
    assert state.outcome == "not_rated"


def test_before_the_due_day_nothing_is_silent(tmp_path: Path) -> None:
    propose(library := shelve(tmp_path, [late_promise(date(2026, 1, 10), "2026-03-01")]), BOOK)
    assert follow_up(library, BOOK).quiet == 0


def test_words_of_a_delay_break_the_silence(tmp_path: Path) -> None:
    news = fact("The 30 shops in Lyon are delayed.", date(2026, 2, 20), amounts=[amount(30)])
    propose(library := shelve(tmp_path, [late_promise(date(2026, 1, 10), "2026-02-27"), news]), BOOK)
    assert follow_up(library, BOOK).quiet == 0


def test_breaking_a_promise_not_to_act_contradicts_it(tmp_path: Path) -> None:
    quote = "we will never cut the price of the lamp"
    told = Doc(
        f"Lind: {quote}.", date(2026, 1, 10), [("promise", quote, {"due": due(None, "2026-05-31"), **LIND})]
    )
    cut = fact("Brightfold cuts the price of the lamp by 20 euros.", date(2026, 2, 20))
    _, found = proposed(shelve(tmp_path, [told, cut]))
    assert found == [("contradicted", cut.text)]


def test_less_of_the_same_thing_is_a_part(tmp_path: Path) -> None:
    part = fact("12 shops have opened so far.", date(2026, 4, 20), amounts=[amount(12, "shops")])
    quote = "We will open 20 shops by June"
    told = {"due": due("2026-01-10", "2026-06-30"), "amounts": [amount(20, "shops")], **LIND}
    _, found = proposed(
        shelve(tmp_path, [Doc(f"{quote}.", date(2026, 1, 10), [("promise", quote, told)]), part])
    )
    assert found == [("supports_part", part.text)]


def promised(quote: str, lang: str, first: str, last: str) -> Doc:
    told = [("promise", quote, {"due": due(first, last), **LIND})]
    return Doc(f"{quote}。" if lang == "zh" else f"{quote}.", date(2026, 1, 10), told, more={"lang": lang})


def test_words_that_end_something_else_leave_the_rest_to_be_read(tmp_path: Path) -> None:
    text = "今天公布《门店合作规范》:所有门店必须明码标价,违者终止合作。"
    later = fact(text, date(2026, 1, 16))
    later.more = {"lang": "zh", "voice": "own"}
    told = promised("我们一周内公布门店合作规范", "zh", "2026-01-10", "2026-01-17")
    _, found = proposed(shelve(tmp_path, [told, later]))
    assert found == [("supports_kept", text)]


@pytest.mark.parametrize(("voice", "expected"), [("public", []), ("own", ["withdrawn"])])
def test_only_who_promised_and_the_press_can_take_it_back(
    tmp_path: Path, voice: str, expected: list[str]
) -> None:
    later = fact(
        "Brightfold scrapped the plan for 20 shops.", date(2026, 2, 1), amounts=[amount(20, "shops")]
    )
    later.more = {"voice": voice}
    told = promised("We will open 20 shops by June", "en", "2026-01-10", "2026-06-30")
    _, found = proposed(shelve(tmp_path, [told, later]))
    assert [relation for relation, _ in found] == expected


def test_an_announcement_keeps_the_promise_of_one(tmp_path: Path) -> None:
    text = "关于开业时间的说明:门店开业由2月底前调整为3月底前。"
    later = fact(text, date(2026, 1, 29))
    later.more = {"lang": "zh", "voice": "own"}
    told = promised("具体时间月底前会有公告", "zh", "2026-01-10", "2026-01-31")
    _, found = proposed(shelve(tmp_path, [told, later]))
    assert found == [("supports_kept", text)]
