"""A site over the small brand: pages asked as any role."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests.web import sample
from troth.ledger import moment
from troth.library import Workspace
from troth.web import current, people


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workspace, read once."""
    return sample.make(tmp_path_factory.mktemp("web") / "ws").root


@pytest.fixture
def workspace(made: Path, settings: Any) -> Iterator[Workspace]:
    """The site stands over the workspace that was read once; tests do not change its library."""
    settings.WORKSPACE = made
    opened = current.workspace()
    moment.use_clock(opened.clock())
    yield opened
    moment.use_clock(None)


@pytest.fixture
def own_workspace(made: Path, tmp_path: Path, settings: Any) -> Iterator[Workspace]:
    """A copy that a test may change."""
    settings.WORKSPACE = Path(shutil.copytree(made, tmp_path / "ws"))
    opened = current.workspace()
    moment.use_clock(opened.clock())
    yield opened
    moment.use_clock(None)


@pytest.fixture
def empty_workspace(tmp_path: Path, settings: Any) -> Workspace:
    """Nothing in it."""
    settings.WORKSPACE = Workspace.create(tmp_path / "empty").root
    return current.workspace()


@pytest.fixture
def promise(workspace: Workspace, db: None) -> str:
    """A ledger with proposals and one kept promise; its id."""
    book = current.book()
    assert book is not None
    return sample.fill(current.library(), book)


@pytest.fixture
def as_role(db: None) -> Callable[..., Client]:
    """A signed-in client of a role."""

    def sign_in(role: str, **options: Any) -> Client:
        client = Client(REMOTE_ADDR="192.0.2.1", **options)
        user = people.get_user_model().objects.filter(username=role).first()
        client.force_login(user or people.add_person(role, "a long pass phrase", role))
        return client

    return sign_in
