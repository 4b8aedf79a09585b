"""Files by upload: taken in, read, proposed; unknown tables get a mapping, rejected rows their reason."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from troth.ledger.models import Promise
from troth.library import Workspace
from troth.web import current
from troth.web.importing import columns_from, safe_name
from troth.words import TrothError

ARTICLE = "Alder, said Mara Lind, will open ten workshops by the end of June 2026."
TABLE = (
    "beitrag,wann\nDie Alder Lampe ist hell und gut.,2026-01-05\nEin zweiter Beitrag über Alder.,kein Tag\n"
    "Dritter Beitrag über Alder.,2026-01-07\nVierter Beitrag über Alder.,2026-01-08\nFünfter,2026-01-09\n"
)


def upload(client: Client, name: str, text: str, **form: str) -> str:
    file = SimpleUploadedFile(name, text.encode())
    return client.post("/sources/upload", {"files": [file], **form}).content.decode()


def test_a_text_is_added_read_and_proposed(own_workspace: Workspace, as_role: Callable[..., Client]) -> None:
    client = as_role("analyst")
    assert "1 new" in upload(client, "workshops.txt", ARTICLE)
    assert (
        current.library().sql("SELECT count(*) AS n FROM documents WHERE text = ?", [ARTICLE])["n"][0].as_py()
        == 1
    )
    assert Promise.objects.filter(wording__contains="ten workshops").exists()
    assert "0 new" in upload(client, "workshops.txt", ARTICLE)


def test_an_unknown_table_comes_back_with_a_mapping(
    own_workspace: Workspace, as_role: Callable[..., Client]
) -> None:
    client = as_role("analyst")
    table = TABLE.replace("beitrag", "spalte_a")
    page = upload(client, "board.csv", table)
    assert 'value="text=spalte_a,time=wann"' in page
    assert "4 new" in upload(client, "board.csv", table, map="text=spalte_a,time=wann")


def test_rows_set_aside_keep_number_and_reason(
    own_workspace: Workspace, as_role: Callable[..., Client]
) -> None:
    client = as_role("analyst")
    page = upload(client, "board.csv", TABLE, map="text=beitrag,time=wann")
    assert "1 set aside" in page
    name = next(own_workspace.rejects_path.glob("*.jsonl")).name
    rejects = client.get(f"/sources/rejects/{name}").content.decode()
    assert "kein Tag" in rejects
    assert as_role("viewer").get(f"/sources/rejects/{name}").status_code == 403


def test_what_cannot_be_read_is_told(own_workspace: Workspace, as_role: Callable[..., Client]) -> None:
    client = as_role("analyst")
    assert "there is nothing in this file" in upload(client, "empty.csv", "")
    assert "this file holds no text" in upload(client, "binary.csv", "\x00\x01\x02" * 99)
    assert as_role("viewer").post("/sources/upload", {}).status_code == 403


@pytest.mark.parametrize(
    ("given", "kept"),
    [("../../etc/passwd", "passwd"), ("C:\\x\\y.csv", "y.csv"), (".hidden", "hidden"), ("", "upload"),
     ("表 1.xlsx", "表 1.xlsx"), ("a\x00b<c>.txt", "a_b_c_.txt")],
)  # fmt: skip
def test_names_of_uploads_lead_nowhere(given: str, kept: str) -> None:
    assert safe_name(given) == kept
    assert Path(safe_name(given)).name == safe_name(given)


def test_a_mapping_that_is_none_is_refused() -> None:
    assert columns_from("text=内容, time=日期") == {"text": "内容", "time": "日期"}
    with pytest.raises(TrothError, match="field=column"):
        columns_from("text")
