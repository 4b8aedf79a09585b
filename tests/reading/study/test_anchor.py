"""A text that nobody dated is placed by the first full date that it names."""

from __future__ import annotations

from datetime import date

import pytest

from troth.reading.one import read_text
from troth.reading.study.anchor import anchor_of


@pytest.mark.parametrize(
    ("text", "lang", "day"),
    [
        ("2024年3月,索凡卖出了1.2万台。4月9日又发布了新机。", "zh", date(2024, 3, 31)),
        ("On January 7, 2026 the doors opened. On 9 February they closed.", "en", date(2026, 1, 7)),
        ("Am 3. Mai 2026 begann der Umbau, am 9. Juni war er fertig.", "de", date(2026, 5, 3)),
        ("Wir liefern bis Ende Mai 2027.", "de", None),
        ("Since 2019 we have opened ten shops.", "en", None),
        ("下个月见。", "zh", None),
    ],
)
def test_the_first_full_date_places_the_text(text: str, lang: str, day: date | None) -> None:
    assert anchor_of(text, lang) == day


def test_days_without_a_year_are_the_nearest_to_it() -> None:
    text = "2025年11月,新车卖出了3万辆。11月20日,索凡表示将于12月启动众筹。"
    read = read_text(text, None, None)
    [promise] = [s for s in read["statements"] if s["kind"] == "promise"]
    assert (promise["due"]["from"], promise["due"]["to"]) == ("2025-12-01", "2025-12-31")
    assert [found["from"] for found in read["dates"]][:2] == ["2025-11-01", "2025-11-20"]
    given = read_text(text, date(2024, 12, 1), None)
    assert [found["from"] for found in given["dates"]][1] == "2024-11-20"
