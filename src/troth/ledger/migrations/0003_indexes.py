"""Indexes that hold all that lists sort by, and all that the counts above them need."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """On the rows of promises; what lists sort by goes with the key that they show it for."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("ledger", "0002_append_only")]
    operations: ClassVar[list[migrations.operations.base.Operation]] = [
        migrations.AddIndex(
            "promise",
            models.Index(fields=["ledger", "review", "outcome", "due_to"], name="promise_counts"),
        ),
        migrations.AddIndex("promise", models.Index(fields=["ledger", "entity"], name="promise_entity")),
        migrations.RemoveIndex("promise", "promise_recent"),
        migrations.AddIndex(
            "promise",
            models.Index(fields=["ledger", "review", "updated_at", "promise_id"], name="promise_updated"),
        ),
        migrations.RemoveIndex("promise", "promise_announced"),
        migrations.AddIndex(
            "promise",
            models.Index(fields=["ledger", "review", "announced_on", "promise_id"], name="promise_said"),
        ),
    ]
