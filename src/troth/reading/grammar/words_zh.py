# ruff: noqa: E501  word lists and patterns read better unbroken
"""Chinese words that dates and amounts are made of, and Chinese numerals (simplified and traditional).

Kinds of its own: 1 a year told from today (明年: 1), 2 a month, 3 a week, 4 a quarter, 5 a weekend; 6 a season of next
year; 7 (first month, months); 8 an amount's modifier that is one letter; 9 自, 从; @ two digits as a range (三五);
e a weekday of a week told from today; d 日, 号; m 月; b 半; c classifier; G 百分之; H 分之; T tenths (成, 折); z a whole fraction (一半); & 前后; K 点, 时.
"""

from __future__ import annotations

import re

from troth.reading.grammar import units
from troth.reading.grammar.tokens import Lexer, Token, Word, listed, trie_pattern

_DIGIT = {c: i for i, c in enumerate("零一二三四五六七八九")} | {
    "〇": 0, "两": 2, "兩": 2, "俩": 2, "仨": 3, "廿": 20, "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5,
}  # fmt: skip
_SIZE = {
    "十": 10,
    "百": 100,
    "千": 1000,
    "万": 10**4,
    "萬": 10**4,
    "亿": 10**8,
    "億": 10**8,
    "佰": 100,
    "仟": 1000,
}
_NUMERAL = "零〇一二两兩俩仨三四五六七八九十百千万萬亿億廿"
_LATIN = re.compile(r"([\d０-９][\d０-９,.，]*[\d０-９]|[\d０-９])([十百千万萬亿億]*)")
_SOME = re.compile(r"[多余餘来來](?=[万萬亿億])")
"""三十多万, 四十来万: the word between does not change the value."""
NOT_NUMBERS = listed(
    "一定 一些 一样 一樣 一下 一直 一起 一般 一旦 一边 一切 一致 一向 一面 一味 一流 一同 统一 第一 唯一 万一 十分 万分 百般 一带 一带一路 三星 千万别 千万不要 "
    "千里浩瀚 一方面 另一 某一 每一 之一 一如既往 四川 七夕 一体 万达 千问 百度 五粮液 九阳 十足 百姓 万物 万象 万事 千方百计 一度 一律 一举 进一步 二手 二维码 五星 "
    "一站式 一键 三方 第三方 三包 四季 一线 二线 三线 一言 一事 一点 一再 一共 一半 一会儿 一会 一心 八卦 七七八八 百货 千金 万能 独一无二 数一数二 一不小心 不一 "
    "一口气 一手 一路 一揽子 一众 一系列 一番 万科 一汽 三一重工 之日 首年 首年内 长三角 三角 零件 零头 零售 零食 零距离 年级 三国 千亿级 不三不四 四大 一切皆 初一 十五五 "
    "十四五 五湖四海 百分百 统一口径 三令五申 一块 一套 说一不二 一无 一笔 一刻"
)
SOLAR_TERMS = dict(
    zip(
        (*range(315, 360, 15), *range(0, 315, 15)),
        listed(
            "立春 雨水 惊蛰 春分 清明 谷雨 立夏 小满 芒种 夏至 小暑 大暑 立秋 处暑 白露 秋分 寒露 霜降 立冬 小雪 大雪 冬至 小寒 大寒"
        ),
        strict=True,
    )
)
_CLASSIFIERS = listed(
    "个 個 名 位 家 款 台 臺 辆 輛 座 户 戶 次 遍 种 種 项 項 条 條 件 张 張 份 颗 粒 瓶 盒 袋 只 隻 支 枚 套 处 處 所 间 間 店 人次 人 本 头 "
    "朵 棵 株 部 层 層 篇 页 頁 字 句 首 场 場 期 轮 輪 步 趟 班 列 节 艘 架 组 組 批 吨级 单 單 笔 筆 门 道 副 双 對 对 片 块 平台 分 票 人份 "
    "名员工 城 国 步数 杯 碗 桶 箱 包 罐 颗星 星 封 通 桌 床 顶 根 把 枝 口 车次 人民 回 颗粒 工位 席 样 條 宗 起 例 名额 小时工 米粒 公里级 屏 版 "
    "车 城市 门店  声 眼 针 滴 勺 盘 串 面 号人 号 代"
)
_UNITS = {
    "second": "秒,秒钟,秒鐘", "minute": "分钟,分鐘", "hour": "小时,小時,个小时,個小時,钟头,个钟头,鐘頭,個鐘頭", "day": "天,个自然日,自然日,晚",
    "workday": "工作日,个工作日,個工作日,个交易日,交易日", "week": "周,週,星期,个星期,礼拜,个礼拜,個星期,個禮拜",
    "month": "个月,個月", "quarter": "季度,个季度,個季度,季", "year": "年,周年,载,年度",
    "weekend": "周末,週末", "century": "世纪",
}  # fmt: skip


