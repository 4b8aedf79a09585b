# ruff: noqa: E501  word lists and patterns read better unbroken
"""Footnotes: marks in a claim, the notes that carry them, and what a note narrows."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

MARK = r"\*{1,3}|†|‡|[①-⑳]|\[\d{1,2}\]|[¹²³⁴⁵⁶⁷⁸⁹]|\d\)(?=\s)|注\d?"
_NOTE = re.compile(
    r"(?:(?<=^)|(?<=\n)|(?<=[\s。.!！?？;；…)）\]*†‡①-⑳¹²³⁴-⁹]))\s*(?P<mark>\*{1,3}|†|‡|[①-⑳]|\[\d{1,2}\]|[¹²³⁴-⁹]|\d\)|注\d?[:：]|Fußnote:?|Hinweis:|Note:)[ \t]?(?P<text>[^\n]+)"
)
_NARROWS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("excludes", re.compile(
        r"(?i)除外|不含|不包括|不适用|人为损坏|不支持|非[^，。]{0,6}除|不享|禁止|nicht (?:versichert|enthalten|inbegriffen|für|eingeschlossen)|gilt nicht|ausgenommen|ausgeschlossen|außer\b|ohne (?:ladegerät|akku|netzteil)|nicht anwendbar"
        r"|\bexclud\w+|\bnot (?:valid|included|covered|applicable|available)|\bdoes not (?:apply|cover|include)|\bexcept\b|\bwithout (?:charger|battery)")),
    ("sample", re.compile(
        r"(?i)问卷|样本|受访|调查|名(?:用户|受试|家庭|车主|员工|消费者)|位(?:用户|试用|受访)|共\d+[人份名例]|\d+例|份有效|网络投票|评价"
        r"|befragung|befragte|umfrage|testpersonen|teilnehm\w+|rückmeldungen|stichprobe|probanden|\bkunden befragt|haushalte[n]? befragt"
        r"|\bsurvey\w*|\brespondents?|\bcustomers? asked|\bpanel of|\bparticipants?|\badults\b|\bsample of|\d[\d,]* (?:owners|users|customers|people|managers|women|parents|practices|drivers|readers|[a-z-]*-olds)\b|\btested with \d+")),
    ("version", re.compile(
        r"(?i)仅(?:限|.{0,8}(?:版|型号|配置))[^，。]{0,12}(?:版|型|配置|款|系统|固件)|版本|及以上版本|顶配|高配|长续航版|选装|Pro版|Max版|固件"
        r"|nur (?:mit|in|bei|für) (?:der |dem |den )?(?:akku|version|ausstattung|paket|modell|pro|tarif|software|premium|lizenz)|ausstattung\w*|softwarestand|variante|ab (?:version|werk)|sonderausstattung|gegen aufpreis"
        r"|\b(?:version|trim|edition|licen[cs]e|with the \w+ (?:pack|package|option|licence|patch)|optional|firmware|pro (?:model|plan|version)|premium plan|model only|only with)\b")),
    ("time", re.compile(
        r"(?i)截至|统计(?:时间|周期)|数据来源.{0,12}年|活动(?:时间|期间)|有效期|限时|即日起至|\d{4}年\d{1,2}月(?:底|数据|内部|至|测)|年\d{1,2}月\d{0,2}日?(?:至|前)|首月|首年|前\d+个月|过往业绩"
        r"|\bstand\b|bis (?:zum )?\d|aktion (?:bis|gültig)|gültig (?:bis|vom|ab)|messfahrten|januar bis|befristet|erhoben (?:im|zwischen)|zeitraum|solange (?:der )?vorrat"
        r"|\bas of\b|\buntil\b|\boffer ends|\bvalid (?:until|from|through)|\bjanuary to|\bfirst \d+ months|\bintroductory|\bpast performance|\blimited time|\bwhile stocks|\bbetween \w+ and \w+ \d{4}")),
    ("condition", re.compile(
        r"(?i)实验室|工况|测试|条件|环境|模式|档位|室温|温度|空载|满载|满电|亮度|风速|个体差异|因人而异|仅供参考|场景|设置|开启|距离|首次申请|不超过|实际.{0,8}(?:为准|可能)|凭|方可|需|仅限|限|深|标准|静坐|路况"
        r"|labor\w*|bedingung\w*|programm|beladung|modus|gemessen|messung|unter|abhängig|temperatur|bei \d|verbrauch|eingeschaltet|leerlauf|vorausgesetzt|kontingent|voll|idealbedingungen|schadenfreiheitsklasse|fahrleistung|laufzeit|je nach|spax"
        r"|\blaborator\w+|\blab\b|\bconditions?\b|\bmode\b|\bmeasured\b|\btested?\b|\btest run\b|\bdepend\w*|\bmay (?:be|vary)|\bpack\b|\bat \d|\bspeed\b|\bdepth\b|\bterms\b|\bfrom \d|\bonly\b|\bploughing|\bestimate|\bper \w+ of|\bindex already|\bsettings?\b|\beligib\w+|\bsubject to|\bbalances|\bapplies\b|\brequires?\b|°")),
)  # fmt: skip
_REACH = 40
"""A mark is looked for in the next so many notes."""
_PHRASE = re.compile(
    r"(?i)unter (?:labor|ideal|test)\w*bedingungen|im labor\b|nach wltp\w*|under (?:laboratory|lab|test|ideal) conditions|in (?:the|our) lab\b"
    r"|(?:在)?实验室(?:条件|环境)下|(?:在)?理想(?:条件|工况)下|仅限[^，。；]{2,20}|excluding [a-z ]{3,30}|solange der vorrat reicht|while stocks last"
)


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note: its mark ("" for a phrase in the claim itself), its words at start..end, and what it narrows."""

    marker: str
    start: int
    end: int
    text: str
    narrows: str


