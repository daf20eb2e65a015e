"""Whole rows are asked for and read exactly as peewee itself would, only sooner."""

from __future__ import annotations

from peewee import CharField, Model, ModelObjectCursorWrapper, ModelSelect

from counter.intake.accept import accept
from counter.store.tables import ALL, shapes
from counter.store.tables.base import PROXY, Table
from counter.store.tables.cases import Case, Piece
from counter.store.tables.hall import Serial as KeptSerial
from counter.store.tables.money import Charge
from tests.conftest import Hall


def _by_peewee(table: type[Table]) -> ModelSelect:
    return ModelSelect(table, table._meta.sorted_fields, is_default=True)


def test_the_sql_is_peewees_own(hall: Hall) -> None:
    for table in ALL:
        first = table._meta.sorted_fields[0]
        ours, theirs = (
            query.where(first.is_null(False)).order_by(first).limit(3)
            for query in (table.select(), _by_peewee(table))
        )
        assert ours.sql() == theirs.sql()


def test_as_a_value_of_another_query_a_whole_row_is_its_key(hall: Hall) -> None:
    ours = Piece.select().where(Piece.case.in_(Case.select().where(Case.letters == "RZ")))
    theirs = _by_peewee(Piece).where(Piece.case.in_(_by_peewee(Case).where(Case.letters == "RZ")))
    assert ours.sql() == theirs.sql()
    assert '"t2"."id" FROM' in ours.sql()[0]


def test_joined_rows_keep_their_partner(hall: Hall) -> None:
    hall.accept("RZ")
    row = Charge.select(Charge, Case).join(Case).get()
    assert row.case.__data__ == Case.get().__data__


def test_every_row_reads_as_peewee_reads_it(hall: Hall) -> None:
    for letters in ("RZ", "SL", "HZ", "QZ"):
        accept(hall.desk, hall.application(letters))
    compared = 0
    for table in ALL:
        ours = list(table.select())
        cursor = PROXY.execute(_by_peewee(table))
        theirs = list(ModelObjectCursorWrapper(cursor, table, table._meta.sorted_fields, table))
        assert list(map(_told, ours)) == list(map(_told, theirs))
        compared += len(ours)
    assert compared > 50


def test_a_record_that_was_read_writes_only_what_changes(hall: Hall) -> None:
    case_no = hall.accept("RZ").case_no
    mine, other = Case.get(Case.no == case_no), Case.get(Case.no == case_no)
    assert not mine.dirty_fields
    other.name = "另一窗口"
    other.save()
    mine.phone = "13800000000"
    assert [field.name for field in mine.dirty_fields] == ["phone"]
    mine.save()
    kept = Case.get(Case.no == case_no)
    assert (kept.name, kept.phone) == ("另一窗口", "13800000000")


def test_plain_queries_are_known_by_their_shape_and_say_what_peewee_says(hall: Hall) -> None:
    hall.accept("RZ", matters=2)
    case, on = Case.get(), hall.desk.today
    for ask in (
        lambda no: Case.select().where(Case.no == no),
        lambda no: Case.select(Case.no, Case.stage).where(Case.received_on <= on, Case.no != no),
        lambda no: Piece.select().where(Piece.case == case).order_by(Piece.no.desc()).limit(2),
        lambda no: Piece.select().where(Piece.case == case.id, Piece.taken_at.is_null()),
        lambda no: Case.select().where((Case.no == no) | (Case.stage.in_(("ready", "done")))),
        lambda no: Case.select().where(Case.id.in_([1, 2, 3]), Case.due_is_estimate == False),  # noqa: E712
        lambda no: Case.select().where(~(Case.no == no)),
        lambda no: Case.select().where(Case.no.startswith(no)).order_by(Case.id),
        lambda no: Case.select(Case.no).where(Case.step == Case.stage).distinct(),
    ):
        for no in (case.no, "RZ-none", case.no):
            query = ask(no)
            assert shapes.sql_of(query, PROXY.obj) == tuple(query.sql())
    assert [row.no for row in Case.select().where(Case.no == case.no)] == [case.no]
    assert list(Case.select().where(Case.no == "RZ-none")) == []


def test_tables_of_one_name_are_told_apart(hall: Hall) -> None:
    class Serial(Table):
        scope = CharField(column_name="value")

        class Meta:
            table_name = "elsewhere"
            primary_key = False

    ours = shapes.sql_of(KeptSerial.select().where(KeptSerial.scope == "x"), PROXY.obj)
    other = shapes.sql_of(Serial.select().where(Serial.scope == "x"), PROXY.obj)
    assert '"serial"' in ours[0]
    assert '"elsewhere"' in other[0]


def _told(record: Model) -> tuple[dict[str, object], dict[str, type], set[str]]:
    """A record's values with their types, and what counts as changed."""
    types = {name: type(value) for name, value in record.__data__.items()}
    return dict(record.__data__), types, set(record._dirty)
