"""The trust account and the record: what was booked, for what, and who kept how many promises."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from troth.ledger.record import MINIMUM_N, By, records, slip_curve
from troth.ledger.slipping import curves, dated, overall
from troth.ledger.trust import SHAKE, load_weights, trust_account
from troth.web import booked, current, pictures

BYS: tuple[By, ...] = ("entity", "speaker", "line")


def trust(request: HttpRequest) -> HttpResponse:
    """Balance with its band, every posting with its cause, kept rates, and how days slipped."""
    today = current.today()
    weights = load_weights(current.workspace().root / "trust.yaml")
    account = trust_account(today, weights)
    asked = request.GET.get("by", "entity")
    by: By = asked if asked in BYS else "entity"
    states = dated()
    moved, whole = slip_curve(states), overall(states, today)
    page = {
        "account": account, "weights": weights, "shake": SHAKE, "least": MINIMUM_N,
        "postings": booked.postings(account), "kinds": booked.by_kind(account), "by": by, "bys": BYS,
        "records": records(today, by), "slips": pictures.slips(moved), "moved": booked.moved(moved),
        "curve": whole, "curve_chart": pictures.slip_curve(whole), "curves": curves(states, today, by),
        "most": max(abs(account.low or 0), abs(account.high or 0)) or 1.0,
    }  # fmt: skip
    return render(request, "web/trust.html", page)
