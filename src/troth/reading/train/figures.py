# ruff: noqa: E501  word lists and patterns read better unbroken
"""Numbers in a text as the labelling guide sees them: which of them an amount or a due must cover.

Written for the check of the gold labels alone and kept apart from the grammar, so that the labels are never
measured against the reader that is measured against them.
"""

from __future__ import annotations

import re
from typing import Any

_MONTH_EN = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_MONTH_DE = r"(?:Jan|Jän|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)[a-zäö]*"
_ZH = "一二两俩三四五六七八九十百千万亿"
_SPAN_EN = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty)"
_SPAN_DE = r"(?:\d+|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|anderthalb)"
MARKS = r"\[\d+\]|【\d+】|[①-⑳¹²³⁴*†]|(?<![\w.])\(\d\)|(?<!\d)\d\)|(?<![A-Za-z])[A-Za-z]+-?\d+(?:[.-]\d+)*[A-Za-z]*(?![A-Za-z])|\d+(?:\.\d+){2,}|\d/\d{4}|\b(10)(?:/| von )\1\b"
DATES = {
    "zh": rf"(?:\d{{2,4}}|[一二〇零]{{4}})年(?![来内间后以免质保的不里])(?:\d{{1,2}}(?:-\d{{1,2}})?月)?(?:\d{{1,2}}[日号])?|\d{{1,2}}(?:-\d{{1,2}})?月(?:\d{{1,2}}[日号]?)?|\d{{1,2}}[日号](?!内|有效|无)"
    rf"|\d{{1,2}}[:：]\d{{2}}|(?<![0-9个第][0-9])\d{{1,2}}[点时](?!间)(?:\d{{2}}分?|半)?|[一二三四]季度|[{_ZH}]{{1,3}}月[{_ZH}]{{0,3}}[日号]?|(?:周|星期|礼拜)[一二三四五六日天]|初[{_ZH}]"
    rf"|双(?:十一|11|十二|12)|十一(?:假期|长假)|五一|六一|618|3·15|三夏|上半年|下半年|凌晨三点|十点(?!几)|九点|几点"
    rf"|第[{_ZH}\d]+|[{_ZH}\d]+(?:代(?![人])|期(?!间)|号|线城市|手(?![臂只])|年级|楼|码|级风)|长三角|[{_ZH}\d]+个?(?:多)?(?:年|天|月|周|日)(?:之前|以前|前|后|之后|以后)(?!\d)|半天|统一|万一|三维",
    "en": rf"(?i)\b(?:19|20|18)\d\d(?:/\d\d)?\b|\b\d{{1,2}}(?:st|nd|rd|th)?(?:(?:[–-]| and )\d{{1,2}})?\s(?:of\s)?{_MONTH_EN}|\b{_MONTH_EN}\.?\s\d{{1,2}}\b|\b\d{{1,2}}(?:[.:]\d\d)?\s?(?:a\.?m|p\.?m|o'clock)\b|\b\d{{1,2}}:\d\d\b"
    r"|\bQ[1-4]\b|\b\d+(?:st|nd|rd|th)\b|\b(?:at four in the morning|by six by)\b|between 8 and 12\b|half-year|first half|(?:first|second|third|fourth|the|last|this|next)[- ]quarter\b|\bthird (?!of\b)\w+"
    r"|\b(?:version|platform|cat|shade|slot|floors?|mile|episode|size|week|day|calendar week|patch|type|no\.|spf|firmware|says) (?:[\d.]+|three|four|six)(?: and \d| or (?:cat )?\d+)?(?! (?:km|miles))"
    r"|(?<=\w )(?-i:(?:Four|Five|Six|Eight|Nine))\b|\bone(?: \w+)? in [\d,]+|big (?:three|four)|[345]G\b|[48]K\b|10K\b|1440p|[23]D\b"
    rf"|\b{_SPAN_EN} (?:days?|weeks?|months?|years?|hours?|minutes?) (?:ago|later)\b|time lucky|third time",
    "de": rf"(?i)\b(?:18|19|20)\d\d(?:/\d\d)?\b|\b\d{{1,2}}\.(?:\s?(?:bis|und|[–-])\s?\d{{1,2}}\.)?\s?{_MONTH_DE}|\b\d{{1,2}}\.\d{{1,2}}\.(?:\d{{2,4}})?|\b(?:\d{{1,2}} und )?\d{{1,2}}(?:[.:]\d\d)?\sUhr|\bKW\s?\d+|\bQ[1-4]\b|\b\d{{1,2}}:\d\d\b"
    r"|\bum \d\d\.\d\d\b|\b(?:am|der|die|den|das|vom|zum) \d{1,2}\.(?=[\s,])|\b\d{1,2}\.(?=\s[a-zäöü])|Halb fünf|(?:erst|zweit)\w+ (?:halb|quart)\w*|Halbjahr\w*|[345]G\b|[48]K\b|1440p"
    r"|\b(?:Version|Patch|Staffel|Türchen|Größe|Kapitel|Schraube|Windows|KW|Nr\.|Heft|\w*klasse|Fehler|Fassung|Router:|RTX|Verordnung|Eco|Wochen) [\d.]+(?:[–-]\d+| bis \d+)?|eine (?:Vier|Eins)"
    rf"|\bvor {_SPAN_DE} (?:Tagen|Wochen|Monaten|Jahren)\b",
}  # fmt: skip
NAMES = re.compile(
    r"\b[A-Z][A-Za-zäöüß]+ \d{1,3}(?!\w|[.,:]\d| ?(?:%|°|€|[kmc]?m\b|k?g\b|Ah\b|V\b|[A-ZÄÖÜ]|days|years|minutes|hours|per cent))"
)
"""A capitalised word and its number: Kestrel 9, Sunbox 3."""
NUMBERS = {
    "zh": rf"[-−]?\d[\d.,]*\d|\d|过半|减半|翻[一两]?[番倍]|(?:[{_ZH[1:]}仨]|半(?=[年个小公斤月价数])|一(?=[半成百千万亿折十]))[{_ZH}零〇半几仨]*",
    "en": r"(?i)[-−]?\d[\d.,]*\d|\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|half|halve[ds]?|every (?:third|fourth|fifth|tenth)|third|quarter|twice|doubled?|dozen|triple|zero)\b",
    "de": r"(?i)[-−]?\d[\d.,'’]*\d|\d|\b(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|dreizehn|vierzehn|fünfzehn|zwanzig|dreißig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig|hundert|tausend|halb\w*|doppelt|verdoppel\w*|anderthalb|eineinhalb|\w+mal(?<!einmal)(?<!manchmal)|ein (?:Drittel|Viertel)|jede[rnsm]? (?:zweite|dritte|vierte|fünfte|zehnte)[rnsm]?(?= [A-Z])|\w*hälfte|Dutzend|null\w*)\b|\b\w+(?:hundert|tausend)\w*",
}  # fmt: skip
RANGES = re.compile(
    r"(?i)(?:\d\s?(?:%|bn|元|万|分)?\s?(?:to|bis|至|到|~|–|-)|(?:between|zwischen) [€$£]?[\d.,]+\s?%? (?:and|und)|[一二两三四五六七八九](?:至|到)|\b(?:ein|zwei|drei|vier|fünf) bis)\s?[€$£]?(?:\d|[二两三四五六七八九十]|zwei|drei|vier|fünf|sechs)"
)


