"""Personal texts beside the journal, the files of agents and notaries, and the erasing path.

Agents are taken from the cases that are there. The append-only tables go on refusing changes,
but for the personal columns named here, while an erasure is being written.
"""

from __future__ import annotations

import json

from peewee import AutoField, CharField, Database, IntegerField, Model, TextField

from counter.store.append_only import let_erase, let_erase_rows

ERASABLE = {
    "entry": ("facts",),
    "payment": ("reason",),
    "result": ("sender", "deed_signer"),
    "blank_spoiled": ("reason",),
}


class Case(Model):
    id = AutoField()
    letters = CharField(max_length=4)
    received_on = CharField(max_length=10)
    name = CharField(max_length=200)
    phone = CharField(max_length=40)
    applicant_kind = CharField(max_length=12)
    agent_name = CharField(max_length=200)
    answers = TextField()

    class Meta:
        table_name = "case"


class EntrySecret(Model):
    seq = IntegerField(primary_key=True)
    salt = CharField(max_length=32)
    text = TextField()

    class Meta:
        table_name = "entry_secret"


class Agent(Model):
    name = CharField(max_length=200)
    id_number = CharField(max_length=40, unique=True)
    phone = CharField(max_length=40, index=True)
    organisations = TextField()
    changed_on = CharField(max_length=10, index=True)

    class Meta:
        table_name = "agent"
        indexes = ((("name",), False),)


class Notary(Model):
    office = CharField(max_length=200, index=True)
    name = CharField(max_length=200)
    valid_from = CharField(max_length=10, null=True)
    valid_until = CharField(max_length=10, null=True)
    note = TextField()
    changed_at = CharField(max_length=32)
    changed_by = CharField(max_length=80)

    class Meta:
        table_name = "notary"
        indexes = ((("office", "name"), True),)


TABLES = (EntrySecret, Agent, Notary)


def up(migrator: object, db: Database) -> None:
    """Create the tables, open the erasing path, write the files of agents known from cases."""
    db.bind((Case, *TABLES), bind_refs=False, bind_backrefs=False)
    db.create_tables(TABLES, safe=False)
    db.execute_sql('ALTER TABLE "case" ADD COLUMN erased_on VARCHAR(10)')
    let_erase_rows(db, "entry_secret")
    for table, columns in ERASABLE.items():
        let_erase(db, table, columns)
    let_erase(db, "business_day", ("sheet",), "OLD.close_no IS NOT NULL")
    files: dict[str, dict[str, object]] = {}
    for case in Case.select().where(Case.agent_name != "").order_by(Case.id):
        number = json.loads(case.answers).get("agent_id_number", "")
        if not number:
            continue
        before = files.get(number, {}).get("organisations", [])
        known = before if isinstance(before, list) else []
        first = [case.name] if case.applicant_kind in ("company", "notary") else []
        files[number] = {
            "name": case.agent_name, "id_number": number, "phone": case.phone,
            "organisations": first + [one for one in known if one not in first],
            "changed_on": case.received_on,
        }  # fmt: skip
    for row in files.values():
        told = json.dumps(
            row["organisations"], ensure_ascii=False, sort_keys=True, separators=(",", ":")
        )
        Agent.create(**{**row, "organisations": told})
