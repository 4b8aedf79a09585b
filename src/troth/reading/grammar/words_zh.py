# ruff: noqa: E501  word lists read better unbroken
"""Chinese words that dates and amounts are made of, and Chinese numerals (simplified and traditional).

Kinds of its own: 1 a year told from today (明年: 1), 2 a month, 3 a week, 4 a quarter, 5 a weekend; 6 a season of next
year; 7 (first month, months); 8 an amount's modifier that is one letter; 9 自, 从; @ two digits as a range (三五);
e a weekday of a week told from today; d 日, 号; m 月; b 半; c classifier; G 百分之; H 分之; T tenths (成, 折); z a whole fraction (一半); & 前后; K 点, 时.
"""

from __future__ import annotations

from troth.reading.grammar import units
from troth.reading.grammar.tokens import ITSELF, Entry, Word, entries, listed

NOT_NUMBERS = listed(
    "一定 一些 一样 一樣 一下 一直 一起 一般 一旦 一边 一切 一致 一向 一面 一味 一流 一同 统一 第一 唯一 万一 十分 万分 百般 一带 一带一路 三星 千万别 千万不要 "
    "千里浩瀚 一方面 另一 某一 每一 之一 一如既往 四川 七夕 一体 万达 千问 百度 五粮液 九阳 十足 百姓 万物 万象 万事 千方百计 一度 一律 一举 进一步 二手 二维码 五星 "
    "一站式 一键 三方 第三方 三包 四季 一线 二线 三线 一言 一事 一点 一再 一共 一半 一会儿 一会 一心 八卦 七七八八 百货 千金 万能 独一无二 数一数二 一不小心 不一 "
    "一口气 一手 一路 一揽子 一众 一系列 一番 万科 一汽 三一重工 之日 首年 首年内 长三角 三角 零件 零头 零售 零食 零距离 年级 三国 千亿级 不三不四 四大 一切皆 初一 十五五 "
    "暑期班 寒假班 半斤八两 零百 半天 三伏 三伏天 三九天 前两天 这两天 前几天 明后两天 两轮车 两轮助力 两轮电动 三轮车 四轮 四驱 延后 落后 推后 滞后 售后 背后 最后 "
    "一分钱不 一分不 八九不离十 三言两语 半信半疑 "
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
    "车 城市 门店 盏 地 户 亩地 下 遍 粒 字 声 眼 针 滴 勺 盘 串 面 号人 号 代"
)
ENTRIES: tuple[Entry, ...] = (
    ("f", "qixi", "七夕"),
    ("f", "new_year", "元旦"),
    ("f", "lantern", "元宵,元宵节"),
    ("f", "spring_festival", "春节,春節,农历新年,過年,过年,春節期間,春节期间"),
    ("f", "dragon_boat", "端午,端午节"),
    ("f", "mid_autumn", "中秋,中秋节,中秋節"),
    ("f", "double_ninth", "重阳,重阳节"),
    ("f", "qingming", "清明,清明节"),
    ("f", "winter_solstice", "冬至"),
    ("f", "national_cn", "国庆,國慶,国庆节"),
    ("f", "golden_week", "国庆假期,十一假期,十一黄金周,国庆黄金周,国庆长假,十一长假,国庆期间,国庆长假期间"),
    ("f", "double11_weeks", "双11期间,双十一期间"),
    ("f", "labour_day", "五一,劳动节,五一假期"),
    ("f", "christmas", "圣诞,圣诞节,聖誕,聖誕節"),
    ("f", "christmas_eve", "平安夜"),
    ("f", "singles_day", "双十一,双11"),
    ("f", "double12", "双十二,双12"),
    ("f", "childrens_day", "六一,儿童节"),
    ("f", "valentine", "情人节"),
    ("f", "spring_eve", "除夕,除夕夜"),
    ("f", "thanksgiving", "感恩节"),
    ("f", "womens_day", "三八节,妇女节"),
    ("f", "chunyun", "春运,春运期间"),
    ("f", ITSELF, "618"),
    ("q", 4, "四季,四季度,第四季度,Q4"),
    ("q", 1, "一季度,第一季度,首季,Q1,一季"),
    ("q", 2, "二季度,第二季度,Q2,二季"),
    ("q", 3, "三季度,第三季度,Q3,三季"),
    ("~", None, (
        "一共,约,約,大约,大概,超过,超過,逾,高达,高達,至少,最少,起码,最高,最多,最低,最快,最长,最大,低至,连续,不超过,不超過,不低于,不少于,突破,上限,僅,仅需,只要,"
        "只需,仅用,接近,将近,不到,不足,少于,多于,大于,小于,低于,高于,整整,平均,全国,上调,下调,近乎,差不多,足足,多达,共计,总计,累计,合计,只有,长达,限速,时速,首批,"
        "晚了,早了,贵了,便宜了,便宜,每秒,正负,至多,刚刚,顶多,短短"
    )),
    ("~", ITSELF, "近,零下"),
    ("z", 0.5, "一半,半数,过半,減半,减半"),
    ("z", (50.0, "%"), "半价,半價"),
    ("z", 2.0, "翻倍,翻番,翻一番,双倍,两倍"),
    ("F", None, "起,起至,开始起"),
    ("d", None, "号,日,號"),
    ("I", None, "里,内,內,之内,以内,之內,以內,期间"),
    ("u", "second", "秒,秒钟,秒鐘"),
    ("u", "minute", "分钟,分鐘"),
    ("u", "hour", "小时,小時,个小时,個小時,钟头,个钟头,鐘頭,個鐘頭"),
    ("u", "day", "天,个自然日,自然日"),
    ("u", "night", "晚"),
    ("u", "workday", "工作日,个工作日,個工作日,个交易日,交易日"),
    ("u", "week", "周,週,星期,个星期,礼拜,个礼拜,個星期,個禮拜"),
    ("u", "month", "个月,個月"),
    ("u", "quarter", "季度,个季度,個季度,季"),
    ("u", "year", "年,周年,周岁,载,年度,财年"),
    ("u", "weekend", "週末"),
    ("u", "century", "世纪"),
    ("5", 0, "周末,本周末,这个周末,本週末"),
    ("5", 1, "下周末,下个周末"),
    ("K", "点", "点,點"),
    ("K", "时", "时,時"),
    ("m", None, "月,月份"),
    ("O", None, "的"),
    ("X", None, "左右,上下,以上,以下,出头,开外,不等,有余,之多,不止,几"),
    ("X", "余", "余,餘"),
    ("X", ITSELF, "多,来"),
    ("&", None, "前后"),
    ("r", 0, "今天,今日,当日,今晚,今夜,今早"),
    ("r", 1, "明天,明日,明晚,明早,次日,聽日,翌日"),
    ("r", 2, "后天,後天"),
    ("r", 3, "大后天"),
    ("r", -1, "昨天,昨日,昨晚"),
    ("r", -2, "前天"),
    ("1", 0, "今年,本年,本年度,年内,年內,今年内,本财年,全年,全年度"),
    ("1", 1, "明年,来年,來年,明年内,下一财年,下财年,下一年度,下年度,下一年"),
    ("1", 2, "后年,後年"),
    ("1", -1, "去年,上年,上一年"),
    ("1", -2, "前年"),
    ("2", 0, "本月,这个月,当月,本月内,这个月内,月内,月內"),
    ("2", 1, "下月,下个月,下個月,次月"),
    ("2", -1, "上月,上个月,上個月"),
    ("3", 0, "本周,本週,这周,这个星期,這週,本周内,周内"),
    ("3", 1, "下周,下週,下星期,下个星期,下礼拜"),
    ("3", -1, "上周,上週,上星期"),
    ("3", 2, "下下周"),
    ("4", 0, "本季度,本季,这个季度,当季"),
    ("4", 1, "下季度,下个季度,下季,下一季度,下個季度"),
    ("4", -1, "上季度,上个季度,上一季度"),
    ("s", "autumn", "秋收,秋天,秋季,今秋"),
    ("s", "spring", "春天,春季,今春"),
    ("s", "summer", "夏天,夏季,今夏,入夏"),
    ("s", "winter", "冬天,冬季,今冬,入冬"),
    ("i", "spring", "春"),
    ("i", "summer", "夏"),
    ("i", "autumn", "秋"),
    ("i", "winter", "冬"),
    ("6", "spring", "明春"),
    ("7", (7, 2), "暑期,暑假"),
    ("7", (1, 2), "寒假"),
    ("Q", "mid", "年中"),
    ("Q", "month_early", "月初"),
    ("Q", "month_mid", "月中"),
    ("Q", "month_end", "月底,月末"),
    ("Q", "end", "年底,年末,年终,岁末,年尾"),
    ("Q", "early", "年初"),
    ("Q", "quarter", "季末,季度末"),
    ("h", 1, "上半年,H1"),
    ("h", 2, "下半年,H2"),
    ("P", "early", "上旬,初"),
    ("P", "mid", "中旬"),
    ("P", "late", "下旬"),
    ("P", "end", "底,末"),
    ("P", "half1", "上半月"),
    ("P", "half2", "下半月"),
    ("V", None, "前,之前,以前,到来前,来临前,结束前,前夕"),
    ("B", None, "最迟将在,最晚将在,最迟在,最晚在,最迟于,截至,截止,截止到,不晚于,不迟于,最迟,最晚,至迟,赶在,直到,持续到,持续至"),
    ("A", None, "之后,以后,后,後,之後"),
    ("W", None, "以来"),
    ("9", None, "最早,最早在,最早于,最早要到,不早于,自,从,從,由,自从,打从"),
    ("N", None, "未来,未來,今后,接下来,接下來,往后,此后,今後,将来"),
    ("L", None, "过去,過去,最近,此前"),
    ("E", None, "每,每个,每個,每隔"),
    ("Y", None, "即日起,即日,从今往后,从现在起,从今天起,自今日起,从今日起,自即日起,即时起,今日起,今天起,今起,明起"),
    ("b", 0.5, "半"),
    ("%", None, "%,％"),
    ("p", 1.0, "个点,百分点,个百分点,個百分點,pct"),
    ("p", 0.01, "基点,个基点,BP"),
    ("T", 10.0, "成,折"),
    ("M", None, "倍"),
    ("G", None, "百分之"),
    ("H", None, "分之"),
    ("-", None, "-,–,—,~,～"),
    (",", None, "、"),
    ("j", None, "和"),
    ("o", None, "第"),
    ("/", None, "/"),
    (":", None, ":,："),
    ("x", "", "月上旬,月中旬,月下旬"),
    ("x", ITSELF, "开始"),
    ("8", ITSELF, "只,首,超,仅,满,破,共,才,低,高,少,快,慢,贵,省,买,送,直降,到手价,售价,轻,重,薄,厚,短,差,卖"),
    ("a", ITSELF, "至,到"),
)  # fmt: skip


