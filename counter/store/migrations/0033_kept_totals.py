"""Kept totals by day and month, each case's milestones, ratings, published figures.

Old books are counted once, from the journal's counts. Milestones of old cases come from the cases
themselves and from the days of the journal's entries.

Frozen: these models are a copy as of this step and are never changed afterwards.
"""

from __future__ import annotations

import json
from typing import Any

from peewee import (
    BigIntegerField,
    CharField,
    CompositeKey,
    Database,
    ForeignKeyField,
    IntegerField,
    Model,
    SqliteDatabase,
    TextField,
)  # fmt: skip

from counter.store.append_only import forbid_changes


class Case(Model):
    class Meta:
        table_name = "case"


class DayTotal(Model):
    view = CharField(max_length=20)
    figure = CharField(max_length=16)
    day = CharField(max_length=10)
    kind = CharField(max_length=24)
    value = CharField(max_length=80)
    units = IntegerField()
    cases = IntegerField()
    fen = BigIntegerField()

    class Meta:
        table_name = "day_total"
        primary_key = CompositeKey("view", "figure", "day", "kind", "value")


class MonthTotal(Model):
    view = CharField(max_length=20)
    figure = CharField(max_length=16)
    month = CharField(max_length=7)
    kind = CharField(max_length=24)
    value = CharField(max_length=80)
    units = IntegerField()
    cases = IntegerField()
    fen = BigIntegerField()

    class Meta:
        table_name = "month_total"
        primary_key = CompositeKey("view", "figure", "month", "kind", "value")


class CaseMark(Model):
    case_no = CharField(max_length=32, primary_key=True)
    kind = CharField(max_length=24)
    received_on = CharField(max_length=10, null=True)
    accepted_on = CharField(max_length=10, null=True)
    finished_on = CharField(max_length=10, null=True)
    due_on = CharField(max_length=10, null=True)
    office = CharField(max_length=200)
    stops = TextField()

    class Meta:
        table_name = "case_mark"
        indexes = (
            (("accepted_on", "kind", "office", "received_on"), False),
            (("finished_on", "kind", "accepted_on", "due_on", "stops"), False),
        )


class Rating(Model):
    case = ForeignKeyField(Case, unique=True, on_delete="RESTRICT")
    kind = CharField(max_length=24)
    grade = IntegerField()
    day = CharField(max_length=10)
    salt = CharField(max_length=32)
    seal = CharField(max_length=64)

    class Meta:
        table_name = "rating"
        indexes = ((("day", "kind", "grade"), False),)


class FrozenFigures(Model):
    period = CharField(max_length=10, index=True)
    body = TextField()
    digest = CharField(max_length=64)
    journal_last = IntegerField()
    at = CharField(max_length=32)
    clerk = CharField(max_length=80)

    class Meta:
        table_name = "frozen_figures"


TABLES = (DayTotal, MonthTotal, CaseMark, Rating, FrozenFigures)
KINDS = {
    "RZ": "authentication", "SL": "apec_card", "HZ": "official_passport", "QZ": "visa_agency",
}  # fmt: skip
VALUES = {
    "": "''", "route": "c.route", "channel": "c.channel", "clerk": "c.clerk", "speed": "c.speed",
    "destination": "c.destination", "window": 'c."window"', "method": "c.method",
    "hour": "substr(e.at, 12, 2)",
    "route_destination": (
        "CASE WHEN c.route <> '' AND c.destination <> '' "
        "THEN c.route || '/' || c.destination ELSE '' END"
    ),
}  # fmt: skip
PAUSES = ("suspend",)
RESUMES = ("resume",)


def up(migrator: object, db: Database) -> None:
    """Create the tables and count what is in the books."""
    db.bind((Case, *TABLES), bind_refs=False, bind_backrefs=False)
    for model in (DayTotal, MonthTotal):
        model._meta.without_rowid = isinstance(db, SqliteDatabase)  # PostgreSQL has no such thing
    db.create_tables(TABLES, safe=False)
    forbid_changes(db, ("rating", "frozen_figures"))
    for view, value in VALUES.items():
        for table, span in (("day_total", "c.day"), ("month_total", "substr(c.day, 1, 7)")):
            db.execute_sql(
                f"INSERT INTO {table} SELECT '{view}', c.figure, {span}, c.kind, {value}, "
                'SUM(c.units), SUM(c.cases), SUM(c.fen) FROM "count" c '
                f"JOIN entry e ON e.seq = c.seq WHERE '{view}' = '' OR ({value}) <> '' "
                "GROUP BY 2, 3, 4, 5"
            )
    _mark_cases(db)


def _mark_cases(db: Database) -> None:
    offices = _offices(db)
    finished = _finished(db)
    stops = _stops(db)
    rows = [
        (no, KINDS[letters], received, accepted, finished.get(no), due, offices.get(key, ""),
         stops.get(no, ""))
        for key, no, letters, received, accepted, due in db.execute_sql(
            'SELECT id, no, letters, received_on, accepted_on, due_on FROM "case"'
        ).fetchall()
    ]  # fmt: skip
    signs = ", ".join([str(db.param)] * 8)
    db.cursor().executemany(
        "INSERT INTO case_mark (case_no, kind, received_on, accepted_on, finished_on, due_on, "
        f"office, stops) VALUES ({signs})",
        rows,
    )


def _offices(db: Database) -> dict[int, str]:
    found: dict[int, set[str]] = {}
    for case, answers, taken in db.execute_sql(
        "SELECT case_id, answers, taken_paper FROM piece"
    ).fetchall():
        office = json.loads(answers).get("office")
        if office and not taken.startswith("returned:"):
            found.setdefault(case, set()).add(str(office))
    return {case: next(iter(named)) if len(named) == 1 else "*" for case, named in found.items()}


def _finished(db: Database) -> dict[str, str]:
    days: dict[str, str | None] = {}
    for no, day, cases in db.execute_sql(
        'SELECT e.subject, c.day, SUM(c.cases) FROM "count" c JOIN entry e ON e.seq = c.seq '
        "WHERE c.figure = 'finished' GROUP BY c.seq, e.subject, c.day ORDER BY c.seq"
    ).fetchall():
        if cases:
            days[no] = day if cases > 0 else None
    return {no: day for no, day in days.items() if day is not None}


def _stops(db: Database) -> dict[str, str]:
    found: dict[str, str] = {}
    named = ", ".join(f"'{verb}'" for verb in (*PAUSES, *RESUMES))
    rows: list[Any] = db.execute_sql(
        f"SELECT subject, verb, day FROM entry WHERE verb IN ({named}) AND day <> '' ORDER BY seq"
    ).fetchall()
    for no, verb, day in rows:
        before = found.get(no, "")
        if verb in PAUSES and not before.endswith("/"):
            found[no] = f"{before} {day}/".strip()
        elif verb in RESUMES and before.endswith("/"):
            found[no] = before + day
    return found
