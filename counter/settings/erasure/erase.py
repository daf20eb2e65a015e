"""The act of erasing: one right, two people, one entry in the journal, one certificate.

All of it stands, or nothing. Afterwards the file is written anew, so that no page that was freed
keeps what stood on it. Copies made before still hold the persons; the certificate says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from counter import outbox
from counter.desk import Desk, Pen, read_office
from counter.errors import Refused
from counter.outbox import PaperJob
from counter.rules.retention import Keeping
from counter.second_person import SecondPerson, witnessed
from counter.settings.erasure import cases, others
from counter.settings.erasure.due import TooEarly, found
from counter.settings.erasure.slip import ErasureCertificate, ErasureLine
from counter.store import erasing, journal
from counter.store.sealing import numbered
from counter.store.tables.base import plain_rows
from counter.store.tables.journal import Entry
from counter.text import Text
from counter.values.clerk import Right

Found = list[tuple[Keeping, list[int]]]


class NothingDue(Refused):
    """Nothing has outlived its period by that day."""

    def __init__(self, up_to: date) -> None:
        super().__init__(
            Text("截至 {day} 没有到期的个人信息，无需清除。",
                 "Nothing is due for erasure up to {day}.").fill(day=up_to.isoformat())
        )  # fmt: skip


@dataclass(frozen=True)
class ErasedNow:
    """How many records of each kind lost their persons, how many journal entries their personal
    texts, and the certificate to be printed."""

    counts: tuple[tuple[str, int], ...]
    entries: int
    paper: PaperJob


def erase(desk: Desk, up_to: date, act: str, second: SecondPerson | None) -> ErasedNow:
    """Take the persons out of everything whose period is over by `up_to`, before a second person.

    Refuses `Forbidden`, `NeedsSecond`, `ConfirmAgain`, `TooEarly` and `NothingDue`. The same act
    again erases nothing more, and hands out the certificate that it is owed.
    """
    desk.clerk.must(Right.ERASE)
    with desk.signed(Right.ERASE, act) as pen:
        if pen.answer is None:
            witness = witnessed(desk, second)
            if up_to > pen.day:
                raise TooEarly(up_to)
            what = found(up_to)
            if not any(ids for _, ids in what):
                raise NothingDue(up_to)
            before = journal.head()
            with erasing.allowed():
                told = erasing.empty_entries(_entries(_empty(what, up_to)))
            counts = {one.code: len(ids) for one, ids in what}
            pen.write(
                erasing.VERB, f"erasure-{up_to.isoformat()}",
                {**told, "kinds": counts, "up_to": up_to, "second": witness,
                 "head_before": before.digest},
            )  # fmt: skip
            pen.result = {
                "counts": counts, "up_to": up_to.isoformat(), "second": witness,
                "entries": _how_many(told), "before": before.digest, "seq": before.seq + 1,
                "at": pen.now.isoformat(),
            }  # fmt: skip
    answer = pen.result if pen.answer is None else pen.answer
    _sweep(desk)
    paper = _certify(desk, act, answer)
    counted: dict[str, int] = answer["counts"]  # type: ignore[assignment]
    return ErasedNow(tuple(sorted(counted.items())), int(str(answer["entries"])), paper)


def _sweep(desk: Desk) -> None:
    """Write the file anew, so that nothing erased is left in pages that were freed.

    A server's free space is its keeper's; what was removed there goes with its next vacuum.
    """
    database = desk.books.database
    with desk.reading():
        if desk.books.is_file:
            database.execute_sql("VACUUM")
            database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            return
        tables = ("case", "piece", "search", "paper", "entry_secret", "envelope", "prereview")
        database.connection().autocommit = True
        try:
            for table in tables:
                database.execute_sql(f'VACUUM "{table}"')
        finally:
            database.connection().autocommit = False


def _empty(what: Found, up_to: date) -> list[str]:
    """Empty everything that was found; the subjects under which the journal tells of it."""
    ids = {one.code: (one, its) for one, its in what}

    def of(code: str) -> list[int]:
        return ids[code][1] if code in ids else []

    subjects = cases.empty(of("case_person_data"), up_to)
    subjects += cases.empty_prereviews(of("prereview"), up_to)
    subjects += others.empty_passports(of("custody"))
    subjects += others.empty_approvals(of("approval"))
    if "custody" in ids:
        subjects += others.empty_counts(ids["custody"][0].since)
    if "case_person_data" in ids:
        others.empty_sheets(ids["case_person_data"][0].since)
        others.empty_differences(ids["case_person_data"][0].since)
        subjects += others.empty_spares(ids["case_person_data"][0].since)
        cases.empty_cards(ids["case_person_data"][0].since)
    others.drop_files(of("agent_file"), of("notary_file"))
    others.empty_papers(sorted({*of("papers_queue"), *others.papers_of(subjects)}))
    return subjects


def _entries(subjects: list[str]) -> list[int]:
    seqs: list[int] = []
    for start in range(0, len(subjects), 400):
        rows = Entry.select(Entry.seq).where(Entry.subject.in_(subjects[start : start + 400]))
        seqs += [seq for (seq,) in plain_rows(rows)]
    return seqs


def _how_many(told: dict[str, object]) -> int:
    old = told["old"]
    return len(numbered(str(told["erased"]))) + (len(old) if isinstance(old, list) else 0)


def _certify(desk: Desk, act: str, answer: dict[str, object]) -> PaperJob:
    """Queue the certificate, once: the head after the act is known only when the act is over."""
    with desk.signed(Right.ERASE, f"{act[:30]}-paper", dated=False) as pen:
        if pen.answer is not None:
            return outbox.job(pen.answer["paper"])
        slip = _state(desk, pen, answer)
        paper = outbox.queue(pen, "erasure_certificate", slip.number, slip)
        pen.write("certify_erasure", slip.number, {"paper": paper})
        pen.result = {"paper": paper}
        return outbox.job(paper)


def _state(desk: Desk, pen: Pen, answer: dict[str, object]) -> ErasureCertificate:
    up_to = date.fromisoformat(str(answer["up_to"]))
    seq = int(str(answer["seq"]))
    counts: dict[str, int] = answer["counts"]  # type: ignore[assignment]
    after = Entry.get_by_id(seq)
    lines = tuple(
        ErasureLine(one.title, counts[one.code], one.length, one.since, one.is_uncertain)
        for one, _ in found(up_to)
        if counts.get(one.code)
    )
    return ErasureCertificate(
        office=read_office(), number=f"erasure-{seq}", up_to=up_to, lines=lines,
        entries=int(str(answer["entries"])), head_before=str(answer["before"]),
        head_after=after.digest, seq=seq, clerk=after.clerk, second=str(answer["second"]),
        window=desk.window, erased_at=datetime.fromisoformat(str(answer["at"])), made_at=pen.now,
    )  # fmt: skip
