# ruff: noqa: E501  word lists and patterns read better unbroken
"""Units of measure and currencies: the words for them in each language, and the unit in which a value is kept.

A word maps to (unit, factor): the value is the number times the factor.
"""

from __future__ import annotations

Unit = tuple[str, float]

SYMBOLS: dict[str, Unit] = {
    **{s: (s, 1.0) for s in (
        "mm", "cm", "m", "km", "g", "mg", "kg", "t", "ml", "cl", "dl", "l", "cm²", "m²", "m³", "km²", "ha",
        "w", "kw", "mw", "gw", "wh", "kwh", "mwh", "gwh", "v", "kv", "a", "mah", "ah", "wp", "kwp",
        "hz", "khz", "mhz", "ghz", "kb", "mb", "gb", "tb", "pb", "db", "dba", "ms", "μs", "ns", "nm", "bar",
        "km/h", "m/s", "mph", "mbit/s", "gbit/s", "kbit/s", "mb/s", "gb/s", "n", "pa", "hpa", "kpa",
        "kcal", "kj", "ppm", "dpi", "fps", "rpm", "px", "mp", "k", "ps", "hp", "lm", "lux", "nit", "inch", "ft",
        "µg", "mg/m³", "mmol", "kw/h", "cm3", "cc", "tops", "l/100km", "mmhg", "n·m", "mbps", "gbps", "kbps", "°c", "°f", "° c", "° f", "℃", "°",
        "tops", "wltp", "oz", "lb", "lbs", "yd", "mi", "gal", "qm", "tflops", "kn", "knots", "nits",
    )},
}  # fmt: skip
_SPELLING = {
    "w": "W", "kw": "kW", "mw": "MW", "gw": "GW", "wh": "Wh", "kwh": "kWh", "mwh": "MWh", "gwh": "GWh", "v": "V",
    "kv": "kV", "a": "A", "mah": "mAh", "ah": "Ah", "wp": "Wp", "kwp": "kWp", "hz": "Hz", "khz": "kHz",
    "mhz": "MHz", "ghz": "GHz", "kb": "KB", "mb": "MB", "gb": "GB", "tb": "TB", "pb": "PB", "db": "dB",
    "dba": "dB(A)", "mbit/s": "Mbit/s", "gbit/s": "Gbit/s", "kbit/s": "kbit/s", "mb/s": "MB/s", "gb/s": "GB/s",
    "n": "N", "nm": "nm", "pa": "Pa", "hpa": "hPa", "kpa": "kPa", "kj": "kJ", "mp": "MP", "k": "K", "ps": "PS",
    "nits": "nit", "lbs": "lb", "mbps": "Mbit/s", "gbps": "Gbit/s", "kbps": "kbit/s", "°c": "°C", "℃": "°C",
    "°f": "°F", "° c": "°C", "° f": "°F", "qm": "m²", "tops": "TOPS", "tflops": "TFLOPS", "l/100km": "l/100km", "mi": "mile", "mmhg": "mmHg", "n·m": "Nm", "px": "px",
    "cm3": "cm³", "knots": "kn", "kw/h": "kW/h", "rpm": "1/min", "l": "l",
}  # fmt: skip
SYMBOLS = {symbol: (_SPELLING.get(symbol, symbol), 1.0) for symbol in SYMBOLS}
GLUED_ONLY = frozenset(
    {"m", "g", "t", "l", "a", "v", "w", "n", "k", "ha", "pa", "mi", "mp", "kn", "ps", "px", "hp", "bar"}
)
"""Symbols that are words or initials as well: in Latin text they count only right behind the number or where the
language's table says so."""

CURRENCY_SIGNS: dict[str, Unit] = {
    "€": ("EUR", 1), "$": ("USD", 1), "£": ("GBP", 1), "¥": ("CNY", 1), "￥": ("CNY", 1), "₹": ("INR", 1),
    "₩": ("KRW", 1), "us$": ("USD", 1), "hk$": ("HKD", 1), "a$": ("AUD", 1), "c$": ("CAD", 1), "nt$": ("TWD", 1),
    "eur": ("EUR", 1), "usd": ("USD", 1), "gbp": ("GBP", 1), "chf": ("CHF", 1), "cny": ("CNY", 1), "rmb": ("CNY", 1),
    "jpy": ("JPY", 1), "hkd": ("HKD", 1), "sek": ("SEK", 1), "nok": ("NOK", 1), "dkk": ("DKK", 1), "sfr": ("CHF", 1),
    "inr": ("INR", 1), "krw": ("KRW", 1), "aud": ("AUD", 1), "cad": ("CAD", 1), "twd": ("TWD", 1), "sgd": ("SGD", 1),
    "r$": ("BRL", 1), "s$": ("SGD", 1), "fr.": ("CHF", 1), "₽": ("RUB", 1), "zł": ("PLN", 1),
}  # fmt: skip

