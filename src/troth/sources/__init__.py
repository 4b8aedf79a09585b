"""Anything → documents: files in many formats, exports known by their columns, single web pages."""

from troth.sources.fetch import fetch, is_url
from troth.sources.formats import FORMATS
from troth.sources.furniture import furniture, main_spans
from troth.sources.mapping import mappings
from troth.sources.model import ImportOptions
from troth.sources.rejects import RejectSink
from troth.sources.source import Source, read_source
from troth.sources.walk import walk

__all__ = [
    "FORMATS",
    "ImportOptions",
    "RejectSink",
    "Source",
    "fetch",
    "furniture",
    "is_url",
    "main_spans",
    "mappings",
    "read_source",
    "walk",
]
