# ruff: noqa: E501  word lists read better unbroken
"""German words that dates and amounts are made of."""

from __future__ import annotations

from troth.reading.grammar import units
from troth.reading.grammar.tokens import ITSELF, Entry, Word, entries, listed

_ONES = listed(
    "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn "
    "sechzehn siebzehn achtzehn neunzehn"
)
_TENS = listed("zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig")
_UNITS_IN_TENS = listed("ein zwei drei vier fünf sechs sieben acht neun")
_ORDINALS = listed("erst zweit dritt viert fünft sechst siebt acht neunt zehnt elft zwölft")
MULTIPLIERS = {
    "hundert": 100, "tausend": 1000, "million": 10**6, "millionen": 10**6, "mio": 10**6, "mio.": 10**6, "mrd.": 10**9, "tsd.": 1000, "milliarde": 10**9,
    "milliarden": 10**9, "mrd": 10**9, "billion": 10**12, "billionen": 10**12, "tsd": 1000, "dutzend": 12,
    "hunderte": 100, "tausende": 1000,
}  # fmt: skip
ENTRIES: tuple[Entry, ...] = (
    ("S", None, (
        "diese,diesen,dieser,dieses,diesem,laufende,laufenden,laufender,laufendes,laufendem,"
        "aktuelle,aktuellen,aktueller,aktuelles,aktuellem,dies"
    )),
    ("1", 0, "heuer,gesamtjahr"),
    ("1", 1, "neuen jahr,neues jahr"),
    ("N", None, (
        "nächste,nächsten,nächster,nächstes,nächstem,kommende,kommenden,kommender,kommendes,"
        "kommendem,folgende,folgenden,folgender,folgendes,folgendem"
    )),
    ("L", None, (
        "vergangene,vergangenen,vergangener,vergangenes,vergangenem,vorige,vorigen,voriger,voriges,"
        "vorigem,letzte,letzten,letzter,letztes,letztem,zurückliegende,zurückliegenden,"
        "zurückliegender,zurückliegendes,zurückliegendem,vorangegangene,vorangegangenen,"
        "vorangegangener,vorangegangenes,vorangegangenem"
    )),
    ("l", -1, "vorjahr,vorjahres,vorjahrs"),
    ("l", 1, "folgejahr"),
    ("l", 0, (
        "vormonat,geschäftsjahr,geschäftsjahres,versicherungsjahr,schuljahr,modelljahr,saison,ernte"
    )),
    ("P", "early", "anfang"),
    ("P", "start", "beginn"),
    ("P", "mid", "mitte,mitten"),
    ("P", "end", "ende"),
    ("B", None, (
        "spätestens,bis zum,bis zur,bis spätestens,bis spätestens zum,bis in den,bis ins,"
        "spätestens bis,spätestens im,spätestens am,spätestens zum,bis einschließlich,bis inklusive"
    )),
    ("B", ITSELF, "bis"),
    ("V", None, "vor,noch vor"),
    ("F", None, "nicht vor,nicht vor dem,ab,frühestens,frühestens im,frühestens am,frühestens ab,beginnend mit,mit wirkung zum,startend"),
    ("W", None, "seit"),
    ("I", None, (
        "innerhalb,binnen,innert,innerhalb von,im laufe,im laufe von,im verlauf,im verlauf von"
    )),
    ("A", None, "nach"),
    ("E", None, "jede,jeden,jeder,jedes,jedem,alle,pro,je"),
    ("Y", "start", "ab sofort,ab jetzt,ab heute,von heute an,mit sofortiger wirkung,ab nun,per sofort"),
    ("t", None, "der,die,das,den,dem,des"),
    ("e", None, "ein,eine,einen,einem,einer,eines"),
    ("i", None, "an,zu,zur,um,für,bei,während,mit,ins,aus"),
    ("i", ITSELF, "in,im,am,zum"),
    ("~", None, (
        "über,plus,nur,rund,etwa,ca,ca.,circa,ungefähr,knapp,fast,gut,mehr als,weniger als,unter,"
        "grad mal,mindestens,höchstens,maximal,minimal,durchschnittlich,im schnitt,nahezu,minus,"
        "nicht mehr als,zirka,beinahe,gerade mal,gerade einmal,genau,exakt,schlappe,satte,stolze,"
        "länger als,wenigstens,annähernd,an die,gegen,in unter"
    )),
    ("~", "upto", "bis zu"),
    ("b", None, "zwischen"),
    ("5", None, "sobald,solange"),
    ("G", None, "einmal im jahr,einmal im quartal,einmal im monat,einmal pro jahr,einmal pro quartal,einmal pro monat,täglich,wöchentlich,monatlich,vierteljährlich,jährlich,halbjährlich,quartalsweise"),
    ("c", None, "kalenderwoche"),
    ("c", ITSELF, "kw"),
    ("K", "clock", "uhr"),
    ("H", None, "halbe,halben,halber,halbes,halbem,halb"),
    ("!", None, (
        "wir,ihr,sie,er,es,ich,man,ist,sind,war,werden,wird,hat,haben,unser,unsere,unserer,ihrem,"
        "ihrer,ihre,sein,seine,dass,daß,wenn,wer,als,nicht,kein,keine,auch,noch,uns,sich,so"
    )),
    ("X", None, (
        "weniger,mehr,höher,niedriger,schneller,langsamer,günstiger,billiger,teurer,kleiner,größer,"
        "leichter,schwerer,länger,kürzer,leiser,lauter,besser,schlechter,lang,schmaler,breiter,"
        "dünner,stärker,sparsamer,früher,später"
    )),
    ("%", None, "prozent,%,proz,prozentig"),
    ("p", 1.0, "prozentpunkte,prozentpunkten,prozentpunkt"),
    ("p", 0.01, "basispunkte,basispunkten"),
    ("M", None, "mal,fache,fach,x,×"),
    ("R", (2.0, "x"), "doppelt,doppelte,doppelten"),
    ("R", (3.0, "x"), "dreifach"),
    ("7", (2.0, None), "zweimal"),
    ("7", (3.0, None), "dreimal"),
    ("7", (4.0, None), "viermal"),
    ("7", (5.0, None), "fünfmal"),
    ("7", (6.0, None), "sechsmal"),
    ("7", (10.0, None), "zehnmal"),
    ("z", 0.0, "nulltarif,nullrunde,nullwachstum,schwarze null,schwarzen null,netto null"),
    ("z", 0.5, "halbieren,halbiert,hälfte"),
    ("z", 2.0, "verdoppeln,verdoppelt"),
    ("z", 3.0, "verdreifachen"),
    ("T", 4, "viertel"),
    ("T", 3, "drittel"),
    ("T", 5, "fünftel"),
    ("T", 8, "achtel"),
    ("T", 10, "zehntel"),
    ("T", 6, "sechstel"),
    ("T", 100, "hundertstel"),
    ("T", 1000, "tausendstel"),
    ("u", "second", "sekunde,sekunden"),
    ("u", "minute", "minute,minuten,min"),
    ("u", "hour", "stunde,stunden,std,std.,h,betriebsstunden,arbeitsstunden,flugstunden,spielstunden"),
    ("u", "day", "tag,tage,tagen,tages,kalendertage,kalendertagen"),
    ("u", "workday", (
        "werktag,werktage,werktagen,arbeitstag,arbeitstage,arbeitstagen,bankarbeitstage,"
        "bankarbeitstagen"
    )),
    ("u", "week", "woche,wochen"),
    ("u", "month", "monat,monate,monaten,monats"),
    ("u", "quarter", "quartal,quartale,quartalen,quartals"),
    ("u", "half", "halbjahr,halbjahre,halbjahren,halbjahres,jahreshälfte"),
    ("u", "year", "jahr,jahre,jahren,jahres,jahrs"),
    ("u", "decade", "jahrzehnt,jahrzehnte,jahrzehnten,jahrzehnts"),
    ("u", "weekend", "wochenende,wochenenden,wochenendes"),
    ("u", "century", "jahrhundert,jahrhunderts,jahrhunderte,jahrhunderten"),
    ("u", "night", "nächte,nächten"),
    ("g", "NI", "nacht"),
    ("g", "MO", "vormittag"),
    ("g", "MI", "mittag"),
    ("g", "AF", "nachmittag"),
    ("g", "EV", "abend"),
    ("m", 1, "januar,jan,jänner"),
    ("m", 2, "februar,feb,feber"),
    ("m", 3, "märz,mär,maerz"),
    ("m", 4, "april,apr"),
    ("m", 5, "mai"),
    ("m", 6, "juni,jun,juno"),
    ("m", 7, "juli,jul"),
    ("m", 8, "august,aug"),
    ("m", 9, "september,sep,sept"),
    ("m", 10, "oktober,okt"),
    ("m", 11, "november,nov"),
    ("m", 12, "dezember,dez"),
    ("w", 0, "montag"),
    ("w", 1, "dienstag"),
    ("w", 2, "mittwoch"),
    ("w", 3, "donnerstag"),
    ("w", 4, "freitag"),
    ("w", 5, "samstag,sonnabend"),
    ("w", 6, "sonntag"),
    ("v", (0, "MO"), "montagmorgen,montagvormittag"),
    ("v", (0, "MI"), "montagmittag"),
    ("v", (0, "AF"), "montagnachmittag"),
    ("v", (0, "EV"), "montagabend"),
    ("v", (0, "NI"), "montagnacht"),
    ("v", (1, "MO"), "dienstagmorgen,dienstagvormittag"),
    ("v", (1, "MI"), "dienstagmittag"),
    ("v", (1, "AF"), "dienstagnachmittag"),
    ("v", (1, "EV"), "dienstagabend"),
    ("v", (1, "NI"), "dienstagnacht"),
    ("v", (2, "MO"), "mittwochmorgen,mittwochvormittag"),
    ("v", (2, "MI"), "mittwochmittag"),
    ("v", (2, "AF"), "mittwochnachmittag"),
    ("v", (2, "EV"), "mittwochabend"),
    ("v", (2, "NI"), "mittwochnacht"),
    ("v", (3, "MO"), "donnerstagmorgen,donnerstagvormittag"),
    ("v", (3, "MI"), "donnerstagmittag"),
    ("v", (3, "AF"), "donnerstagnachmittag"),
    ("v", (3, "EV"), "donnerstagabend"),
    ("v", (3, "NI"), "donnerstagnacht"),
    ("v", (4, "MO"), "freitagmorgen,freitagvormittag"),
    ("v", (4, "MI"), "freitagmittag"),
    ("v", (4, "AF"), "freitagnachmittag"),
    ("v", (4, "EV"), "freitagabend"),
    ("v", (4, "NI"), "freitagnacht"),
    ("v", (5, "MO"), "samstagmorgen,samstagvormittag"),
    ("v", (5, "MI"), "samstagmittag"),
    ("v", (5, "AF"), "samstagnachmittag"),
    ("v", (5, "EV"), "samstagabend"),
    ("v", (5, "NI"), "samstagnacht"),
    ("v", (6, "MO"), "sonntagmorgen,sonntagvormittag"),
    ("v", (6, "MI"), "sonntagmittag"),
    ("v", (6, "AF"), "sonntagnachmittag"),
    ("v", (6, "EV"), "sonntagabend"),
    ("v", (6, "NI"), "sonntagnacht"),
    ("s", "spring", "frühling,frühjahr,frühlings,frühjahrs"),
    ("s", "summer", "sommer,sommers,sommersaison"),
    ("s", "autumn", "herbst,herbstes"),
    ("s", "winter", "winter,winters,wintersaison"),
    ("f", "easter", "ostern,osterfest"),
    ("f", "christmas", "weihnachten,weihnachtsfest"),
    ("f", "christmas_eve", "heiligabend"),
    ("f", "pentecost", "pfingsten"),
    ("f", "new_year_eve", "jahreswechsel,silvester"),
    ("f", "new_year", "neujahr"),
    ("f", "nikolaus", "nikolaus,nikolaustag"),
    ("f", "good_friday", "karfreitag"),
    ("f", "carnival", "karneval,fasching"),
    ("f", "ascension", "himmelfahrt"),
    ("f", "valentine", "valentinstag"),
    ("f", "black_friday", "black friday"),
    ("f", ITSELF, "halloween,advent"),
    ("r", 0, "heute"),
    ("r", 1, "morgen"),
    ("r", 2, "übermorgen"),
    ("r", -1, "gestern"),
    ("r", -2, "vorgestern"),
    ("Q", 12, "jahresende,jahresschluss"),
    ("Q", 1, "monatsende"),
    ("Q", 3, "quartalsende"),
    ("Q", 6, "jahresmitte"),
    ("Q", 0, "wochenschluss"),
    ("x", ITSELF, "auf"),
    ("a", ITSELF, "und,oder"),
    ("6", ITSELF, "vom,von"),
    ("-", None, "–"),
)  # fmt: skip


