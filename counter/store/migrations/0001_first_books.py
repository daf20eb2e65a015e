"""The first books: all tables, the append-only triggers, the turn.

Frozen: these models are a copy as of the first version and are never changed afterwards.
"""

from __future__ import annotations

from peewee import (
    BigIntegerField,
    BooleanField,
    CharField,
    CompositeKey,
    Database,
    ForeignKeyField,
    IntegerField,
    Model,
    SqliteDatabase,
    TextField,
)  # fmt: skip

from counter.store.append_only import protect


class Fact(Model):
    name = CharField(max_length=40, primary_key=True)
    value = TextField()

    class Meta:
        table_name = "fact"


class Serial(Model):
    scope = CharField(max_length=60, primary_key=True)
    value = IntegerField()

    class Meta:
        table_name = "serial"


class Person(Model):
    login = CharField(max_length=40, unique=True)
    name = CharField(max_length=80)
    role = CharField(max_length=16)
    password = CharField(max_length=200)
    is_active = BooleanField()
    failures = IntegerField()
    locked_until = CharField(max_length=32, null=True)

    class Meta:
        table_name = "person"


class BusinessDay(Model):
    day = CharField(max_length=10, primary_key=True)
    opened_at = CharField(max_length=32)
    opened_by = CharField(max_length=80)
    close_no = IntegerField(unique=True, null=True)
    closed_at = CharField(max_length=32, null=True)
    closed_by = CharField(max_length=80)
    sheet = TextField(null=True)

    class Meta:
        table_name = "business_day"


class RuleEdition(Model):
    number = IntegerField(primary_key=True)
    digest = CharField(max_length=64)
    body = TextField()
    entered_at = CharField(max_length=32)
    entered_by = CharField(max_length=80)
    note = TextField()

    class Meta:
        table_name = "rule_edition"


class Entry(Model):
    seq = IntegerField(primary_key=True)
    at = CharField(max_length=32)
    day = CharField(max_length=10)
    window = CharField(max_length=16)
    clerk = CharField(max_length=80)
    verb = CharField(max_length=24)
    subject = CharField(max_length=32, index=True)
    act = CharField(max_length=40)
    facts = TextField()
    counts = TextField()
    algorithm = IntegerField()
    previous = CharField(max_length=64)
    digest = CharField(max_length=64)

    class Meta:
        table_name = "entry"


class Count(Model):
    seq = IntegerField()
    day = CharField(max_length=10)
    clerk = CharField(max_length=80)
    window = CharField(max_length=16)
    kind = CharField(max_length=24)
    figure = CharField(max_length=16)
    route = CharField(max_length=24)
    channel = CharField(max_length=12)
    speed = CharField(max_length=12)
    destination = CharField(max_length=2)
    method = CharField(max_length=12)
    units = IntegerField()
    cases = IntegerField()
    fen = BigIntegerField()

    class Meta:
        table_name = "count"
        indexes = ((("day", "kind", "figure"), False), (("seq",), False))


class Act(Model):
    id = CharField(max_length=40, primary_key=True)
    seq = IntegerField()
    answer = TextField()

    class Meta:
        table_name = "act"


class Case(Model):
    no = CharField(max_length=32, unique=True)
    tag = CharField(max_length=32, unique=True)
    letters = CharField(max_length=4)
    step = CharField(max_length=24)
    stage = CharField(max_length=12, index=True)
    revision = IntegerField()
    received_on = CharField(max_length=10, index=True)
    received_at = CharField(max_length=32)
    accepted_on = CharField(max_length=10, null=True)
    due_on = CharField(max_length=10, index=True, null=True)
    due_is_estimate = BooleanField()
    due_facts = TextField()
    paused_on = CharField(max_length=10, null=True)
    ended_on = CharField(max_length=10, null=True)
    changed_at = CharField(max_length=32)
    changed_by = CharField(max_length=80)
    window = CharField(max_length=16)
    applicant_kind = CharField(max_length=12)
    name = CharField(max_length=200)
    id_number = CharField(max_length=40)
    phone = CharField(max_length=40)
    agent_name = CharField(max_length=200)
    destination = CharField(max_length=2)
    route = CharField(max_length=24)
    speed = CharField(max_length=12)
    channel = CharField(max_length=12)
    delivery = CharField(max_length=12)
    approval_no = CharField(max_length=120)
    units = IntegerField()
    edition = IntegerField()
    answers = TextField()

    class Meta:
        table_name = "case"


