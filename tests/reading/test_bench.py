from __future__ import annotations

from troth.reading import pipeline
from troth.reading.bench import bench_read
from troth.reading.posts import batches


def test_every_annotator_is_measured() -> None:
    found = bench_read(400, seed=2, workers=1)
    assert set(found["us_per_doc"]) == {annotator.name for annotator in pipeline(None, "skim").annotators}
    assert found["docs"] == 400
    assert found["docs_per_s"] > 0
    assert found["peak_mb"] > 10


def test_posts_are_repeatable_and_numbered_through() -> None:
    one, other = list(batches(250, seed=4, rows=100)), list(batches(250, seed=4, rows=100))
    assert [batch.num_rows for batch in one] == [100, 100, 50]
    assert all(a.equals(b) for a, b in zip(one, other, strict=True))
    ids = [doc for batch in one for doc in batch.column("doc_id").to_pylist()]
    assert len(set(ids)) == 250
    lengths = [len(text) for batch in one for text in batch.column("text").to_pylist()]
    assert 25 < sum(lengths) / len(lengths) < 70
