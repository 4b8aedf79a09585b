# ruff: noqa: E501  a case stays on one line
"""What tells one kind of a statement from another: sentences made up for each regularity, none of the gold set."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.reading.study.kinds import ORDER
from troth.reading.study.lexicon import CUES, cues
from troth.reading.study.main import main_kind

DAY = date(2025, 11, 20)

RANKS = [
    ("de", "Kein Wasserkocher dieser Größe arbeitet leiser."), ("de", "Sauberer schneidet kein Messer aus Solingen."),
    ("de", "So leise wie keines zuvor, das neue Mahlwerk."), ("de", "Nr. 1 bei Teekannen nach Absatz."),
    ("de", "Das tiefstgelegene Teehaus des Landes liegt am Hafen."), ("de", "Die meistbesuchte Rösterei der Stadt steht am Markt."),
    ("de", "Mit der Kanne Drei beginnt die Kategorie Stiller Tee."), ("de", "Wir sind die Ersten, die ihre Ernte offenlegen."),
    ("en", "No teapot in this town pours cleaner."), ("en", "Nobody in the trade packs faster than our night shift."),
    ("en", "Ours is the calmest tea room on the coast."), ("en", "Never before has a kettle sung in tune."),
    ("zh", "这把壶是镇上头一份。"), ("zh", "在送检的六款里，它的噪音最低。"), ("zh", "整条街只有这家肯退杯子钱。"),
]  # fmt: skip

FOILS = [
    ("de", "Andere Läden kleben den Deckel fest."), ("de", "Bei Teehold wartet man draußen, hier gibt es einen Stuhl."),
    ("de", "Die Kanne ist 90 g leichter als der Durchschnitt der fünf meistverkauften Kannen."),
    ("de", "Früher war der Henkel aus Holz."), ("de", "Im Test lag Alder drei Prozent unter dem Marktführer."),
    ("en", "Everyone else glues the lid on."), ("en", "Alder missed 3% of the leaves, the Brook 9%."),
    ("en", "My old pot dripped on every cloth."), ("en", "Brewed side by side, they were hard to tell apart."),
    ("zh", "别的茶馆赶人走，这家给你续水。"), ("zh", "以前泡一壶要十分钟，现在三分钟。"), ("zh", "同样一壶茶，隔壁卖三十。"),
]  # fmt: skip

PLANS = [
    ("de", "Wir nehmen jede Kanne zurück, auch mit Sprung."), ("de", "Die Anleitung folgt noch diese Woche."),
    ("de", "Alle Käufer erhalten ihr Geld zurück."), ("de", "Bis Ostern liefern wir die fehlenden Deckel nach."),
    ("en", "Owners receive a full refund within ten days."), ("en", "We're not going to charge for lids."),
    ("en", "We want every lid replaced by 1 March 2026."), ("zh", "整理后会在门店公示。"), ("zh", "壶盖再供应十年。"),
]  # fmt: skip

WISHES = [
    ("de", "Wir bemühen uns um leisere Deckel."), ("de", "Alder peilt den Platz im Museum an."),
    ("de", "Wir wollen, dass man wieder in Ruhe Tee trinkt."), ("de", "Mein Ziel wäre ein Laden ohne Müll."),
    ("en", "If only a lid could close without a sound."), ("en", "We want people to linger over their tea."),
    ("zh", "想把茶馆开成大家的客厅。"), ("zh", "但求每个人都坐得舒服。"),
]  # fmt: skip

EXPECTED = [
    ("de", "Ökonomen sehen den Teepreis im Frühjahr bei neun Euro."), ("de", "Ich fürchte, das gibt noch Streit um den letzten Deckel."),
    ("en", "Analysts said that tea would cost more by May."), ("en", "I think most of us will miss the old lid."),
    ("zh", "多位分析师认为，茶价将在年底前下降。"), ("zh", "我猜头一批客人会排到街角。"),
]  # fmt: skip

FACTS = [
    ("de", "Kannen ab 9 Euro."), ("de", "Das Angebot gilt nur bis 3. April 2026."), ("de", "90 Grad? Bei mir war nach 60 Schluss."),
    ("de", "Alder gab seine Zusage vom Mai wieder auf."), ("de", "Die Gewährleistung beträgt zwei Jahre."),
    ("de", "Der Umsatz stieg auf 12 Millionen Euro."), ("de", "Die neue Kanne kommt ab heute auch nach Linz."),
    ("en", "Free returns within 30 days, lids included."), ("en", "Ten minutes? It took two hours and a neighbour."),
    ("en", "Sales were up 4% to £9 million."), ("zh", "保温？才一个小时水就凉透了。"), ("zh", "15天无理由退换。"),
]  # fmt: skip

NOTHING = [
    ("de", "Donnerstag, Alder."), ("de", "Es ist Montag."), ("de", "Bitte kühl lagern."), ("en", "Monday."),
    ("en", "We're taking our custom elsewhere."), ("zh", "再不发货我就去投诉"), ("zh", "大家辛苦了"),
]  # fmt: skip

CASES = [
    (lang, text, kind)
    for kind, group in {
        "superlative": RANKS,
        "comparison": FOILS,
        "promise": PLANS,
        "aspiration": WISHES,
        "forecast": EXPECTED,
        "fact": FACTS,
        "none": NOTHING,
    }.items()
    for lang, text in group
]


@pytest.mark.parametrize(("lang", "text", "kind"), CASES)
def test_the_main_kind_of_a_short_text(lang: str, text: str, kind: str) -> None:
    assert main_kind(text, lang, DAY)[0] == kind


@pytest.mark.parametrize(
    ("lang", "text"), [("de", "Lieferung bis Freitag?"), ("en", "Spare lids?"), ("zh", "又涨价？")]
)
def test_a_short_question_alone_still_asks(lang: str, text: str) -> None:
    assert main_kind(text, lang, DAY)[0] == "question"


@pytest.mark.parametrize("lang", ["zh", "en", "de"])
def test_every_language_has_every_cue(lang: str) -> None:
    assert set(cues(lang)) == set(CUES)


@given(st.text(max_size=80), st.sampled_from(["zh", "en", "de"]))
def test_any_text_has_a_kind_and_a_chance(text: str, lang: str) -> None:
    kind, sure = main_kind(text, lang, DAY)
    assert kind in ORDER
    assert 0 < sure <= 1
