"""The balance of closed days: what the next day opens with, differences that were signed.

Frozen: these models are a copy as of this step and are never changed afterwards.
"""

from __future__ import annotations

from peewee import BlobField, CharField, Database, IntegerField, Model

from counter.store.append_only import forbid_changes, let_erase


class BalanceStock(Model):
    day = CharField(max_length=10, primary_key=True)
    seq = IntegerField()
    body = BlobField()

    class Meta:
        table_name = "balance_stock"


class BalanceDifference(Model):
    day = CharField(max_length=10, index=True)
    thing = CharField(max_length=16)
    key = CharField(max_length=64)
    expected = CharField(max_length=200)
    found = CharField(max_length=200)
    seq = IntegerField()
    reason = CharField(max_length=200)
    signed_at = CharField(max_length=32)
    signed_by = CharField(max_length=80)

    class Meta:
        table_name = "balance_difference"
        indexes = ((("day", "thing", "key"), False),)


TABLES = (BalanceStock, BalanceDifference)


def up(migrator: object, db: Database) -> None:
    """Create the tables; the first balance reads the journal from its beginning."""
    db.bind(TABLES, bind_refs=False, bind_backrefs=False)
    db.create_tables(TABLES, safe=False)
    forbid_changes(db, ("balance_stock", "balance_difference"))
    let_erase(db, "balance_difference", ("reason",))
