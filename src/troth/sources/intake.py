"""Files into a store, one after the other: what is good goes in, what is not is told and set aside."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import pyarrow as pa

from troth.sources.model import ImportOptions
from troth.sources.sidecar import NAME, Sidecar
from troth.sources.source import Source, read_source
from troth.sources.walk import walk
from troth.words import Problem, TrothError, content_id


class Added(Protocol):
    """What a store answers: documents by what became of them."""

    @property
    def added(self) -> int: ...
    @property
    def new_versions(self) -> int: ...
    @property
    def unchanged(self) -> int: ...
    @property
    def repeated(self) -> int: ...


class Store(Protocol):
    """Where documents go; adds all of the batches or none."""

    def add(self, batches: Iterable[pa.RecordBatch | pa.Table]) -> Added: ...


@dataclass
class FileReport:
    """What became of one file."""

    file: str
    format: str | None = None
    mappings: list[str] = field(default_factory=list)
    documents: int = 0
    added: int = 0
    new_versions: int = 0
    unchanged: int = 0
    repeated: int = 0
    rejected: int = 0
    rejects_file: str | None = None
    problems: list[Problem] = field(default_factory=list)

    @property
    def failed(self) -> bool:
        """True when nothing of the file could be read."""
        return self.format is None


def take_in(
    paths: Iterable[str | Path],
    options: ImportOptions,
    store: Store,
    keep_original: Callable[[Path], str],
    rejects_folder: Path,
    step: Callable[[str], None] | None = None,
) -> Iterator[FileReport]:
    """Import files, folders and web addresses; yields a report for each as it is done.

    A file that cannot be read is reported and the next one is read. Raises TrothError at once when a path
    does not exist or a sidecar cannot be read.
    """
    given = list(paths)
    sidecars = [found for path in given if isinstance(path, Path | str) and (found := _sidecar(path))]
    for path in walk(given):
        if isinstance(path, Path) and path.name == NAME and _sidecar(path.parent):
            continue
        wishes = options
        for sidecar in sidecars:
            wishes = sidecar.options(path, wishes) if isinstance(path, Path) else wishes
        if step:
            step(str(path))
        yield _one(path, wishes, store, keep_original, rejects_folder)


def _sidecar(path: str | Path) -> Sidecar | None:
    return None if "://" in str(path) else Sidecar.of(Path(path))


def _one(
    path: str | Path, options: ImportOptions, store: Store, keep: Callable[[Path], str], rejects: Path
) -> FileReport:
    report = FileReport(str(path))
    try:
        with read_source(path, options) as source:
            # The original first: a document must never name an original that was lost on the way.
            keep(source.path)
            result = store.add(source.batches())
            report.format, report.mappings = source.format, source.mappings
            report.documents, report.problems = source.documents, list(source.problems)
            report.added, report.new_versions = result.added, result.new_versions
            report.unchanged, report.repeated = result.unchanged, result.repeated + source.repeated
            _set_aside(source, rejects, report)
    except TrothError as error:
        report.problems += error.problems
    return report


def _set_aside(source: Source, folder: Path, report: FileReport) -> None:
    report.rejected = source.rejects.count
    if not report.rejected:
        return
    folder.mkdir(parents=True, exist_ok=True)
    place = folder / f"{content_id(source.name, source.raw_sha256)[:12]}-{Path(source.name).name[:60]}.jsonl"
    source.rejects.save(place)
    report.rejects_file = str(place)
