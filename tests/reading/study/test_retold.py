from __future__ import annotations

from datetime import date

import pytest

from troth.reading.grammar.due import due_of
from troth.reading.study.retold import gone_by

ON = date(2026, 9, 28)


@pytest.mark.parametrize(
    ("lang", "text", "last"),
    [
        ("zh", "没兑现的:滤芯5月20日前补发,到今天还有人没收到。", date(2026, 5, 20)),
        ("zh", "滤芯将于5月20日前补发。", date(2027, 5, 20)),
        (
            "en",
            "The firm promised to refund everyone by 3 March; owners are still waiting.",
            date(2026, 3, 3),
        ),
        ("en", "The firm will refund everyone by 3 March.", date(2027, 3, 3)),
        (
            "de",
            "Zugesagt war, alle Filter bis 3. März zu ersetzen, das wurde nicht eingehalten.",
            date(2026, 3, 3),
        ),
        ("de", "Wir werden alle Filter bis 3. März ersetzen.", date(2027, 3, 3)),
        ("en", "It did not say why, but it will refund everyone by 3 March 2027.", date(2027, 3, 3)),
    ],
)
def test_what_was_missed_lies_behind(lang: str, text: str, last: date) -> None:
    due = due_of(text, lang, ON)
    assert due is not None
    assert gone_by(due, text, due.start, due.end).to == last
