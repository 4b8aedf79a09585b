"""Tables of the ledger: the entries, which are the truth, and read-side rows made from them.

Only `Ledger`, `Entry` and `SavedView` hold something of their own. `Promise`, `Appearance` and `Evidence`
are today's picture, folded from the entries; `projection.rebuild()` makes them again, row for row.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models


class AppendOnlyError(RuntimeError):
    """Somebody tried to change or delete an entry through the models."""


class EntryQuerySet(models.QuerySet["Entry"]):
    """Entries can be read and appended; `proof.erase` alone may blank a payload, by law."""

    def update(self, **_kwargs: Any) -> int:
        """Refused: entries are never changed."""
        raise AppendOnlyError("entries are append-only; write a counter-entry instead")

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refused: entries are never deleted."""
        raise AppendOnlyError("entries are append-only; write a counter-entry instead")


class Ledger(models.Model):
    """One chain of entries. `head_seq` and `head_hash` are its last link; writers lock this row."""

    slug = models.CharField(max_length=64, primary_key=True)
    name = models.CharField(max_length=200)
    head_seq = models.BigIntegerField(default=0)
    head_hash = models.CharField(max_length=64, default="0" * 64)

    def __str__(self) -> str:
        return self.name


class Entry(models.Model):
    """One line of the ledger: what was done, to which promise, by whom, when and why.

    `hash` covers every field but the contents (payload, reason, salt), for which `payload_hash` stands:
    contents that a law orders deleted can be blanked while the chain stays whole.
    """

    ledger = models.ForeignKey(Ledger, on_delete=models.PROTECT, db_index=False)
    seq = models.BigIntegerField()
    promise_id = models.CharField(max_length=32, blank=True)
    kind = models.CharField(max_length=32)
    act = models.CharField(max_length=32, db_index=True)
    payload = models.TextField()
    reason = models.TextField(blank=True)
    salt = models.CharField(max_length=32)
    payload_hash = models.CharField(max_length=64)
    actor = models.CharField(max_length=150)
    role = models.CharField(max_length=20)
    at = models.DateTimeField()
    prev_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    objects: ClassVar[models.Manager[Entry]] = EntryQuerySet.as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["ledger", "seq"], name="entry_once")
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["ledger", "promise_id", "seq"], name="entry_by_promise")
        ]

    def __str__(self) -> str:
        return f"{self.ledger_id} {self.seq} {self.kind} {self.promise_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert only; raises AppendOnlyError for a stored entry."""
        if self.pk is not None:
            raise AppendOnlyError("entries are append-only; write a counter-entry instead")
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refused: entries are never deleted."""
        raise AppendOnlyError("entries are append-only; write a counter-entry instead")


class Promise(models.Model):
    """Where a promise stands today: the columns of lists and filters; the whole state is in `Detail`."""

    promise_id = models.CharField(max_length=32, primary_key=True)
    ledger = models.ForeignKey(Ledger, on_delete=models.PROTECT, db_index=False)
    seq = models.BigIntegerField()
    review = models.CharField(max_length=16)
    kind = models.CharField(max_length=16)
    wording = models.TextField()
    lang = models.CharField(max_length=8, blank=True)
    speaker = models.CharField(max_length=200, blank=True)
    speaker_entity = models.CharField(max_length=100, blank=True)
    entity = models.CharField(max_length=100, blank=True)
    line = models.CharField(max_length=100, blank=True)
    specificity = models.SmallIntegerField()
    confidence = models.FloatField()
    announced_on = models.DateField(null=True)
    due_from = models.DateField(null=True)
    due_to = models.DateField(null=True)
    outcome = models.CharField(max_length=20)
    public_outcome = models.CharField(max_length=20)
    settled_on = models.DateField(null=True)
    official = models.CharField(max_length=20, blank=True)
    evidence_state = models.CharField(max_length=10)
    clarity = models.CharField(max_length=12, blank=True)
    silent_as_of = models.DateField(null=True)
    owner = models.CharField(max_length=150, blank=True)
    public = models.BooleanField(default=False)
    appearances = models.IntegerField()
    versions = models.IntegerField()
    open_evidence = models.IntegerField()
    comments = models.IntegerField()
    updated_at = models.DateTimeField()
    recurs = models.BooleanField(default=False)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["ledger", "review", "due_to", "promise_id"], name="promise_due"),
            models.Index(fields=["ledger", "review", "updated_at", "promise_id"], name="promise_updated"),
            models.Index(fields=["ledger", "outcome", "due_to"], name="promise_outcome"),
            models.Index(fields=["ledger", "review", "outcome", "due_to"], name="promise_counts"),
            models.Index(fields=["ledger", "entity"], name="promise_entity"),
            models.Index(fields=["ledger", "speaker_entity"], name="promise_speaker"),
            models.Index(fields=["ledger", "owner"], name="promise_owner"),
            models.Index(fields=["ledger", "review", "announced_on", "promise_id"], name="promise_said"),
            models.Index(fields=["ledger", "review", "open_evidence"], name="promise_evidence"),
        ]

    def __str__(self) -> str:
        return self.wording[:80]


class Detail(models.Model):
    """The whole folded state of a promise as canonical JSON, apart from the rows that lists scan."""

    promise = models.OneToOneField(
        Promise, on_delete=models.DO_NOTHING, primary_key=True, db_constraint=False, related_name="detail"
    )
    data = models.TextField()


class Appearance(models.Model):
    """One place where a promise was said: the words, who, when, in which document."""

    key = models.CharField(max_length=32, primary_key=True)
    ledger = models.ForeignKey(Ledger, on_delete=models.PROTECT, db_index=False)
    promise_id = models.CharField(max_length=32, db_index=True)
    doc_id = models.CharField(max_length=64, db_index=True)
    doc_version = models.IntegerField()
    start = models.IntegerField()
    end = models.IntegerField()
    quote = models.TextField()
    speaker = models.CharField(max_length=200, blank=True)
    said_on = models.DateField(null=True)
    lang = models.CharField(max_length=8, blank=True)
    channel = models.CharField(max_length=16, blank=True)
    url = models.TextField(blank=True)


class Evidence(models.Model):
    """A passage that may settle a promise; `status` is proposed, accepted or rejected."""

    key = models.CharField(max_length=32, primary_key=True)
    ledger = models.ForeignKey(Ledger, on_delete=models.PROTECT, db_index=False)
    promise_id = models.CharField(max_length=32)
    doc_id = models.CharField(max_length=64, blank=True)
    doc_version = models.IntegerField(null=True)
    start = models.IntegerField(null=True)
    end = models.IntegerField(null=True)
    quote = models.TextField(blank=True)
    url = models.TextField(blank=True)
    relation = models.CharField(max_length=16)
    score = models.FloatField()
    on = models.DateField(null=True)
    status = models.CharField(max_length=10)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["promise_id", "status"], name="evidence_by_promise"),
            models.Index(fields=["ledger", "status"], name="evidence_open"),
        ]


class SavedView(models.Model):
    """A person's named set of filters for the list page."""

    ledger = models.ForeignKey(Ledger, on_delete=models.CASCADE)
    owner = models.CharField(max_length=150)
    name = models.CharField(max_length=100)
    filters = models.TextField()
    shared = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["ledger", "owner", "name"], name="view_once")
        ]

    def __str__(self) -> str:
        return self.name