def table() -> dict[str, Word]:
    """Word to kind and value: units and numbers first, then the entries above, which may say otherwise."""
    words: dict[str, Word] = {word: ("U", unit) for word, unit in (units.SYMBOLS | units.DE).items()}
    words |= {word: ("C", unit) for word, unit in (units.CURRENCY_SIGNS | units.DE_CURRENCY).items()}
    return words | _numbers() | entries(ENTRIES)


def _numbers() -> dict[str, Word]:
    table: dict[str, Word] = {}
    for i, word in enumerate(_ONES):
        table[word] = ("d", ("unit", i + 1))
    table["null"] = ("d", ("unit", 0))
    table["zweien"] = table["beiden"] = table["beide"] = ("d", ("unit", 2))
    for i, ten in enumerate(_TENS):
        table[ten] = ("d", ("unit", 20 + 10 * i))
        for k, one in enumerate(_UNITS_IN_TENS):
            table[one + "und" + ten] = ("d", ("unit", 20 + 10 * i + k + 1))
    for i, word in enumerate(["ein", *_ONES[1:9]]):
        table[word + "hundert"] = ("d", ("unit", 100 * (i + 1)))
        table[word + "tausend"] = ("d", ("unit", 1000 * (i + 1)))
    table |= {"zehntausend": ("d", ("unit", 10_000)), "hunderttausend": ("d", ("unit", 100_000)),
              "anderthalb": ("n", 1.5), "eineinhalb": ("n", 1.5), "zweieinhalb": ("n", 2.5), "dreieinhalb": ("n", 3.5),
              "viereinhalb": ("n", 4.5)}  # fmt: skip
    table |= {word: ("d", ("mul", size)) for word, size in MULTIPLIERS.items()}
    for i, stem in enumerate(_ORDINALS):
        table |= {stem + end: ("o", i + 1) for end in ("e", "en", "er", "es", "em")}
    return table


_SMALL = {
    word: value[1]
    for word, (kind, value) in _numbers().items()
    if kind == "d" and value[0] in ("unit", "ten")
}
_SMALL |= {"ein": 1, "": 0}


def spelled(word: str) -> int | None:
    """The value of a number written as one word (hundertneununddreißigtausend); None when it is none."""
    for size, name in ((1000, "tausend"), (100, "hundert")):
        above, found, below = word.partition(name)
        if found:
            many, rest = spelled(above) if above else 1, spelled(below.removeprefix("und"))
            return None if many is None or rest is None or rest >= size else many * size + rest
    return _SMALL.get(word)