def notes(text: str) -> list[Footnote]:
    """The notes of a text: a mark at the head of a passage whose mark also stands behind a claim before it.

    Numbers in brackets without a note of their own are references to sources, not footnotes.
    """
    out: list[Footnote] = []
    place = 0
    while found := _NOTE.search(text, place):
        mark, start = found["mark"], found.start("text")
        key = mark.rstrip(":：")
        worded = mark[-1] in ":：" or mark.startswith(("注", "Fuß", "Note", "Hinweis"))
        called = text.find(key, 0, found.start("mark")) >= 0
        if (
            not worded
            and (not called or (mark[0] == "[" and _is_reference(text, found.start("mark"), start, mark)))
        ) or text[start : start + 1] in ("[", "]"):
            place = found.end("mark")
            continue
        end = _note_end(text, start, found.end("text"))
        words = text[start:end].rstrip()
        if len(words) < 2:
            place = found.end("mark")
            continue
        out.append(Footnote(key, start, start + len(words), words, narrows(words)))
        place = end
    return out


def _is_reference(text: str, at: int, start: int, mark: str) -> bool:
    """[5] in the run of a text points to a source; a note stands at the head of a line or behind a sentence."""
    before = text[:at].rstrip(" ")
    heads = not before or before[-1] in "\n。.!！?？…)）；;" or before.endswith(mark)
    follows = text[start : start + 1]
    return not heads or not (follows.isalnum() or follows in '“"「*')


def _note_end(text: str, start: int, limit: int) -> int:
    following = _NOTE.search(text, start + 1, limit)
    return following.start("mark") if following else limit


def narrows(note: str) -> str:
    """What a note takes back: condition, sample, time, version, excludes, or none."""
    for name, pattern in _NARROWS:
        if pattern.search(note):
            return name
    return "none"


def phrases(text: str, start: int, end: int) -> list[Footnote]:
    """Small print inside the claim at start..end: under test conditions, 实验室条件下."""
    return [
        Footnote("", found.start(), found.end(), found.group(), narrows(found.group()))
        for found in _PHRASE.finditer(text, start, end)
    ]


def linked(text: str, start: int, end: int, all_notes: list[Footnote]) -> list[Footnote]:
    """The notes whose mark stands in or right behind the claim at start..end, and its own small print."""
    reach = text[start : min(len(text), end + 4)]
    near = all_notes[bisect_right(all_notes, start, key=lambda note: note.start) :][:_REACH]
    called = [note for note in near if note.marker in reach or _follows(note, end)]
    return called + phrases(text, start, end)


def _follows(note: Footnote, end: int) -> bool:
    """A note that is led by a word, not by a mark, belongs to the claims right before it."""
    return note.marker.startswith(("注", "Note", "Fuß", "Hin")) and 0 <= note.start - end < _NEAR


_NEAR = 120
