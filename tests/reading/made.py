# ruff: noqa: E501
"""Things that several tests of the reading room need."""

from __future__ import annotations

from troth.brandbook import BrandBook, Entity

HOSTILE = [
    "", " \n\t ", "\x00", "a\x00b", "\u202e\u200bevil\ufeff", "<script>alert('x')</script>", "=HYPERLINK(\"x\")", "😀" * 50,
    "𠮷野家👨‍👩‍👧‍👦", "ÀÉÎ" * 30, "。" * 400, "." * 400, "1" * 5000, "很" * 3000, "a" * 3000, "(((((((", "„“”‚‘’»«", "３月２０日，ＡＢＣ！",
    "\ud7ff\ue000", "Z. B. Dr. h. c. usw.", "http://a.b/c?d=e#f", "1,000.5 % 3–5 Jahre \r\n\r\n \u2028x",
]  # fmt: skip
POSTS = [
    "北光的新手机很不错，但是小米15比它慢。我喝小米粥。", "Nordlicht will deliver 1,000 phones by Friday. I love it!",
    "Der Akku von Nordlicht hält z. B. am 3. Mai sehr gut. Danke!", "北光的新手机很不错，但是小米15比它慢。我喝小米粥！", "物流太慢了，差评。",
]  # fmt: skip


def book() -> BrandBook:
    """A brand, a rival and the rival's product; porridge is no rival."""
    return BrandBook(
        "nordlicht",
        (
            Entity("nordlicht", "brand", "Nordlicht", aliases={"zh": ("北光",)}),
            Entity("mi", "rival", "小米", not_in=("小米粥",)),
            Entity("mi15", "rival_product", "小米15"),
            Entity("apple", "rival", "Apple", aliases={"zh": ("苹果",)}, needs=("手机", "phone")),
        ),
    )
