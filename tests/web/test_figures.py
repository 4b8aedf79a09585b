"""Figures on pages: they open to their quotes, say when data is thin, and keep their interval."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

import pytest
from django.test import Client

from troth.library import Workspace
from troth.measures import METRICS
from troth.web import figures
from troth.web.periods import Period

HEADLINE = re.compile(r'<a class="tile" href="(/figures/[^"]+)"')


def test_every_headline_of_the_overview_opens_to_quotes(promise: str, as_role: Callable[..., Client]) -> None:
    client = as_role("viewer")
    links = [unescape(link) for link in HEADLINE.findall(client.get("/").content.decode())]
    assert len(links) == len(figures.HEADLINES)
    quoted = [link for link in links if "<mark>" in client.get(link).content.decode()]
    assert len(quoted) >= 3
    for link in links:
        assert client.get(link).status_code == 200


@pytest.mark.parametrize("name", [metric.id for metric in METRICS])
def test_every_measure_has_its_page_with_its_card(
    name: str, promise: str, as_role: Callable[..., Client]
) -> None:
    page = as_role("viewer").get(f"/figures/{name}").content.decode()
    assert f'<span class="mono">{name}</span>' in page
    assert "Definition" in page


def test_thin_data_gives_no_number(empty_workspace: Workspace, as_role: Callable[..., Client]) -> None:
    page = as_role("viewer").get("/figures/net_sentiment").content.decode()
    assert "Not enough data" in page
    assert "at least 30 are needed" in page


def test_a_figure_keeps_value_interval_and_n(workspace: Workspace, db: None) -> None:
    figure = figures.figures("net_sentiment", Period(), by="all")[0]
    shown = figures.shown(figure, Period())
    assert figure.value is not None
    assert figure.low is not None
    assert figure.low <= figure.value <= (figure.high or 0)
    assert (shown.least, shown.most, shown.n) == (-1.0, 1.0, figure.n)
    assert shown.shown[0] in "+−0"


def test_only_what_counts_is_shown_when_asked(workspace: Workspace, as_role: Callable[..., Client]) -> None:
    client = as_role("viewer")
    counted = client.get("/figures/net_sentiment?counted=yes").content.decode()
    rest = client.get("/figures/net_sentiment?counted=no").content.decode()
    assert counted.count(">counted</span>") > 0
    assert ">in the denominator</span>" not in counted
    assert ">counted</span>" not in rest


def test_a_period_narrows_and_is_kept_for_the_visit(
    workspace: Workspace, as_role: Callable[..., Client]
) -> None:
    client = as_role("viewer")
    narrow = client.get("/?period=30d").content.decode()
    assert 'aria-current="true">30 days' in narrow
    assert 'aria-current="true">30 days' in client.get("/figures").content.decode()
    assert 'aria-current="true">Everything' in client.get("/?period=all").content.decode()
