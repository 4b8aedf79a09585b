"""The brand book's editor: every mistake with line and column, a backup before each save."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from tests.web import sample
from troth.library import Workspace
from troth.web import current

WRONG = sample.BOOK.replace("kind: product", "kind: prduct").replace(
    "parent: alder, founder", "parent: nobody, founder"
)


def test_mistakes_come_with_line_and_column(workspace: Workspace, as_role: Callable[..., Client]) -> None:
    page = as_role("analyst").post("/brandbook/check", {"text": WRONG}).content.decode()
    assert 'data-line="5"' in page
    assert 'data-column="' in page
    assert "<html" not in page
    assert (
        "No problems" in as_role("analyst").post("/brandbook/check", {"text": sample.BOOK}).content.decode()
    )


def test_a_save_keeps_what_was_there(own_workspace: Workspace, as_role: Callable[..., Client]) -> None:
    changed = sample.BOOK.replace("name: Borga", "name: Borga Lights")
    assert as_role("communications").post("/brandbook/save", {"text": changed}).status_code == 302
    assert current.name_of("borga") == "Borga Lights"
    backups = list((own_workspace.root / "brandbook.backups").glob("*.yaml"))
    assert [path.read_text("utf-8") for path in backups] == [sample.BOOK]
    assert own_workspace.brandbook_path.stat().st_mode & 0o077 == 0


def test_a_book_with_mistakes_is_not_saved(own_workspace: Workspace, as_role: Callable[..., Client]) -> None:
    answer = as_role("admin").post("/brandbook/save", {"text": WRONG})
    assert answer.status_code == 400
    assert "prduct" in answer.content.decode()
    assert own_workspace.brandbook_path.read_text("utf-8") == sample.BOOK


def test_who_may_not_write_may_not_save(own_workspace: Workspace, as_role: Callable[..., Client]) -> None:
    for role in ("viewer", "analyst", "legal"):
        assert as_role(role).post("/brandbook/save", {"text": "brand: x"}).status_code == 403
    assert "readonly" in as_role("legal").get("/brandbook").content.decode()
