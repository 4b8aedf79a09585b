"""The database itself refuses to change an entry; only blanking its contents is let through."""

from typing import Any

from django.db import migrations

FROZEN = (
    "id", "ledger_id", "seq", "promise_id", "kind", "act", "payload_hash", "actor", "role", "at",
    "prev_hash", "hash",
)
MESSAGE = "ledger entries are append-only"


def install(apps: Any, schema_editor: Any) -> None:
    vendor = schema_editor.connection.vendor
    if vendor == "sqlite":
        changed = " OR ".join(f'NEW."{name}" IS NOT OLD."{name}"' for name in FROZEN)
        contents = "(NEW.payload IS NOT OLD.payload OR NEW.reason IS NOT OLD.reason OR NEW.salt IS NOT OLD.salt)"
        schema_editor.execute(
            f"CREATE TRIGGER ledger_entry_frozen BEFORE UPDATE ON ledger_entry "
            f"WHEN {changed} OR ({contents} AND (NEW.payload <> '' OR NEW.reason <> '' OR NEW.salt <> '')) "
            f"BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
        )
    elif vendor == "postgresql":
        changed = " OR ".join(f'NEW."{name}" IS DISTINCT FROM OLD."{name}"' for name in FROZEN)
        contents = "(NEW.payload, NEW.reason, NEW.salt) IS DISTINCT FROM (OLD.payload, OLD.reason, OLD.salt)"
        schema_editor.execute(
            "CREATE FUNCTION ledger_entry_frozen() RETURNS trigger AS $$ BEGIN "
            f"IF {changed} OR ({contents} AND (NEW.payload <> '' OR NEW.reason <> '' OR NEW.salt <> '')) "
            f"THEN RAISE EXCEPTION '{MESSAGE}'; END IF; RETURN NEW; END $$ LANGUAGE plpgsql"
        )
        schema_editor.execute(
            "CREATE TRIGGER ledger_entry_frozen BEFORE UPDATE ON ledger_entry "
            "FOR EACH ROW EXECUTE FUNCTION ledger_entry_frozen()"
        )


def remove(apps: Any, schema_editor: Any) -> None:
    vendor = schema_editor.connection.vendor
    if vendor == "sqlite":
        schema_editor.execute("DROP TRIGGER IF EXISTS ledger_entry_frozen")
    elif vendor == "postgresql":
        schema_editor.execute("DROP TRIGGER IF EXISTS ledger_entry_frozen ON ledger_entry")
        schema_editor.execute("DROP FUNCTION IF EXISTS ledger_entry_frozen()")


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]
    operations = [migrations.RunPython(install, remove)]
