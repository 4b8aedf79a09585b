# ruff: noqa: E501  word lists and patterns read better unbroken
"""Chinese attribution: 雷军表示, 极氪官方公布, 据…介绍, “…”他说."""

from __future__ import annotations

import re
from dataclasses import replace

from troth.reading.grammar.tokens import listed
from troth.reading.study.attribution import Attribution

_VERB = re.compile(
    r"(?P<verb>表示|的原话[是为]|指出|强调|坦言|透露|宣布|宣称|公布|(?<![项个条份些大句价])承诺(?!的|书|满|未|已|[与和、。；]|到期|兑现|落空|成真)|承认|解释(?:称|说|道)?|直言|重申|写道|发文|提出(?=[^，。；]{0,8}：)|回应(?:称|说|道)?|补充(?:称|说|道)|介绍(?:称|说|道|，)|告诉[^，。]{1,8}|认为|确认|明确(?=将|会|要|表示|不)"
    r"|(?<![名号简被堪俗职统尊人])称(?!为|号|之|赞|得|职|呼|作)|(?<![据听传小再来如的学])说(?!明|法|到|不定|起|话|服|是|好))(?P<tail>[道称说]?[，,：:]?\s*[“「\"]?)"
)
_LEADS = re.compile(
    r"^(?:而|但|且|对此|此外|同时|随后|近日|日前|昨日|今日|此前|不过|其中|据悉|另据|据|当天|当晚|同日|会上|会后|现场|如今|目前|到了|并|并且|还|也|则|又|曾|\d{1,4}年|\d{1,2}月\d{0,2}日?|[上下]午|[，,\s])+"
)
_TAIL = re.compile(
    r"(?:(?:在|于|就|对|向|通过|接受|面对|针对|出席)[^，。《》]*|正式|首次|再次|公开|曾经?|已经?|均|都|则|也|还|又|并|进一步|反复|多次|刚刚|刚才|方才|最终|近日|日前|昨日|今日|当天|随即|迅速|率先|现场)$"
)
_OFFICE = re.compile(r"(?:官方)?(?:微博|官微|官博|账号|公众号|公告|声明|通告|方面|(?<!官)方|同时)$")
"""Through what an organisation speaks: 索凡官方微博, 公告."""
_LOOK = 50_000
"""A name is counted in so much of the text, so that a huge one costs linear time."""
_PRONOUN = {
    "他": "person",
    "她": "person",
    "其": "any",
    "公司": "organisation",
    "该公司": "organisation",
    "官方": "organisation",
    "后者": "any",
    "": "any",
    "他们": "organisation",
    "对方": "organisation",
    "该品牌": "organisation",
}
_TITLE = "CEO|CFO|CTO|COO|CMO|董事长|董事|创始人|联合创始人|总裁|副总裁|高级副总裁|总经理|副总经理|负责人|发言人|首席[^，。]{2,6}官|行长|院长|主任|经理|总监|分析师|专家|教授|店长|主席|秘书长|工程师|设计师|产品经理|掌门人|老板|研究员|店员|社长"
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛范彭郎鲁韦马苗花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于傅皮卞齐康伍余元顾孟平黄穆萧尹姚邵湛汪祁毛狄米明计成戴宋茅庞熊纪舒屈项祝董梁杜阮蓝席季贾路江童颜郭梅盛林钟徐邱骆高夏蔡田樊胡凌霍万柯管卢莫丁宣邓洪包左石崔吉龚程邢裴陆翁荀甄曲封储靳段焦谷车侯全班仰仲宫宁仇甘厉祖武符刘景詹龙叶司黎溥白卓蔺屠池乔阴文关查后游竺权盖益桓公淦丛闫肖覃辛冉涂敖冷巩卜曾聂蓝俸"
_COMMON = frozenset(
    listed(
        "开始 可以 通过 目前 用户 车主 品牌 产品 市场 行业 消费者 车企 活动 众筹 已经 员工 客户 门店 价格 服务 系统 数据 系列 新品 平台 项目 计划 团队 部分 全部 今年 "
        "明年 未来 企业 老板 顾客 部门"
    )
)
_FUNCTION = re.compile(r"[我你他她它们这那其是的不都也很有多人]|数据|研究|报告|结果|调查|业内|大家|网友")
"""What stands in no name."""
_PERSON = re.compile(rf"(?:(?P<title>{_TITLE})|^)(?P<name>[{_SURNAMES}][一-鿿]{{1,2}})$")
_ORGANISATION = re.compile(
    r"(?:公司|集团|汽车|科技|官方|协会|银行|方面|团队|栏目|平台|机构|部门|品牌|股份|企业|研究院|委员会|航空|城轨|酒店|电器|联盟|商城|超市|店|局|部|厂|院|社|网|媒体|证券|基金|》|家电|手机|出行|农机|保险|电信|移动|能源)$"
)
_ACT = re.compile(
    r"^(?P<who>[^，。；：“”]{2,24}?)(?:在[^，。；]{2,14})?(?:如约|正式|已|近日|日前|今日|还|也|拟|又|再次|于[^，。]{2,10})*(?P<act>将(?!要领|军|来)|计划(?=[^，。；的])|启动|推出|上线|开启|拟|发布|召开|承诺(?!的)|决定|拿出|要在)"
)


