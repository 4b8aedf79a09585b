"""Readings turned into figures."""

from troth.measures.cards import Card, Metric, load
from troth.measures.measuring import Behind, Figure, Quote, measure, quotes_behind
from troth.measures.scope import Scope

METRICS = [
    load("share_of_voice_documents"),
    load("share_of_voice_authors"),
    load("share_of_voice_reach"),
    load("net_sentiment"),
    load("net_sentiment_polar"),
    load("pyramid_mix"),
    load("resonance_gap"),
    load("benchmark_ratio"),
    load("lead_ratio"),
    load("founder_dependency"),
    load("spokesperson_concentration"),
    load("reach_without"),
    load("promise_rate"),
    load("promise_rate_late"),
    load("promise_delay"),
    load("overpromise_gap"),
    load("word_gap"),
    load("speech_profile"),
]
BY_ID = {metric.id: metric for metric in METRICS}

__all__ = [
    "BY_ID", "METRICS", "Behind", "Card", "Figure", "Metric", "Quote", "Scope", "measure",
    "quotes_behind",
]  # fmt: skip
