# ruff: noqa: E501  word lists and patterns read better unbroken
"""German words that dates and amounts are made of."""

from __future__ import annotations

import re

from troth.reading.grammar import units
from troth.reading.grammar.numbers import (
    DIGITS,
    DOTTED,
    canonical_symbol,
    cut_models,
    joined_numbers,
    named_number,
)
from troth.reading.grammar.tokens import Lexer, Token, Word, listed

_ONES = listed(
    "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn "
    "sechzehn siebzehn achtzehn neunzehn"
)
_TENS = listed("zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig")
_UNITS_IN_TENS = listed("ein zwei drei vier fünf sechs sieben acht neun")
_ORDINALS = listed("erst zweit dritt viert fünft sechst siebt acht neunt zehnt elft zwölft")
_MONTHS = listed("januar februar märz april mai juni juli august september oktober november dezember")
_DAYS = ["montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag"]
MULTIPLIERS = {
    "hundert": 100, "tausend": 1000, "million": 10**6, "millionen": 10**6, "mio": 10**6, "mio.": 10**6, "mrd.": 10**9, "tsd.": 1000, "milliarde": 10**9,
    "milliarden": 10**9, "mrd": 10**9, "billion": 10**12, "billionen": 10**12, "tsd": 1000, "dutzend": 12,
    "hunderte": 100, "tausende": 1000,
}  # fmt: skip
_UNITS = {
    "second": "sekunde,sekunden", "minute": "minute,minuten,min", "hour": "stunde,stunden,std,std.,h",
    "day": "tag,tage,tagen,tages,kalendertage,kalendertagen", "workday": "werktag,werktage,werktagen,arbeitstag,arbeitstage,arbeitstagen,bankarbeitstage,bankarbeitstagen",
    "week": "woche,wochen", "month": "monat,monate,monaten,monats", "quarter": "quartal,quartale,quartalen,quartals",
    "half": "halbjahr,halbjahre,halbjahren,halbjahres,jahreshälfte", "year": "jahr,jahre,jahren,jahres,jahrs",
    "decade": "jahrzehnt,jahrzehnte,jahrzehnten,jahrzehnts", "weekend": "wochenende,wochenenden,wochenendes",
    "century": "jahrhundert,jahrhunderts,jahrhunderte,jahrhunderten", "night": "nacht,nächte,nächten",
}  # fmt: skip


def _each(kind: str, value: object, words: str) -> dict[str, Word]:
    return dict.fromkeys(words.split(","), (kind, value))


def _inflected(stems: str, kind: str, value: object = None) -> dict[str, Word]:
    return {stem + end: (kind, value) for stem in stems.split(",") for end in ("e", "en", "er", "es", "em")}


def _numbers() -> dict[str, Word]:
    table: dict[str, Word] = {}
    for i, word in enumerate(_ONES):
        table[word] = ("d", ("unit", i + 1))
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


def _time() -> dict[str, Word]:
    table: dict[str, Word] = {}
    for unit, words in _UNITS.items():
        table |= _each("u", unit, words)
    table |= {name: ("m", i + 1) for i, name in enumerate(_MONTHS)}
    table |= {name[:3]: ("m", i + 1) for i, name in enumerate(_MONTHS)}
    table |= {"jänner": ("m", 1), "feber": ("m", 2), "sept": ("m", 9), "maerz": ("m", 3), "juno": ("m", 6)}
    table |= {name: ("w", i) for i, name in enumerate(_DAYS)} | {"sonnabend": ("w", 5)}
    parts = {
        "morgen": "MO",
        "vormittag": "MO",
        "mittag": "MI",
        "nachmittag": "AF",
        "abend": "EV",
        "nacht": "NI",
    }
    table |= {name + part: ("v", (i, code)) for i, name in enumerate(_DAYS) for part, code in parts.items()}
    table |= {word: ("g", code) for word, code in parts.items() if word != "morgen"}
    table |= _each("s", "spring", "frühling,frühjahr,frühlings,frühjahrs") | _each(
        "s", "summer", "sommer,sommers"
    )
    table |= _each("s", "autumn", "herbst,herbstes") | _each("s", "winter", "winter,winters")
    table |= {
        "ostern": ("f", "easter"), "osterfest": ("f", "easter"), "weihnachten": ("f", "christmas"),
        "weihnachtsfest": ("f", "christmas"), "heiligabend": ("f", "christmas_eve"), "pfingsten": ("f", "pentecost"),
        "jahreswechsel": ("f", "new_year_eve"), "silvester": ("f", "new_year_eve"), "neujahr": ("f", "new_year"), "nikolaus": ("f", "nikolaus"),
        "karfreitag": ("f", "good_friday"), "karneval": ("f", "carnival"), "fasching": ("f", "carnival"),
        "himmelfahrt": ("f", "ascension"), "halloween": ("f", "halloween"), "valentinstag": ("f", "valentine"),
        "black friday": ("f", "black_friday"), "advent": ("f", "advent"), "nikolaustag": ("f", "nikolaus"),
    }  # fmt: skip
    table |= {
        "heute": ("r", 0),
        "morgen": ("r", 1),
        "übermorgen": ("r", 2),
        "gestern": ("r", -1),
        "vorgestern": ("r", -2),
    }
    table |= {"jahresende": ("Q", 12), "monatsende": ("Q", 1), "quartalsende": ("Q", 3), "jahresmitte": ("Q", 6),
              "wochenschluss": ("Q", 0), "jahresschluss": ("Q", 12), "gesamtjahr": ("1", 0), "neuen jahr": ("1", 1), "neues jahr": ("1", 1)}  # fmt: skip
    return table


