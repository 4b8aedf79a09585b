"""Which elements of a page a style's selector fits: tags, classes, ids, descendants and children.

Other selectors (states, attributes, siblings) fit nothing here. Steps are counted, because a page may be
written to make its reader work for ever.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from cssselect import SelectorError, parse
from cssselect.parser import Class, CombinedSelector, Element, Hash

MAX_STEPS = 3_000_000


class TooManySteps(Exception):
    """The page's selectors ask for more work than any honest page's do."""


class Finder:
    """The elements of one page by tag, class and id."""

    def __init__(self, root: Any) -> None:
        self.steps = 0
        self._by: dict[tuple[str, str], list[Any]] = defaultdict(list)
        self._classes: dict[Any, frozenset[str]] = {}
        for node in root.iter():
            if isinstance(node.tag, str):
                self._by["tag", node.tag].append(node)
                self._by["tag", "*"].append(node)
                self._by["id", node.get("id") or ""].append(node)
                self._classes[node] = frozenset((node.get("class") or "").split())
                for name in self._classes[node]:
                    self._by["class", name].append(node)

    def fitting(self, tree: Any) -> Iterator[Any]:
        """The elements that a parsed selector fits. Raises TooManySteps."""
        for node in self._by[_key(tree)]:
            if self._fits(tree, node):
                yield node

    def _fits(self, tree: Any, node: Any) -> bool:
        self.steps += 1
        if self.steps > MAX_STEPS:
            raise TooManySteps
        if isinstance(tree, Element):
            return tree.element is None or tree.element.lower() == node.tag
        if isinstance(tree, Class):
            return tree.class_name in self._classes[node] and self._fits(tree.selector, node)
        if isinstance(tree, Hash):
            return bool(tree.id == node.get("id")) and self._fits(tree.selector, node)
        if isinstance(tree, CombinedSelector) and self._fits(tree.subselector, node):
            above = node.iterancestors() if tree.combinator == " " else [node.getparent()]
            above = above if tree.combinator in (" ", ">") else []
            return any(self._fits(tree.selector, up) for up in above if up is not None)
        return False


def _key(tree: Any) -> tuple[str, str]:
    """What an element must have at least to be fitted: where to look for candidates."""
    if isinstance(tree, CombinedSelector):
        return _key(tree.subselector)
    if isinstance(tree, Class):
        return "class", tree.class_name
    if isinstance(tree, Hash):
        return "id", tree.id
    return "tag", tree.element.lower() if isinstance(tree, Element) and tree.element else "*"


def selectors(prelude: str) -> list[Any]:
    """The selectors before a rule's braces; none where it is beyond CSS 3 or longer than people write."""
    if len(prelude) > 2_000:
        return []
    try:
        return [one for one in parse(prelude) if one.pseudo_element is None]
    except (SelectorError, RecursionError):
        return []