def find(text: str, start: int, end: int, known: frozenset[str]) -> Attribution | None:
    """The last attribution of the passage whose words follow it, or one that stands behind a quotation."""
    best: Attribution | None = None
    clause = start
    for verb in _VERB.finditer(text, start, end):
        clause = max(_clause_start(text, start, verb.start()), clause)
        made = _made(text, clause, verb, end, known)
        if made is None:
            continue
        if made.pronoun and best is not None and best.name:
            made = made.said_by(best.name, best.start or 0, best.end or 0)
        if made.pronoun == "any" and best is not None and best.pronoun:
            made = replace(made, pronoun=best.pronoun)
        best = made
        clause = verb.end()
    return best or _act(text, start, end, known)


def _clause_start(text: str, start: int, at: int) -> int:
    return max((text.rfind(mark, start, at) + 1 for mark in "，。；：“”、！？\n"), default=start) or start


def _made(text: str, clause: int, verb: re.Match[str], end: int, known: frozenset[str]) -> Attribution | None:
    who = _who(text, clause, verb.start(), known)
    if who is None:
        return None
    name, at, stop, person, pronoun = who
    commits = verb["verb"].startswith("承诺")
    begin = verb.end()
    if name and verb["verb"] in ("公布", "宣布") and text[begin : begin + 1] == "了":
        return Attribution(name, at, stop, person, clause, end, act=True)  # the act itself is told
    if begin >= end or not text[begin:end].strip('。！”」" '):
        quoted = _quoted_before(text, clause)
        if quoted is None:
            return None
        return Attribution(name, at, stop, person, *quoted, pronoun=pronoun, commits=commits)
    if not name and not pronoun:
        return None
    return Attribution(name, at, stop, person, begin, end, pronoun=pronoun, commits=commits)


def _quoted_before(text: str, clause: int) -> tuple[int, int] | None:
    close = text.rfind("”", 0, clause + 1)
    begin = text.rfind("“", 0, close)
    return (begin + 1, close) if 0 <= begin < close and clause - close <= 2 else None


def _who(
    text: str, clause: int, at: int, known: frozenset[str]
) -> tuple[str | None, int | None, int | None, bool, str] | None:
    """The subject between the clause's start and the verb: (name, start, end, person, pronoun)."""
    begin, stop = clause, at
    if lead := _LEADS.match(text[begin:stop]):
        begin += lead.end()
    while (tail := _TAIL.search(text[begin:stop])) and tail.start() < tail.end():
        stop = begin + tail.start()
    if office := _OFFICE.search(text[begin:stop]):
        if not text[begin : begin + office.start()].strip("，, 同一个该"):
            return None, None, None, False, "organisation"
        stop = begin + office.start()
    words = text[begin:stop].strip()
    if words in _PRONOUN:
        if words == "" and text[clause - 1 : clause] not in ("，", "；", "。", "", "\n"):
            return None
        return None, None, None, False, _PRONOUN[words]
    begin += len(text[begin:stop]) - len(text[begin:stop].lstrip())
    if person := _person(words, known):
        offset = words.rfind(person)
        return person, begin + offset, begin + offset + len(person), True, ""
    if len(words) > 28:
        return None
    if (
        words in known
        or _ORGANISATION.search(words)
        or re.search(rf"(?:{_TITLE})$", words)
        or any(words.startswith(k) for k in known)
    ):
        return words, begin, begin + len(words), bool(re.search(rf"(?:{_TITLE})$", words)), ""
    if re.fullmatch(r"[A-Za-z][\w .&-]{1,20}", words) or (
        2 <= len(words) <= 4
        and (text.count(words, 0, _LOOK) > 2 or (_ANNOUNCES.match(text, at) and _could_be_name(words)))
    ):
        return words, begin, begin + len(words), False, ""
    return None


_ANNOUNCES = re.compile(r"表示|宣布|透露|承诺|回应|重申")
"""Verbs whose subject speaks for somebody: before them a short unknown word is taken for a name."""


def _could_be_name(words: str) -> bool:
    return words not in _PRONOUN and words not in _COMMON and not _FUNCTION.search(words)


def _person(words: str, known: frozenset[str]) -> str | None:
    for name in sorted(known, key=len, reverse=True):
        if words.endswith(name) and 2 <= len(name) <= 4 and name[0] in _SURNAMES and words != name:
            return name
    found = re.search(rf"(?:{_TITLE})(?P<name>[{_SURNAMES}][一-鿿]{{1,2}})$", words)
    if found:
        return found["name"]
    if 2 <= len(words) <= 3 and words[0] in _SURNAMES and not _ORGANISATION.search(words):
        return words
    return None


def _act(text: str, start: int, end: int, known: frozenset[str]) -> Attribution | None:
    """极氪如约启动众筹, 沃野农机将于…派出: the subject of an announcement or a plan speaks by acting."""
    clause = start
    for piece in re.split(r"(?<=[，；：])", text[start:end]):
        body = _LEADS.sub("", piece)
        at = clause + len(piece) - len(body)
        if found := _ACT.match(body):
            words = found["who"]
            if words in known or (_ORGANISATION.search(words) and len(words) <= 16):
                return Attribution(words, at, at + len(words), False, start, end, act=True)
            if 2 <= len(words) <= 4 and text.count(words, 0, _LOOK) > 2 and _could_be_name(words):
                return Attribution(words, at, at + len(words), False, start, end, act=True)
            if words in ("公司", "该公司"):
                return Attribution(None, None, None, False, start, end, pronoun="organisation", act=True)
        clause += len(piece)
    return None
