from __future__ import annotations

from datetime import UTC, date, datetime

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.sources import convert
from troth.sources.times import parse_time, zone
from troth.words import TrothError, kept

SHANGHAI = zone("Asia/Shanghai")


@pytest.mark.parametrize(
    ("written", "count"),
    [
        ("1.2万", 12_000),
        ("1,024", 1_024),
        ("1.024", 1_024),
        ("1.234.567", 1_234_567),
        ("10万+", 100_000),
        ("3k", 3_000),
        ("2.5亿", 250_000_000),
        ("9007199254740993", 9_007_199_254_740_993),
        ("0", 0),
        ("", None),
        ("-1", None),
        ("many", None),
        ("1e400", None),
        ("99999999999999999999亿", None),
    ],
)
def test_counts(written: str, count: int | None) -> None:
    assert convert.counts(pl.Series([written])).to_list() == [count]


def test_typed_counts_keep_what_is_unknown_unknown() -> None:
    assert convert.counts(pl.Series([3, -1, None])).to_list() == [3, None, None]
    assert convert.counts(pl.Series([3.0, None])).to_list() == [3, None]


@pytest.mark.parametrize(
    ("written", "moment", "precision"),
    [
        ("2025-11-21 10:00:00", "2025-11-21T02:00:00+00:00", "second"),
        ("2025/11/21 10:00:00", "2025-11-21T02:00:00+00:00", "second"),
        ("2025-11-21T10:00:00Z", "2025-11-21T10:00:00+00:00", "second"),
        ("2025-11-21T10:00:00.25+01:00", "2025-11-21T09:00:00.250000+00:00", "second"),
        ("2025-11-21", "2025-11-21T00:00:00+00:00", "day"),
        ("2025年11月21日", "2025-11-21T00:00:00+00:00", "day"),
        ("2025年9月17日 下午3:20", "2025-09-17T07:20:00+00:00", "minute"),
        ("21.11.2025 08:15 Uhr", "2025-11-21T00:15:00+00:00", "minute"),
        ("3. März 2025", "2025-03-03T00:00:00+00:00", "day"),
        ("21-Nov-2025 08:31AM", "2025-11-21T00:31:00+00:00", "minute"),
        ("November 3, 2025 4:05 PM", "2025-11-03T08:05:00+00:00", "minute"),
        ("Wed Nov 19 10:00:00 +0800 2025", "2025-11-19T02:00:00+00:00", "second"),
        ("Fri, 21 Nov 2025 10:00:00 GMT", "2025-11-21T10:00:00+00:00", "second"),
        ("20251121T120000Z", "2025-11-21T12:00:00+00:00", "second"),
        ("1763690400", "2025-11-21T02:00:00+00:00", "second"),
        ("1763690400000", "2025-11-21T02:00:00+00:00", "second"),
        ("25/12/2025", "2025-12-25T00:00:00+00:00", "day"),
        ("12/25/2025", "2025-12-25T00:00:00+00:00", "day"),
        ("2025-09", "2025-09-01T00:00:00+00:00", "month"),
    ],
)
def test_times(written: str, moment: str, precision: str) -> None:
    found = convert.times(pl.Series([written]), SHANGHAI)
    assert [item.isoformat() for item in found.moment.to_list()] == [moment]
    assert found.precision.to_list() == [precision]
    assert found.reason.to_list() == [None]


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("20255-01-01", "20255"),
        ("9999-12-31", "9999"),
        ("1763690400000000000", "no date"),
        ("09/10/2025", "two days"),
        ("2025-02-30", "does not exist"),
        ("2025-13-01", "does not exist"),
        ("yesterday", "no date"),
        ("x" * 100, "too long"),
    ],
)
def test_what_is_no_date_says_why(written: str, words: str) -> None:
    found = convert.times(pl.Series([written]), SHANGHAI)
    assert found.moment.to_list() == [None]
    assert words in found.reason.to_list()[0]


def test_the_order_of_day_and_month_can_be_told() -> None:
    for order, day in (("dmy", date(2025, 10, 9)), ("mdy", date(2025, 9, 10))):
        found = parse_time("09/10/2025", UTC, order)
        assert not isinstance(found, str)
        assert found[0].date() == day


def test_an_empty_time_is_unknown_and_no_mistake() -> None:
    found = convert.times(pl.Series(["", " ", "null", "0", None]), SHANGHAI)
    assert found.moment.null_count() == 5
    assert found.reason.null_count() == 5


def test_typed_times() -> None:
    naive = convert.times(pl.Series([datetime(2025, 11, 21, 10)]), SHANGHAI)
    assert naive.moment.to_list() == [datetime(2025, 11, 21, 2, tzinfo=UTC)]
    days = convert.times(pl.Series([date(2025, 11, 21), date(9999, 1, 1)]), SHANGHAI)
    assert days.moment.to_list() == [datetime(2025, 11, 21, tzinfo=UTC), None]
    assert "9999" in days.reason.to_list()[1]


def test_an_unknown_zone_is_refused() -> None:
    with pytest.raises(TrothError):
        zone("Mars/Base")


@given(st.lists(st.text(max_size=40), min_size=1, max_size=20))
def test_clean_is_what_words_keep(texts: list[str]) -> None:
    texts = [text.encode("utf-8", "replace").decode() for text in texts]
    cleaned = pl.DataFrame({"t": texts}).select(convert.clean(pl.col("t"))).to_series().to_list()
    assert cleaned == [kept(text) for text in texts]


@given(st.datetimes(datetime(1981, 1, 1), datetime(2099, 12, 30)))
def test_quick_and_careful_reading_agree(moment: datetime) -> None:
    written = moment.replace(microsecond=0).isoformat(" ")
    quick = convert.times(pl.Series([written]), UTC).moment.to_list()[0]
    careful = parse_time(written, UTC)
    assert not isinstance(careful, str)
    assert quick == careful[0]


@given(st.text(max_size=70))
def test_no_text_makes_the_date_reader_fail(text: str) -> None:
    found = parse_time(text, UTC)
    assert isinstance(found, str) or 1980 <= found[0].year <= 2100


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("https://a.example/x?y=1", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("https://a.example/ x", False),
        ("", False),
    ],
)
def test_only_addresses_of_the_web_stay(address: str, safe: bool) -> None:
    assert (convert.web_address(pl.Series([address])).to_list() == [address]) is safe


def test_languages() -> None:
    found = convert.languages(pl.Series(["zh-Hans", "English", "DE", "中文", "", "unknown"]))
    assert found.to_list() == ["zh", "en", "de", "zh", None, None]