def _small_words() -> dict[str, Word]:
    table = _inflected("dies,laufend,aktuell", "S") | {"dies": ("S", None), "heuer": ("1", 0)}
    table |= _inflected("nächst,kommend,folgend", "N") | _inflected(
        "vergangen,vorig,letzt,zurückliegend,vorangegangen", "L"
    )
    table |= {
        "vorjahr": ("l", -1),
        "vorjahres": ("l", -1),
        "vorjahrs": ("l", -1),
        "folgejahr": ("l", 1),
        "vormonat": ("l", 0),
    }
    table |= {"anfang": ("P", "early"), "beginn": ("P", "start"), "mitte": ("P", "mid"), "ende": ("P", "end"),
              "spätestens": ("~", "latest"), "mitten": ("P", "mid")}  # fmt: skip
    table |= _each(
        "B",
        None,
        "bis,bis zum,bis zur,bis spätestens,bis spätestens zum,bis in den,bis ins,spätestens bis,spätestens im,spätestens am,spätestens zum,spätestens,bis einschließlich,bis inklusive",
    )
    table |= _each("V", None, "vor,noch vor") | _each(
        "F", None, "ab,frühestens,frühestens ab,beginnend mit,mit wirkung zum,startend"
    )
    table |= _each("W", None, "seit") | _each(
        "I", None, "innerhalb,binnen,innert,innerhalb von,im laufe,im laufe von,im verlauf,im verlauf von"
    )
    table |= _each("A", None, "nach") | _inflected("jed", "E") | _each("E", None, "alle,pro,je")
    table |= _each(
        "Y", "start", "ab sofort,ab jetzt,ab heute,von heute an,mit sofortiger wirkung,ab nun,per sofort"
    )
    table |= _each("t", None, "der,die,das,den,dem,des") | _each(
        "e", None, "ein,eine,einen,einem,einer,eines"
    )
    table |= _each("i", None, "in,im,am,an,zu,zum,zur,um,über,für,auf,bei,während,mit,ins,aus")
    table |= {word: ("a", word) for word in ("und", "bis", "oder", "plus", "zwischen", "auf")}
    table["bis"] = ("B", "bis")
    table |= {word: ("i", word) for word in ("am", "zum", "im", "in")} | {
        "vom": ("6", "vom"),
        "auf": ("x", "auf"),
        "zwischen": ("b", None),
        "von": ("6", "von"),
        "sobald": ("5", None),
        "solange": ("5", None),
    }
    table |= _each(
        "G", None, "täglich,wöchentlich,monatlich,vierteljährlich,jährlich,halbjährlich,quartalsweise"
    )
    table |= (
        _each("c", None, "kalenderwoche,kw")
        | {"uhr": ("K", "clock")}
        | _inflected("halb", "H")
        | {"halb": ("H", None)}
    )
    table |= {"geschäftsjahr": ("l", 0), "geschäftsjahres": ("l", 0), "versicherungsjahr": ("l", 0), "schuljahr": ("l", 0),
              "modelljahr": ("l", 0), "saison": ("l", 0), "ernte": ("l", 0)}  # fmt: skip
    table |= _each("!", None, (
        "wir,ihr,sie,er,es,ich,man,ist,sind,war,werden,wird,hat,haben,unser,unsere,unserer,ihrem,ihrer,ihre,sein,seine,dass,daß,"
        "wenn,wer,als,nicht,kein,keine,auch,noch,uns,sich,so,nur"
    ))  # fmt: skip
    return table