EN: dict[str, Unit] = {
    "metre": ("m", 1), "meter": ("m", 1), "kilometre": ("km", 1), "kilometer": ("km", 1), "centimetre": ("cm", 1),
    "centimeter": ("cm", 1), "millimetre": ("mm", 1), "millimeter": ("mm", 1), "inch": ("inch", 1), "foot": ("ft", 1),
    "mile": ("mile", 1), "yard": ("yd", 1), "gram": ("g", 1), "kilogram": ("kg", 1), "kilo": ("kg", 1),
    "ton": ("t", 1), "tonne": ("t", 1), "pound": ("lb", 1), "ounce": ("oz", 1), "litre": ("l", 1), "liter": ("l", 1),
    "millilitre": ("ml", 1), "milliliter": ("ml", 1), "gallon": ("gal", 1), "watt": ("W", 1), "kilowatt": ("kW", 1),
    "megawatt": ("MW", 1), "gigawatt": ("GW", 1), "kilowatt-hour": ("kWh", 1), "degree": ("°C", 1),
    "decibel": ("dB", 1), "megabyte": ("MB", 1), "gigabyte": ("GB", 1), "terabyte": ("TB", 1), "megabit": ("Mbit", 1),
    "gigabit": ("Gbit", 1), "megapixel": ("MP", 1), "pixel": ("px", 1), "volt": ("V", 1), "amp": ("A", 1),
    "hertz": ("Hz", 1), "calorie": ("kcal", 1), "hectare": ("ha", 1), "acre": ("acre", 1), "newton": ("N", 1),
    "millisecond": ("ms", 1), "horsepower": ("hp", 1), "kwh": ("kWh", 1), "nanometre": ("nm", 1),
    "nanometer": ("nm", 1),
}  # fmt: skip
EN = EN | {word + "s": unit for word, unit in EN.items() if word not in ("inch", "foot", "horsepower", "kwh")}
EN |= {"frames per second": ("fps", 1), "frames a second": ("fps", 1)}
EN |= {
    f"{power} {word}": (f"{unit}{sign}", 1)
    for power, sign in (("square", "²"), ("cubic", "³"))
    for unit, words in (
        ("m", "metre metres meter meters"),
        ("km", "kilometre kilometres"),
        ("ft", "foot feet"),
    )
    for word in words.split()
}
EN |= {"inches": ("inch", 1), "feet": ("ft", 1), "kph": ("km/h", 1), "″": ("inch", 1)}
EN_CURRENCY: dict[str, Unit] = {
    "dollar": ("USD", 1), "dollars": ("USD", 1), "euro": ("EUR", 1), "euros": ("EUR", 1), "yuan": ("CNY", 1),
    "pence": ("GBP", 0.01), "penny": ("GBP", 0.01), "p": ("GBP", 0.01), "cents": ("USD", 0.01), "cent": ("USD", 0.01),
    "yen": ("JPY", 1), "francs": ("CHF", 1), "franc": ("CHF", 1), "quid": ("GBP", 1), "renminbi": ("CNY", 1),
    "rupees": ("INR", 1), "bucks": ("USD", 1), "krona": ("SEK", 1), "kronor": ("SEK", 1),
    "sterling": ("GBP", 1), "grand": ("GBP", 1000),
}  # fmt: skip

DE: dict[str, Unit] = {
    "meter": ("m", 1), "metern": ("m", 1), "kilometer": ("km", 1), "kilometern": ("km", 1), "zentimeter": ("cm", 1),
    "zentimetern": ("cm", 1), "millimeter": ("mm", 1), "millimetern": ("mm", 1), "zoll": ("inch", 1),
    "gramm": ("g", 1), "kilogramm": ("kg", 1), "kilo": ("kg", 1), "tonne": ("t", 1), "tonnen": ("t", 1),
    "liter": ("l", 1), "litern": ("l", 1), "milliliter": ("ml", 1), "watt": ("W", 1), "kilowatt": ("kW", 1),
    "megawatt": ("MW", 1), "gigawatt": ("GW", 1), "kilowattstunde": ("kWh", 1), "kilowattstunden": ("kWh", 1),
    "megawattstunden": ("MWh", 1), "terawattstunden": ("TWh", 1), "grad": ("°C", 1), "dezibel": ("dB", 1),
    "megabyte": ("MB", 1), "gigabyte": ("GB", 1), "terabyte": ("TB", 1), "megapixel": ("MP", 1), "volt": ("V", 1),
    "ampere": ("A", 1), "hertz": ("Hz", 1), "kalorien": ("kcal", 1), "hektar": ("ha", 1), "umdrehungen": ("1/min", 1),
    "quadratmeter": ("m²", 1), "quadratmetern": ("m²", 1), "kubikmeter": ("m³", 1), "pfund": ("lb", 1),
    "millisekunden": ("ms", 1), "pferdestärken": ("PS", 1), "ps": ("PS", 1), "sekundenkilometer": ("km/s", 1),
    "stundenkilometer": ("km/h", 1), "kilokalorien": ("kcal", 1), "megabit": ("Mbit", 1), "gigabit": ("Gbit", 1),
    "bildern pro sekunde": ("fps", 1), "bilder pro sekunde": ("fps", 1), "bildern je sekunde": ("fps", 1),
    "bar": ("bar", 1), "knoten": ("kn", 1), "newtonmeter": ("Nm", 1), "u/min": ("1/min", 1),
}  # fmt: skip
DE_CURRENCY: dict[str, Unit] = {
    "euro": ("EUR", 1), "euros": ("EUR", 1), "cent": ("EUR", 0.01), "dollar": ("USD", 1), "franken": ("CHF", 1),
    "rappen": ("CHF", 0.01), "stutz": ("CHF", 1), "yuan": ("CNY", 1), "yen": ("JPY", 1), "pfund": ("GBP", 1),
    "kronen": ("SEK", 1),
}  # fmt: skip

