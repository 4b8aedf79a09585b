# ruff: noqa: E501  word lists and patterns read better unbroken
"""English and German attribution: said X, according to X, X plans to, sagte X, laut X, so X."""

from __future__ import annotations

import re

from troth.reading.grammar.tokens import listed
from troth.reading.study.attribution import Attribution

_UP = r"[A-ZÄÖÜ]"
_WORD = rf"{_UP}[\w&’'.-]*[\w&]"
_NP = rf"{_WORD}(?: (?:of|and|&|von|und|der|{_WORD}))*(?<! of)(?<! and)(?<! von)(?<! und)(?<! der)"
_TITLE_EN = r"(?:co-?founder|founder|chief executive|ceo|cfo|cto|chairman|chairwoman|chair|president|director|head of \w+|analyst|minister|spokes(?:man|woman|person)|professor|manager|engineer|owner|boss|mr|mrs|ms|dr)"
_TITLE_DE = r"(?:Gründer(?:in)?|Vorstandschef(?:in)?|Geschäftsführer(?:in)?|Chef(?:in)?|Sprecher(?:in)?|Vorständin|Vorstand|Analyst(?:in)?|Professor(?:in)?|Direktor(?:in)?|Leiter(?:in)?|Konzernchef(?:in)?|Präsident(?:in)?|Finanzchef(?:in)?|Herr|Frau|CEO)"
_SAY_EN = (
    r"(?:said|says|announced|announces|stated|states|told [\w ]{2,25}?(?= that\b|[,:.“\"]|$)|explained|added|adds|emphasi[sz]ed|stressed|repeated|reiterated|reaffirmed|insisted|asserted|clarified|acknowledged|admitted"
    r"|confirmed|revealed|noted|promised|promises|pledged|pledges|vowed|vows|committed|commits|responded|replied|claimed|claims|wrote|declared|argued)"
)
_SAY_DE = r"(?:sagte|sagt|erklärte|erklärt|betonte|betont|versprach|verspricht|versicherte|teilte|schrieb|schreibt|räumte|gab|kündigte|kündigt|meinte|ergänzte|behauptet|berichtet|bestätigte|fordert|schätzt)"
_PLAN_EN = r"(?:plans?|intends?|aims?|wants?|will|expects?|hopes?|is (?:planning|going|set|due|to)|pledges?|promises?|commits?|guarantees?|has (?:pledged|promised|committed)|launched|launches|unveiled|opened)"
_PLAN_DE = r"(?:plant|will|wird|möchte|hofft|beabsichtigt|verspricht|garantiert|erwartet|rechnet|eröffnet|startet|verzichtet|soll|ha(?:t|tte) (?:\w+ )?(?:zugesagt|versprochen|angekündigt))"
_PRONOUNS = {
    "he": "person", "she": "person", "it": "organisation", "they": "organisation", "the company": "organisation", "the group": "organisation",
    "the brand": "organisation", "the firm": "organisation", "the carmaker": "organisation", "er": "person", "sie": "any",
    "das unternehmen": "organisation", "der konzern": "organisation", "die firma": "organisation", "a spokesman": "organisation",
    "a spokeswoman": "organisation", "a spokesperson": "organisation", "ein sprecher": "organisation", "eine sprecherin": "organisation",
    "the founder": "person", "the ceo": "person", "the bank": "organisation", "the airline": "organisation",
}  # fmt: skip
_PRONOUN = "|".join(sorted((re.escape(word) for word in _PRONOUNS), key=len, reverse=True))
_NOT_NAMES = frozenset(
    listed(
        "The A An This That These Those We I You Our My Your His Her Its It He She They There Here In "
        "On At By For From With Since After Before When While If As But And Or Das Der Die Ein Eine "
        "Wir Ich Ihr Unser Unsere Es Er Sie Im Am In Bei Bis Ab Für Von Mit Nach Vor Seit Wenn Wer Was "
        "Wo Und Aber Auch Nur Jede Jeder Jedes Kein Keine No Every Each All Both Some Many Most One "
        "Two Three Group However Despite Although Because So Not Only"
    )
)
_WHO = rf"(?P<who>(?i:\b(?:{_PRONOUN})\b)|{_NP})"
_TELLING = r"(?:announcing|emphasi[sz]ing|stressing|asserting|clarifying|stating|promising|adding|noting|pledging|claiming)"
_EN = (
    (re.compile(rf"\bwith {_WHO} (?P<verb>{_TELLING}) (?P<tail>that )?"), "before"),
    (re.compile(rf", {_WHO} (?P<verb>{_SAY_EN}), (?=[a-z])"), "act"),
    (
        re.compile(
            rf"(?:,|[”\"]) ?(?:(?:its |the )?{_TITLE_EN} )?{_WHO} (?P<verb>{_SAY_EN})(?: (?:on|in|at|when|as|after|during) [^,;.“\"]*)?\.?$"
        ),
        "after",
    ),
    (re.compile(rf"^(?:- )?{_WHO}\b[^;.]{{3,160}}?, (?P<verb>{_TELLING})\b"), "act"),
    (
        re.compile(
            rf"{_WHO},?(?: \w+ly| also| has| had| earlier)? (?P<verb>{_SAY_EN})(?P<tail>(?: on (?:\d{{1,2}} )?\w+(?: \d{{1,2}})?| in \w+)?(?: that\b|,|:)?\s*[“\"]?)"
        ),
        "before",
    ),
    (re.compile(rf"[,”\"] ?(?P<verb>{_SAY_EN}) {_WHO}"), "after"),
    (re.compile(rf"[,”\"] ?{_WHO} (?P<verb>said|says|told [\w ]{{2,25}})\.?$"), "after"),
    (re.compile(rf"(?:[Aa]ccording to) {_WHO}"), "according"),
    (re.compile(rf"(?:^|[;,] |\band |\bthat |- ){_WHO}(?:'s [\w ]{{2,20}})? (?P<verb>{_PLAN_EN})\b"), "act"),
)
_DE = (
    (re.compile(rf"[,“”\"»«] ?(?:so )?(?P<verb>{_SAY_DE}) {_WHO}"), "after"),
    (
        re.compile(rf"{_WHO} (?P<verb>{_SAY_DE})(?P<tail>(?:[^,:.;]{{0,40}})?[,:]\s*(?:dass )?[„“\"»]?)"),
        "before",
    ),
    (
        re.compile(
            rf"\b(?P<verb>sagte|kündigte|sicherte|stellte) {_WHO}\b[^.;!?]* (?:zu|an|in Aussicht)\.?$"
        ),
        "act",
    ),
    (re.compile(rf"\b(?P<verb>wollte|will|plant|verspricht|garantiert|wird|soll) {_WHO}\b"), "inverted"),
    (re.compile(rf"(?:[Ll]aut|[Nn]ach Angaben (?:von|der|des)) {_WHO}"), "according"),
    (re.compile(rf", so {_WHO}[.,]?"), "after"),
    (re.compile(rf"(?:^|[;,] ){_WHO} (?P<verb>{_PLAN_DE})\b"), "act"),
)
_COMMITS = re.compile(r"(?i)promis|pledg|vow|commit|versprach|verspricht|versicherte|guarante")