class Piece(Model):
    case = ForeignKeyField(Case, on_delete="RESTRICT")
    no = IntegerField()
    number = CharField(max_length=120)
    holder = CharField(max_length=200)
    units = IntegerField()
    answers = TextField()
    taken_by = CharField(max_length=200)
    taken_at = CharField(max_length=32, null=True)
    taken_paper = CharField(max_length=120)

    class Meta:
        table_name = "piece"
        indexes = ((("case", "no"), True),)


class Material(Model):
    case = ForeignKeyField(Case, on_delete="RESTRICT")
    code = CharField(max_length=40)
    title_zh = TextField()
    title_en = TextField()
    is_required = BooleanField()
    is_handed_over = BooleanField()

    class Meta:
        table_name = "material"
        indexes = ((("case", "code"), True),)


class Search(Model):
    term = CharField(max_length=64)
    case = ForeignKeyField(Case, on_delete="RESTRICT")

    class Meta:
        table_name = "search"
        primary_key = CompositeKey("term", "case")


class Charge(Model):
    case = ForeignKeyField(Case, on_delete="RESTRICT")
    code = CharField(max_length=40)
    title_zh = TextField()
    title_en = TextField()
    unit_price = BigIntegerField()
    quantity = IntegerField()
    amount = BigIntegerField()
    payee = CharField(max_length=12)
    is_collected = BooleanField()
    charged_on = CharField(max_length=10)

    class Meta:
        table_name = "charge"


class Payment(Model):
    case = ForeignKeyField(Case, on_delete="RESTRICT")
    amount = BigIntegerField()
    method = CharField(max_length=12)
    fiscal_no = CharField(max_length=40)
    reason = TextField()
    day = CharField(max_length=10, index=True)
    at = CharField(max_length=32)
    clerk = CharField(max_length=80)
    window = CharField(max_length=16)

    class Meta:
        table_name = "payment"


class Manifest(Model):
    no = CharField(max_length=32, unique=True)
    tag = CharField(max_length=32, unique=True)
    day = CharField(max_length=10)
    drawn_at = CharField(max_length=32)
    clerk = CharField(max_length=80)

    class Meta:
        table_name = "manifest"


class Envelope(Model):
    no = CharField(max_length=32, unique=True)
    tag = CharField(max_length=32, unique=True)
    state = CharField(max_length=12, index=True)
    receiver = CharField(max_length=200)
    phone = CharField(max_length=40)
    address = TextField()
    post_mode = CharField(max_length=12)
    postage = BigIntegerField()
    pieces = IntegerField()
    waybill = CharField(max_length=40, unique=True, null=True)
    manifest = ForeignKeyField(Manifest, on_delete="RESTRICT", null=True)
    day = CharField(max_length=10)
    reason = TextField()

    class Meta:
        table_name = "envelope"


class EnvelopeCase(Model):
    envelope = ForeignKeyField(Envelope, on_delete="RESTRICT")
    case = ForeignKeyField(Case, on_delete="RESTRICT")

    class Meta:
        table_name = "envelope_case"
        indexes = ((("envelope", "case"), True),)


class Paper(Model):
    kind = CharField(max_length=24)
    subject = CharField(max_length=32, index=True)
    original = IntegerField(null=True)
    copy = IntegerField()
    state = CharField(max_length=12, index=True)
    facts = TextField()
    printer = CharField(max_length=120)
    reason = TextField()
    queued_at = CharField(max_length=32)
    day = CharField(max_length=10, index=True)
    changed_at = CharField(max_length=32)

    class Meta:
        table_name = "paper"
        indexes = ((("original", "copy"), True),)


TABLES = (
    Fact, Serial, Person, BusinessDay, RuleEdition, Entry, Count, Act,
    Case, Piece, Material, Search, Charge, Payment, Manifest, Envelope, EnvelopeCase, Paper,
)  # fmt: skip


def up(migrator: object, db: Database) -> None:
    """Create everything that the first version knew."""
    db.bind(TABLES, bind_refs=False, bind_backrefs=False)
    is_file = isinstance(db, SqliteDatabase)
    Search._meta.without_rowid = is_file
    db.create_tables(TABLES, safe=False)
    if not is_file:
        # "Begins with" is a range of code points; a server's own collation sorts otherwise.
        db.execute_sql('ALTER TABLE search ALTER COLUMN term TYPE varchar(64) COLLATE "C"')
    protect(db)
    Serial.create(scope="turn", value=0)