def _each(kind: str, value: object, words: str) -> dict[str, Word]:
    return dict.fromkeys(words.split(","), (kind, value))


def _table() -> dict[str, Word]:
    table: dict[str, Word] = {word: ("x", word) for word in NOT_NUMBERS}
    table |= {word: ("c", word) for word in _CLASSIFIERS}
    table |= {
        word: ("U", unit) for word, unit in units.SYMBOLS.items() if len(word) > 1 or word in "gmtlwvak"
    }
    table |= {word: ("U", unit) for word, unit in units.ZH.items()}
    table |= {word: ("C", unit) for word, unit in (units.CURRENCY_SIGNS | units.ZH_CURRENCY).items()}
    for unit, words in _UNITS.items():
        table |= _each("u", unit, words)
    table |= {
        "元旦": ("f", "new_year"),
        "元宵": ("f", "lantern"),
        "分": ("c", "分"),
        "点": ("K", "点"),
        "點": ("K", "点"),
        "时": ("K", "时"),
        "時": ("K", "时"),
    }
    table |= {
        "月": ("m", None),
        "月份": ("m", None),
        "日": ("d", None),
        "号": ("d", None),
        "號": ("d", None),
        "的": ("O", None),
        "左右": ("X", None),
    }
    table["前后"] = ("&", None)
    table |= {
        "春节": ("f", "spring_festival"), "春節": ("f", "spring_festival"), "农历新年": ("f", "spring_festival"), "過年": ("f", "spring_festival"), "过年": ("f", "spring_festival"),
        "元宵节": ("f", "lantern"), "端午": ("f", "dragon_boat"), "端午节": ("f", "dragon_boat"), "七夕": ("f", "qixi"),
        "中秋": ("f", "mid_autumn"), "中秋节": ("f", "mid_autumn"), "中秋節": ("f", "mid_autumn"), "重阳": ("f", "double_ninth"), "重阳节": ("f", "double_ninth"),
        "清明": ("f", "qingming"), "清明节": ("f", "qingming"), "冬至": ("f", "winter_solstice"), "国庆": ("f", "national_cn"), "國慶": ("f", "national_cn"),
        "国庆节": ("f", "national_cn"), "国庆假期": ("f", "national_cn"), "十一假期": ("f", "national_cn"), "十一黄金周": ("f", "national_cn"), "五一": ("f", "labour_day"), "劳动节": ("f", "labour_day"), "五一假期": ("f", "labour_day"),
        "圣诞": ("f", "christmas"), "圣诞节": ("f", "christmas"), "聖誕": ("f", "christmas"), "聖誕節": ("f", "christmas"), "平安夜": ("f", "christmas_eve"),
        "双十一": ("f", "singles_day"), "双11": ("f", "singles_day"), "双十二": ("f", "double12"), "双12": ("f", "double12"), "618": ("f", "618"),
        "六一": ("f", "childrens_day"), "儿童节": ("f", "childrens_day"), "情人节": ("f", "valentine"), "除夕": ("f", "spring_eve"), "除夕夜": ("f", "spring_eve"), "感恩节": ("f", "thanksgiving"), "三八节": ("f", "womens_day"), "妇女节": ("f", "womens_day"),
        "春运": ("f", "chunyun"), "春运期间": ("f", "chunyun"), "春節期間": ("f", "spring_festival"), "春节期间": ("f", "spring_festival"), "国庆期间": ("f", "national_cn"),
    }  # fmt: skip
    table |= {
        word: ("r", n)
        for n, words in {
            0: "今天,今日,当日,今晚,今夜,今早",
            1: "明天,明日,明晚,明早,次日,聽日,翌日",
            2: "后天,後天",
            3: "大后天",
            -1: "昨天,昨日,昨晚",
            -2: "前天",
        }.items()
        for word in words.split(",")
    }
    table |= {
        word: ("1", n)
        for n, words in {
            0: "今年,本年,本年度,年内,年內,今年内",
            1: "明年,来年,來年,明年内",
            2: "后年,後年",
            -1: "去年,上年,上一年",
            -2: "前年",
        }.items()
        for word in words.split(",")
    }
    table |= {
        word: ("2", n)
        for n, words in {
            0: "本月,这个月,当月,本月内,这个月内,月内,月內",
            1: "下月,下个月,下個月,次月",
            -1: "上月,上个月,上個月",
        }.items()
        for word in words.split(",")
    }
    table |= {
        word: ("3", n)
        for n, words in {
            0: "本周,本週,这周,这个星期,這週,本周内,周内",
            1: "下周,下週,下星期,下个星期,下礼拜",
            -1: "上周,上週,上星期",
            2: "下下周",
        }.items()
        for word in words.split(",")
    }
    table |= {
        word: ("4", n)
        for n, words in {
            0: "本季度,本季,这个季度,当季",
            1: "下季度,下个季度,下季,下一季度,下個季度",
            -1: "上季度,上个季度,上一季度",
        }.items()
        for word in words.split(",")
    }
    table |= {
        word: ("5", n)
        for n, words in {0: "本周末,这个周末,本週末,周末", 1: "下周末,下个周末"}.items()
        for word in words.split(",")
    }
    table |= {term: ("f", f"term:{degrees}") for degrees, term in SOLAR_TERMS.items() if term not in table}
    table |= {
        "秋收": ("s", "autumn"),
        "春": ("i", "spring"),
        "夏": ("i", "summer"),
        "秋": ("i", "autumn"),
        "冬": ("i", "winter"),
        "财年": ("u", "year"),
        "下一财年": ("1", 1),
        "下财年": ("1", 1),
        "本财年": ("1", 0),
        "全年": ("1", 0),
        "全年度": ("1", 0),
        "春天": ("s", "spring"),
        "春季": ("s", "spring"),
        "夏天": ("s", "summer"),
        "夏季": ("s", "summer"),
        "秋天": ("s", "autumn"),
        "秋季": ("s", "autumn"),
        "冬天": ("s", "winter"),
        "冬季": ("s", "winter"),
        "今夏": ("s", "summer"),
        "今秋": ("s", "autumn"),
        "今冬": ("s", "winter"),
        "明春": ("6", "spring"),
        "今春": ("s", "spring"),
        "暑期": ("7", (7, 2)),
        "暑假": ("7", (7, 2)),
        "寒假": ("7", (1, 2)),
        "入冬": ("s", "winter"),
        "入夏": ("s", "summer"),
        "年中": ("Q", "mid"),
    }
    table |= {
        "上半年": ("h", 1),
        "下半年": ("h", 2),
        "上旬": ("P", "early"),
        "中旬": ("P", "mid"),
        "下旬": ("P", "late"),
        "月初": ("Q", "month_early"),
        "月中": ("Q", "month_mid"),
        "月底": ("Q", "month_end"),
        "月末": ("Q", "month_end"),
        "初": ("P", "early"),
        "底": ("P", "end"),
        "末": ("P", "end"),
        "上半月": ("P", "half1"),
        "下半月": ("P", "half2"),
    }
    table |= {
        "年底": ("Q", "end"),
        "年末": ("Q", "end"),
        "年终": ("Q", "end"),
        "岁末": ("Q", "end"),
        "年初": ("Q", "early"),
        "年尾": ("Q", "end"),
        "季末": ("Q", "quarter"),
        "季度末": ("Q", "quarter"),
    }
    table |= _each("V", None, "前,之前,以前,到来前,来临前,结束前,前夕") | _each(
        "B", None, "截至,截止,截止到,不晚于,不迟于,最迟,最晚,至迟,赶在,至,到,直到,持续到,持续至"
    )
    table |= (
        _each("F", None, "起,开始,之后,以后,后,後,起至,以来,开始起")
        | _each("9", None, "自,从,從,由,自从,打从")
        | _each("I", None, "内,內,之内,以内,之內,以內,期间,里")
    )
    table |= {
        "之后": ("A", None),
        "以后": ("A", None),
        "后": ("A", None),
        "後": ("A", None),
        "以来": ("W", None),
        "开始": ("x", "开始"),
        "之後": ("A", None),
    }
    table |= (
        _each("N", None, "未来,未來,今后,接下来,接下來,往后,此后,今後,将来")
        | _each("L", None, "过去,過去,近,最近,此前,前")
        | {"前": ("V", None), "近": ("~", None)}
    )
    table |= _each("E", None, "每,每个,每個,每隔") | _each(
        "Y",
        None,
        "即日起,即日,从今往后,从现在起,从今天起,自今日起,从今日起,自即日起,即时起,今日起,今天起,今起,明起",
    )
    table |= _each("~", None, (
        "近,约,約,大约,大概,超,超过,超過,逾,高达,高達,至少,最少,起码,最高,最多,最低,最快,最长,最大,低至,连续,不超过,不超過,不低于,不少于,突破,上限,仅,僅,仅需,"
        "只要,只需,仅用,接近,将近,不到,不足,少于,多于,大于,小于,低于,高于,整整,平均,全国,上调,下调,近乎,差不多,足足,多达,"
        "满,破,共,共计,总计,累计,合计,只有,才,只,长达,限速,时速,首批,低,高,多,少,晚了,早了,快,慢,贵了,便宜了,贵,便宜,省,每秒,上下,正负,至多,刚刚,顶多,短短,一共,前,首"
    ))  # fmt: skip
    table["前"] = ("V", None)
    table["近"] = ("~", "近")
    for word in listed(
        "买 送 直降 到手价 售价 轻 重 薄 厚 短 高 多 少 快 慢 低 满 破 共 只 才 仅 贵 省 首 超"
    ):
        table[word] = ("8", word)
    table |= _each("X", None, "以上,以下,左右,上下,以内,出头,开外,不等,有余,之多,不止,余,餘,多,来,几") | {
        "多": ("X", "多"),
        "余": ("X", "余"),
        "餘": ("X", "余"),
        "来": ("X", "来"),
        "以内": ("I", None),
    }
    table |= {
        "半": ("b", 0.5),
        "一半": ("z", 0.5),
        "半数": ("z", 0.5),
        "半价": ("z", (50.0, "%")),
        "半價": ("z", (50.0, "%")),
        "过半": ("z", 0.5),
        "翻倍": ("z", 2.0),
        "翻番": ("z", 2.0),
        "翻一番": ("z", 2.0),
        "双倍": ("z", 2.0),
        "減半": ("z", 0.5),
        "减半": ("z", 0.5),
        "两倍": ("z", 2.0),
    }
    table |= {
        "%": ("%", None),
        "％": ("%", None),
        "百分点": ("p", 1.0),
        "个百分点": ("p", 1.0),
        "個百分點": ("p", 1.0),
        "pct": ("p", 1.0),
        "基点": ("p", 0.01),
        "个基点": ("p", 0.01),
        "BP": ("p", 0.01),
        "成": ("T", 10.0),
        "折": ("T", 10.0),
        "倍": ("M", None),
        "百分之": ("G", None),
        "分之": ("H", None),
    }
    table |= {
        "-": ("-", None),
        "–": ("-", None),
        "—": ("-", None),
        "~": ("-", None),
        "～": ("-", None),
        "至": ("a", "至"),
        "到": ("a", "到"),
        "、": (",", None),
        "和": ("j", None),
        "第": ("o", None),
        "/": ("/", None),
        ":": (":", None),
        "：": (":", None),
    }
    for i, day in [*enumerate("一二三四五六日"), (6, "天")]:
        for week in ("周", "週", "星期", "礼拜"):
            table[week + day] = ("w", i)
            near = {"本": 0, "这": 0, "這": 0, "下": 1, "下个": 1, "下下": 2, "上": -1}
            table |= {prefix + week + day: ("e", (weeks, i)) for prefix, weeks in near.items()}
    table |= {"月上旬": ("x", ""), "月中旬": ("x", ""), "月下旬": ("x", "")}
    quarters = {
        "一季度": 1,
        "二季度": 2,
        "三季度": 3,
        "四季度": 4,
        "第一季度": 1,
        "第二季度": 2,
        "第三季度": 3,
        "第四季度": 4,
        "首季": 1,
        "Q1": 1,
        "Q2": 2,
        "Q3": 3,
        "Q4": 4,
        "一季": 1,
        "二季": 2,
        "三季": 3,
        "四季": 4,
        "H1": -1,
        "H2": -2,
    }
    table |= {word: ("q", n) if n > 0 else ("h", -n) for word, n in quarters.items()}
    table |= {word.lower(): entry for word, entry in table.items() if word.lower() not in table}
    return table


