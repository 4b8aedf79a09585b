"""Two promises in one breath come apart; one promise stays whole; every part stands letter for letter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from troth.ledger.apart import apart
from troth.ledger.said import Said

ON = date(2025, 10, 14)


def said(quote: str, lang: str, due: dict[str, Any] | None = None, *amounts: str) -> Said:
    read = [{"value": 1.0, "value_to": None, "unit": None, "text": text} for text in amounts]
    return Said(
        "d", 1, 7, 7 + len(quote), quote, "promise", "Lind", "", read, due, False, "firm", 3, [], [],
        0.9, False, lang, ON, "web", "", "media", "article",
    )  # fmt: skip


def until(day: str, text: str) -> dict[str, Any]:
    return {"from": "2025-10-14", "to": day, "text": text, "form": "range", "anchor": None, "every": None}


def test_a_start_and_a_year_are_two_promises() -> None:
    quote = "将在2026年1月底前开始交付,2026年计划交付5万辆"
    first, second = apart(said(quote, "zh", until("2026-01-31", "2026年1月底前"), "5万辆"))
    assert (first.quote, first.amounts) == ("将在2026年1月底前开始交付", [])
    assert second.quote == "2026年计划交付5万辆"
    assert first.due is not None
    assert second.due is not None
    assert (first.due["to"], second.due["to"]) == ("2026-01-31", "2026-12-31")
    assert [a["text"] for a in second.amounts] == ["5万辆"]
    assert quote[second.start - 7 : second.end - 7] == second.quote


def test_two_deeds_in_one_sentence_are_two_promises() -> None:
    quote = "We will open ten shops by the end of 2026 and keep spare parts for seven years"
    due = until("2026-12-31", "by the end of 2026")
    parts = apart(said(quote, "en", due, "ten shops", "seven years"))
    assert [part.quote for part in parts] == [
        "We will open ten shops by the end of 2026",
        "keep spare parts for seven years",
    ]


def test_what_only_leads_up_to_a_promise_stays_with_it() -> None:
    quote = "Die Fabrik steht, und bis Ende Juni eröffnen wir zwanzig Filialen"
    whole = said(quote, "de", until("2026-06-30", "bis Ende Juni"), "zwanzig Filialen")
    assert apart(whole) == [whole]


def test_a_moved_date_is_one_promise() -> None:
    quote = "First deliveries slip from the end of January to March, and the shops open in April"
    whole = said(quote, "en", until("2026-03-31", "to March"))
    assert apart(whole) == [whole]


def test_what_happens_on_the_day_itself_is_no_promise_of_its_own() -> None:
    due = {"from": "2025-11-26", "to": None, "text": "from 26 November", "form": "start"}
    whole = said("Reservations open today, on sale from 26 November", "en", due)
    assert apart(whole) == [whole]


@given(st.text(alphabet="交付开业1月底前2026年,,and 5万辆open by June ", max_size=60))
def test_parts_stand_in_the_statement_and_do_not_overlap(quote: str) -> None:
    whole = replace(said("x", "zh"), quote=quote, end=7 + len(quote))
    end = 7
    for part in apart(whole):
        assert part.start >= end
        assert quote[part.start - 7 : part.end - 7] == part.quote
        end = part.end