def uncovered(item: dict[str, Any], plain: list[str]) -> list[str]:
    """Numbers of an item that neither an amount nor its due covers, and that are no date, name or mark."""
    text = item["text"]
    free = text
    for label in sorted(
        [*item["amounts"], *([item["due"]] if item["due"] else [])], key=lambda of: -len(of["text"])
    ):
        free = _without(free, label["text"])
    for known in (MARKS, DATES[item["lang"]], NAMES):
        free = re.sub(known, _blank, free)
    for number in filter(None, plain):
        free = _without(free, number)
    return [found[0] for found in re.finditer(NUMBERS[item["lang"]], free)]


def _without(text: str, words: str) -> str:
    return text.replace(words, "\0" * len(words), 1)


def _blank(found: re.Match[str]) -> str:
    return "\0" * len(found[0])


def _said(*words: str) -> re.Pattern[str]:
    return re.compile("|".join(words), re.IGNORECASE)


UNITS: dict[str, re.Pattern[str]] = {
    "%": _said("%", "％", "per ?cent", "prozent", "成", "折", "百分", "半价", "分满"), "pp": _said("点", "points?", "punkte?", "pp"), "x": _said("倍", "番", "time", "twice", "double", "doppel", "mal", "fach"),
    "CNY": _said("元", "块", "钱", "毛", "分", "[价租减¥￥金付贵卖]", "便宜", "yuan"), "USD": _said(r"\$", "dollar", "美元"), "EUR": _said("€", "euro", "cent", "欧元"), "GBP": _said("£", "pence", r"\dp\b", "pounds?", "quid", "grand"),
    "CHF": _said("franken", "rappen", "chf", "fr\\."), "HKD": _said("港"), "USD/kg": _said("dollar"), "EUR/kWh": _said("cent|euro"),
    "s": _said("秒", "seconds?", "sekunden?", r"\ds\b"), "min": _said("分钟", "min"), "h": _said("小时", "钟头", "hours?", "stunden?", r"\dh\b"), "day": _said("天", "日", "days?", "tage?"),
    "workday": _said("工作日", "working days?", "werktage?"), "week": _said("周", "星期", "weeks?", "wochen?"), "month": _said("月", "months?", "monate?"), "quarter": _said("季", "quarters?", "quartale?"),
    "year": _said("年", "岁", "years?", "yrs", "jahre?"), "night": _said("晚", "nights?", "nächte?"),
    "mm": _said("mm", "毫米", "milli"), "cm": _said("cm", "厘米", "公分", "centi", "zenti"), "m": _said("米", r"m\b", "met(?:er|re)"), "km": _said("km", "公里", "kilomet"), "mile": _said("mile"), "ft": _said("ft", "f[eo]+t"), "in": _said("英寸", "inch", "zoll"), "inch": _said("英寸", "inch", "zoll", "″"),
    "g": _said("克", r"g\b", "gram"), "kg": _said("公斤", "千克", "斤", "kg", "kilo"), "mg": _said("毫克", "mg"), "t": _said("吨", "tons?", "tonne"), "L": _said("升", "L"), "l": _said("升", "lit(?:er|re)", r"l\b"), "mL": _said("毫升", "ml"), "ml": _said("毫升", "ml"),
    "m2": _said("m²", "square met"), "m²": _said("m²", "平方?米", "quadratmeter"), "ha": _said("ha", "公顷", "hectare", "hektar"), "mu": _said("亩"), "W": _said("W\\b", "瓦", "watt"), "kW": _said("kW", "千瓦"), "GW": _said("GW", "吉瓦"), "kWh": _said("kWh", "度", "千瓦时"), "MWh": _said("MWh"), "mAh": _said("mAh", "毫安"), "Ah": _said("Ah"), "V": _said("V\\b", "V", "伏"),
    "W/m²": _said("W/m²"), "°C": _said("℃", "°", "度", "grad", "degrees?"), "°": _said("°", "度", "degrees?", "grad"), "dB": _said("dB", "分贝", "decibel", "dezibel"), "Nm": _said("Nm", "N·m", "牛"), "bar": _said("bar"), "Pa": _said("Pa"), "mmHg": _said("mmHg"), "lm": _said("流明", "lumen", "lm"), "nit": _said("nit", "尼特"),
    "GB": _said("GB"), "Mbps": _said("Mbps", "Mbit/s", "M\\b", "兆"), "kbps": _said("kbit/s", "kbps"), "fps": _said("fps", "帧", "frames", "bilder"), "ms": _said("毫秒", "ms", "millise"), "m/s": _said("米", "m/s"), "km/h": _said("km/h", "公里", "kph"), "mph": _said("mph"), "1/min": _said("umdrehungen", "U/min", "转", "rpm"), "mg/m³": _said("mg/m³"), "mmol/l": _said("mmol"), "HRC": _said("HRC"),
}  # fmt: skip
"""Units as the guide spells them, each with the words that say it."""
