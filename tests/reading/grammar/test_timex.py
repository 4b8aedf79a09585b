from __future__ import annotations

from datetime import date

import pytest

from troth.reading.grammar.timex import timex

DAY = date(2014, 10, 8)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "words", "kind", "value"),
    [
        ("Im Herbst 1998 begann es.", "Herbst 1998", "DATE", "1998-FA"),
        ("Das war am 5. Juli 1993 so.", "5. Juli 1993", "DATE", "1993-07-05"),
        ("Im dritten Quartal sank er.", "dritten Quartal", "DATE", "2014-Q3"),
        ("Der Umsatz im Vorjahr war gut.", "Vorjahr", "DATE", "2013"),
        ("Er kam nächste Woche.", "nächste Woche", "DATE", "2014-W42"),
        ("Sie wartet seit drei Jahren.", "drei Jahren", "DURATION", "P3Y"),
        ("Es dauerte mehr als zehn Tage.", "mehr als zehn Tage", "DURATION", "P10D"),
        ("Er ruft täglich an.", "täglich", "SET", "P1D"),
        ("Sie tagt jeden Montag.", "jeden Montag", "SET", "XXXX-WXX-1"),
        ("Beginn ist um 19.15 Uhr.", "19.15 Uhr", "TIME", "2014-10-08T19:15"),
        ("Am Montag sprach er.", "Montag", "DATE", "2014-10-06"),
        ("Damals war alles anders.", "Damals", "DATE", "PAST_REF"),
        ("In den sechziger Jahren gab es das.", "den sechziger Jahren", "DATE", "196"),
    ],
)
def test_german_time_expressions(text: str, words: str, kind: str, value: str) -> None:
    ((start, end, found, told),) = timex(text, "de", DAY)
    assert (text[start:end], found, told) == (words, kind, value)


def test_other_languages_take_the_date_grammar() -> None:
    assert [(kind, value) for _, _, kind, value in timex("within two weeks, in May 2015", "en", DAY)] == [
        ("DURATION", "P2W"),
        ("DATE", "2015-05"),
    ]
