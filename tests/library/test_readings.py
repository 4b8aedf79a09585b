from __future__ import annotations

import pytest

from tests.library.made import batch, document, keys, many, mentions
from troth.library import Library


def entities(library: Library) -> list[tuple[str, str]]:
    rows = library.sql("SELECT doc_id, text FROM mentions ORDER BY ALL").to_pylist()
    return [(row["doc_id"], row["text"]) for row in rows]


def unread(library: Library, **annotators: str) -> list[str]:
    return [doc for rows in library.unread(annotators) for doc in rows["doc_id"].to_pylist()]


def test_documents_without_a_reading_come_in_order_of_arrival(library: Library) -> None:
    library.add([many(["b", "a"]), many(["c"], first=7)])
    assert unread(library, mentions="1") == ["d0", "d1", "d7"]


def test_a_document_that_gave_no_rows_counts_as_read(library: Library) -> None:
    library.add([many(["a", "b"])])
    library.replace_readings(keys(("d0", 1)), {}, {"mentions": "1"})
    assert unread(library, mentions="1") == ["d1"]


def test_another_version_or_another_annotator_asks_for_a_reading(library: Library) -> None:
    library.add([many(["a"])])
    library.replace_readings(keys(("d0", 1)), {}, {"mentions": "1", "dates": "3"})
    assert unread(library, mentions="1") == []
    assert unread(library, mentions="1", dates="3") == []
    assert unread(library, mentions="2") == ["d0"]
    assert unread(library, mentions="1", frames="1") == ["d0"]
    library.replace_readings(keys(("d0", 1)), {}, {"frames": "1"})
    assert unread(library, mentions="1", frames="1") == []


def test_reading_again_replaces_rows_and_leaves_other_documents_alone(library: Library) -> None:
    library.add([many(["aa", "bb"])])
    both = mentions(("d0", 0, 1, "a"), ("d1", 0, 1, "b"))
    library.replace_readings(keys(("d0", 1), ("d1", 1)), {"mentions": both}, {"mentions": "1"})
    library.replace_readings(
        keys(("d0", 1)), {"mentions": mentions(("d0", 0, 2, "aa"), made="2")}, {"mentions": "2"}
    )
    assert entities(library) == [("d0", "aa"), ("d1", "b")]
    assert unread(library, mentions="2") == ["d1"]
    library.replace_readings(keys(("d0", 1)), {}, {"mentions": "3"})
    assert entities(library) == [("d1", "b")]
    assert unread(library, mentions="2") == ["d0", "d1"]


def test_writing_the_same_rows_twice_keeps_them_once(library: Library) -> None:
    library.add([many(["aa"])])
    library.write({"mentions": mentions(("d0", 0, 1, "a"))})
    library.write({"mentions": mentions(("d0", 0, 1, "a"))})
    assert entities(library) == [("d0", "a")]


def test_readings_of_an_old_version_stay_beside_the_new_document(library: Library) -> None:
    library.add([batch(document("a", "old"))])
    library.write({"mentions": mentions(("a", 0, 3, "old"))})
    library.add([batch(document("a", "newer"))])
    assert unread(library, mentions="1") == ["a"]
    joined = library.sql("SELECT * FROM mentions JOIN documents USING (doc_id, doc_version)")
    assert joined.num_rows == 0
    assert entities(library) == [("a", "old")]


def test_rows_of_another_run_are_refused_and_leave_nothing(library: Library) -> None:
    library.add([many(["a"])])
    with pytest.raises(ValueError, match="not of this run"):
        library.replace_readings(
            keys(("d0", 1)), {"mentions": mentions(("d0", 0, 1, "a"), made="9")}, {"mentions": "1"}
        )
    with pytest.raises(ValueError, match="no such table"):
        library.replace_readings(keys(("d0", 1)), {"feelings": mentions()}, {"mentions": "1"})
    assert entities(library) == []
    assert unread(library, mentions="1") == ["d0"]


def test_a_connection_goes_on_seeing_its_moment(library: Library) -> None:
    library.add([many(["a"])])
    con = library.connect()
    library.add([many(["b"], first=1)])
    assert con.execute("SELECT count(*) FROM documents").fetchall() == [(1,)]
    assert library.sql("FROM documents").num_rows == 2


def test_unread_may_be_narrowed(library: Library) -> None:
    library.add([batch(document("a", "x", voice="own"), document("b", "y"))])
    found = [rows["doc_id"].to_pylist() for rows in library.unread({"s": "1"}, where="voice = 'own'")]
    assert found == [["a"]]