def numeral(text: str) -> float | None:
    """The value of a Chinese numeral (三百二十, 十二, 二〇二五, 两万五); None when it is none."""
    if all(c in _DIGIT for c in text):
        if len(text) == 1:
            return _DIGIT[text]
        return int("".join(str(_DIGIT[c]) for c in text)) if 2 <= len(text) <= 8 else None
    total = section = current = 0
    last = 1
    for char in text:
        if char in _DIGIT:
            current, last = _DIGIT[char], last if _DIGIT[char] else 10
        else:
            size = _SIZE[char]
            if size >= 10**4:
                total = (total + section + (current or (0 if section or total else 1))) * size
                section = current = 0
            else:
                section += (current or 1) * size
                current = 0
            last = size
    return total + section + current * (last // 10 if last > 10 and text[-2:-1] not in ("零", "〇") else 1)


def _number(piece: str) -> Word:
    piece = _SOME.sub("", piece)
    found = _LATIN.match(piece)
    if not found:
        value = numeral(piece)
        return ("x", piece) if value is None else ("n", value)
    digits = found[1].replace("，", ",")
    if len(piece) > 18 or digits.count(".") > 1:
        return "x", piece
    groups = digits.split(",")
    if len(groups) > 1 and any(len(g.split(".")[0]) != 3 for g in groups[1:]):
        return "x", piece
    number = float(digits.replace(",", ""))
    for size in found[2]:
        number *= _SIZE[size]
    number = int(number) if number == int(number) and number < 10**15 else round(number, 6)
    if not found[2] and len(digits) == 4 and digits.isdigit() and 1900 <= number <= 2199:
        return "y", number
    return "n", number


def finish(text: str, tokens: list[Token]) -> list[Token]:
    """Model numbers (SU7, 5G, 极氪001) become x; kinds of two letters become one."""
    out: list[Token] = []
    tokens = [piece for i, token in enumerate(tokens) for piece in _split(text, tokens, i)]
    for i, token in enumerate(tokens):
        if token.kind in "ny" and text[token.start] in "0123456789" and _is_model(text, tokens, i):
            token = Token(token.start, token.end, "x", "")
        elif token.value == "只" and i and tokens[i - 1].kind in "n@" and tokens[i - 1].end == token.start:
            token = Token(token.start, token.end, "c", "只")
        elif (
            token.kind == "U"
            and token.end - token.start == 1
            and text[token.start].isascii()
            and not _unit_letter(text, token)
        ):
            token = Token(token.start, token.end, "x", "")
        out.append(token)
    return out


_HEADS: dict[str, Word] = {
    "年": ("u", "year"),
    "月": ("m", None),
    "周": ("u", "week"),
    "季": ("u", "quarter"),
}
_TAILS: dict[str, Word] = {
    "内": ("I", None), "內": ("I", None), "底": ("P", "end"), "末": ("P", "end"), "初": ("P", "early"), "中": ("P", "mid"),
    "尾": ("P", "end"), "终": ("P", "end"), "上旬": ("P", "early"), "中旬": ("P", "mid"), "下旬": ("P", "late"),
}  # fmt: skip


def _split(text: str, tokens: list[Token], i: int) -> list[Token]:
    """三年内, 10月底, 十二月初: behind a number the first letter is the unit, the rest a word of its own."""
    token = tokens[i]
    written = text[token.start : token.end]
    if (
        len(written) > 1
        and written[0] in _HEADS
        and written[1:] in _TAILS
        and i
        and tokens[i - 1].end == token.start
    ) and tokens[i - 1].kind in "ny@b":
        middle = token.start + 1
        return [
            Token(token.start, middle, *_HEADS[written[0]]),
            Token(middle, token.end, *_TAILS[written[1:]]),
        ]
    return [token]


def _unit_letter(text: str, token: Token) -> bool:
    before = text[token.start - 1] if token.start else ""
    after = text[token.end] if token.end < len(text) else ""
    return before.isdigit() and not (after.isascii() and after.isalnum()) and text[token.start] in "gmtlWVAK"


def _is_model(text: str, tokens: list[Token], i: int) -> bool:
    token = tokens[i]
    before = text[token.start - 1] if token.start else ""
    after = text[token.end] if token.end < len(text) else ""
    if (before.isascii() and before.isalpha()) or (
        text[token.start] == "0" and token.end - token.start > 1 and "." not in text[token.start : token.end]
    ):
        return True
    return (
        after.isascii() and after.isalpha() and not (i + 1 < len(tokens) and tokens[i + 1].kind in "UC%uqhp")
    )


def build() -> Lexer:
    """The lexer of Chinese: known words by longest match, everything between them one x."""
    table = _table()
    digits = r"\d{4}[-/]\d{1,2}[-/]\d{1,2}(?!\d)|(?:\d[\d,.，]*\d|\d)(?:[多余餘来]?(?:[十百千][万萬亿億]|[十百千万萬亿億]{1,2}))?"
    latin = r"[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*"
    known = sorted(table)
    words = trie_pattern(w for w in known if not w[0].isascii() or not w[0].isalpha())
    ascii_words = trie_pattern(
        {
            v
            for w in known
            if w[0].isascii() and w[0].isalpha()
            for v in (w, w.upper(), units.SYMBOLS.get(w, (w,))[0])
        }
    )
    pattern = rf"{digits}|{words}|{ascii_words}(?![A-Za-z0-9])|[{_NUMERAL}]+(?:[多余餘来][万萬亿億]+)?|{latin}|[，。！？；,!?;()（）\[\]「」“”《》*]"
    return Lexer(pattern, table, _date_or_number, finish, _shape, whole=False)


def _shape(piece: str) -> Word | None:
    piece = _SOME.sub("", piece)
    if (
        len(piece) == 2
        and piece[0] in _DIGIT
        and piece[1] in _DIGIT
        and 0 < _DIGIT[piece[0]] < _DIGIT[piece[1]] < 10
    ):
        return "@", (_DIGIT[piece[0]], _DIGIT[piece[1]])  # 两三, 三五: a range
    if len(piece) == 4 and all(c in _DIGIT for c in piece) and 1900 <= (told := numeral(piece) or 0) <= 2199:
        return "y", int(told)
    return ("n", value) if piece[0] in _NUMERAL and (value := numeral(piece)) is not None else None


def _date_or_number(piece: str) -> Word:
    from troth.reading.grammar.numbers import date_digits

    if dated := date_digits(piece, day_first=False):
        return "D", dated
    return _number(piece)