def _amounts() -> dict[str, Word]:
    table = _each("~", None, (
        "rund,etwa,ca,ca.,circa,ungefähr,knapp,fast,gut,über,mehr als,weniger als,unter,bis zu,mindestens,höchstens,"
        "maximal,minimal,nur,durchschnittlich,im schnitt,nahezu,minus,plus,nicht mehr als,zirka,beinahe,gerade mal,"
        "gerade einmal,genau,exakt,schlappe,satte,stolze,länger als,wenigstens,annähernd,an die,gegen,in unter"
    ))  # fmt: skip
    table |= _each(
        "X",
        None,
        "weniger,mehr,höher,niedriger,schneller,langsamer,günstiger,billiger,teurer,kleiner,größer,leichter,schwerer,länger,kürzer,leiser,lauter,besser,schlechter,über,unter,lang,schmaler,breiter,dünner,stärker,sparsamer,früher,später",
    )
    table |= (
        _each("%", None, "prozent,%,proz,prozentig")
        | _each("p", 1.0, "prozentpunkte,prozentpunkten,prozentpunkt")
        | _each("p", 0.01, "basispunkte,basispunkten")
    )
    table |= {
        "mal": ("M", None),
        "fache": ("M", None),
        "fach": ("M", None),
        "x": ("M", None),
        "×": ("M", None),
    }
    table |= {
        "doppelt": ("R", (2.0, None)),
        "doppelte": ("R", (2.0, None)),
        "doppelten": ("R", (2.0, None)),
        "dreifach": ("R", (3.0, None)),
        "zweimal": ("7", (2.0, None)),
        "dreimal": ("7", (3.0, None)),
        "viermal": ("7", (4.0, None)),
        "fünfmal": ("7", (5.0, None)),
        "sechsmal": ("7", (6.0, None)),
        "zehnmal": ("7", (10.0, None)),
        "halbieren": ("z", 0.5),
        "halbiert": ("z", 0.5),
        "verdoppeln": ("z", 2.0),
        "verdoppelt": ("z", 2.0),
        "verdreifachen": ("z", 3.0),
    }
    table |= {
        "hälfte": ("z", 0.5),
        "viertel": ("T", 4),
        "drittel": ("T", 3),
        "fünftel": ("T", 5),
        "achtel": ("T", 8),
        "zehntel": ("T", 10),
        "sechstel": ("T", 6),
    }
    for word, unit in units.SYMBOLS.items():
        table.setdefault(word, ("U", unit))
    table |= {word: ("U", unit) for word, unit in units.DE.items()}
    return table | {word: ("C", unit) for word, unit in (units.CURRENCY_SIGNS | units.DE_CURRENCY).items()}


_KW = re.compile(r"kw(\d{1,2})")
_QUARTER, _HALF = re.compile(r"q([1-4])"), re.compile(r"h([12])")


def shape(piece: str) -> Word | None:
    """Words made of letters and digits that name a period: Q3, H1, KW40; and compounds of a unit (zehntägig)."""
    low = piece.lower()
    for pattern, kind in ((_QUARTER, "q"), (_HALF, "h"), (_KW, "k")):
        if found := pattern.fullmatch(low):
            return kind, int(found[1])
    return None


def finish(text: str, tokens: list[Token]) -> list[Token]:
    """Join number words, keep symbols and names apart from words, take out model numbers."""
    out: list[Token] = []
    tokens = [piece for token in tokens for piece in _split(text, token)]
    for i, token in enumerate(tokens):
        written = text[token.start : token.end]
        if written == "h" and not (i and tokens[i - 1].kind in "nyd"):
            token = Token(token.start, token.end, "x", written)
        elif (token.kind in "mwsuf" and not written[0].isupper() and written not in ("min", "std", "h")) or (
            token.kind == "m" and len(written) == 3 and written != "Mai" and not _beside_number(tokens, i)
        ):
            token = Token(token.start, token.end, "x", written.lower())
        elif written == "kW" and token.kind == "c":
            token = Token(token.start, token.end, "U", ("kW", 1.0))
        elif token.kind == "U" and token.end - token.start <= 2:
            token = canonical_symbol(tokens, i, text)
        out.append(token)
    return cut_models(joined_numbers(out, frozenset()), text)


def _split(text: str, token: Token) -> list[Token]:
    """Maihälfte is a month and a half."""
    found = _HALF_MONTH.fullmatch(text[token.start : token.end].lower()) if token.kind == "x" else None
    if found is None:
        return [token]
    middle = token.start + found.end(1)
    return [Token(token.start, middle, "m", _MONTHS.index(found[1]) + 1), Token(middle, token.end, "H", None)]


_HALF_MONTH = re.compile(f"({'|'.join(_MONTHS)})hälfte")


def _beside_number(tokens: list[Token], i: int) -> bool:
    return any(tokens[j].kind in "ny." for j in (i - 1, i + 1) if 0 <= j < len(tokens))


def build() -> Lexer:
    """The lexer of German."""
    table = _numbers() | _small_words() | _amounts() | _time()
    # words that two tables hold, settled by the grammar that asks: über, unter are bounds of an amount
    table["über"] = table["unter"] = ("~", None)
    table["bis zu"] = ("~", "upto")
    table["kw"] = ("c", "kw")
    phrases = sorted((w for w in table if " " in w or "/" in w or "." in w), key=len, reverse=True)
    spoken = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in phrases)
    pattern = rf"{DOTTED}(?:\d{{4}}|\d{{2}})?(?!\d)|{DIGITS}|°\s?[CF]\b|(?<!\w)(?:{spoken})(?!\w)|[^\W\d_]\w*|[^\w\s]"
    return Lexer("(?i:" + pattern + ")", table, _number, finish, shape)


def _number(piece: str) -> Word:
    return named_number(piece, comma_is_decimal=True, day_first=True)
