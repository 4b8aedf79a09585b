from __future__ import annotations

import pytest

from troth.reading.pipeline import Layers
from troth.reading.skim.blank import documents
from troth.reading.skim.sentences import LONGEST, split


def cut(text: str) -> list[str]:
    found = split(Layers(documents([text])))
    return [text[a:b] for a, b in zip(found.start, found.end, strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("他说：“明天见。”然后走了。", ["他说：“明天见。”", "然后走了。"]),
        ("Das kostet z. B. am 3. Mai 5 Euro. Gut so!", ["Das kostet z. B. am 3. Mai 5 Euro.", "Gut so!"]),
        (
            "Dr. No paid $3.5 at 5 p.m. in the U.S. market. Fine.",
            ["Dr. No paid $3.5 at 5 p.m. in the U.S. market.", "Fine."],
        ),
        ("Wait... what?! Yes.", ["Wait... what?!", "Yes."]),
        ("line one\nline two", ["line one", "line two"]),
        ("See https://a.b/c.d?e=f. Then go.", ["See https://a.b/c.d?e=f.", "Then go."]),
        ("真的吗？！太好了", ["真的吗？！", "太好了"]),
        ("  \n ", []),
    ],
)
def test_boundaries(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_a_text_without_a_full_stop_is_cut_and_kept_whole() -> None:
    pieces = cut("好" * (3 * LONGEST + 5))
    assert max(map(len, pieces)) <= LONGEST + 1
    assert sum(map(len, pieces)) == 3 * LONGEST + 5
