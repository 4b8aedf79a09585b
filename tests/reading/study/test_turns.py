from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from troth.brandbook import BrandBook
from troth.brandbook.model import Account, Entity
from troth.reading.study.names import Names
from troth.reading.study.statements import read_statements
from troth.reading.study.turns import find_turns

DAY = date(2025, 11, 20)
BOOK = BrandBook(
    "alder",
    (
        Entity(
            "alder",
            "brand",
            "Alder",
            aliases={"zh": ("桤木", "桤木茶业")},
            accounts=(Account("weibo", "桤木茶业"),),
        ),
        Entity("mara", "person", "Mara Lind", "alder", accounts=(Account("x", "maralind"),)),
        Entity("kettle", "product", "Alder K2", "alder"),
    ),
)
TALK = """Tea Hour, 20 November 2025
Guest: Mara Lind, head of Alder

Host: You promised ten shops.
Lind: We will open ten shops by June 2026.
Host: And the kettle?
Lind: It boils. I like it.
(end)
Thanks for listening.
"""


def test_each_line_belongs_to_whose_name_leads_it() -> None:
    turns = find_turns(TALK, frozenset({"Mara Lind"}))
    assert turns.lead == "Mara Lind"
    assert [(turn.who, turn.asks) for turn in turns.turns] == [
        ("Host", True),
        ("Lind", False),
        ("Host", True),
        ("Lind", False),
    ]
    assert turns.at(TALK.index("I like it")) == turns.turns[3]
    assert turns.at(TALK.index("Thanks")) is None
    assert turns.at(0) is None


def test_the_label_speaks_and_is_no_part_of_the_quote() -> None:
    (promise,) = [s for s in read_statements(TALK, "en", DAY, Names(BOOK))[0] if s.kind == "promise"]
    assert (promise.quote, promise.speaker) == ("We will open ten shops by June 2026", "Mara Lind")
    assert promise.speaker_entity == "mara"


def test_who_only_asks_promises_nothing() -> None:
    text = "主持人：明年会涨价吗？\n林知远：我们明年绝不涨价。\n主持人：我们将在年底前再聊。\n林知远：好。"
    promises = [s for s in read_statements(text, "zh", DAY, Names(None))[0] if s.kind == "promise"]
    assert [(s.speaker, s.quote) for s in promises] == [("林知远", "我们明年绝不涨价")]


def test_who_chairs_a_meeting_speaks_for_the_house() -> None:
    minutes = "桤木茶业用户会纪要\n问:茶炉能换芯吗?\n主持人:今天收集建议47条,整理后会在官网公示。\n"
    assert [turn.asks for turn in find_turns(minutes).turns] == [True, False]
    found, _ = read_statements(minutes, "zh", DAY, Names(BOOK))
    assert [s.quote for s in found if s.kind == "promise"] == ["整理后会在官网公示"]
    interview = minutes.replace("公示。", "公示吗?")
    assert [turn.asks for turn in find_turns(interview).turns] == [True, True]


def test_one_line_with_a_colon_is_no_transcript() -> None:
    assert find_turns("Price: 20 euros\nColour: red\nWe will open in June.").turns == ()


def test_an_account_speaks_for_its_entity() -> None:
    names = Names(BOOK)
    assert names.account("桤木茶业", "zh") == ("桤木茶业", "alder")
    assert names.account("MaraLind", "zh") == ("Mara Lind", "mara")
    assert names.account("somebody", "en") is None


def test_a_product_speaks_for_nobody() -> None:
    (promise,) = read_statements("Alder K2 will arrive by March.", "en", DAY, Names(BOOK))[0]
    assert (promise.kind, promise.speaker, promise.entities) == ("promise", None, ("kettle",))


@given(st.text(alphabet="问答:： \n\tA林b(（)", max_size=200))
def test_turns_follow_each_other(text: str) -> None:
    place = 0
    for turn in find_turns(text, frozenset({"林"})).turns:
        assert place <= turn.start < turn.label_end < turn.body <= turn.end <= len(text)
        place = turn.body