ZH: dict[str, Unit] = {
    "流明": ("lm", 1), "N·m": ("Nm", 1), "W/m²": ("W/m²", 1), "W/㎡": ("W/m²", 1), "W/平方米": ("W/m²", 1), "千帕": ("kPa", 1),
    "公里": ("km", 1), "千米": ("km", 1), "米": ("m", 1), "厘米": ("cm", 1), "公分": ("cm", 1), "毫米": ("mm", 1),
    "微米": ("μm", 1), "纳米": ("nm", 1), "里": ("里", 1), "英寸": ("inch", 1), "寸": ("inch", 1), "英尺": ("ft", 1),
    "克": ("g", 1), "千克": ("kg", 1), "公斤": ("kg", 1), "斤": ("kg", 0.5), "吨": ("t", 1), "毫克": ("mg", 1),
    "升": ("l", 1), "毫升": ("ml", 1), "瓦": ("W", 1), "千瓦": ("kW", 1), "兆瓦": ("MW", 1), "吉瓦": ("GW", 1),
    "千瓦时": ("kWh", 1), "度电": ("kWh", 1), "摄氏度": ("°C", 1), "℃": ("°C", 1), "度": ("°C", 1), "分贝": ("dB", 1),
    "毫安": ("mAh", 1), "毫安时": ("mAh", 1), "伏": ("V", 1), "赫兹": ("Hz", 1), "平方米": ("m²", 1), "平米": ("m²", 1),
    "平方公里": ("km²", 1), "立方米": ("m³", 1), "亩": ("mu", 1), "公顷": ("ha", 1), "马力": ("hp", 1), "匹": ("hp", 1),
    "毫秒": ("ms", 1), "兆": ("MB", 1), "千卡": ("kcal", 1), "大卡": ("kcal", 1), "像素": ("px", 1), "牛米": ("Nm", 1),
    "帧": ("fps", 1), "尼特": ("nit", 1), "转": ("1/min", 1), "转/分": ("1/min", 1), "转/分钟": ("1/min", 1), "岁": ("year", 1), "歲": ("year", 1), "牛·米": ("Nm", 1), "毫米汞柱": ("mmHg", 1), "公升": ("l", 1), "公噸": ("t", 1), "米/秒": ("m/s", 1),
}  # fmt: skip
ZH_CURRENCY: dict[str, Unit] = {
    "元": ("CNY", 1), "块钱": ("CNY", 1), "块": ("CNY", 1), "人民币": ("CNY", 1), "元人民币": ("CNY", 1), "角": ("CNY", 0.1),
    "毛钱": ("CNY", 0.1), "毛": ("CNY", 0.1), "分钱": ("CNY", 0.01), "美元": ("USD", 1), "美金": ("USD", 1), "欧元": ("EUR", 1),
    "日元": ("JPY", 1), "英镑": ("GBP", 1), "港元": ("HKD", 1), "港币": ("HKD", 1), "瑞郎": ("CHF", 1), "韩元": ("KRW", 1),
    "新台币": ("TWD", 1), "塊錢": ("CNY", 1), "塊": ("CNY", 1), "圓": ("CNY", 1), "港幣": ("HKD", 1), "歐元": ("EUR", 1), "卢布": ("RUB", 1),
}  # fmt: skip
TIME_SYMBOL = {
    "second": "s", "minute": "min", "hour": "h", "day": "day", "workday": "workday", "week": "week", "month": "month",
    "quarter": "quarter", "half": "half-year", "year": "year", "decade": "decade", "century": "century",
    "weekend": "weekend", "night": "night", "fortnight": "fortnight",
}  # fmt: skip