def table() -> dict[str, Word]:
    """Word to kind and value: what is no number, classifiers, units, then the entries above, which may say otherwise."""
    words: dict[str, Word] = {word: ("x", word) for word in NOT_NUMBERS}
    words |= {word: ("c", word) for word in _CLASSIFIERS}
    words |= {
        word: ("U", unit) for word, unit in units.SYMBOLS.items() if len(word) > 1 or word in "gmtlwvak"
    }
    words |= {word: ("U", unit) for word, unit in units.ZH.items()}
    words |= {word: ("C", unit) for word, unit in (units.CURRENCY_SIGNS | units.ZH_CURRENCY).items()}
    words |= {term: ("f", f"term:{degrees}") for degrees, term in SOLAR_TERMS.items()}
    words |= _weekdays() | entries(ENTRIES)
    return words | {word.lower(): entry for word, entry in words.items() if word.lower() not in words}


def _weekdays() -> dict[str, Word]:
    words: dict[str, Word] = {}
    near = {"本": 0, "这": 0, "這": 0, "下": 1, "下个": 1, "下下": 2, "上": -1}
    for i, day in [*enumerate("一二三四五六日"), (6, "天")]:
        for week in ("周", "週", "星期", "礼拜"):
            words[week + day] = ("w", i)
            words |= {prefix + week + day: ("e", (weeks, i)) for prefix, weeks in near.items()}
    return words
