"""Columns that say who somebody is: they stay out of `extra` unless names may be kept."""

from __future__ import annotations

import re

_PERSONAL = re.compile(
    r"user|nick|avatar|gender|\bsex\b|^sign$|signature|profile|e-?mail|phone|mobile number|\bip\b|ip_location"
    r"|sec_uid|short_user_id|author|influencer|handle|screen.?name|verfasser|autor\b|geschlecht|telefon"
    r"|用户|昵称|头像|性别|签名|手机|电话|邮箱|作者|会员|位置|艾特|@",
    re.IGNORECASE,
)


def personal(column: str) -> bool:
    """True when a column's name says that it holds something personal."""
    return _PERSONAL.search(column) is not None
