"""Sizes that a web page's own styles state: style sheets, style attributes and the old size attributes.

Only what stands in the page itself is read; nothing is fetched. Values are CSS pixels.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import tinycss2

from troth.sources.formats.selectors import Finder, TooManySteps, selectors

Weight = tuple[bool, tuple[int, int, int]]
"""How strong a declaration is: important, then the selector's specificity."""
MAX_SHEETS = 300_000
"""Letters of style sheets that are read."""
INLINE: tuple[int, int, int] = (1_000, 0, 0)
_SCREEN = re.compile(r"(?:only|all|screen|and|\(\s*min-width\s*:[^()]{1,20}\)|\s)*", re.IGNORECASE)
_KEYWORDS = {
    "xx-small": 9.0, "x-small": 10.0, "small": 13.0, "medium": 16.0, "large": 18.0, "x-large": 24.0,
    "xx-large": 32.0, "xxx-large": 48.0,
}  # fmt: skip
_PIXELS = {"px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4, "q": 96 / 101.6}
_FONT = {1: 10.0, 2: 13.0, 3: 16.0, 4: 18.0, 5: 24.0, 6: 32.0, 7: 48.0}
BROWSER = {
    "h1": 2.0, "h2": 1.5, "h3": 1.17, "h5": 0.83, "h6": 0.67, "small": 5 / 6, "sub": 5 / 6, "sup": 5 / 6,
    "big": 1.2,
}  # fmt: skip
"""Sizes against the parent's where no style says anything: the rendering section of the HTML standard."""


@dataclass(frozen=True, slots=True)
class Size:
    """A declared size: a length in pixels, or a share of the parent's or the root's size."""

    value: float
    of: str = "pixels"

    def pixels(self, parent: float, root: float) -> float:
        """The length, given the sizes around it; the parent's where it is not a size at all."""
        found = self.value * {"pixels": 1.0, "parent": parent, "root": root}[self.of]
        return found if 1 <= found <= 1_000 else parent


def declared(root: Any) -> dict[Any, Size] | None:
    """The size that a page's sheets and attributes give each element; None where there are too many rules."""
    found: dict[Any, tuple[Weight, Size]] = {}
    finder = Finder(root)
    try:
        for selector, important, size in _rules(root):
            nodes = finder.fitting(selector.parsed_tree)
            _declare(found, nodes, (important, selector.specificity()), size)
    except TooManySteps:
        return None
    for node in root.xpath("//*[@style]"):
        for important, size in _sizes(tinycss2.parse_blocks_contents(node.get("style")[:2_000])):
            _declare(found, [node], (important, INLINE), size)
    sizes = {node: size for node, (_weight, size) in found.items()}
    for node in root.iter("font"):
        if node not in sizes and (old := _old(node.get("size") or "")):
            sizes[node] = old
    return sizes


def _declare(found: dict[Any, tuple[Weight, Size]], nodes: Iterable[Any], weight: Weight, size: Size) -> None:
    """Of two declarations the heavier counts, of two equal ones the later."""
    for node in nodes:
        if node not in found or found[node][0] <= weight:
            found[node] = (weight, size)


def _rules(root: Any) -> Iterator[tuple[Any, bool, Size]]:
    """Every selector that states a size, in the order of the sheets."""
    sheet = "\n".join("".join(style.itertext()) for style in root.iter("style"))[:MAX_SHEETS]
    for prelude, content in _qualified(tinycss2.parse_stylesheet(sheet, skip_comments=True)):
        for important, size in _sizes(tinycss2.parse_blocks_contents(content)):
            for selector in selectors(prelude):
                yield selector, important, size


def _qualified(rules: list[Any], inside: bool = False) -> Iterator[tuple[str, Any]]:
    """Rules for screens: those of the sheet itself and of its `@media` blocks that a desk's screen fits."""
    for rule in rules:
        if rule.type == "qualified-rule":
            yield tinycss2.serialize(rule.prelude), rule.content
        elif rule.type == "at-rule" and not inside and _for_screens(rule):
            yield from _qualified(tinycss2.parse_rule_list(rule.content, skip_comments=True), inside=True)


def _for_screens(rule: Any) -> bool:
    media = rule.lower_at_keyword == "media" and rule.content is not None
    return media and _SCREEN.fullmatch(tinycss2.serialize(rule.prelude)) is not None


def _sizes(content: list[Any]) -> Iterator[tuple[bool, Size]]:
    for item in content:
        is_size = item.type == "declaration" and item.lower_name in ("font-size", "font")
        if is_size and (size := _size(item.value)) is not None:
            yield item.important, size


def _size(tokens: list[Any]) -> Size | None:
    """The first size among the tokens of `font-size` or of the shorthand `font`."""
    for token in tokens:
        if token.type == "dimension":
            return _length(token.value, token.lower_unit)
        if token.type == "percentage":
            return Size(token.value / 100, "parent")
        if token.type == "ident":
            if token.lower_value in _KEYWORDS:
                return Size(_KEYWORDS[token.lower_value])
            if token.lower_value in ("smaller", "larger"):
                return Size(5 / 6 if token.lower_value == "smaller" else 1.2, "parent")
        if token.type == "function":
            return None
    return None


def _length(value: float, unit: str) -> Size | None:
    if unit in _PIXELS:
        return Size(value * _PIXELS[unit])
    of = {"em": "parent", "rem": "root"}.get(unit)
    return Size(value, of) if of else None


def _old(text: str) -> Size | None:
    """`<font size=2>` or `size="-1"`, counted from 3."""
    match = re.fullmatch(r"\s*([+-]?)(\d)\s*", text)
    if match is None:
        return None
    step = int(match[2]) if not match[1] else 3 + int(match[1] + match[2])
    return Size(_FONT[min(7, max(1, step))])