def find(text: str, start: int, end: int, lang: str, known: frozenset[str]) -> Attribution | None:
    """The first attribution that the passage holds, by order of how sure its shape is."""
    passage = text[start:end]
    for pattern, shape in _DE if lang == "de" else _EN:
        for found in pattern.finditer(passage):
            made = _made(passage, found, shape, start, end, lang, known)
            if made is not None:
                return made
    return None


def is_common(word: str) -> bool:
    """True for words that open a sentence with a capital and name nobody."""
    return word in _NOT_NAMES or word.lower() in _PRONOUNS


def _made(
    passage: str, found: re.Match[str], shape: str, start: int, end: int, lang: str, known: frozenset[str]
) -> Attribution | None:
    who = found["who"]
    verb = found["verb"] if "verb" in found.re.groupindex else ""
    commits = bool(_COMMITS.match(verb or ""))
    begin, stop = start, end
    if shape == "before" and not commits:
        begin = start + found.end()
    elif shape == "after":
        stop = start + found.start()
    if begin >= stop or not passage[begin - start : stop - start].strip():
        begin, stop = start, end
    pronoun = _PRONOUNS.get(who.lower(), "")
    if pronoun:
        return Attribution(
            None, None, None, False, begin, stop, pronoun=pronoun, act=shape == "act", commits=commits
        )
    if shape == "inverted" and who not in known:
        return None  # every German noun could stand there
    named = _subject(passage, found, shape, known) or _name(who, found.start("who"), lang, known, passage)
    if named is None:
        return None
    name, at, person = named
    return Attribution(
        name,
        start + at,
        start + at + len(name),
        person,
        begin,
        stop,
        act=shape in ("act", "inverted"),
        commits=commits,
    )


