# ruff: noqa: E501 - one line for each third of a post
"""Posts made up from parts, to measure speed on: three languages, 40 to 60 characters, some of them repeated."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pyarrow as pa

from troth.brandbook import BrandBook, Entity
from troth.reading.skim.blank import documents

_ZH = (
    ("刚拿到{brand}的新款{thing}", "用了{number}天{brand}{thing}", "朋友推荐买了{brand}", "今天去店里看了{thing}", "排队等了{number}周才到货"),
    (",屏幕很清楚,手感也不错", ",续航比宣传的差太多了", ",客服一直说在处理", ",拍照真的惊艳到我", ",价格降了{number}元有点后悔", ",{rival}那边也在搞活动"),
    ("。大家觉得值吗?", ",准备退货了", "。希望下个月能更新系统", ",推荐给预算有限的人", "!!!", "。九月二十日之前还有优惠", ",先观望一下😂"),
)  # fmt: skip
_EN = (
    ("Just got the new {brand} {thing}", "After {number} days with my {brand}", "My {brand} order", "Saw the {thing} at the store"),
    (" and the battery is great", " but it already lags a lot", " is delayed again", " looks better than {rival}", " costs ${number}"),
    (". Love it!", ". Support never answers", ", update promised for next week", " 😡", ". Anyone else?", ". Would buy again by Friday"),
)  # fmt: skip
_DE = (
    ("Seit {number} Tagen das {thing} von {brand}", "Mein {brand} kam gestern an", "Die neue {thing} von {brand}", "Bestellung bei {brand}"),
    (" und der Akku hält super", ", aber die App stürzt ab", " ist leider verspätet", " kostet jetzt {number} Euro", ", besser als {rival}"),
    (". Bin begeistert!", ". Nie wieder.", ", Lieferung bis 3. Mai versprochen", " 👍", ". Was meint ihr?", ". Der Support schweigt"),
)  # fmt: skip
_FILLERS = {
    "zh": {
        "brand": ("北光", "Nordlicht"),
        "rival": ("青峦", "Qingluan"),
        "thing": ("手机", "手表", "耳机", "平板"),
    },
    "en": {"brand": ("Nordlicht",), "rival": ("Qingluan",), "thing": ("phone", "watch", "tablet", "earbuds")},
    "de": {"brand": ("Nordlicht",), "rival": ("Qingluan",), "thing": ("Uhr", "Kamera", "Box", "Hülle")},
}
_PARTS = {"zh": _ZH, "en": _EN, "de": _DE}


def book() -> BrandBook:
    """Who is named in the posts."""
    own = Entity("nordlicht", "brand", "Nordlicht", aliases={"zh": ("北光",)})
    rival = Entity("qingluan", "rival", "Qingluan", aliases={"zh": ("青峦",)})
    return BrandBook("nordlicht", (own, rival))


def post(chance: random.Random) -> str:
    """One post: 60 % Chinese, 25 % English, 15 % German."""
    lang = chance.choices(("zh", "en", "de"), (60, 25, 15))[0]
    text = "".join(chance.choice(options) for options in _PARTS[lang])
    fill = {name: chance.choice(words) for name, words in _FILLERS[lang].items()}
    text = text.format(number=chance.randint(2, 400), **fill)
    name = "".join(chance.choice("bdfgklmnprst") + chance.choice("aeiou") for _ in range(4))
    return f"{text} @{name}" if chance.random() < 0.8 else text


def batches(count: int, seed: int = 0, rows: int = 5000) -> Iterator[pa.RecordBatch]:
    """`count` posts in batches of documents; equal seeds give equal posts, with ids that go on over batches."""
    chance = random.Random(seed)  # noqa: S311 - made-up posts, not secrets
    begin = datetime(2025, 1, 1, tzinfo=UTC)
    for first in range(0, count, rows):
        size = min(rows, count - first)
        made = documents([post(chance) for _ in range(size)])
        times = [begin + timedelta(minutes=first + number) for number in range(size)]
        ids = [f"{first + number:032x}" for number in range(size)]
        yield _with(made, {"doc_id": pa.array(ids), "published_at": pa.array(times, pa.timestamp("us", tz="UTC")),
                           "voice": pa.repeat("public", size)})  # fmt: skip


def _with(rows: pa.RecordBatch, columns: dict[str, pa.Array]) -> pa.RecordBatch:
    arrays = [columns.get(field.name, rows.column(field.name)) for field in rows.schema]
    return pa.RecordBatch.from_arrays(arrays, schema=rows.schema)
