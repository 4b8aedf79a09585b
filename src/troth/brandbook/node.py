"""A YAML mapping that knows its place, so that a mistake can be shown where it stands."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, datetime
from difflib import get_close_matches

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from troth.words import Problem


class Report:
    """Collects problems of one file."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def add(self, code: str, message: str, *, line: int, column: int, hint: str | None = None) -> None:
        """Note one problem; lines and columns count from 1."""
        self.problems.append(Problem(code, message, file=self.file, line=line, column=column, hint=hint))


class Node:
    """One mapping of the tree, with typed access that reports instead of raising."""

    def __init__(self, data: CommentedMap, report: Report) -> None:
        self._data = data
        self._report = report

    def keys(self) -> list[str]:
        """The keys that stand there, in order."""
        return [str(key) for key in self._data]

    def say(
        self,
        message: str,
        key: str | None = None,
        index: int | None = None,
        hint: str | None = None,
        code: str = "brandbook.value",
    ) -> None:
        """Report a problem at this mapping, at one of its values, or at an item of a list in it."""
        line, column = self._place(key, index)
        self._report.add(code, message, line=line + 1, column=column + 1, hint=hint)

    def _place(self, key: str | None, index: int | None) -> tuple[int, int]:
        here = (int(self._data.lc.line), int(self._data.lc.col))
        if key is None or key not in self._data:
            return here
        value = self._data[key]
        if index is not None and isinstance(value, CommentedSeq) and index < len(value):
            line, column = value.lc.item(index)
        else:
            line, column = self._data.lc.value(key)
        return int(line), int(column)

    def only(self, known: Collection[str]) -> None:
        """Report keys that mean nothing here, with the nearest one that does."""
        for key in self._data:
            if str(key) in known:
                continue
            line, column = self._data.lc.key(key)
            near = get_close_matches(str(key), known, n=1)
            hint = f"did you mean `{near[0]}`?" if near else f"known here: {', '.join(sorted(known))}"
            self._report.add(
                "brandbook.key", f"`{key}` means nothing here", line=line + 1, column=column + 1, hint=hint
            )

    def _present(self, key: str, required: bool) -> bool:
        if self._data.get(key) is not None:
            return True
        if required:
            self.say(f"`{key}` is missing", code="brandbook.missing_key")
        return False

    def string(self, key: str, required: bool = False) -> str | None:
        """The value as text; numbers (a product called 17) are taken as they are written."""
        if not self._present(key, required):
            return None
        value = self._data[key]
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            self.say(f"`{key}` must be text", key=key, hint="put it in quotation marks")
            return None
        text = str(value).strip()
        if not text:
            self.say(f"`{key}` is empty", key=key)
            return None
        return text

    def boolean(self, key: str) -> bool:
        """The value as yes or no; absent is no."""
        value = self._data.get(key, False)
        if not isinstance(value, bool):
            self.say(f"`{key}` must be true or false", key=key)
            return False
        return value

    def day(self, key: str) -> date | None:
        """The value as a date."""
        value = self._data.get(key)
        if value is None:
            return None
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.say(f"`{key}` is no date", key=key, hint="write it as 2026-09-18")
            return None

    def choice(self, key: str, known: Collection[str], required: bool = False) -> str | None:
        """The value as one of a few words."""
        value = self.string(key, required)
        if value is None or value in known:
            return value
        near = get_close_matches(value, known, n=1)
        self.say(
            f"`{key}: {value}` is not known",
            key=key,
            hint=f"did you mean `{near[0]}`?" if near else f"one of {', '.join(known)}",
        )
        return None

    def _list(self, key: str, required: bool) -> Iterator[tuple[int, object]]:
        if not self._present(key, required):
            return
        value = self._data[key]
        if isinstance(value, str):
            value = [value]
        if not isinstance(value, list):
            self.say(f"`{key}` must be a list", key=key)
            return
        yield from enumerate(value)

    def strings(self, key: str, required: bool = False) -> list[str]:
        """The value as a list of texts; one text alone is a list of one."""
        found = []
        for index, item in self._list(key, required):
            if isinstance(item, bool) or not isinstance(item, str | int | float) or not str(item).strip():
                self.say(f"item {index + 1} of `{key}` must be text", key=key, index=index)
                continue
            found.append(str(item).strip())
        return found

    def nodes(self, key: str, required: bool = False) -> list[Node]:
        """The value as a list of mappings."""
        found = []
        for index, item in self._list(key, required):
            if isinstance(item, CommentedMap):
                found.append(Node(item, self._report))
            else:
                self.say(f"item {index + 1} of `{key}` must be a mapping", key=key, index=index)
        return found

    def mapping(self, key: str) -> Node | None:
        """The value as a mapping."""
        value = self._data.get(key)
        if value is None:
            return None
        if not isinstance(value, CommentedMap):
            self.say(f"`{key}` must be a mapping", key=key)
            return None
        return Node(value, self._report)