def _subject(
    passage: str, found: re.Match[str], shape: str, known: frozenset[str]
) -> tuple[str, int, bool] | None:
    """A known name that is meant though another word stands at the verb: Ersatzteile garantiert X; X enters
    Germany, vows …"""
    if found["who"] in known or "verb" not in found.re.groupindex:
        return None
    at = -1
    if shape == "act" and passage[found.end("verb") : found.end("verb") + 1] == " ":
        at = found.end("verb") + 1
    elif shape == "before" and passage[found.end("who") : found.end("who") + 1] == ",":
        at = 0
    if at < 0:
        return None
    name = max((word for word in known if passage.startswith(word, at)), key=len, default="")
    return (name, at, False) if name else None


def _name(who: str, at: int, lang: str, known: frozenset[str], passage: str) -> tuple[str, int, bool] | None:
    """The name proper: titles and articles in front of it are left out."""
    words = who.split(" ")
    while words and words[0] in _NOT_NAMES and who not in known:
        at += len(words[0]) + 1
        words = words[1:]
    if not words:
        return None
    name = " ".join(words)
    title = _TITLE_DE if lang == "de" else _TITLE_EN
    before = re.search(rf"(?i:\b{title}) $", passage[:at]) is not None
    if lang == "de" and (led := re.match(rf"(?:\w+-)?\w*?(?i:{title}) (?={_UP})", name)):
        at, name, before = at + led.end(), name[led.end() :], True
    if lang == "en" and (led := re.match(rf"(?i:(?:{_WORD} )*?{title}) (?={_UP})", name)):
        at, name, before = at + led.end(), name[led.end() :], True
    if (
        name in _NOT_NAMES
        or len(name) < 2
        or (lang == "de" and not before and " " not in name and not _is_name_de(name, known, passage, at))
    ):
        return None
    words = name.split(" ")
    organisation = re.search(
        r"(?i)\b(?:group|bank|inc|ltd|corp|company|motors|airlines?|rail|ag|gmbh|se|kg|verband|institut)$|-\w",
        name,
    )
    person = before or (
        len(words) in (2, 3)
        and not organisation
        and name not in known
        and all(re.fullmatch(r"[A-ZÄÖÜ][a-zäöüéèß’'-]+", w) for w in words)
    )
    return name, at, person


def _is_name_de(name: str, known: frozenset[str], passage: str, at: int) -> bool:
    """Every German noun is capitalised: a single word is a name when no article stands before it."""
    if name in known:
        return True
    before = passage[:at].rstrip().rpartition(" ")[2].lower()
    return before not in {
        "der",
        "die",
        "das",
        "dem",
        "den",
        "des",
        "ein",
        "eine",
        "einen",
        "unser",
        "unsere",
        "jede",
        "jeder",
        "kein",
        "keine",
        "alle",
    } and not name.endswith(("ung", "heit", "keit", "en", "schaft", "tion"))
